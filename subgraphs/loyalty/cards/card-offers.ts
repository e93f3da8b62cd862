import type { ClientSession } from 'mongodb';
import type { Dependencies } from '#shared/subgraph.ts';
import type { Ledger } from '../data/ledger.ts';
import type { Earnings } from '../earning/earnings.ts';
import type { Grants } from '../offers/grants.ts';
import type { openOffers } from '../offers/offers.ts';
import type { CurrentProgramme } from '../programme/programmes.ts';
import type { openClawBacks } from '../returns/claw-backs.ts';
import { availableAtOf, expiryOf } from '../rules/points.ts';
import type { CardPurchase, RedeemedOffer } from './card-collections.ts';
import { type EarningStep, foldReports, NOTHING_EARNED, stepsTo } from './fold-reports.ts';

/** A processor knows neither what was bought nor by which way of ours. */
export const NO_SKU = '';
export const CARD_CHANNEL = 'CARD';

type Known = {
  ledger: Ledger;
  earnings: Earnings;
  grants: Grants;
  offers: ReturnType<typeof openOffers>;
  clawBacks: ReturnType<typeof openClawBacks>;
  programmes: CurrentProgramme;
};

/** Offers that redeem by the swipe: no code, no card to show. */
export function openCardOffers(
  { clock }: Pick<Dependencies, 'clock'>,
  { ledger, earnings, grants, offers, clawBacks, programmes }: Known,
) {
  /** What an amount earns by itself, times what the offer adds. */
  async function morePoints(
    purchase: CardPurchase,
    multiplier: number,
    amountMinor: number,
  ): Promise<number> {
    const { storeId, currency, at } = purchase;
    const { earning } = await programmes.current();
    const lines = [{ lineId: 'offer', sku: NO_SKU, quantity: 1, amountMinor }];
    const basket = { currency, channel: CARD_CHANNEL, storeId, at, lines };
    const alone = await earnings.tryOut(earning, null, basket);
    return alone.lines.reduce((sum, { points }) => sum + points, 0) * (multiplier - 1);
  }

  async function carryOut(
    purchase: CardPurchase,
    multiplier: number,
    step: EarningStep,
    session: ClientSession,
  ): Promise<void> {
    const { _id: orderId, customerId, storeId, currency, at } = purchase;
    const { amountMinor } = step;
    const lineId = `offer-${step.round}`;
    if (step.take === 'BACK') {
      const pieces = { quantity: amountMinor, ofQuantity: step.ofMinor, before: step.beforeMinor };
      const lines = [{ lineId, sku: NO_SKU, amountMinor, ...pieces }];
      const returnId = `${orderId}/${step.beforeMinor}`;
      await clawBacks.returned(
        { returnId, orderId, customerId, storeId, currency, lines, at: clock().toISOString() },
        session,
      );
      return;
    }
    const points = await morePoints(purchase, multiplier, amountMinor);
    if (points === 0) return;
    const programme = await programmes.current();
    const availableAt = availableAtOf(at, programme);
    await ledger.credit(session, {
      ...{ customerId, orderId, key: `card-offer/${orderId}`, kind: 'EARNED', occurredAt: at },
      lots: [
        {
          ...{ orderId, lineId, points, earnedAt: at, expiresAt: expiryOf(at, programme) },
          ...(availableAt && { availableAt }),
        },
      ],
    });
  }

  /** Of what a customer has, best first, what holds in this store. */
  async function bestOf<Grant extends { offerId: string }>(given: readonly Grant[], storeId: string) {
    for (const grant of given) {
      const offer = await offers.byId(grant.offerId);
      if (offer && (!offer.storeIds || offer.storeIds.includes(storeId))) return grant;
    }
    return undefined;
  }

  return {
    /**
     * Has a purchase redeem the best of its owner's offers when the card is first used, and brings what that gives in line with what
     * is left of it now. Undefined where no offer is redeemed.
     */
    async bringInLine(purchase: CardPurchase, session: ClientSession): Promise<RedeemedOffer | undefined> {
      const { _id, customerId, storeId, currency, at } = purchase;
      const { leftMinor, clearedMinor, undoneMinor } = foldReports(purchase.reports);
      let { offer } = purchase;
      if (!offer) {
        if (leftMinor === 0) return undefined;
        const ids = await grants.takeAlone(customerId, session);
        const best = await bestOf(await grants.cardOffersFor(ids, { storeId, at }, session), storeId);
        const its = { key: _id, storeId, amountMinor: leftMinor, currency, at };
        const redeemed = best && (await grants.redeemByCard(session, { grantId: best._id, ...its }));
        if (!redeemed) return undefined;
        offer = {
          offerId: best.offerId,
          multiplier: best.pointsMultiplier ?? 1,
          creditMinor: redeemed.discountMinor ?? 0,
          earned: NOTHING_EARNED,
        };
      } else if (!offer.isOver) {
        const changed = await grants.reverse(session, _id, { amountMinor: leftMinor, at: clock() });
        offer = {
          ...offer,
          creditMinor: changed?.discountMinor ?? 0,
          ...(changed?.state === 'REVERSED' && { isOver: true }),
        };
      }
      if (offer.multiplier === 1) return offer;
      const wanted = offer.isOver
        ? { grossMinor: 0, undoneMinor: 0 }
        : { grossMinor: clearedMinor, undoneMinor };
      const { steps, after } = stepsTo(offer.earned, wanted);
      for (const step of steps) await carryOut(purchase, offer.multiplier, step, session);
      return { ...offer, earned: after };
    },
  };
}

export type CardOffers = ReturnType<typeof openCardOffers>;
