import { type KeptAnswer, keepAnswers } from '#shared/idempotency.ts';
import { inTransaction } from '#shared/mongo.ts';
import type { Dependencies } from '#shared/subgraph.ts';
import { NotTogether, openTogether } from '#shared/together.ts';
import type { Turns } from '#shared/turns.ts';
import type { Data } from '../context.ts';
import { type Planned, writeCheckouts } from './place.ts';

/** A checkout that wants to be written. */
export type AtDesk = {
  plan: Planned;
  /** Its answer as it is kept for its key. */
  kept: KeptAnswer;
  /** What to take turns of. */
  turns: readonly string[];
  /** Does it all in a transaction of its own, from what the cart then holds. */
  alone(): Promise<Planned>;
};

export type Desk = (its: AtDesk) => Promise<Planned>;

const BOUNDS = { most: 25, lanes: 1 };

/**
 * Where checkouts are written: those that come while others are written, together in one transaction, by as many commands as for
 * one. For which there seems to be too little stock is done alone from the start. When one of the others can't be written, e.g. because
 * a cart has changed, each is done alone and answers for itself;
 * what waits its turn for pieces that many want does so alone from the start, and holds up nobody else.
 */
export function openDesk(
  { client, db }: Pick<Dependencies, 'client' | 'db'>,
  { turns, data }: { turns: Turns; data: () => Data },
): Desk {
  const together = openTogether<AtDesk, Planned>(
    BOUNDS,
    async (those) => {
      const isEnough = await data().stock.enoughFor(those.map(({ plan }) => plan.reserves));
      const able = those.filter((_, index) => isEnough[index]);
      const written = able.length ? await writeTogether(able) : [];
      return those.map((its) => written[able.indexOf(its)]);
    },
    (its) => its.alone(),
  );

  function writeTogether(those: readonly AtDesk[]): Promise<Planned[]> {
    let isAgain = false;
    return inTransaction(client, async (session) => {
      if (isAgain) throw new NotTogether(); // somebody else writes what one of them needs
      isAgain = true;
      const plans = those.map(({ plan }) => plan);
      const written = await writeCheckouts(data(), plans, session);
      if (!('orders' in written)) throw new NotTogether();
      await keepAnswers(
        db,
        those.map(({ kept }) => kept),
        session,
      );
      return plans.map((plan) => ({
        ...plan,
        orders: written.orders.filter(({ checkoutId }) => checkoutId === plan.checkout._id),
      }));
    });
  }

  return (its) =>
    its.plan.credit || its.turns.some((key) => turns.isTaken(key)) ? its.alone() : together(its);
}
