import { randomInt } from 'node:crypto';
import type { ClientSession } from 'mongodb';
import { newId } from '#shared/mongo.ts';
import type { Dependencies } from '#shared/subgraph.ts';
import { openTurns } from '#shared/turns.ts';
import { takeAlone as takeAllAlone } from '../data/take-alone.ts';
import { type Reason, reasonIn } from './choose.ts';
import {
  forgottenAt,
  grantsIn,
  offerRedemptionsIn,
  offerTurnsIn,
  redeemedForgottenAt,
  type StoredGrant,
  type StoredOfferRedemption,
} from './grant-collections.ts';
import type { Condition, Given } from './judge.ts';
import type { StoredOffer } from './offers.ts';
import { DEFAULT_VALID_MINUTES, MAX_CAP_DAYS } from './terms.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Granted offers that a customer is shown. */
const MAX_SHOWN = 100;

/** What is granted and multiplies the points of an order. */
const MULTIPLIES = {
  state: 'GRANTED' as const,
  pointsMultiplier: { $exists: true },
  redeemBy: { $exists: false },
};

/** When and where a granted offer is to be used. */
type Use = { storeId: string; at: Date };

/** What a granted offer multiplies points by. */
export type Multiplier = { grantId: string; offerId: string; multiplier: number; isSingleUse: boolean };

type Refused = 'OFFER_GRANT_NOT_FOUND' | 'ALREADY_REDEEMED' | 'OFFER_OVER' | 'WRONG_STORE';
type AtTill = {
  code: string;
  /** Of the till. */
  storeId: string;
  orderId?: string;
  by: string;
  /** Where an offer holds; empty: everywhere. */
  storesOf(offerId: string): Promise<readonly string[]>;
};

type Dependent = Pick<Dependencies, 'db' | 'outbox' | 'members' | 'clock'>;

export const stands = ({ state, validUntil }: StoredGrant, now: Date): boolean =>
  state === 'GRANTED' && now < validUntil;

/** Granted offers and their redemptions change only together, so one module owns both. */
export function openGrants({ db, outbox, members, clock }: Dependent) {
  const grants = grantsIn(db);
  const redemptions = offerRedemptionsIn(db);
  const turns = openTurns();
  const theirs = (ids: readonly string[]) => ({ customerId: { $in: [...ids] } });
  const inSession = (session?: ClientSession) => (session ? { session } : {});

  /**
   * Of all that give or take an offer of this customer at the same time, one goes on and the others begin again.
   * @returns all ids of the customer, as the transaction sees them.
   */
  async function takeAlone(customerId: string, session: ClientSession): Promise<readonly string[]> {
    const [first = customerId] = await members.of(customerId);
    await turns.take(first, session);
    const ids = await members.seenBy(session, customerId);
    await takeAllAlone(offerTurnsIn(db), ids, session);
    return ids;
  }

  /** Those that hold then and there, best first. */
  async function holding(
    ids: readonly string[],
    { storeId, at }: Use,
    filter: object,
    session?: ClientSession,
  ): Promise<StoredGrant[]> {
    const found = await grants
      .find(
        {
          ...theirs(ids),
          ...filter,
          grantedAt: { $lte: at },
          validUntil: { $gt: at },
          state: 'GRANTED',
          $or: [{ storeId: { $exists: false } }, { storeId }],
        },
        inSession(session),
      )
      .toArray();
    const worth = ({ percentOff = 0, pointsMultiplier = 0 }: StoredGrant) => percentOff + pointsMultiplier;
    return found.sort((a, b) => worth(b) - worth(a) || (a._id < b._id ? -1 : 1));
  }

  /** Writes down one use, and closes what is for one. */
  async function redeem(
    grant: StoredGrant,
    {
      closes,
      ...its
    }: { closes: boolean } & Pick<StoredOfferRedemption, 'key' | 'redeemedAt'> &
      Partial<StoredOfferRedemption>,
    session: ClientSession,
  ): Promise<StoredOfferRedemption> {
    const { _id: grantId, offerId, customerId } = grant;
    const forgetAt = redeemedForgottenAt(its.redeemedAt);
    const redemption: StoredOfferRedemption = {
      _id: newId('ofr'),
      ...{ grantId, offerId, customerId, ...its, forgetAt },
      state: 'REDEEMED',
    };
    await redemptions.insertOne(redemption, { session });
    if (closes) {
      const { redeemedAt } = its;
      await grants.updateOne(
        { _id: grantId },
        { $set: { state: 'REDEEMED', redeemedAt, forgetAt } },
        { session },
      );
    }
    return redemption;
  }

  return {
    takeAlone,

    /** Newest first, those that are over included while they are kept; at most {@link MAX_SHOWN}. */
    of: (ids: readonly string[]): Promise<StoredGrant[]> =>
      grants.find(theirs(ids)).sort({ _id: -1 }).limit(MAX_SHOWN).toArray(),

    /** What caps count at a time: offers given because the customer came. */
    async givenTo(ids: readonly string[], at: Date, session?: ClientSession): Promise<Given[]> {
      const since = new Date(at.getTime() - MAX_CAP_DAYS * DAY_MS);
      const found = await grants
        .find({ ...theirs(ids), grantedAt: { $gt: since, $lte: at } }, inSession(session))
        .toArray();
      return found.map((grant) => ({
        offerId: grant.offerId,
        grantedAt: grant.grantedAt,
        stands: stands(grant, at),
        isTaken: grant.by === 'CUSTOMER',
      }));
    },

    /** Ids of offers that the customer has used, of these. */
    async usedOf(ids: readonly string[], session?: ClientSession): Promise<Set<string>> {
      const used = await redemptions
        .find({ ...theirs(ids), state: 'REDEEMED' }, inSession(session))
        .project<Pick<StoredOfferRedemption, 'offerId'>>({ offerId: 1 })
        .toArray();
      return new Set(used.map(({ offerId }) => offerId));
    },

    /** The customer's own that stands now, of an offer. */
    standing: (
      ids: readonly string[],
      offerId: string,
      session: ClientSession,
    ): Promise<StoredGrant | null> =>
      grants.findOne(
        { ...theirs(ids), offerId, state: 'GRANTED', validUntil: { $gt: clock() } },
        { session },
      ),

    /**
     * Gives an offer. Call {@link takeAlone} and look at the conditions before, in the same transaction.
     * @param at when the customer came, or took it; its time begins then.
     */
    async give(
      customerId: string,
      offer: StoredOffer,
      its: {
        by: StoredGrant['by'];
        storeId?: string;
        at: Date;
        conditions: readonly Condition[];
        purposes: string[];
        channels: readonly string[];
      },
      session: ClientSession,
    ): Promise<StoredGrant> {
      const { by, storeId, at, conditions, purposes, channels } = its;
      const { percentOff, pointsMultiplier, singleUse, redeemBy } = offer;
      const validUntil = endOf(offer, by, at);
      const isShown = percentOff !== undefined && !redeemBy;
      const reason: Reason = reasonIn(conditions);
      const grant: StoredGrant = {
        _id: newId('offg'),
        ...{ offerId: offer._id, customerId, by },
        ...(storeId !== undefined && { storeId }),
        ...(isShown && { code: newCode() }),
        ...(percentOff !== undefined && { percentOff }),
        ...(pointsMultiplier !== undefined && { pointsMultiplier }),
        ...(singleUse && { singleUse }),
        ...(redeemBy && { redeemBy }),
        ...{ reason, purposes, grantedAt: at, validUntil },
        state: 'GRANTED',
        forgetAt: forgottenAt(validUntil),
      };
      await grants.insertOne(grant, { session });
      const data = { customerId, grantId: grant._id, offerId: offer._id, channels: [...channels] };
      await outbox.append(
        [
          {
            type: 'patron.offer.granted.v1',
            subject: customerId,
            time: clock(),
            data: { ...data, validUntil: validUntil.toISOString() },
            ...(by !== 'CUSTOMER' && { forgetAt: grant.forgetAt }), // it tells where they were
          },
        ],
        session,
      );
      return grant;
    },

    /** Redeems what a customer shows at a till: once, whoever scans it and however many at once. */
    async redeemAtTill(
      { code, storeId, orderId, by, storesOf }: AtTill,
      session: ClientSession,
    ): Promise<(StoredGrant & { redeemedAt: Date }) | { refused: Refused; redeemedAt?: Date }> {
      await turns.take(`code/${code}`, session);
      const grant = await grants.findOne({ code }, { session });
      if (!grant) return { refused: 'OFFER_GRANT_NOT_FOUND' };
      const { redeemedAt, validUntil } = grant;
      if (grant.state === 'REDEEMED')
        return { refused: 'ALREADY_REDEEMED', ...(redeemedAt && { redeemedAt }) };
      const now = clock();
      if (now >= validUntil) return { refused: 'OFFER_OVER' };
      const allowed = grant.storeId ? [grant.storeId] : await storesOf(grant.offerId);
      if (allowed.length && !allowed.includes(storeId)) return { refused: 'WRONG_STORE' };
      const its = { storeId, ...(orderId && { orderId }), by };
      // Of two at once one meets the other's write, begins again and finds it redeemed; the unique key would refuse it too.
      await redeem(grant, { key: `till/${grant._id}`, redeemedAt: now, closes: true, ...its }, session);
      return { ...grant, state: 'REDEEMED', redeemedAt: now };
    },

    /** Which of these ids have anything that may multiply the points of an order. */
    async withMultipliers(ids: readonly string[], session: ClientSession): Promise<Set<string>> {
      const found = await grants
        .find({ ...theirs(ids), ...MULTIPLIES }, { session, projection: { customerId: 1 } })
        .toArray();
      return new Set(found.map(({ customerId }) => customerId));
    },

    /** What multiplies the points of an order of these ids, handed over then and there; best first. */
    async multipliersFor(ids: readonly string[], use: Use, session?: ClientSession): Promise<Multiplier[]> {
      return (await holding(ids, use, MULTIPLIES, session)).map(
        ({ _id: grantId, offerId, pointsMultiplier = 1, singleUse = false }) => ({
          ...{ grantId, offerId, multiplier: pointsMultiplier, isSingleUse: singleUse },
        }),
      );
    },

    /** An order has used a multiplier; the same order again changes nothing. */
    async use(
      session: ClientSession,
      { grantId, orderId, storeId, at }: Use & { grantId: string; orderId: string },
    ): Promise<void> {
      const key = `order/${orderId}/${grantId}`;
      if (await redemptions.findOne({ key }, { session })) return;
      const grant = await grants.findOne({ _id: grantId, state: 'GRANTED' }, { session });
      if (!grant) throw new Error(`${grantId} can't be used`);
      const closes = grant.singleUse === true;
      await redeem(grant, { key, orderId, storeId, redeemedAt: at, closes }, session);
    },

    /** Offers that a card redeems of itself for a purchase of these ids, then and there; best first. */
    cardOffersFor: (ids: readonly string[], use: Use, session: ClientSession): Promise<StoredGrant[]> =>
      holding(ids, use, { redeemBy: 'CARD' }, session),

    /** A purchase by card redeems an offer, once for its key. Null when the offer is used up or not there any more. */
    async redeemByCard(
      session: ClientSession,
      its: Use & { grantId: string; key: string; amountMinor: number; currency: string },
    ): Promise<StoredOfferRedemption | null> {
      const { grantId, storeId, amountMinor, currency, at } = its;
      const key = `card/${its.key}`;
      const earlier = await redemptions.findOne({ key }, { session });
      if (earlier) return earlier;
      const grant = await grants.findOne({ _id: grantId, state: 'GRANTED' }, { session });
      if (!grant) return null;
      const closes = grant.singleUse === true;
      const discountMinor = Math.floor((amountMinor * (grant.percentOff ?? 0)) / 100);
      return redeem(
        grant,
        { key, storeId, amountMinor, currency, discountMinor, redeemedAt: at, closes },
        session,
      );
    },

    /**
     * A purchase by card was paid back, in part or whole, up to now: what it gave shrinks with it. With nothing left the offer is
     * as if it hadn't been used. Null when the key redeemed nothing.
     * @param amountMinor what is left of the purchase.
     */
    async reverse(
      session: ClientSession,
      key: string,
      { amountMinor, at }: { amountMinor: number; at: Date },
    ): Promise<StoredOfferRedemption | null> {
      const found = await redemptions.findOne({ key: `card/${key}` }, { session });
      if (!found) return null;
      const grant = await grants.findOne({ _id: found.grantId }, { session });
      const percent = found.amountMinor ? ((found.discountMinor ?? 0) * 100) / found.amountMinor : 0;
      const isOver = amountMinor <= 0;
      const discountMinor = isOver ? 0 : Math.floor((amountMinor * (grant?.percentOff ?? percent)) / 100);
      const changed: StoredOfferRedemption = {
        ...found,
        ...{ amountMinor: Math.max(0, amountMinor), discountMinor },
        ...(isOver && { state: 'REVERSED', reversedAt: at }),
      };
      await redemptions.replaceOne({ _id: found._id }, changed, { session });
      if (isOver && grant?.state === 'REDEEMED') {
        await grants.updateOne(
          { _id: grant._id },
          { $set: { state: 'GRANTED', forgetAt: forgottenAt(grant.validUntil) }, $unset: { redeemedAt: '' } },
          { session },
        );
      }
      return changed;
    },

    /** Deletes what is kept no longer. Returns how many. */
    async forget(now: Date): Promise<number> {
      const over = { forgetAt: { $lte: now } };
      const [given, used] = await Promise.all([grants.deleteMany(over), redemptions.deleteMany(over)]);
      return given.deletedCount + used.deletedCount;
    },
  };
}

export type Grants = ReturnType<typeof openGrants>;

/** Until when what is given at `at` is valid: not beyond the offer itself. */
function endOf(offer: StoredOffer, by: StoredGrant['by'], at: Date): Date {
  const minutes = offer.validMinutes ?? (by === 'CUSTOMER' ? null : DEFAULT_VALID_MINUTES);
  if (minutes === null) return offer.validUntil;
  const end = new Date(at.getTime() + minutes * MINUTE_MS);
  return end < offer.validUntil ? end : offer.validUntil;
}

/** Crockford's Base32: nothing that is mistaken for something else when it is read aloud. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** `OF` (the alphabet has no O, so no other code begins like this) and three groups of four, 60 random bits. */
function newCode(): string {
  const group = () => Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return `OF-${group()}-${group()}-${group()}`;
}
