import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CustomerRecordInput } from '../../subgraphs/identity/schema.generated.ts';
import { identity as definition } from '../../subgraphs/identity/subgraph.ts';
import { aService, useSubgraph } from '../support/subgraph.ts';
import { asAssociate, asCustomer, asStaff, IMPORT, importing } from './people.ts';

const identity = useSubgraph(definition);

const RECORDS = /* GraphQL */ `
  {
    me {
      version
      name { full }
      sourceRecords(first: 10) {
        edges { node { source recordId version linkedBy recordedAt receivedAt values { column value } } }
      }
    }
  }
`;

/** The customer as they see themself. */
const seen = async (customerId: string) => (await identity.ask(asCustomer(customerId), RECORDS)).data.me;

it('a record founds a customer, and one that fits joins them', async () => {
  const now = identity.clock.now;
  const earlier = new Date('2025-06-01T00:00:00Z');
  const till = await importing(identity, [
    { recordId: 't1', givenName: 'Ada', surname: 'Bakker', loyaltyCard: '2900 0001', recordedAt: earlier },
  ]);
  const customerId = till.results[0].customerId;
  expect(till).toEqual({
    results: [
      {
        index: 0,
        recordId: 't1',
        outcome: 'ACCEPTED',
        customerId: expect.stringMatching(/^cus_/),
        problems: [],
      },
    ],
    accepted: 1,
    unchanged: 0,
    rejected: 0,
    userErrors: [],
  });
  const shop = await importing(identity, [{ recordId: 's1', givenName: 'ada', loyaltyCard: '29000001' }], {
    source: 'shop',
  });
  expect(shop.results[0].customerId).toBe(customerId);

  expect(await seen(customerId)).toEqual({
    version: 1,
    name: { full: 'Ada Bakker' },
    sourceRecords: {
      edges: [
        {
          node: {
            source: 'shop',
            recordId: 's1',
            version: 1,
            linkedBy: 'LOYALTY_CARD',
            recordedAt: now,
            receivedAt: now,
            values: [
              { column: 'given_name', value: 'ada' },
              { column: 'loyalty_card', value: '29000001' },
            ],
          },
        },
        {
          node: {
            source: 'till',
            recordId: 't1',
            version: 1,
            linkedBy: null,
            recordedAt: earlier,
            receivedAt: now,
            values: [
              { column: 'given_name', value: 'Ada' },
              { column: 'surname', value: 'Bakker' },
              { column: 'loyalty_card', value: '2900 0001' },
            ],
          },
        },
      ],
    },
  });
  const linked = await identity.published('patron.customer.record_linked.v1');
  expect(linked.filter(({ subject }) => subject === customerId).map(({ data }) => data)).toEqual([
    { customerId, source: 'till', recordId: 't1' },
    { customerId, source: 'shop', recordId: 's1' },
  ]);
  const registered = await identity.published('patron.customer.registered.v1');
  expect(registered.filter(({ subject }) => subject === customerId)).toHaveLength(1);
});

it('a changed record replaces what it said, and what it said before is kept', async () => {
  const record = { recordId: 'c1', givenName: 'Ben', surname: 'Viser', email: 'ben@change.example' };
  const { results } = await importing(identity, [record]);
  const { customerId } = results[0];
  const again = await importing(identity, [{ ...record, surname: 'Visser', email: 'ben2@change.example' }]);
  expect(again.results).toEqual([{ ...results[0], outcome: 'ACCEPTED' }]);

  expect(await seen(customerId)).toMatchObject({
    version: 2,
    name: { full: 'Ben Visser' },
    sourceRecords: {
      edges: [
        { node: { version: 2, values: expect.arrayContaining([{ column: 'surname', value: 'Visser' }]) } },
      ],
    },
  });
  expect(await identity.db.collection('recordVersions').find({ customerId }).toArray()).toMatchObject([
    { version: 1, values: expect.arrayContaining([{ column: 'surname', value: 'Viser' }]) },
  ]);
  const changed = await identity.published('patron.customer.changed.v1');
  expect(changed.filter(({ subject }) => subject === customerId).map(({ data }) => data)).toEqual([
    { customerId, attributes: ['name', 'emails'] },
  ]);
  const lookup = '{ customerByIdentifier(type: EMAIL, value: "ben@change.example") { id } }';
  expect((await identity.ask(aService(), lookup)).data.customerByIdentifier).toBeNull();
});

it('of two records with one id in a call the later one stands', async () => {
  const { results, accepted, unchanged } = await importing(identity, [
    { recordId: 'd1', givenName: 'Cleo' },
    { recordId: 'd1', givenName: 'Cleo' },
    { recordId: 'd1', givenName: 'Cleopatra' },
  ]);
  expect([
    accepted,
    unchanged,
    new Set(results.map((one: { customerId: string }) => one.customerId)).size,
  ]).toEqual([2, 1, 1]);
  expect(await seen(results[0].customerId)).toMatchObject({
    name: { full: 'Cleopatra' },
    sourceRecords: { edges: [{ node: { version: 2 } }] },
  });
});

it('the same id in another source is another record', async () => {
  const record = { recordId: 'e1', givenName: 'Dirk' };
  const [till, shop] = [
    await importing(identity, [record]),
    await importing(identity, [record], { source: 'shop' }),
  ];
  expect(shop.results[0].outcome).toBe('ACCEPTED');
  expect(shop.results[0].customerId).not.toBe(till.results[0].customerId);
});

it('what a source verified links records without a name', async () => {
  const named = { recordId: 'f1', givenName: 'Eve', email: 'Eve@verified.example' };
  const bare = { recordId: 'f2', email: 'eve+news@verified.example' };
  const { results } = await importing(identity, [named, bare], { verified: ['EMAIL'] });
  expect(results[1].customerId).toBe(results[0].customerId);
  const { data } = await identity.ask(
    asCustomer(results[0].customerId),
    '{ me { emails { value verified confidence } } }',
  );
  expect(data.me.emails).toEqual([{ value: 'Eve@verified.example', verified: true, confidence: 0.99 }]);
});

it('bad records are reported by index and field, and the good ones are taken', async () => {
  const { results, ...counts } = await importing(
    identity,
    [
      { recordId: 'g1', givenName: 'Finn', email: 'finn at home' },
      { recordId: 'g2', givenName: 'Gus', dateOfBirth: '03/04/1990' },
      { recordId: '', givenName: 'Hope' },
      { recordId: 'g4', country: 'NL' },
      { recordId: 'g5', givenName: 'Ivo', phone: '06 12345678' },
    ],
    { defaultCountry: 'NL' },
  );
  expect(results).toEqual([
    {
      index: 0,
      recordId: 'g1',
      outcome: 'REJECTED',
      customerId: null,
      problems: [{ code: 'REJECTED_VALUE', field: 'email' }],
    },
    {
      index: 1,
      recordId: 'g2',
      outcome: 'ACCEPTED',
      customerId: expect.any(String),
      problems: [{ code: 'IGNORED_VALUE', field: 'dateOfBirth' }],
    },
    {
      index: 2,
      recordId: '',
      outcome: 'REJECTED',
      customerId: null,
      problems: [{ code: 'REJECTED_VALUE', field: 'recordId' }],
    },
    {
      index: 3,
      recordId: 'g4',
      outcome: 'REJECTED',
      customerId: null,
      problems: [{ code: 'REJECTED_VALUE', field: null }],
    },
    { index: 4, recordId: 'g5', outcome: 'ACCEPTED', customerId: expect.any(String), problems: [] },
  ]);
  expect(counts).toEqual({ accepted: 2, unchanged: 0, rejected: 3, userErrors: [] });
});

describe('a call is refused as a whole', () => {
  const record = { recordId: 'h1', givenName: 'Kim' };
  it.each<[string, Parameters<typeof importing>[2], CustomerRecordInput[], string]>([
    ['without records', {}, [], 'records'],
    [
      'with more than 500 records',
      {},
      Array.from({ length: 501 }, (_, n) => ({ ...record, recordId: `h${n}` })),
      'records',
    ],
    ['for a source without a name', { source: '' }, [record], 'source'],
    ['for a source that is no name', { source: '{"$gt":""}' }, [record], 'source'],
    ['for a country that there isn’t', { defaultCountry: 'Atlantis' }, [record], 'defaultCountry'],
  ])('%s', async (_, rest, records, field) => {
    expect(await importing(identity, records, rest)).toEqual({
      results: [],
      accepted: 0,
      unchanged: 0,
      rejected: 0,
      userErrors: [{ code: 'INVALID_VALUE', field: ['input', field] }],
    });
  });

  it.each([
    ['a visitor', { kind: 'visitor' } as const],
    ['a customer', asCustomer('cus_1')],
    ['an associate', asAssociate('amsterdam')],
    ['an admin', asStaff('admin')],
    ['a service without the scope', aService('gateway')],
  ])('for %s', async (_, actor) => {
    const { data, codes } = await identity.ask(actor, IMPORT, {
      input: { source: 'till', records: [record] },
    });
    expect({ data, codes }).toEqual({ data: null, codes: ['UNAUTHORIZED_FIELD_OR_TYPE'] });
  });
});

/** Everything that is stored, without the ids that every import chooses anew. */
async function stored() {
  const names = ['customers', 'records', 'recordVersions', 'edits', 'identifiers', 'outbox'];
  return Promise.all(names.map((name) => identity.db.collection(name).find().sort({ _id: 1 }).toArray()));
}

describe('whatever arrives', () => {
  const person = fc.record({
    givenName: fc.constantFrom('Ann', 'Anna', 'Bob', 'Robert', ''),
    surname: fc.constantFrom('Lee', 'Wu', ''),
    email: fc.constantFrom('a@x.example', 'A+1@x.example', 'b@x.example', ''),
    loyaltyCard: fc.constantFrom('29000001', '29000002', ''),
    city: fc.constantFrom('Utrecht'),
  });
  let run = 0;
  /** Whoever is there already may be one of them, also without a common identifier. */
  const nobodyElse = async () => {
    const names = ['customers', 'records', 'identifiers', 'members', 'merges', 'reviewItems'];
    for (const name of names) await identity.db.collection(name).deleteMany({});
  };
  /** Identifiers of their own for each run. */
  const ofRun = (people: Record<string, string>[]): CustomerRecordInput[] => {
    run += 1;
    return people.map(({ email, loyaltyCard, ...rest }, n) => ({
      recordId: `run${run}-${n}`,
      ...rest,
      ...(email && { email: `${run}${email}` }),
      ...(loyaltyCard && { loyaltyCard: `${run}X${loyaltyCard}` }),
    }));
  };
  /** Indexes of the people that turned out to be one, e.g. `[[0, 2], [1]]`. */
  const groupsIn = (records: CustomerRecordInput[], results: { recordId: string; customerId: string }[]) => {
    const groups = new Map<string, number[]>();
    for (const { recordId, customerId } of results) {
      const original = Number(recordId.split('-')[1]);
      groups.set(
        customerId,
        [...(groups.get(customerId) ?? []), original].sort((a, b) => a - b),
      );
    }
    expect(results).toHaveLength(records.length);
    return [...groups.values()].sort((a, b) => Number(a[0]) - Number(b[0]));
  };
  const batch = fc.array(person, { minLength: 1, maxLength: 8 });

  it('gives the same customers in any order', async () => {
    const orders = batch.chain((people) => {
      const order = people.map((_, n) => n);
      return fc.tuple(fc.constant(people), fc.shuffledSubarray(order, { minLength: order.length }));
    });
    await fc.assert(
      fc.asyncProperty(orders, async ([people, order]) => {
        const [straight, other] = [ofRun(people), ofRun(people)];
        const shuffled = order.flatMap((n) => other[n] ?? []);
        await nobodyElse();
        const one = await importing(identity, straight);
        await nobodyElse();
        const two = await importing(identity, shuffled);
        expect(groupsIn(shuffled, two.results)).toEqual(groupsIn(straight, one.results));
      }),
      { numRuns: 15 },
    );
  });

  it('changes nothing when it arrives twice', async () => {
    await fc.assert(
      fc.asyncProperty(batch, async (people) => {
        await nobodyElse();
        const records = ofRun(people);
        const first = await importing(identity, records);
        const before = await stored();
        identity.clock.now = new Date(identity.clock.now.getTime() + 1000);
        const second = await importing(identity, records.toReversed());
        expect(second).toMatchObject({ accepted: 0, unchanged: records.length, rejected: 0 });
        expect(groupsIn(records, second.results)).toEqual(groupsIn(records, first.results));
        expect(await stored()).toEqual(before);
      }),
      { numRuns: 10 },
    );
  });
});

it('the same people arriving from four sources at once are there once', async () => {
  const people = Array.from({ length: 25 }, (_, n) => ({
    recordId: `p${n}`,
    givenName: 'Ann',
    loyaltyCard: `PAR${1000 + n}`,
  }));
  const imports = await Promise.all(
    ['a', 'b', 'c', 'd'].map((source, turn) =>
      importing(identity, turn % 2 ? people : people.toReversed(), { source }),
    ),
  );
  const owners = imports.map(({ results }) =>
    results.map((one: { customerId: string }) => one.customerId).sort(),
  );
  expect(new Set(owners[0]).size).toBe(25);
  expect(owners.slice(1)).toEqual([owners[0], owners[0], owners[0]]);
  const { data } = await identity.ask(asCustomer(owners[0][0]), '{ me { name { confidence } } }');
  expect(data.me.name.confidence).toBe(0.97); // all four are in the profile, whoever came last
});
