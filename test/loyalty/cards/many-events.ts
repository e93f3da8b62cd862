import { newId } from '#shared/mongo.ts';
import { anEvent, type useSubgraph } from '../../support/subgraph.ts';
import { type ATransaction, paying } from './processor.ts';

/** The same numbers for the same seed, from 0 to 1 (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Something that is told, by a till or by the processor. */
type Told =
  | { order: Parameters<ReturnType<typeof useSubgraph>['deliver']>[number] }
  | { report: ATransaction };

const CUSTOMERS = 20;
const WORKERS = 8;
const MOST_REPORTS = 5;
const MINUTE_MS = 60_000;
/** An event that fails is told again, as a relay does. */
const MOST_TRIES = 20;

/**
 * Purchases that tills, the processor or both tell of, in `count` events or a few more: each told up to four times, in any order,
 * several at the same time.
 * @returns what every customer should have, and what they have.
 */
export async function tellMany(
  graph: ReturnType<typeof useSubgraph>,
  { count, seed }: { count: number; seed: number },
): Promise<{ expected: number[]; balances: (number | null)[]; told: number; purchases: number }> {
  const random = randomOf(seed);
  const upTo = (most: number) => Math.floor(random() * most);
  const { aCardholder, anOrder, aReturn, aTransaction, report, balanceOf } = paying(graph);
  const holders = [];
  for (let index = 0; index < CUSTOMERS; index += 1) {
    const one = await aCardholder();
    const two = await aCardholder(one.customerId);
    holders.push({ customerId: one.customerId, cards: [one, two], expected: 0 });
  }
  const begun = graph.clock.now.getTime();
  const events: Told[] = [];
  let purchases = 0;
  const tell = (told: Told) => {
    for (let times = 1 + upTo(4); times > 0; times -= 1) events.push(told);
  };
  while (events.length < count) {
    const holder = holders[upTo(CUSTOMERS)];
    const card = holder?.cards[upTo(2)];
    if (!holder || !card) throw new Error('nobody buys');
    purchases += 1;
    const by = ['BOTH', 'BOTH', 'CARD', 'TILL'][upTo(4)];
    // What only one side knows never costs what something else costs; what both know often does.
    const hundreds = by === 'BOTH' ? 1 + upTo(3) : 10 + purchases;
    const amountMinor = hundreds * 10_000;
    const at = new Date(begun + upTo(6 * 60) * MINUTE_MS).toISOString();
    const pieces = random() < 0.3 ? (1 + upTo(4)) * 25 : 0;
    holder.expected += (hundreds * 100 * (100 - pieces)) / 100;
    const { customerId } = holder;
    if (by !== 'CARD') {
      const isCardKnown = by === 'BOTH' && random() < 0.5;
      const isGuest = isCardKnown && random() < 0.5;
      const order = anOrder({
        ...{ customerId: isGuest ? null : customerId, points: hundreds * 100, at },
        ...(isCardKnown ? { cards: [card.card] } : by === 'TILL' && { cards: [] }),
      });
      tell({ order });
      if (pieces) {
        const data = aReturn(order, pieces);
        const event = {
          type: 'patron.order.returned.v1',
          subject: order.subject,
          time: new Date(at),
          data,
        } as const;
        tell({ order: anEvent(event) });
      }
    }
    if (by !== 'TILL') {
      const its = { par: card.par, reference: newId('ref'), amountMinor, at };
      tell({ report: aTransaction({ ...its, kind: 'AUTHORISED' }) });
      tell({ report: aTransaction({ ...its, kind: 'CLEARED' }) });
      if (pieces) {
        const back = (amountMinor * pieces) / 100;
        tell({ report: aTransaction({ ...its, kind: 'REFUNDED', amountMinor: back }) });
      }
    }
  }
  for (let last = events.length - 1; last > 0; last -= 1) {
    const other = upTo(last + 1);
    [events[last], events[other]] = [events[other] as Told, events[last] as Told];
  }

  const waiting = [...events];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      if ('order' in next) {
        let tries = 1;
        while ((await graph.deliver(next.order))[0] !== null) {
          tries += 1;
          if (tries > MOST_TRIES) throw new Error('an event is never taken');
        }
        continue;
      }
      const reports = [next.report];
      while (reports.length < MOST_REPORTS && waiting[0] && 'report' in waiting[0]) {
        const more = waiting.shift();
        if (more && 'report' in more) reports.push(more.report);
      }
      const { userErrors } = await report(reports);
      if (userErrors?.length !== 0) throw new Error('a report was refused');
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, worker));
  await graph.data.clawBacks.settleWaiting(new AbortController().signal);
  const balances = await Promise.all(holders.map(({ customerId }) => balanceOf(customerId)));
  return { expected: holders.map(({ expected }) => expected), balances, told: events.length, purchases };
}
