import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { inTransaction } from '#shared/mongo.ts';
import type { StoredRecord } from '../../../subgraphs/identity/data/dossiers.ts';
import { DEFAULT_MODEL } from '../../../subgraphs/identity/resolution/model.ts';
import { openCandidates } from '../../../subgraphs/identity/resolving/candidates.ts';
import { resolvableOf } from '../../../subgraphs/identity/resolving/comparable.ts';
import { openForesight } from '../../../subgraphs/identity/resolving/foreseen.ts';
import { openMatcher } from '../../../subgraphs/identity/resolving/matcher.ts';
import type { Matcher } from '../../../subgraphs/identity/resolving/matching.ts';
import { takeTurn } from '../../../subgraphs/identity/resolving/turn.ts';
import { DEFAULT_POLICIES } from '../../../subgraphs/identity/rules/identifiers.ts';
import type { CustomerRecordInput } from '../../../subgraphs/identity/schema.generated.ts';
import { identity as definition } from '../../../subgraphs/identity/subgraph.ts';
import { aService, useSubgraph } from '../../support/subgraph.ts';
import { anotherProcess, clientOf, IMPORT, importing } from '../people.ts';

const identity = useSubgraph(definition);

const NAMES = ['customers', 'records', 'identifiers', 'members', 'merges', 'reviewItems', 'outbox'];
async function nobody(): Promise<void> {
  for (const name of NAMES) await identity.db.collection(name).deleteMany({});
}
afterEach(nobody);

const MODEL = openMatcher({ version: 0, model: DEFAULT_MODEL });
const MATCHER: Matcher = { ...MODEL, policies: DEFAULT_POLICIES };

/** People who have nothing in common, of whom each record ties to the others by everything together and by no identifier. */
const PEOPLE: Partial<CustomerRecordInput>[] = [
  ['Margareta', 'Zonneveld', '1971-08-30', '17', 'Kastanjelaan', '3572 AB', 'Utrecht'],
  ['Thijs', 'Wolthuizen', '1958-02-11', '4', 'Havenkade', '8861 XC', 'Harlingen'],
  ['Fatima', 'Amrani', '1990-12-05', '212', 'Plein 1940', '3012 CL', 'Rotterdam'],
  ['Gijsbert', 'Pruim', '1984-05-21', '88', 'Molenwijk', '5281 KD', 'Boxtel'],
].map(([givenName, surname, dateOfBirth, streetNumber, address1, postcode, city]) => {
  return { givenName, surname, dateOfBirth, streetNumber, address1, postcode, city };
});

/** What sources write differently, and means the same. */
const WRITTEN = [
  (one: Partial<CustomerRecordInput>) => one,
  (one: Partial<CustomerRecordInput>) => ({ ...one, surname: `${one.surname}t` }),
  (one: Partial<CustomerRecordInput>) => ({ ...one, address1: `${one.address1} ` }),
  (one: Partial<CustomerRecordInput>) => ({ ...one, givenName: `${one.givenName}e` }),
];

describe('what is foreseen while others have their turn', () => {
  it('calls that come at once, to two processes, found nobody twice', async () => {
    const [one, other] = await Promise.all([anotherProcess(identity), anotherProcess(identity)]);
    const aRecord = fc.record({ person: fc.nat(PEOPLE.length - 1), written: fc.nat(WRITTEN.length - 1) });
    const aCall = fc.record({
      running: fc.constantFrom(one, other),
      said: fc.array(aRecord, { minLength: 1, maxLength: 4 }),
    });
    const calls = fc.array(aCall, { minLength: 2, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(calls, async (all) => {
        await nobody();
        const owners = new Map<number, Set<string>>();
        const arrive = async ({ running, said }: (typeof all)[number], call: number) => {
          const records = said.map(({ person, written }, n) => {
            return { recordId: `${call}-${n}`, ...WRITTEN[written]?.(PEOPLE[person] ?? {}) };
          });
          const { data, errors } = await running.execute(
            { query: IMPORT, variables: { input: { source: 'till', records } } },
            { actor: aService('import'), requestId: null },
          );
          expect(errors).toBeUndefined();
          const { results } = (data as Imported).importCustomerRecords;
          for (const [n, { person }] of said.entries()) {
            owners.set(person, (owners.get(person) ?? new Set()).add(results[n]?.customerId ?? ''));
          }
        };
        await Promise.all(all.map(arrive));
        expect([...owners.values()].map(({ size }) => size)).toEqual([...owners].map(() => 1));
        expect(new Set([...owners.values()].flatMap((ids) => [...ids])).size).toBe(owners.size);
      }),
      { numRuns: Number(process.env.PROPERTY_RUNS ?? 6) },
    );
  });

  /** A record as it is stored. */
  const aRecord = (n: number, values: Record<string, string>): StoredRecord => {
    const said = Object.entries(values).map(([column, value]) => ({ column, value }));
    const at = new Date('2026-03-02T10:00:00Z');
    return {
      ...{ _id: `rec_${n}`, customerId: `cus_${n}`, source: 'till', recordId: `r${n}`, version: 1 },
      ...{ recordedAt: at, receivedAt: at, values: said, attributes: { identifiers: [] } },
      contentHash: JSON.stringify(values),
      ...resolvableOf(`till/r${n}`, said),
    };
  };
  const GRETA = {
    given_name: 'Margareta',
    surname: 'Zonneveld',
    date_of_birth: '1971-08-30',
    street_number: '17',
    address_1: 'Kastanjelaan',
    postcode: '3572 AB',
    city: 'Utrecht',
  };

  /** A turn that stores this. */
  const storing = (record: StoredRecord) =>
    inTransaction(clientOf(identity), async (session) => {
      const turn = await takeTurn(identity.db, session);
      await identity.db.collection<StoredRecord>('records').insertOne(record, { session });
      return turn;
    });

  it('is what is stored, and what this process stored since', async () => {
    const [stored, since, coming] = [1, 2, 3].map((n) => aRecord(n, GRETA)) as [
      StoredRecord,
      StoredRecord,
      StoredRecord,
    ];
    const foresight = openForesight(identity.db, openCandidates(identity.db));
    await storing(stored);
    const foreseen = await foresight.of([coming], MATCHER);
    const turn = await storing(since);
    foresight.stored(turn, [since]);
    const hits = foresight.by(foreseen, turn + 1, [coming], MATCHER)?.get(coming.contentHash);
    expect(hits?.map(({ customerId }) => customerId)).toEqual(['cus_1', 'cus_2']);
  });

  it('is nothing when another process stored something since, or another model is used', async () => {
    const [since, coming] = [2, 3].map((n) => aRecord(n, GRETA)) as [StoredRecord, StoredRecord];
    const foresight = openForesight(identity.db, openCandidates(identity.db));
    const foreseen = await foresight.of([coming], MATCHER);
    const turn = await storing(since);
    expect(foresight.by(foreseen, turn + 1, [coming], MATCHER)).toBeNull();
    foresight.stored(turn, [since]);
    expect(foresight.by(foreseen, turn + 1, [coming], { ...MATCHER, version: 1 })).toBeNull();
    expect(foresight.by(foreseen, turn + 1, [coming], MATCHER)?.size).toBe(1);
  });

  it('says nothing of a record that is stored word for word, nor of one that says something else by now', async () => {
    const known = aRecord(1, GRETA);
    const foresight = openForesight(identity.db, openCandidates(identity.db));
    const turn = await storing(known);
    const foreseen = await foresight.of([known, aRecord(2, GRETA)], MATCHER);
    const changed = aRecord(2, { ...GRETA, city: 'Zeist' });
    expect(foresight.by(foreseen, turn + 1, [changed], MATCHER)).toEqual(new Map());
    expect(foresight.by(await foresight.of([known], MATCHER), turn + 1, [known], MATCHER)).toEqual(new Map());
  });
});

it('calls of hundreds at once found nobody twice', async () => {
  // Names of no language, so that nobody is easily taken for another.
  const word = (n: number, salt: string) =>
    createHash('sha256').update(`${salt}${n}`).digest('hex').replaceAll(/\d/g, '').slice(0, 9);
  const said = (call: number) =>
    Array.from({ length: 150 }, (_, n) => ({
      recordId: `${call}-${n}`,
      givenName: word(n, 'given'),
      surname: word(n, 'surname'),
      dateOfBirth: `${1940 + (n % 60)}-0${1 + (n % 9)}-${10 + (n % 17)}`,
      city: word(n, 'city'),
      postcode: `${1000 + 37 * n} AB`,
      streetNumber: `${n + 1}`,
      address1: word(n, 'street'),
    }));
  const owners = await Promise.all(
    [0, 1, 2, 3].map(async (call) => {
      const { results } = await importing(identity, said(call));
      return results.map(({ customerId }: { customerId: string }) => customerId);
    }),
  );
  expect(new Set(owners.flat()).size).toBe(150);
  expect(owners.map((ids) => ids.join())).toEqual(owners.map(() => owners[0].join()));
});

type Imported = { importCustomerRecords: { results: { customerId: string }[] } };
