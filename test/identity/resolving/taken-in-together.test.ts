import { afterEach, describe, expect, it } from 'vitest';
import type { CustomerRecordInput } from '../../../subgraphs/identity/schema.generated.ts';
import { identity as definition } from '../../../subgraphs/identity/subgraph.ts';
import { aService, useSubgraph } from '../../support/subgraph.ts';
import { IMPORT, importing } from '../people.ts';

const identity = useSubgraph(definition);

const WRITTEN = [
  ...['records', 'recordVersions', 'customers', 'identifiers', 'members', 'merges'],
  ...['reviewItems', 'outbox'],
];
afterEach(async () => {
  for (const name of WRITTEN) await identity.db.collection(name).deleteMany({});
});

/** Everything that is stored. */
const stored = () =>
  Promise.all(
    WRITTEN.map(async (name) => [name, await identity.db.collection(name).find().sort({ _id: 1 }).toArray()]),
  );

/** MongoDB refuses such documents while `work` is done. */
async function refusing(name: string, documents: object, work: () => Promise<void>): Promise<void> {
  const [collection] = await identity.db.listCollections({ name }, { nameOnly: false }).toArray();
  const validator = collection?.options?.validator ?? {};
  await identity.db.command({ collMod: name, validator: { $and: [validator, { $nor: [documents] }] } });
  try {
    await work();
  } finally {
    await identity.db.command({ collMod: name, validator });
  }
}

const GRETA: Partial<CustomerRecordInput> = {
  givenName: 'Margareta',
  surname: 'Zonneveld',
  dateOfBirth: '1971-08-30',
  streetNumber: '17',
  address1: 'Kastanjelaan',
  postcode: '3572 AB',
  city: 'Utrecht',
};
const LINES = { email: 'greta@together.example', phone: '+31612345678' };
/** Two records that nothing but a third, which is both, shows to be one person's. */
const HALVES = [{ givenName: 'Margareta', surname: 'Zonneveld', ...LINES }, GRETA];
const WHOLE = { ...GRETA, ...LINES };

/** One call for each record, all at once; null where a call failed. */
const callingAtOnce = (records: CustomerRecordInput[]): Promise<(string | null)[]> =>
  Promise.all(
    records.map(async (record) => {
      const input = { source: 'till', records: [record] };
      const { data, codes } = await identity.ask(aService('import'), IMPORT, { input });
      if (codes) expect(codes).toEqual(['INTERNAL_SERVER_ERROR']);
      return data?.importCustomerRecords?.results[0].customerId ?? null;
    }),
  );

const aStranger = (n: number): CustomerRecordInput => ({
  recordId: `s${n}`,
  givenName: ['Bram', 'Cor', 'Dirk'][n % 3],
  surname: ['Mulder', 'Visser', 'Smit'][n % 3],
  loyaltyCard: `STRANGER${n}`,
});

describe('calls that are taken in together', () => {
  it('a record that cannot be stored fails alone and leaves nothing behind', async () => {
    await refusing('records', { recordId: 's1' }, async () => {
      const [first, ...owners] = await callingAtOnce(
        [0, 1, 2].map(aStranger).concat({ ...aStranger(0), recordId: 's3' }),
      );
      expect(owners).toEqual([null, expect.stringMatching(/^cus_/), first]);
    });
    expect(await identity.db.collection('records').distinct('recordId')).toEqual(['s0', 's2', 's3']);
    expect(await identity.db.collection('customers').countDocuments()).toBe(2);
    expect(await identity.db.collection('identifiers').distinct('_id')).toEqual([
      'LOYALTY_CARD:STRANGER0',
      'LOYALTY_CARD:STRANGER2',
    ]);
    const told = await identity.db.collection('outbox').distinct('event.data.recordId');
    expect(told).toEqual(['s0', 's2', 's3']);
    // And it is taken in as soon as it can be.
    expect(await callingAtOnce([aStranger(1)])).toEqual([expect.stringMatching(/^cus_/)]);
  });

  it('records of one person are one customer’s, whether something ties them or everything together does', async () => {
    const records = [GRETA, { ...GRETA, surname: 'Zonneveldt' }, WHOLE, { ...HALVES[0] }];
    const owners = await callingAtOnce(records.map((record, n) => ({ recordId: `g${n}`, ...record })));
    expect(new Set(owners).size).toBe(1);
    const [customer] = await identity.db.collection('customers').find().toArray();
    expect(customer).toMatchObject({ _id: owners[0], profile: { emails: [{ value: LINES.email }] } });
    const holders = await identity.db.collection('identifiers').find().toArray();
    expect(
      holders.flatMap((one) => one.holders.map((held: { customerId: string }) => held.customerId)),
    ).toEqual([owners[0], owners[0]]);
  });

  it('the same record twice stands once', async () => {
    const records = Array.from({ length: 4 }, () => ({ recordId: 'g', ...GRETA }));
    expect(new Set(await callingAtOnce(records)).size).toBe(1);
    expect(await identity.db.collection('records').countDocuments()).toBe(1);
    expect(await identity.db.collection('recordVersions').countDocuments()).toBe(0);
  });
});

describe('records that make several customers one', () => {
  /** A person of whom there are two customers until `whole` comes. */
  const another = (n: number) => {
    const [givenName, surname] =
      (
        [
          ['Fatima', 'Amrani'],
          ['Joost', 'Terpstra'],
        ] as const
      )[n % 2] ?? [];
    const lines = { email: `p${n}@together.example`, phone: `+3162222222${n}` };
    const lives = {
      ...GRETA,
      dateOfBirth: `198${n}-03-1${n}`,
      streetNumber: `${40 + n}`,
      address1: ['Damstraat', 'Oudegracht'][n % 2],
      postcode: `${2011 + n} HA`,
      city: ['Haarlem', 'Gouda'][n % 2],
      givenName,
      surname,
    };
    return { halves: [{ givenName, surname, ...lines }, lives], whole: { ...lives, ...lines } };
  };

  /** The half with the identifiers comes second, so that its customer is the one who is merged into the other. */
  const arrange = async () => {
    const people = [{ halves: HALVES, whole: WHOLE }, another(0), another(1)];
    const halves = people.flatMap(({ halves: two }, n) =>
      two.toReversed().map((half, m) => ({ recordId: `h${n}${m}`, ...half })),
    );
    const { results } = await importing(identity, halves);
    const owners: string[] = results.map(({ customerId }: { customerId: string }) => customerId);
    expect(new Set(owners).size).toBe(6);
    identity.clock.now = new Date(identity.clock.now.getTime() + 60_000);
    return { owners, wholes: people.map(({ whole }, n) => ({ recordId: `w${n}`, ...whole })) };
  };

  it('do so in one call, with their identifiers', async () => {
    const { owners, wholes } = await arrange();
    await importing(identity, wholes);
    const living = await identity.db
      .collection('customers')
      .find({ mergedInto: { $exists: false } })
      .sort({ _id: 1 })
      .toArray();
    expect(living.map(({ members }) => members.toSorted())).toEqual(
      [0, 2, 4].map((n) => owners.slice(n, n + 2).toSorted()).toSorted(),
    );
    expect(await identity.db.collection('merges').countDocuments()).toBe(3);
    const holdings = await identity.db.collection('identifiers').find().toArray();
    for (const { holders } of holdings) {
      expect(holders).toHaveLength(1);
      expect(living.map(({ _id }) => String(_id))).toContain(holders[0].customerId);
    }
    expect(holdings).toHaveLength(6);
    const told = await identity.db
      .collection('outbox')
      .find({ 'event.type': 'patron.customer.merged.v1' })
      .toArray();
    expect(told.map(({ event }) => event.data.placements.length)).toEqual([2, 2, 2]);
  });

  it.each(['outbox', 'merges', 'members', 'customers'])(
    'leave everything as it was when it ends at what is written into %s, and do it the next time',
    async (name) => {
      const { wholes } = await arrange();
      const before = await stored();
      await refusing(name, {}, async () => {
        expect(await callingAtOnce(wholes)).toEqual([null, null, null]);
      });
      expect(await stored()).toEqual(before);
      await importing(identity, wholes);
      expect(await identity.db.collection('merges').countDocuments()).toBe(3);
    },
  );
});
