import fc from 'fast-check';
import { expect, it } from 'vitest';
import { newId } from '#shared/mongo.ts';
import { postingsIn } from '../../subgraphs/loyalty/data/ledger-collections.ts';
import { verifyLedger } from '../../subgraphs/loyalty/data/verify-ledger.ts';
import { quote } from '../../subgraphs/loyalty/exchange/rate.ts';
import { loyalty } from '../../subgraphs/loyalty/subgraph.ts';
import { useSubgraph } from '../support/subgraph.ts';
import { anApp, exchanging } from './partners.ts';

const graph = useSubgraph(loyalty);
const { setRate, exchange, reverse, aMember, balanceOf, settlement } = exchanging(graph);

/** What becomes of a call over the network. */
type Fate = 'answered' | 'lost' | 'answer lost' | 'sent twice';
const aFate = fc.constantFrom<Fate>('answered', 'answered', 'lost', 'answer lost', 'sent twice');

type Intent = {
  customer: number;
  direction: 'OUT' | 'IN';
  amount: number;
  fates: Fate[];
  undo: Fate[] | null;
  /** Hours that pass before it. */
  hours: number;
};

const anIntent: fc.Arbitrary<Intent> = fc.record({
  customer: fc.integer({ min: 0, max: 2 }),
  direction: fc.constantFrom('OUT' as const, 'IN' as const),
  amount: fc.integer({ min: 1, max: 120 }),
  fates: fc.array(aFate, { minLength: 1, maxLength: 3 }),
  undo: fc.option(fc.array(aFate, { minLength: 1, maxLength: 3 })),
  hours: fc.integer({ min: 0, max: 2000 }),
});

/** Makes a call as often as `fates` says, and returns the first answer that arrives; null when none does. */
async function over<Answer>(fates: readonly Fate[], call: () => Promise<Answer>): Promise<Answer | null> {
  for (const fate of fates) {
    if (fate === 'lost') continue;
    const answers = fate === 'sent twice' ? await Promise.all([call(), call()]) : [await call()];
    if (fate !== 'answer lost') return answers[0] ?? null;
  }
  return null;
}

/** The partner's own ledger: units by intent, negative when they left the member for our programme. */
function openPartner(clientId: string, rateId: string, members: readonly string[]) {
  const booked = new Map<string, number>();
  const pending = new Set<string>();
  const undoing = new Map<string, string>();

  const book = (reference: string, direction: 'OUT' | 'IN', units: number) => {
    pending.delete(reference);
    booked.set(reference, direction === 'OUT' ? units : -units);
  };
  return {
    async act({ customer, direction, amount, fates, undo }: Intent): Promise<void> {
      const app = anApp(members[customer] ?? '', { clientId });
      const reference = newId('int');
      pending.add(reference);
      const answer = await over(fates, () =>
        exchange(app, { direction, amount, rateId, idempotencyKey: reference }),
      );
      if (!answer) return; // the settlement will tell
      if (!answer.exchange) {
        pending.delete(reference);
        return;
      }
      const { id, partnerUnits } = answer.exchange;
      book(reference, direction, partnerUnits);
      if (!undo) return;
      undoing.set(reference, id);
      const undone = await over(undo, () => reverse(app, id, `undo-${reference}`));
      if (!undone) return;
      undoing.delete(reference);
      if (undone.exchange) booked.delete(reference);
    },
    /** Compares with the settlement report: what is pending is as that says. Returns what differs. */
    async settle(): Promise<string[]> {
      const lines = await settlement(clientId, 7);
      const standing = new Map<string, number>();
      for (const { reference, direction, partnerUnits, state } of lines) {
        if (pending.has(reference)) book(reference, direction, partnerUnits);
        if (state === 'REVERSED') {
          if (undoing.delete(reference) || booked.has(reference)) booked.delete(reference);
        } else standing.set(reference, direction === 'OUT' ? partnerUnits : -partnerUnits);
      }
      pending.clear(); // what it doesn't name never happened
      const references = new Set([...standing.keys(), ...booked.keys()]);
      return [...references].filter((one) => standing.get(one) !== booked.get(one));
    },
    units: () => [...booked.values()].reduce((sum, units) => sum + units, 0),
  };
}

it('both ledgers agree, and ours balances, whatever is lost, repeated or undone', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anIntent, { minLength: 1, maxLength: 14 }),
      fc.record({ points: fc.integer({ min: 1, max: 9 }), partnerUnits: fc.integer({ min: 1, max: 9 }) }),
      async (intents, rate) => {
        graph.clock.now = new Date('2026-03-02T10:00:00Z');
        const clientId = newId('app').slice(-32);
        const rateId = await setRate(clientId, rate.points, rate.partnerUnits, 8760);
        const members = await Promise.all([150, 40, 0].map((points) => aMember(points)));
        const partner = openPartner(clientId, rateId, members);
        for (const intent of intents) {
          graph.clock.now = new Date(graph.clock.now.getTime() + intent.hours * 3_600_000);
          await partner.act(intent);
        }
        expect(await partner.settle()).toEqual([]);

        const postings = await postingsIn(graph.db).find({ clientId }).toArray();
        const held = postings
          .flatMap(({ entries }) => entries)
          .filter(({ account }) => account === `partner/${clientId}`)
          .reduce((sum, { points }) => sum + points, 0);
        const standing = (await settlement(clientId)).filter(({ state }) => state === 'SETTLED');
        const by = (field: 'points' | 'partnerUnits') =>
          standing.reduce((sum, line) => sum + (line.direction === 'OUT' ? line[field] : -line[field]), 0);
        expect(held).toBe(by('points'));
        expect(partner.units()).toBe(by('partnerUnits'));
        for (const { direction, points, partnerUnits } of standing) {
          const given = direction === 'OUT' ? points : partnerUnits;
          expect(quote(direction, given, rate)).toEqual({ points, partnerUnits });
        }
        for (const member of members) expect((await balanceOf(member)) ?? 0).toBeGreaterThanOrEqual(0);
        expect((await verifyLedger(graph.db)).problems).toEqual([]);
      },
    ),
    { numRuns: 15 },
  );
}, 120_000);
