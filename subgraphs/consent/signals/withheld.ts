import type { Context, Data } from '../context.ts';
import type { CurrentDecision } from '../data/history.ts';
import type { Ids } from '../data/joined.ts';
import type { Purpose } from '../rules/purpose.ts';
import { isCoveredBySignal, outweighsSignal } from './signal.ts';

/** Whether this request came from the customer, or for them, under Global Privacy Control. What staff's browsers say is not theirs. */
export const isUnderGpc = ({ gpc, actor }: Pick<Context, 'gpc' | 'actor'>): boolean =>
  gpc === true && (actor.kind === 'customer' || actor.kind === 'partner');

/** Of these purposes, the keys of those that Global Privacy Control takes from a request that carries it. */
export async function withheldByGpc(
  { history, signals }: Pick<Data, 'history' | 'signals'>,
  ids: Ids,
  purposes: readonly Purpose[],
  currents: readonly CurrentDecision[],
): Promise<ReadonlySet<string>> {
  const covered = purposes.filter(isCoveredBySignal);
  const firstSignalAt = await signals.firstAt(ids);
  const withheld = await Promise.all(
    covered.map(async ({ key }) => {
      const current = currents.find(({ purpose }) => purpose === key);
      if (!current || firstSignalAt === null || current.decidedAt <= firstSignalAt) return [key];
      return outweighsSignal(await history.byId(current.decisionId), firstSignalAt) ? [] : [key];
    }),
  );
  return new Set(withheld.flat());
}
