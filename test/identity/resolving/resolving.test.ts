import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { newId } from '#shared/mongo.ts';
import { INDEXED_PASSES } from '../../../subgraphs/identity/resolving/blocking-keys.ts';
import { MAX_BLOCK } from '../../../subgraphs/identity/resolving/weigh.ts';
import type { CustomerRecordInput } from '../../../subgraphs/identity/schema.generated.ts';
import { identity as definition } from '../../../subgraphs/identity/subgraph.ts';
import { aService, useSubgraph } from '../../support/subgraph.ts';
import { deciding, OFFICER } from '../merging/merging-people.ts';
import { aKey, anotherProcess, asAssociate, asCustomer, asStaff, IMPORT, importing } from '../people.ts';

const identity = useSubgraph(definition);

const ADMIN = asStaff('admin');

const NAMES = ['customers', 'records', 'recordVersions', 'identifiers', 'members', 'merges', 'edits'];
const WAITING = ['reviewItems', 'matchDecisions', 'resolutionModels', 'resolutionRuns', 'crowdedKeys'];

/** Whoever is there may be whoever arrives, so everybody starts from nobody. */
async function nobody(): Promise<void> {
  for (const name of [...NAMES, ...WAITING]) await identity.db.collection(name).deleteMany({});
}
afterEach(nobody);

const GRETA: Partial<CustomerRecordInput> = {
  givenName: 'Margareta',
  surname: 'Zonneveld',
  dateOfBirth: '1971-08-30',
  streetNumber: '17',
  address1: 'Kastanjelaan',
  postcode: '3572 AB',
  city: 'Utrecht',
};

/** Imports one record by itself; returns whose it is. */
async function arriving(record: Partial<CustomerRecordInput>, source = 'till'): Promise<string> {
  const { results } = await importing(identity, [{ recordId: newId('r'), ...record }], { source });
  return results[0].customerId;
}

/** By which id a customer goes now. */
async function nowOf(customerId: string): Promise<string> {
  const { data } = await identity.ask(OFFICER, 'query($id: ID!) { customer(id: $id) { id } }', {
    id: customerId,
  });
  return data.customer.id;
}

const rules = async (customerId: string) =>
  (
    await identity.ask(asCustomer(customerId), '{ me { sourceRecords { edges { node { linkedBy } } } } }')
  ).data.me.sourceRecords.edges.map(({ node }: { node: { linkedBy: string | null } }) => node.linkedBy);

const waiting = () =>
  identity.db
    .collection('reviewItems')
    .find({ state: 'OPEN' }, { projection: { _id: 0, between: 1 } })
    .toArray();

describe('a record without a common identifier', () => {
  it('is whose it is after all when everything together says so', async () => {
    const customerId = await arriving(GRETA);
    expect(await arriving({ ...GRETA, givenName: 'Margareta', surname: 'Zonneveldt' })).toBe(customerId);
    expect(await arriving({ ...GRETA, givenName: 'Margaretha' })).toBe(customerId);
    expect(await arriving({ ...GRETA, dateOfBirth: '1971-08-03' })).toBe(customerId);
    expect(await rules(customerId)).toEqual(['RESOLUTION', 'RESOLUTION', 'RESOLUTION', null]);
  });

  it('founds a customer when too little agrees, and a person is asked when it might be', async () => {
    const customerId = await arriving(GRETA);
    const namesake = await arriving({ givenName: 'Margareta', surname: 'Zonneveld' });
    const maybe = await arriving({
      givenName: 'Margareta',
      surname: 'Zonneveld',
      city: 'Utrecht',
      postcode: '3572 AB',
    });
    expect(new Set([customerId, namesake, maybe]).size).toBe(3);
    expect((await waiting()).map(({ between }) => between)).toContainEqual([customerId, maybe].sort());
  });

  it('does not join somebody whose given name and birth date are clearly others', async () => {
    const customerId = await arriving(GRETA);
    const son = await arriving({ ...GRETA, givenName: 'Willem', dateOfBirth: '2001-02-11' });
    expect(son).not.toBe(customerId);
  });

  it('joins nobody by what a customer merely claims', async () => {
    const { data } = await identity.ask(
      { kind: 'visitor' },
      'mutation($input: RegisterCustomerInput!) { registerCustomer(input: $input) { customerId } }',
      {
        input: {
          idempotencyKey: aKey(),
          email: 'greta@claims.example',
          name: { given: 'Margareta', family: 'Zonneveld' },
        },
      },
    );
    const customerId = await arriving({ ...GRETA, email: 'greta@claims.example' });
    expect(customerId).not.toBe(data.registerCustomer.customerId);
    expect(await waiting()).toEqual([]);
  });
});

/** Two records that nothing but a third, which is both, shows to be one person's. */
const HALVES = [
  { givenName: 'Margareta', surname: 'Zonneveld', email: 'greta@halves.example', phone: '+31612345678' },
  { ...GRETA },
] as const;
const WHOLE = { ...HALVES[0], ...HALVES[1] };

describe('a record that ties two known customers', () => {
  it('makes them one, whose old ids lead to the one', async () => {
    const [first, second] = [await arriving(HALVES[0]), await arriving(HALVES[1])];
    expect(second).not.toBe(first);
    const joined = await arriving(WHOLE);
    expect(await nowOf(second)).toBe(first);
    expect(await nowOf(joined)).toBe(first);
    const merges = await identity.db.collection('merges').find().toArray();
    expect(merges).toMatchObject([
      {
        survivorId: first,
        mergedId: second,
        origin: 'resolution',
        by: 'model:0',
        evidence: { weight: expect.any(Number) },
      },
    ]);
    expect((await rules(first)).sort()).toEqual([null, null, expect.any(String)].sort());
  });

  it('does so when it is a record that was there and says more now', async () => {
    const first = await arriving({ recordId: 'h1', ...HALVES[0] });
    const second = await arriving(HALVES[1]);
    expect(await arriving({ recordId: 'h1', ...WHOLE })).toBe(first);
    expect(await nowOf(second)).toBe(first);
  });

  it('does not when a person has decided that they are never the same, in no rerun either', async () => {
    const [first, second] = [await arriving(HALVES[0]), await arriving(HALVES[1])];
    await deciding(identity, { customerIds: [first, second], verdict: 'DIFFERENT' });
    const joined = await arriving(WHOLE);
    expect([first, second]).toContain(joined);
    await rerun();
    expect(await nowOf(first)).not.toBe(await nowOf(second));
    expect(await identity.db.collection('merges').countDocuments()).toBe(0);
  });
});

const START = /* GraphQL */ `
  mutation Start($input: StartResolutionInput!) {
    startResolution(input: $input) {
      run { id kind state recordsDone }
      userErrors { code }
      idempotentReplay
    }
  }
`;
const LEARN = START.replaceAll('StartResolution', 'LearnResolutionModel').replace(
  'startResolution',
  'learnResolutionModel',
);
const RUNS = /* GraphQL */ `
  {
    resolutionRuns(first: 1) {
      edges {
        node { kind state recordsTotal recordsDone customersMerged reviewsAsked modelVersion startedAt finishedAt }
      }
    }
  }
`;

type Runs = { work(signal: AbortSignal): Promise<boolean>; requestDue(): Promise<void> };
const runs = () => (identity.data as { runs: Runs }).runs;

/** Has everything resolved again; returns what the newest run says then. */
async function rerun() {
  await identity.ask(ADMIN, START, { input: { idempotencyKey: aKey() } });
  while (await runs().work(new AbortController().signal));
  const { data } = await identity.ask(ADMIN, RUNS);
  return data.resolutionRuns.edges[0].node;
}

describe('resolving everything again', () => {
  it('merges customers whom nobody compared before, and says how far it is', async () => {
    const first = await arriving(GRETA);
    await identity.db.collection('records').updateMany({}, { $unset: { comparable: '', blockingKeys: '' } });
    const second = await arriving(GRETA, 'shop');
    expect(second).not.toBe(first);
    expect(await rerun()).toEqual({
      kind: 'RESOLVE',
      state: 'DONE',
      recordsTotal: 2,
      recordsDone: 2,
      customersMerged: 1,
      reviewsAsked: 0,
      modelVersion: 0,
      startedAt: identity.clock.now,
      finishedAt: identity.clock.now,
    });
    expect(await nowOf(second)).toBe(first);
  });

  it('is due by itself when records wait to be made comparable', async () => {
    const first = await arriving(GRETA);
    await runs().requestDue();
    expect(await runs().work(new AbortController().signal)).toBe(false);
    await identity.db.collection('records').updateMany({}, { $set: { 'comparable.engine': 0 } });
    await runs().requestDue();
    expect(await runs().work(new AbortController().signal)).toBe(true);
    expect(await arriving(GRETA, 'shop')).toBe(first);
  });

  it('goes on where it was when it was stopped', async () => {
    for (let n = 0; n < 3; n += 1) await arriving({ givenName: 'Ann', loyaltyCard: `STOP${n}` });
    await identity.ask(ADMIN, START, { input: { idempotencyKey: aKey() } });
    await runs().work(AbortSignal.abort());
    const open = await identity.ask(ADMIN, RUNS);
    expect(open.data.resolutionRuns.edges[0].node).toMatchObject({ state: 'RUNNING', recordsDone: 0 });
    expect(await rerun()).toMatchObject({ state: 'DONE', recordsDone: 3 });
    expect(await identity.db.collection('resolutionRuns').countDocuments()).toBe(1);
  });

  it('changes nothing the second time', async () => {
    for (const half of HALVES) await arriving(half);
    await arriving(WHOLE);
    await rerun();
    const before = await stored();
    expect(await rerun()).toMatchObject({ state: 'DONE', customersMerged: 0 });
    expect(await stored()).toEqual(before);
  });

  it('is for admins', async () => {
    for (const actor of [OFFICER, asAssociate('utrecht'), aService('import'), asCustomer('cus_1')]) {
      const { codes } = await identity.ask(actor, START, { input: { idempotencyKey: aKey() } });
      expect(codes).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
    }
  });
});

it('a model is learned in the background, and the newest one is used', { timeout: 120_000 }, async () => {
  const people = Array.from({ length: 120 }, (_, n) => ({
    ...GRETA,
    recordId: `l${n}`,
    givenName: ['Anna', 'Bram', 'Cor', 'Dirk', 'Els', 'Femke'][n % 6],
    surname: ['Bos', 'Mulder', 'Visser', 'Smit', 'Dekker'][n % 5],
    dateOfBirth: `19${50 + (n % 40)}-0${1 + (n % 9)}-1${n % 8}`,
    streetNumber: String(n),
  }));
  await importing(identity, people);
  const first = await identity.ask(ADMIN, LEARN, { input: { idempotencyKey: 'learn' } });
  expect(first.data.learnResolutionModel).toEqual({
    run: { id: expect.stringMatching(/^rsr_/), kind: 'LEARN', state: 'WAITING', recordsDone: 0 },
    userErrors: [],
    idempotentReplay: false,
  });
  const again = await identity.ask(ADMIN, LEARN, { input: { idempotencyKey: 'another' } });
  expect(again.data.learnResolutionModel.run.id).toBe(first.data.learnResolutionModel.run.id);
  while (await runs().work(new AbortController().signal));
  const { data } = await identity.ask(ADMIN, RUNS);
  expect(data.resolutionRuns.edges[0].node).toMatchObject({ kind: 'LEARN', state: 'DONE', modelVersion: 1 });
  expect(await rerun()).toMatchObject({ kind: 'RESOLVE', modelVersion: 1, recordsDone: 120 });
});

const EXPLAIN = /* GraphQL */ `
  query Explain($customerId: ID!, $otherId: ID) {
    explainMatch(customerId: $customerId, otherId: $otherId) {
      recordIds mergeId rule comparisons { field level weight }
      prior relatives total verdict mergeAt reviewAt modelVersion
    }
  }
`;

describe('explainMatch', () => {
  it('says of each pair that linked how every field compared, and adds up', async () => {
    const customerId = await arriving(GRETA);
    await arriving({ ...GRETA, surname: 'Zonnevelt' });
    const { data } = await identity.ask(OFFICER, EXPLAIN, { customerId });
    expect(data.explainMatch).toEqual([
      {
        recordIds: [expect.stringMatching(/^rec_/), expect.stringMatching(/^rec_/)],
        mergeId: null,
        rule: 'RESOLUTION',
        comparisons: expect.arrayContaining([
          { field: 'given_name', level: 'EXACT', weight: expect.any(Number) },
          { field: 'surname', level: 'CLOSE', weight: expect.any(Number) },
          { field: 'date_of_birth', level: 'EXACT', weight: expect.any(Number) },
        ]),
        prior: expect.any(Number),
        relatives: expect.any(Number),
        total: expect.any(Number),
        verdict: 'MERGE',
        mergeAt: expect.any(Number),
        reviewAt: expect.any(Number),
        modelVersion: 0,
      },
    ]);
    const [{ prior, relatives, total, comparisons, mergeAt }] = data.explainMatch;
    const bits = comparisons.reduce((sum: number, { weight }: { weight: number }) => sum + weight, 0);
    expect(prior + bits - relatives).toBeCloseTo(total, 6);
    expect(total).toBeGreaterThanOrEqual(mergeAt);
    const linked = await identity.db.collection('records').findOne({ linkedBy: 'RESOLUTION' });
    expect(linked?.linkedWith).toEqual({
      record: data.explainMatch[0].recordIds[1],
      model: 0,
      weight: expect.closeTo(total, 6),
    });
    expect(JSON.stringify(data)).not.toMatch(/zonneve|kastanje|1971/i);
  });

  it('says it of a link by an identifier too, and of customers who were made one', async () => {
    const [first, second] = [await arriving(HALVES[0]), await arriving(HALVES[1])];
    await arriving(WHOLE);
    const { data } = await identity.ask(OFFICER, EXPLAIN, { customerId: second });
    expect(data.explainMatch).toMatchObject([
      { mergeId: null, rule: expect.any(String), total: expect.any(Number) },
      { mergeId: expect.stringMatching(/^mrg_/), recordIds: [], rule: 'RESOLUTION', modelVersion: 0 },
    ]);
    expect(await nowOf(second)).toBe(first);
  });

  it('compares two customers, the heaviest pair first', async () => {
    const [first, second] = [await arriving(HALVES[0]), await arriving(HALVES[1])];
    await arriving({ givenName: 'Xander', surname: 'Ypma', loyaltyCard: 'XY1234' });
    const { data } = await identity.ask(OFFICER, EXPLAIN, { customerId: first, otherId: second });
    expect(data.explainMatch).toMatchObject([{ rule: null, verdict: expect.stringMatching(/APART|REVIEW/) }]);
  });

  it.each([
    ['an associate whom the customer is not served by', asAssociate('utrecht'), 'FORBIDDEN'],
    ['the customer', null, 'UNAUTHORIZED_FIELD_OR_TYPE'],
    ['an admin', ADMIN, 'UNAUTHORIZED_FIELD_OR_TYPE'],
    ['a service', aService('import'), 'UNAUTHORIZED_FIELD_OR_TYPE'],
  ])('is refused to %s', async (_, actor, code) => {
    const customerId = await arriving(GRETA);
    const { data, codes } = await identity.ask(actor ?? asCustomer(customerId), EXPLAIN, { customerId });
    expect({ data, codes }).toEqual({ data: { explainMatch: null }, codes: [code] });
  });
});

/** Everything that is stored, but when it was last looked at. */
async function stored() {
  const names = ['customers', 'records', 'recordVersions', 'identifiers', 'members', 'merges', 'reviewItems'];
  return Promise.all(names.map((name) => identity.db.collection(name).find().sort({ _id: 1 }).toArray()));
}

describe('whatever arrives', () => {
  /** Clearly different people, of whom each record says name and birth date and leaves out some of the rest. */
  const PEOPLE: Partial<CustomerRecordInput>[] = [
    { ...GRETA, email: 'greta@order.example', phone: '+31611111111' },
    {
      ...GRETA,
      givenName: 'Willem',
      dateOfBirth: '1968-01-12',
      email: 'wim@order.example',
      phone: '+31622222222',
    },
    {
      givenName: 'Fatima',
      surname: 'El Amrani',
      dateOfBirth: '1985-11-02',
      streetNumber: '4',
      address1: 'Damstraat',
      postcode: '2011 HA',
      city: 'Haarlem',
      email: 'fatima@order.example',
      phone: '+31633333333',
    },
  ];
  const record = fc
    .record({
      person: fc.nat({ max: PEOPLE.length - 1 }),
      left: fc.subarray(['email', 'phone', 'streetNumber', 'postcode', 'city'] as const, { maxLength: 3 }),
      mistyped: fc.boolean(),
    })
    .map(({ person, left, mistyped }) => {
      const values = { ...PEOPLE[person] };
      for (const field of left) delete values[field];
      if (mistyped) values.surname = values.surname?.replace(/.$/, 'x');
      return { person, values };
    });
  const arrivals = fc
    .array(record, { minLength: 1, maxLength: 7 })
    .chain((all) =>
      fc.tuple(
        fc.constant(all),
        fc.shuffledSubarray(all, { minLength: all.length }),
        fc.integer({ min: 1, max: 4 }),
      ),
    );

  /** Takes them in, so many at a time; returns by which customer each person goes. */
  async function cluster(all: { person: number; values: Partial<CustomerRecordInput> }[], size: number) {
    await nobody();
    const owners: string[] = [];
    for (let at = 0; at < all.length; at += size) {
      const records = all
        .slice(at, at + size)
        .map(({ values }, n) => ({ recordId: `o${at + n}`, ...values }));
      const { results } = await importing(identity, records);
      owners.push(...results.map(({ customerId }: { customerId: string }) => customerId));
    }
    const now = await Promise.all(owners.map(nowOf));
    const people = all.map(({ person }, n) => ({ person, customer: now[n] }));
    return new Set(people.map(({ person, customer }) => `${person} ${customer}`)).size;
  }

  it('gives the same people in any order and any batches, when nothing speaks against anything', async () => {
    await fc.assert(
      fc.asyncProperty(arrivals, async ([straight, shuffled, size]) => {
        const people = new Set(straight.map(({ person }) => person)).size;
        expect(await cluster(straight, 1)).toBe(people);
        expect(
          await identity.db.collection('customers').countDocuments({ mergedInto: { $exists: false } }),
        ).toBe(people);
        expect(await cluster(shuffled, size)).toBe(people);
        expect(
          await identity.db.collection('customers').countDocuments({ mergedInto: { $exists: false } }),
        ).toBe(people);
      }),
      { numRuns: Number(process.env.PROPERTY_RUNS ?? 6) },
    );
  });

  it('changes nothing when it arrives twice', async () => {
    await fc.assert(
      fc.asyncProperty(arrivals, async ([all]) => {
        await cluster(all, 2);
        const before = await stored();
        identity.clock.now = new Date(identity.clock.now.getTime() + 1000);
        const records = all.map(({ values }, n) => ({ recordId: `o${n}`, ...values }));
        expect(await importing(identity, records)).toMatchObject({ accepted: 0, unchanged: all.length });
        expect(await stored()).toEqual(before);
      }),
      { numRuns: Number(process.env.PROPERTY_RUNS ?? 6) },
    );
  });
});

describe('arriving at the same time', () => {
  it('records of one person are one customer’s, without a common identifier', async () => {
    const sources = ['a', 'b', 'c', 'd', 'e'];
    const owners = await Promise.all(sources.map((source) => arriving(GRETA, source)));
    expect(new Set(owners).size).toBe(1);
  });

  it('and in two processes they are too', async () => {
    const two = await anotherProcess(identity);
    const turns = Array.from({ length: 8 }, (_, n) => (n % 2 ? two : identity.running));
    const owners = await Promise.all(
      turns.map(async (running, n) => {
        const input = { source: `s${n}`, records: [{ recordId: 'r', ...GRETA }] };
        const caller = { actor: aService('import'), requestId: null };
        const { data } = await running.execute({ query: IMPORT, variables: { input } }, caller);
        return (data as Imported).importCustomerRecords.results[0]?.customerId;
      }),
    );
    expect(new Set(owners).size).toBe(1);
    expect(owners[0]).toMatch(/^cus_/);
  });
});

type Imported = { importCustomerRecords: { results: { customerId: string }[] } };

it('a key that too many records have is skipped, for good, and narrower ones find who is meant', async () => {
  const many = Array.from({ length: MAX_BLOCK + 5 }, (_, n) => ({
    recordId: `m${n}`,
    givenName: 'Ann',
    surname: `Q${String.fromCharCode(97 + (n % 26))}${String.fromCharCode(97 + Math.floor(n / 26))}xz`,
    dateOfBirth: '1980-01-01',
    loyaltyCard: `MANY${1000 + n}`,
  }));
  await importing(identity, many);
  const customerId = await arriving({ ...GRETA, dateOfBirth: '1980-01-01' });
  const crowded = await identity.db.collection('crowdedKeys').find().toArray();
  const passes = crowded.map(({ _id }) => INDEXED_PASSES[Math.floor(Number(_id) / 2 ** 32)]);
  expect(passes).toContain('date_of_birth.any');
  expect(await arriving({ ...GRETA, dateOfBirth: '1980-01-01' }, 'shop')).toBe(customerId);
});
