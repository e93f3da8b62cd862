import { type Actor, actorId } from '#shared/actor.ts';
import type { StreamLimits } from '../config.ts';
import { refusal } from '../errors.ts';
import { networkOf } from '../limits/rate.ts';

/** One app, with all its customers, may take so much of all places. */
const SHARE_OF_ONE_APP = 0.1;

/** Counts connections that stay open, by whose they are. */
export function openPlaces({ most, mostPerActor }: Pick<StreamLimits, 'most' | 'mostPerActor'>) {
  const taken = new Map<string, number>();
  let all = 0;

  return {
    /**
     * @returns how to give the place back.
     * @throws {GraphQLError} `TOO_MANY_CONNECTIONS` (429 for this actor, 503 for all).
     */
    take(actor: Actor, address: string): () => void {
      const limits = limitsOf(actor, address, mostPerActor, most);
      if (all >= most) throw tooMany(503, most, 'here');
      for (const [key, limit] of limits) {
        if ((taken.get(key) ?? 0) >= limit) throw tooMany(429, limit, 'of yours');
      }
      all += 1;
      for (const [key] of limits) taken.set(key, (taken.get(key) ?? 0) + 1);
      let isGiven = false;
      return () => {
        if (isGiven) return;
        isGiven = true;
        all -= 1;
        for (const [key] of limits) {
          const left = (taken.get(key) ?? 1) - 1;
          if (left > 0) taken.set(key, left);
          else taken.delete(key);
        }
      };
    },
  };
}

function limitsOf(actor: Actor, address: string, mine: number, most: number): [string, number][] {
  if (actor.kind === 'visitor') return [[`visitor:${networkOf(address)}`, mine]];
  if (actor.kind !== 'partner') return [[actorId(actor), mine]];
  return [
    [actorId(actor), mine],
    [`partner:${actor.clientId}`, Math.ceil(most * SHARE_OF_ONE_APP)],
  ];
}

function tooMany(status: number, maximum: number, whose: string) {
  const message = `At most ${maximum} connections ${whose} can be open.`;
  const error = refusal(status, 'TOO_MANY_CONNECTIONS', message, { 'retry-after': '5' });
  error.extensions.maximum = maximum;
  return error;
}
