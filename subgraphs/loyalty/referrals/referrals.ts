import type { ClientSession } from 'mongodb';
import type { EventData } from '#shared/events/event.ts';
import { inTransaction, isDuplicateKey, lookupBy, newId, type Stored } from '#shared/mongo.ts';
import { newestFirst, type PageRequest } from '#shared/pagination.ts';
import type { Dependencies } from '#shared/subgraph.ts';
import { cardPurchasesIn, tillSalesIn } from '../cards/card-collections.ts';
import type { EarningCards } from '../cards/earning-cards.ts';
import type { Ledger } from '../data/ledger.ts';
import { accountsIn, lotsIn } from '../data/ledger-collections.ts';
import type { CurrentProgramme } from '../programme/programmes.ts';
import { expiryOf } from '../rules/points.ts';
import {
  dueAtOf,
  isOffered,
  type ReferralRefusal,
  type ReferralRules,
  refusalOf,
} from '../rules/referrals.ts';
import { newReferralCode, readReferralCode } from './code.ts';
import {
  type ReferralCode,
  type ReferralSide,
  type ReferralState,
  referralCodesIn,
  referralsIn,
  type StoredReferral,
} from './referral-collections.ts';

/** A referral as one of its two sees it. */
export type OwnReferral = StoredReferral & { customerId: string; side: ReferralSide };

/** Why a code isn't taken. */
export type EntryRefusal =
  | 'REFERRALS_OFF'
  | 'REFERRAL_CODE_NOT_FOUND'
  | 'SELF_REFERRAL'
  | 'NOT_NEW_CUSTOMER'
  | 'REFERRED_BEFORE';

/** An order that reached its customer. */
export type ReceivedOrder = Pick<
  EventData['patron.order.handed_over.v1'],
  'orderId' | 'totalMinor' | 'cards' | 'at'
> & {
  customerId: string;
};

const DAY_MS = 86_400_000;
/** In the order in which a purchase of who was brought comes to them, so that two at once never wait for each other. */
const SIDES = ['referred', 'referrer'] as const;
/** From which nobody had anything. */
const ENDED: ReferralState[] = ['REFUSED', 'EXPIRED'];
const CODE_TRIES = 5;
/** How far it is looked back who brought whom. */
const MOST_STEPS = 50;
/** Referrals that one look for what is due takes. */
const PAGE = 100;

type ReferralDependencies = Pick<Dependencies, 'db' | 'client' | 'outbox' | 'members' | 'clock'>;

/** Who brought whom, and what both have of it. */
export function openReferrals(
  { db, client, outbox, members, clock }: ReferralDependencies,
  { ledger, cards, programmes }: { ledger: Ledger; cards: EarningCards; programmes: CurrentProgramme },
) {
  const codes = referralCodesIn(db);
  const referrals = referralsIn(db);
  const codeOf = lookupBy(codes, 'customerId');

  const daysAgo = (days: number) => new Date(clock().getTime() - days * DAY_MS);

  /** Of all that a code is entered for or paid by at the same time, one goes on and the others begin again. */
  const takeAlone = (code: string, session: ClientSession) =>
    codes.findOneAndUpdate({ _id: code }, { $inc: { version: 1 } }, { session, returnDocument: 'after' });

  async function put(referral: StoredReferral, session: ClientSession): Promise<StoredReferral> {
    const { _id, referrerId, referredId, state } = referral;
    await referrals.replaceOne({ _id }, referral, { session, upsert: true });
    const data = {
      referralId: _id,
      customerId: referrerId ?? null,
      referredId: referredId ?? null,
      state,
      at: clock().toISOString(),
    };
    await outbox.append(
      [{ type: 'patron.referral.changed.v1', subject: referrerId ?? _id, time: clock(), data }],
      session,
    );
    return referral;
  }

  async function cardsOf(ids: readonly string[], session: ClientSession): Promise<string[]> {
    const linked = await cards.keysOf(session, ids);
    const paid = await tillSalesIn(db).distinct('cards', { customerId: { $in: [...ids] } }, { session });
    return [...new Set([...linked, ...paid.filter((card) => typeof card === 'string')])];
  }

  /** Whether one of these ids bought something before. Points that no order gave don't count. */
  async function hadBought(ids: readonly string[], before: Date, session: ClientSession): Promise<boolean> {
    const accounts = await accountsIn(db)
      .find({ customerId: { $in: [...ids] } }, { session })
      .toArray();
    const lot = await lotsIn(db).findOne(
      {
        accountId: { $in: accounts.map(({ _id }) => _id) },
        orderId: { $exists: true },
        earnedAt: { $lt: before },
      },
      { session },
    );
    if (lot) return true;
    const theirs = { customerId: { $in: [...ids] } };
    const sale = await tillSalesIn(db).findOne({ ...theirs, until: { $lt: before } }, { session });
    return (
      sale !== null ||
      (await cardPurchasesIn(db).findOne({ ...theirs, at: { $lt: before } }, { session })) !== null
    );
  }

  /** Whether an earlier referral, or several after each other, led from one of these to who brings them now. */
  async function isRing(
    { _id, referrerIds, referredIds }: Record<'referrerIds' | 'referredIds', readonly string[]> & Stored,
    session: ClientSession,
  ): Promise<boolean> {
    const earlier = { _id: { $lt: _id }, state: { $nin: ENDED } };
    let ids = referrerIds;
    for (let step = 0; ids.length && step < MOST_STEPS; step += 1) {
      const found = await referrals
        .find({ ...earlier, referredId: { $in: [...ids] } }, { session })
        .toArray();
      const above = await Promise.all(
        found.flatMap(({ referrerId }) => (referrerId ? members.seenBy(session, referrerId) : [])),
      );
      ids = above.flat();
      if (ids.some((id) => referredIds.includes(id))) return true;
    }
    return false;
  }

  /** What speaks against rewarding it, as the transaction sees it. */
  async function refusalFor(
    { _id, code, referrerId, referredId, enteredAt }: StoredReferral,
    rules: ReferralRules,
    moreCards: readonly string[],
    session: ClientSession,
  ): Promise<ReferralRefusal | null> {
    const referrerIds = referrerId === undefined ? [] : await members.seenBy(session, referrerId);
    const referredIds = referredId === undefined ? [] : await members.seenBy(session, referredId);
    const others = { _id: { $ne: _id }, referrerId: { $in: [...referrerIds] } };
    return refusalOf(
      {
        isSamePerson: referredId !== undefined && referrerIds.includes(referredId),
        referrerCards: await cardsOf(referrerIds, session),
        referredCards: [...(await cardsOf(referredIds, session)), ...moreCards],
        hadBought: await hadBought(referredIds, enteredAt, session),
        wasReferred:
          (await referrals.findOne(
            {
              _id: { $lt: _id },
              referredId: { $in: [...referredIds] },
              state: { $nin: ENDED },
            },
            { session },
          )) !== null,
        isRing: await isRing({ _id, referrerIds, referredIds }, session),
        rewardedBefore: await referrals.countDocuments(
          {
            ...others,
            state: { $in: ['QUALIFIED', 'REWARDED'] },
            boughtAt: { $gt: daysAgo(rules.most.days) },
          },
          { session },
        ),
        enteredToday: await referrals.countDocuments(
          { code, _id: { $lt: _id }, enteredAt: { $gt: new Date(enteredAt.getTime() - DAY_MS) } },
          { session },
        ),
      },
      rules,
    );
  }

  const end = (
    referral: StoredReferral,
    state: Extract<ReferralState, 'REFUSED' | 'EXPIRED' | 'REVERSED'>,
    refusedFor: ReferralRefusal | undefined,
    session: ClientSession,
  ) => put({ ...referral, state, endedAt: clock(), ...(refusedFor && { refusedFor }) }, session);

  async function pay(referral: StoredReferral, session: ClientSession): Promise<StoredReferral> {
    const now = clock();
    const round = referral.round + 1;
    const expiresAt = expiryOf(now, await programmes.current());
    const postings: NonNullable<StoredReferral['postings']> = {};
    for (const side of SIDES) {
      const customerId = side === 'referrer' ? referral.referrerId : referral.referredId;
      const points = referral.points[side];
      if (customerId === undefined || points === 0) continue;
      const credited = await ledger.credit(session, {
        ...{
          customerId,
          key: `referral/${referral._id}/${side}/${round}`,
          kind: 'REFERRED',
          occurredAt: now,
        },
        lots: [{ points, earnedAt: now, expiresAt }],
      });
      if (credited?.posting) postings[side] = credited.posting._id;
    }
    return put({ ...referral, state: 'REWARDED', rewardedAt: now, round, postings }, session);
  }

  /** Ends a referral whose reward isn't deserved; what was paid is taken back, as the programme does with goods that come back. */
  async function undo(
    referral: StoredReferral,
    reason: ReferralRefusal,
    session: ClientSession,
  ): Promise<void> {
    if (referral.state !== 'REWARDED') {
      await end(referral, 'REFUSED', reason, session);
      return;
    }
    const policy = (await programmes.current()).points.negativeBalance;
    for (const side of SIDES) {
      const postingId = referral.postings?.[side];
      if (postingId === undefined) continue;
      const { key, lots } = await ledger.postingOf(postingId, session);
      const lotIds = lots.map(({ lotId }) => lotId);
      const points = referral.points[side];
      await ledger.reverse(session, { key: `reverse-${key}`, kind: 'REVERSED', lotIds, points, policy });
    }
    await end(referral, 'REVERSED', reason, session);
  }

  /** Referrals in which one of these ids has a part, oldest first. */
  const around = (ids: readonly string[], states: readonly ReferralState[], session: ClientSession) =>
    referrals
      .find(
        {
          state: { $in: [...states] },
          $or: [{ referrerId: { $in: [...ids] } }, { referredId: { $in: [...ids] } }],
        },
        { session },
      )
      .sort({ _id: 1 })
      .toArray();

  /** One after the other, each in a transaction of its own in which it is looked at again. */
  async function eachDue(
    due: { state: ReferralState } & Record<string, unknown>,
    work: (referral: StoredReferral, session: ClientSession) => Promise<unknown>,
    signal?: AbortSignal,
  ): Promise<number> {
    let count = 0;
    while (!signal?.aborted) {
      const found = await referrals.find(due).sort({ _id: 1 }).limit(PAGE).toArray();
      for (const { _id, code } of found) {
        if (signal?.aborted) return count;
        await inTransaction(client, async (session) => {
          await takeAlone(code, session);
          const current = await referrals.findOne({ ...due, _id }, { session });
          if (current) await work(current, session);
        });
        count += 1;
      }
      if (found.length < PAGE) break;
    }
    return count;
  }

  return {
    /** The code of a customer, of the first of these ids that has one. */
    async codeOf(ids: readonly string[]): Promise<string | null> {
      const found = await Promise.all(ids.map((id) => codeOf.load(id)));
      return found.find((one) => one !== null)?._id ?? null;
    },

    /** Gives a customer their code, always the same. */
    async openCode(customerId: string, ids: readonly string[]): Promise<string> {
      const known = await this.codeOf(ids);
      if (known) return known;
      for (let tries = 1; ; tries += 1) {
        const code: ReferralCode = { _id: newReferralCode(), customerId, openedAt: clock(), version: 0 };
        try {
          await codes.insertOne(code);
          return code._id;
        } catch (error) {
          if (!isDuplicateKey(error)) throw error;
          const own = await codes.findOne({ customerId }); // opened at the same time
          if (own) return own._id;
          if (tries === CODE_TRIES) throw error;
        }
      }
    },

    /** A new customer says who brought them. Saying it again changes nothing. */
    async enter(
      { customerId, ids, code: text }: { customerId: string; ids: readonly string[]; code: string },
      session: ClientSession,
    ): Promise<OwnReferral | EntryRefusal> {
      const rules = (await programmes.current()).referrals;
      if (!isOffered(rules)) return 'REFERRALS_OFF';
      const code = await takeAlone(readReferralCode(text), session);
      if (!code) return 'REFERRAL_CODE_NOT_FOUND';
      const seen = await members.seenBy(session, customerId);
      if (seen.includes(code.customerId)) return 'SELF_REFERRAL';
      const before = await referrals.findOne(
        { referredId: { $in: [...new Set([...ids, ...seen])] } },
        { session },
      );
      if (before) {
        return before.code === code._id ? { ...before, customerId, side: 'referred' } : 'REFERRED_BEFORE';
      }
      const now = clock();
      if (await hadBought(seen, new Date(now.getTime() + 1), session)) return 'NOT_NEW_CUSTOMER';
      const referral: StoredReferral = {
        _id: newId('rfl'),
        code: code._id,
        referrerId: code.customerId,
        referredId: customerId,
        state: 'PENDING',
        enteredAt: now,
        validUntil: new Date(now.getTime() + rules.validDays * DAY_MS),
        points: { referrer: rules.referrerPoints, referred: rules.referredPoints },
        round: 0,
      };
      const refusal = await refusalFor(referral, rules, [], session);
      const kept = refusal ? await end(referral, 'REFUSED', refusal, session) : await put(referral, session);
      return { ...kept, customerId, side: 'referred' };
    },

    /** Which of these ids were brought by somebody, and haven't bought yet what counts. */
    async pendingOf(ids: readonly string[], session: ClientSession): Promise<Set<string>> {
      const found = await referrals
        .find({ referredId: { $in: [...ids] }, state: 'PENDING' }, { session, projection: { referredId: 1 } })
        .toArray();
      return new Set(found.flatMap(({ referredId }) => referredId ?? []));
    },

    /** An order has reached its customer: the first that is large enough decides what becomes of their referral. */
    async bought(order: ReceivedOrder, session: ClientSession): Promise<void> {
      const { orderId, customerId, totalMinor, cards: paidWith = [] } = order;
      const at = new Date(order.at);
      const ids = await members.seenBy(session, customerId);
      const referral = await referrals.findOne(
        { referredId: { $in: [...ids] }, state: 'PENDING' },
        { session },
      );
      if (!referral || at < referral.enteredAt) return;
      if (at >= referral.validUntil) {
        await end(referral, 'EXPIRED', undefined, session);
        return;
      }
      const rules = (await programmes.current()).referrals;
      if (totalMinor < rules.minimumMinor) return;
      await takeAlone(referral.code, session);
      const refusal = await refusalFor(referral, rules, paidWith, session);
      if (refusal) {
        await end(referral, 'REFUSED', refusal, session);
        return;
      }
      const returnableUntil = new Date(at.getTime() + rules.returnDays * DAY_MS);
      const qualified: StoredReferral = {
        ...referral,
        state: 'QUALIFIED',
        ...{ orderId, orderMinor: totalMinor, boughtAt: at, dueAt: dueAtOf(at, rules), returnableUntil },
      };
      await put(qualified, session);
      if (rules.pay === 'AT_ONCE') await pay(qualified, session);
    },

    /** Goods came back in time: what is left is no purchase that counts. */
    async returned(
      { orderId, lines, at }: Pick<EventData['patron.order.returned.v1'], 'orderId' | 'lines' | 'at'>,
      session: ClientSession,
    ): Promise<void> {
      const referral = await referrals.findOne(
        { orderId, state: { $in: ['QUALIFIED', 'REWARDED'] } },
        { session },
      );
      if (!referral?.returnableUntil || new Date(at) >= referral.returnableUntil) return;
      const { minimumMinor } = (await programmes.current()).referrals;
      const returnedMinor =
        (referral.returnedMinor ?? 0) + lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
      const left = (referral.orderMinor ?? 0) - returnedMinor;
      const current = { ...referral, returnedMinor };
      if (left < Math.max(1, minimumMinor)) await undo(current, 'GOODS_RETURNED', session);
      else await referrals.replaceOne({ _id: referral._id }, current, { session });
    },

    /** Two have turned out to be one: nobody brings themselves, nobody is brought twice, and who was a customer before isn't new. */
    async merged(customerId: string, session: ClientSession): Promise<void> {
      const ids = await members.seenBy(session, customerId);
      const open = await around(ids, ['PENDING', 'QUALIFIED', 'REWARDED'], session);
      const rules = (await programmes.current()).referrals;
      for (const referral of open) {
        const refusal = await refusalFor(referral, rules, [], session);
        if (refusal === 'SAME_PERSON' || refusal === 'NOT_NEW' || refusal === 'REFERRED_BEFORE') {
          await undo(referral, refusal, session);
        }
      }
    },

    /** They were never one: what ended because of it goes on where it stood. */
    async parted(customerIds: readonly string[], session: ClientSession): Promise<void> {
      const ids = (await Promise.all(customerIds.map((id) => members.seenBy(session, id)))).flat();
      const rules = (await programmes.current()).referrals;
      for (const referral of await around(ids, ['REFUSED', 'REVERSED'], session)) {
        const { refusedFor, endedAt: _endedAt, ...rest } = referral;
        const byMerge =
          refusedFor === 'SAME_PERSON' || refusedFor === 'REFERRED_BEFORE' || refusedFor === 'NOT_NEW';
        if (!byMerge || (await refusalFor(referral, rules, [], session)) !== null) continue;
        await put({ ...rest, state: referral.orderId ? 'QUALIFIED' : 'PENDING' }, session);
      }
    },

    /** Pays both of every referral that is due by now. Returns how many. */
    payDue: (now: Date, signal?: AbortSignal): Promise<number> =>
      eachDue({ state: 'QUALIFIED', dueAt: { $lte: now } }, pay, signal),

    /** Ends those to which no purchase came in time. Returns how many. */
    endDue: (now: Date, signal?: AbortSignal): Promise<number> =>
      eachDue(
        { state: 'PENDING', validUntil: { $lte: now } },
        (referral, session) => end(referral, 'EXPIRED', undefined, session),
        signal,
      ),

    /** Those whom one of these ids brought, newest first. @throws {GraphQLError} `BAD_USER_INPUT` */
    async broughtBy(customerId: string, ids: readonly string[], page: PageRequest) {
      const { edges, pageInfo } = await newestFirst(referrals, { referrerId: { $in: [...ids] } }, page);
      const own = (node: StoredReferral): OwnReferral => ({ ...node, customerId, side: 'referrer' });
      return { edges: edges.map(({ cursor, node }) => ({ cursor, node: own(node) })), pageInfo };
    },

    /** By which one of these ids was brought; null when none was. The first of several. */
    async broughtTo(customerId: string, ids: readonly string[]): Promise<OwnReferral | null> {
      const [first] = await referrals
        .find({ referredId: { $in: [...ids] } })
        .sort({ _id: 1 })
        .limit(1)
        .toArray();
      return first ? { ...first, customerId, side: 'referred' } : null;
    },
  };
}
