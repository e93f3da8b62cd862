import { expect, it } from 'vitest';
import { inTransaction } from '#shared/mongo.ts';
import type { Draft } from '../../subgraphs/consent/data/history.ts';
import { openHistory } from '../../subgraphs/consent/data/history.ts';
import { consent as definition } from '../../subgraphs/consent/subgraph.ts';
import { useSubgraph } from '../support/subgraph.ts';
import { aCustomerId, mutationsOf } from './consenting.ts';

const consent = useSubgraph(definition);
const { history } = mutationsOf(consent);

/** As two processes would: nothing but the database keeps them apart. */
const append = (drafts: Draft[]) => {
  const { client, db, clock } = consent.data.dependencies;
  return inTransaction(client, (session) => openHistory({ db, clock }).append(drafts, session));
};

const aDraft = (customerId: string, surface: string): Draft => ({
  customerId,
  purpose: 'personalisation',
  purposeVersion: 1,
  state: 'GIVEN',
  decidedAt: consent.clock.now,
  decidedBy: 'SELF',
  recordedBy: `customer:${customerId}`,
  means: 'BUTTON',
  surface,
});

it('puts two decisions at once one behind the other, also the first two of a customer', async () => {
  const customers = Array.from({ length: 10 }, aCustomerId);
  await Promise.all(
    customers.flatMap((customerId) => [append([aDraft(customerId, 'a')]), append([aDraft(customerId, 'b')])]),
  );
  for (const customerId of customers) {
    const { intact, decisions } = await history(customerId, 'sequence surface');
    expect(intact).toBe(true);
    expect(decisions.map(({ sequence }: { sequence: number }) => sequence)).toEqual([2, 1]);
    expect(decisions.map(({ surface }: { surface: string }) => surface).sort()).toEqual(['a', 'b']);
  }
});

it('keeps the order of a batch, and whole batches whole', async () => {
  const ada = aCustomerId();
  const batch = (name: string) => Array.from({ length: 5 }, (_, index) => aDraft(ada, `${name}${index}`));
  await Promise.all(['a', 'b', 'c', 'd'].map((name) => append(batch(name))));
  const { intact, decisions } = await history(ada, 'surface');
  const surfaces: string[] = decisions.map(({ surface }: { surface: string }) => surface).reverse();
  expect(intact).toBe(true);
  expect(surfaces).toHaveLength(20);
  for (let start = 0; start < 20; start += 5) {
    const name = surfaces[start]?.charAt(0);
    expect(surfaces.slice(start, start + 5)).toEqual([0, 1, 2, 3, 4].map((index) => `${name}${index}`));
  }
});

it('leaves nothing behind when the transaction fails after it', async () => {
  const ada = aCustomerId();
  const { client, db, clock } = consent.data.dependencies;
  const failing = inTransaction(client, async (session) => {
    await openHistory({ db, clock }).append([aDraft(ada, 'a')], session);
    throw new Error('later');
  });
  await expect(failing).rejects.toThrow('later');
  expect(await history(ada)).toEqual({ intact: true, decisions: [] });
  expect(await consent.db.collection('currentDecisions').countDocuments({ customerId: ada })).toBe(0);
});
