import type { ClientSession, Db, MongoClient } from 'mongodb';
import type { EventType } from '#shared/events/event.ts';
import type { Outbox } from '#shared/events/outbox.ts';
import type { AskPermitsNow } from '#shared/live-consent.ts';
import type { Members } from '#shared/members.ts';
import { inTransaction } from '#shared/mongo.ts';
import type { CartStage, openCarts, StoredCart } from '../data/carts.ts';
import type { Catalogue } from '../data/catalogue.ts';
import type { openViews } from '../recently-viewed/views.ts';
import type { openPurchases } from './purchases.ts';
import type { openThresholds } from './thresholds.ts';

/** Without it nothing is told; whoever acts on a signal asks again at that moment. */
const SIGNAL_PURPOSE = 'personalisation';

/** How many are decided before the clock is read again. */
const BATCH = 100;
const MINUTE_MS = 60_000;

type Dependencies = {
  db: Db;
  client: MongoClient;
  outbox: Outbox;
  members: Members;
  permitsNow: AskPermitsNow;
  clock: () => Date;
};

type Sources = {
  carts: ReturnType<typeof openCarts>;
  catalogue: Catalogue;
  purchases: ReturnType<typeof openPurchases>;
  thresholds: ReturnType<typeof openThresholds>;
  views: ReturnType<typeof openViews>;
};

const CART_SIGNALS = [
  { stage: 'IDLE', type: 'patron.cart.idle.v1' },
  { stage: 'ABANDONED', type: 'patron.cart.abandoned.v1' },
  { stage: 'STALLED', type: 'patron.checkout.stalled.v1' },
] as const satisfies readonly { stage: CartStage; type: EventType }[];

/**
 * Tells when shoppers pause. Each stage of a cart's version, and each product looked at often, is decided in one transaction that
 * also moves it on, so it is told at most once, by however many processes. Where the purpose isn't permitted it moves on
 * untold.
 */
export function openSignals(dependencies: Dependencies, sources: Sources) {
  const { client, outbox, members, permitsNow, clock } = dependencies;
  const { carts, catalogue, purchases, thresholds, views } = sources;
  const permits = (customerId: string) => permitsNow({ customerId, purpose: SIGNAL_PURPOSE });

  async function decideCart(
    cart: StoredCart,
    { stage, type }: (typeof CART_SIGNALS)[number],
    now: Date,
  ): Promise<void> {
    const { _id: cartId, customerId, version } = cart;
    const permitted = await permits(customerId);
    await inTransaction(client, async (session) => {
      if (!(await carts.moveOn(cart, stage, session))) return; // changed or decided meanwhile
      const current = await carts.seenBy(session, await members.seenBy(session, customerId));
      if (!permitted || current?._id !== cartId) return;
      const data = { customerId, cartId, cartVersion: version, ...told(now) };
      await outbox.append([{ type, subject: customerId, time: now, data }], session);
    });
  }

  async function decideView(view: Awaited<ReturnType<typeof views.due>>[number], now: Date): Promise<void> {
    const { customerId, productId, views: times } = view;
    const permitted = await permits(customerId);
    const product = await catalogue.byId(productId);
    const skus = product?.variants.map(({ sku }) => sku) ?? [];
    const bought = await purchases.of(await members.of(customerId), skus);
    await inTransaction(client, async (session: ClientSession) => {
      if (!(await views.decide(view, now, session)) || !permitted || bought) return;
      const data = { customerId, productId, views: times, ...told(now) };
      await outbox.append(
        [{ type: 'patron.product.viewed_not_bought.v1', subject: customerId, time: now, data }],
        session,
      );
    });
  }

  return {
    /** Tells what is due. True when there may be more. @throws when consent can't be asked: what is due stays due. */
    async tellDue(): Promise<boolean> {
      const now = clock();
      const { cartIdleMinutes, cartAbandonedHours, checkoutStalledMinutes } = await thresholds.current();
      const minutes = {
        IDLE: cartIdleMinutes,
        ABANDONED: cartAbandonedHours * 60,
        STALLED: checkoutStalledMinutes,
      };
      let more = false;
      for (const signal of CART_SIGNALS) {
        const since = new Date(now.getTime() - minutes[signal.stage] * MINUTE_MS);
        const due = await carts.untouched(signal.stage, since, BATCH);
        for (const cart of due) await decideCart(cart, signal, now);
        more ||= due.length === BATCH;
      }
      const viewed = await views.due(BATCH);
      for (const view of viewed) await decideView(view, now);
      return more || viewed.length === BATCH;
    },
  };
}

const told = (now: Date) => ({ purpose: SIGNAL_PURPOSE, at: now.toISOString() });
