import type { ClientSession } from 'mongodb';
import { expect, it } from 'vitest';
import type { Right } from '#shared/events/event.ts';
import { inTransaction, newId } from '#shared/mongo.ts';
import { openRightsSections } from '#shared/rights-sections.ts';
import { identity as definition } from '../../../subgraphs/identity/subgraph.ts';
import { anEvent, useSubgraph } from '../../support/subgraph.ts';
import { updating } from '../people.ts';
import { aPerson, deciding, merged, merging, profileOf } from './merging-people.ts';

const identity = useSubgraph(definition);

/** Consent orders a right for a customer, as it knew them; returns the request. */
async function ordered(customerId: string, right: Right): Promise<string> {
  const requestId = newId('rrq');
  const event = anEvent({
    type: 'patron.rights.ordered.v1',
    subject: customerId,
    time: identity.clock.now,
    data: { requestId, customerId, right },
  });
  expect(await identity.deliver(event)).toEqual([null]);
  return requestId;
}

async function aMergedCustomer() {
  const [ada, former, ben] = [
    await aPerson(identity, 'Ada', `${newId('k')}@canaria.example`),
    await aPerson(identity, 'Canaria', `${newId('k')}@canaria.example`),
    await aPerson(identity, 'Ben'),
  ];
  await merging(identity, { customerIds: [ada, former], survivorId: ada, note: 'Canaria at the counter' });
  await updating(identity, former, { addPreferences: [{ kind: 'LIKE', value: 'Canaria birds' }] });
  await inTransaction(identity.data.dependencies.client, (session: ClientSession) =>
    identity.data.merging.review.add(
      { a: former, b: ben, weight: 1, comparisons: [], reason: 'BETWEEN_THRESHOLDS' },
      session,
    ),
  );
  await deciding(identity, { customerIds: [former, ben], verdict: 'DIFFERENT' });
  return { ada, former, ben };
}

it('an export has what stands under every id, and nothing of whom the customer was taken for', async () => {
  const { ada, former, ben } = await aMergedCustomer();
  const requestId = await ordered(former, 'EXPORT');
  const sections = openRightsSections(identity.db);
  const section = await sections.of({ id: requestId, customerId: former });
  if (!section) throw new Error('a section');
  const { edges } = await sections.page(section, { first: 100 });
  const records = edges.map(({ node }) => ({ collection: node.collection, record: JSON.parse(node.json) }));
  const of = (name: string) => records.filter(({ collection }) => collection === name);
  expect(
    of('edits')
      .map(({ record }) => record.customerId)
      .sort(),
  ).toEqual([ada, former, former].sort());
  expect(of('merges')[0]?.record).toMatchObject({
    origin: 'privacy_officer',
    note: 'Canaria at the counter',
  });
  expect(of('matchDecisions').map(({ record }) => record.verdict)).toEqual(['DIFFERENT']);
  expect(of('reviewItems').map(({ record }) => record.state)).toEqual(['DIFFERENT']);
  expect(JSON.stringify(records)).not.toContain(ben);
});

it('an erasure leaves nothing of any id but the ids, and the other one whole', async () => {
  const { ada, former, ben } = await aMergedCustomer();
  const before = await profileOf(identity, ben);
  await ordered(former, 'ERASE');
  const left: string[] = [];
  for (const { name } of await identity.db.listCollections().toArray()) {
    for (const document of await identity.db.collection(name).find().toArray()) {
      const json = JSON.stringify(document);
      if (json.includes(ada) || json.includes(former)) left.push(name);
      if (json.includes(ada) || json.includes(former)) expect(json).not.toMatch(/canaria/i);
    }
  }
  const allowed = ['consumed', 'erased', 'members', 'outbox'];
  expect(left.filter((name) => !allowed.includes(name))).toEqual([]);
  expect(left).toContain('members');
  expect(await profileOf(identity, ada)).toBeNull();
  expect(await profileOf(identity, former)).toBeNull();
  expect(await profileOf(identity, ben)).toEqual(before);
  expect((await merging(identity, { customerIds: [ada, ben] })).userErrors).toMatchObject([
    { code: 'CUSTOMER_NOT_FOUND' },
  ]);
});

it('an erasure takes along merges that were taken back', async () => {
  const [ada, ben] = [await aPerson(identity, 'Ada'), await aPerson(identity, 'Ben')];
  const mergeId = await merged(identity, ada, ben);
  await inTransaction(identity.data.dependencies.client, (session: ClientSession) =>
    identity.data.merging.unmerge({ mergeId, by: 'privacy_officer:sam' }, session),
  );
  await ordered(ada, 'ERASE');
  expect(await identity.db.collection('merges').countDocuments({ members: ada })).toBe(0);
  expect(await identity.db.collection('matchDecisions').countDocuments({ between: ada })).toBe(0);
  expect((await profileOf(identity, ben)).id).toBe(ben);
});
