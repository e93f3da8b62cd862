import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identifierId } from '../../../subgraphs/identity/rules/identifiers.ts';
import { profileOf as profileOfFacts } from '../../../subgraphs/identity/rules/profile.ts';
import { identifiersOf } from '../../../subgraphs/identity/rules/traits.ts';
import { identity as definition } from '../../../subgraphs/identity/subgraph.ts';
import { aService, useSubgraph } from '../../support/subgraph.ts';
import { aCustomerFrom, aKey, asAssociate, importing, updating } from '../people.ts';
import {
  aPerson,
  deciding,
  merged,
  merging,
  OFFICER,
  profileOf,
  separating,
  unmerging,
} from './merging-people.ts';

const identity = useSubgraph(definition);

const refused = (code: string, field: string) => ({
  customers: null,
  userErrors: [{ code, field: ['input', field] }],
  idempotentReplay: false,
});

describe('a merge is taken back', () => {
  it('and both are as they were', async () => {
    const ada = await aPerson(identity, 'Ada');
    const recordId = aKey();
    const record = {
      recordId,
      givenName: 'Bo',
      surname: 'Zwart',
      loyaltyCard: aKey().slice(-20),
      city: 'Ede',
    };
    const bo = await aCustomerFrom(identity, record);
    const before = [await profileOf(identity, ada), await profileOf(identity, bo)];
    const mergeId = await merged(identity, ada, bo);
    expect(await unmerging(identity, { mergeId })).toEqual({
      customers: [
        { id: ada, formerIds: [] },
        { id: bo, formerIds: [] },
      ],
      userErrors: [],
      idempotentReplay: false,
    });
    expect([await profileOf(identity, ada), await profileOf(identity, bo)]).toEqual(before);
    const query = `{ customerByIdentifier(type: LOYALTY_CARD, value: "${record.loyaltyCard}") { id } }`;
    expect((await identity.ask(aService(), query)).data).toEqual({ customerByIdentifier: { id: bo } });
  });

  it('and what came in between stays with the id that it came in under', async () => {
    const ada = await aPerson(identity, 'Ada');
    const recordId = aKey();
    const bo = await aCustomerFrom(identity, { recordId, givenName: 'Bo', surname: 'Zwart', city: 'Ede' });
    const mergeId = await merged(identity, ada, bo);
    await updating(identity, bo, { language: 'nl' });
    await updating(identity, ada, { birthDate: '1990-12-24' });
    await importing(identity, [{ recordId, givenName: 'Bo', surname: 'Zwart', city: 'Arnhem' }]);
    await unmerging(identity, { mergeId });
    expect(await profileOf(identity, ada)).toMatchObject({
      language: null,
      birthDate: { value: '1990-12-24' },
      addresses: [],
    });
    expect(await profileOf(identity, bo)).toMatchObject({
      language: { value: 'nl' },
      birthDate: null,
      addresses: [{ value: { city: 'Arnhem' } }],
    });
  });

  it('under which others were made: each side keeps what its other merges hold', async () => {
    const [a, b, c, d] = await Promise.all(['A', 'B', 'C', 'D'].map((name) => aPerson(identity, name)));
    if (!a || !b || !c || !d) throw new Error('four people');
    await merged(identity, a, b);
    const inner = await merged(identity, b, c); // names b: a goes on
    await merged(identity, d, c); // names c: d goes on
    expect((await profileOf(identity, d)).formerIds).toEqual([a, b, c]);
    const { customers } = await unmerging(identity, { mergeId: inner });
    expect(customers).toEqual([
      { id: d, formerIds: [c] },
      { id: a, formerIds: [b] },
    ]);
    const events = await identity.published('patron.customer.unmerged.v1');
    expect(events.at(-1)).toMatchObject({
      subject: d,
      data: {
        mergeId: inner,
        survivorId: d,
        mergedId: a,
        placements: [
          { id: d, members: [d, c] },
          { id: c, members: [d, c] },
          { id: a, members: [a, b] },
          { id: b, members: [a, b] },
        ],
      },
    });
  });

  it('for good: the two are never the same, until a person says otherwise', async () => {
    const [ada, ben] = [await aPerson(identity, 'Ada'), await aPerson(identity, 'Ada')];
    await unmerging(identity, { mergeId: await merged(identity, ada, ben) });
    const again = { customerIds: [ada, ben] };
    expect((await merging(identity, again)).userErrors).toMatchObject([{ code: 'NEVER_THE_SAME' }]);
    expect(await deciding(identity, { ...again, verdict: 'SAME' })).toEqual({
      mergeId: expect.stringMatching(/^mrg_/),
      userErrors: [],
      idempotentReplay: false,
    });
    expect((await profileOf(identity, ada)).id).toBe((await profileOf(identity, ben)).id);
  });

  it('without a lasting decision, if it is told so', async () => {
    const [ada, ben] = [await aPerson(identity, 'Ada'), await aPerson(identity, 'Ada')];
    await unmerging(identity, { mergeId: await merged(identity, ada, ben), neverTheSame: false });
    expect((await merging(identity, { customerIds: [ada, ben] })).userErrors).toEqual([]);
  });

  it('of those whom a person had decided to be one: that decision goes with it', async () => {
    const [ada, ben] = [await aPerson(identity, 'Ada'), await aPerson(identity, 'Ada')];
    const { mergeId } = await deciding(identity, { customerIds: [ada, ben], verdict: 'SAME' });
    await unmerging(identity, { mergeId, neverTheSame: false });
    expect(await identity.db.collection('matchDecisions').countDocuments({ between: ada })).toBe(0);
  });

  it('once', async () => {
    const mergeId = await merged(identity, await aPerson(identity, 'A'), await aPerson(identity, 'B'));
    await unmerging(identity, { mergeId });
    expect(await unmerging(identity, { mergeId })).toEqual(refused('ALREADY_UNMERGED', 'mergeId'));
  });

  it('that there is, by somebody whose it is to see', async () => {
    const missing = refused('MERGE_NOT_FOUND', 'mergeId');
    expect(await unmerging(identity, { mergeId: 'mrg_none' })).toEqual(missing);
    const mergeId = await merged(identity, await aPerson(identity, 'A'), await aPerson(identity, 'B'));
    expect(await unmerging(identity, { mergeId }, asAssociate('store_1'))).toEqual(missing);
  });
});

describe('a decision that two are never the same', () => {
  it('holds for whomever either becomes part of', async () => {
    const [a, b, c, d] = await Promise.all(['A', 'B', 'C', 'D'].map((name) => aPerson(identity, name)));
    if (!a || !b || !c || !d) throw new Error('four people');
    await deciding(identity, { customerIds: [a, b], verdict: 'DIFFERENT' });
    await merged(identity, c, a);
    await merged(identity, d, b);
    expect((await merging(identity, { customerIds: [c, d] })).userErrors).toMatchObject([
      { code: 'NEVER_THE_SAME' },
    ]);
    expect((await deciding(identity, { customerIds: [c, d], verdict: 'SAME' })).userErrors).toMatchObject([
      { code: 'NEVER_THE_SAME' },
    ]);
    expect((await deciding(identity, { customerIds: [a, b], verdict: 'SAME' })).userErrors).toEqual([]);
    expect((await profileOf(identity, c)).id).toBe((await profileOf(identity, d)).id);
  });

  it('can’t be made of those who are one', async () => {
    const [a, b] = [await aPerson(identity, 'A'), await aPerson(identity, 'B')];
    await merged(identity, a, b);
    expect(await deciding(identity, { customerIds: [a, b], verdict: 'DIFFERENT' })).toEqual({
      mergeId: null,
      userErrors: [{ code: 'ALREADY_MERGED', field: ['input', 'customerIds'] }],
      idempotentReplay: false,
    });
  });
});

describe('a record that was given to the wrong customer', () => {
  const aFamily = async () => {
    const loyaltyCard = aKey().slice(-20);
    const records = [
      { recordId: aKey(), givenName: 'Bo', surname: 'Zwart', loyaltyCard, city: 'Ede' },
      { recordId: aKey(), givenName: 'Bo', surname: 'Zwart', loyaltyCard, email: `${aKey()}@example.com` },
    ];
    const { results } = await importing(identity, records);
    const [bo] = [
      ...new Set(results.map(({ customerId }: { customerId: string }) => customerId)),
    ] as string[];
    const record = await identity.db.collection('records').findOne({ recordId: records[1]?.recordId });
    return { bo: bo ?? '', recordId: String(record?._id), sourceId: records[1]?.recordId };
  };

  it('founds a customer of its own, whom what hangs on it follows', async () => {
    const { bo, recordId, sourceId } = await aFamily();
    const { customerId, formerId, userErrors } = await separating(identity, { recordId });
    expect({ formerId, userErrors }).toEqual({ formerId: bo, userErrors: [] });
    expect(await profileOf(identity, customerId)).toMatchObject({
      id: customerId,
      addresses: [],
      sourceRecords: { edges: [{ node: { recordId: sourceId } }] },
    });
    expect((await profileOf(identity, bo)).emails).toEqual([]);
    const linked = await identity.published('patron.customer.record_linked.v1');
    expect(linked.at(-1)?.data).toEqual({ customerId, source: 'till', recordId: sourceId });
    expect((await merging(identity, { customerIds: [bo, customerId] })).userErrors).toMatchObject([
      { code: 'NEVER_THE_SAME' },
    ]);
  });

  it('is given back by deciding that they are one', async () => {
    const { bo, recordId } = await aFamily();
    const { addresses, emails } = await profileOf(identity, bo);
    const { customerId } = await separating(identity, { recordId });
    await deciding(identity, { customerIds: [bo, customerId], verdict: 'SAME' });
    expect(await profileOf(identity, bo)).toMatchObject({ addresses, emails });
    expect(await profileOf(identity, customerId, bo)).toEqual(await profileOf(identity, bo));
  });

  it('can’t be the only one', async () => {
    await aCustomerFrom(identity, { recordId: 'alone', givenName: 'Zoë', surname: 'Vos' });
    const record = await identity.db.collection('records').findOne({ recordId: 'alone' });
    expect(await separating(identity, { recordId: String(record?._id) })).toEqual({
      customerId: null,
      formerId: null,
      userErrors: [{ code: 'LAST_RECORD', field: ['input', 'recordId'] }],
    });
    expect(await separating(identity, { recordId: 'rec_none' })).toMatchObject({
      userErrors: [{ code: 'RECORD_NOT_FOUND' }],
    });
  });
});

const PEOPLE = 4;

/** What happens to people, who are named by their number. */
const theSteps = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        does: fc.constant('merge' as const),
        one: fc.nat(PEOPLE - 1),
        other: fc.nat(PEOPLE - 1),
      }),
    },
    { weight: 2, arbitrary: fc.record({ does: fc.constant('unmerge' as const), which: fc.nat(9) }) },
    {
      weight: 3,
      arbitrary: fc.record({
        does: fc.constant('edit' as const),
        who: fc.nat(PEOPLE - 1),
        input: fc.oneof(
          fc.record({ language: fc.constantFrom('nl', 'fr', 'de') }),
          fc.record({ addEmails: fc.tuple(fc.constantFrom('x', 'y')) }),
          fc.record({ name: fc.record({ given: fc.constantFrom('Ada', 'Bo') }) }),
        ),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        does: fc.constant('record' as const),
        who: fc.nat(PEOPLE - 1),
        city: fc.constantFrom('Ede', 'Arnhem', 'Goor'),
      }),
    },
  ),
  { minLength: 4, maxLength: 14 },
);

/** Who holds which identifiers, by id of the customer. */
async function holdings(ids: readonly string[]) {
  const found = await identity.db
    .collection('identifiers')
    .find({ 'holders.customerId': { $in: [...ids] } })
    .toArray();
  return ids.map((id) =>
    found
      .filter(({ holders }) => holders.some(({ customerId }: { customerId: string }) => customerId === id))
      .map(({ _id }) => String(_id))
      .sort(),
  );
}

it('whatever was merged and unmerged, once all merges are taken back everybody has what came in under their id', async () => {
  await fc.assert(
    fc.asyncProperty(theSteps, async (steps) => {
      const domain = `@${aKey().slice(-12)}.example`;
      const names = ['Ann', 'Bas', 'Cor', 'Dik'];
      const records = names.map((givenName) => ({ recordId: aKey(), givenName, surname: aKey().slice(-8) }));
      const { results } = await importing(identity, records);
      const ids: string[] = results.map(({ customerId }: { customerId: string }) => customerId);
      const standing = async () => {
        const found = await identity.db
          .collection('merges')
          .find({ members: { $in: ids }, unmergedAt: { $exists: false } })
          .toArray();
        return found.map(({ _id }) => String(_id));
      };
      for (const step of steps) {
        identity.clock.now = new Date(identity.clock.now.getTime() + 1000);
        if (step.does === 'merge') {
          await merging(identity, { customerIds: [ids[step.one], ids[step.other]] });
        } else if (step.does === 'unmerge') {
          const mergeId = (await standing())[step.which];
          if (mergeId) await unmerging(identity, { mergeId, neverTheSame: false });
        } else if (step.does === 'edit') {
          // Nobody of another run holds it: what more than ten people hold is nobody's.
          const addEmails = 'addEmails' in step.input && step.input.addEmails.map((name) => name + domain);
          await updating(identity, ids[step.who] ?? '', { ...step.input, ...(addEmails && { addEmails }) });
        } else {
          await importing(identity, [
            { ...records[step.who], recordId: records[step.who]?.recordId ?? '', city: step.city },
          ]);
        }
      }
      for (const mergeId of await standing()) await unmerging(identity, { mergeId, neverTheSame: false });
      const expected = await Promise.all(ids.map(factsUnder));
      const stored = await Promise.all(
        ids.map((id) => identity.db.collection('customers').findOne({ _id: id as never })),
      );
      expect(stored.map((one) => one?.profile)).toEqual(expected.map((facts) => profileOfFacts(facts)));
      expect(stored.map((one) => [one?.members, one?.mergedInto, one?.knownSince])).toEqual(
        ids.map(() => [undefined, undefined, undefined]),
      );
      expect(await holdings(ids)).toEqual(
        expected.map((facts) => identifiersOf(facts).map(identifierId).sort()),
      );
    }),
    { numRuns: 5 },
  );
}, 120_000);

/** What stands under an id, and nothing else. */
async function factsUnder(customerId: string) {
  const [records, edits] = await Promise.all(
    ['records', 'edits'].map((name) => identity.db.collection(name).find({ customerId }).toArray()),
  );
  return { records, edits } as unknown as Parameters<typeof profileOfFacts>[0];
}

it('the officer sees who is merged, and with what', async () => {
  const [a, b] = [await aPerson(identity, 'A'), await aPerson(identity, 'B')];
  const mergeId = await merged(identity, a, b);
  const { data } = await identity.ask(
    OFFICER,
    'query($id: ID!) { customer(id: $id) { formerIds merges { id } } }',
    {
      id: b,
    },
  );
  expect(data.customer).toEqual({ formerIds: [b], merges: [{ id: mergeId }] });
});
