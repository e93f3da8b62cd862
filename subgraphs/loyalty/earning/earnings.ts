import type { ClientSession } from 'mongodb';
import { newId } from '#shared/mongo.ts';
import type { Dependencies } from '#shared/subgraph.ts';
import type { Ledger } from '../data/ledger.ts';
import { lotsIn, type Posting } from '../data/ledger-collections.ts';
import type { Membership } from '../data/memberships.ts';
import type { Grants } from '../offers/grants.ts';
import type { Places } from '../offers/places.ts';
import type { CurrentProgramme, VersionedProgramme } from '../programme/programmes.ts';
import {
  type Basket,
  type Circumstances,
  capKey,
  capsOf,
  type Earning,
  type EarningRules,
  type Engagement,
  earningOf,
  earningOfEngagement,
  type Multiplier,
  needsOf,
  ofPurchases,
  type Used,
} from '../rules/earning.ts';
import { availableAtOf, expiryOf } from '../rules/points.ts';
import type { TierCode, TierRules } from '../rules/tiers.ts';
import { periodOf } from '../rules/windows.ts';
import { tierOf } from '../tiers/standing.ts';
import { earningsIn, type StoredUse, usesIn } from './earning-collections.ts';

/** A purchase that has reached its customer. */
export type Purchase = Basket & { orderId: string; customerId: string };

/** Something that a customer did other than buy. `reference` names it among its kind, for ever. */
export type TakingPart = Engagement & { customerId: string; reference: string };

/** What a purchase would earn, by the version of the programme that holds. */
export type Forecast = Earning & { version: number; currency: string };

type EarningDependencies = Pick<Dependencies, 'db' | 'members'>;
type Known = { ledger: Ledger; programmes: CurrentProgramme; grants: Grants; places: Places };

/** In which part of the transaction's view something is read; without a session, as of now. */
type View = { session?: ClientSession };

/**
 * What purchases and taking part earn. A dry run and a posting ask the same questions and call the same rule; the posting asks them
 * within its transaction.
 */
export function openEarnings(
  { db, members }: EarningDependencies,
  { ledger, programmes, grants, places }: Known,
) {
  const earnings = earningsIn(db);
  const uses = usesIn(db);
  const lots = lotsIn(db);

  /** What is left of caps depends on what was given before, to whichever of the customer's ids. */
  async function usedBy(
    ids: readonly string[],
    rules: EarningRules,
    at: Date,
    { session }: View,
  ): Promise<Map<string, Used>> {
    const used = new Map<string, Used>();
    const caps = capsOf(rules);
    if (!caps.length || !ids.length) return used;
    const keys = new Map(
      caps.flatMap(({ code, per }) =>
        ids.map((id) => [useId({ code, per }, rules, at, id), capKey(code, per)] as const),
      ),
    );
    const found = await uses
      .find({ _id: { $in: [...keys.keys()] } }, { ...(session && { session }) })
      .toArray();
    for (const { _id, points, times } of found) {
      const key = keys.get(_id) ?? '';
      const before = used.get(key) ?? { points: 0, times: 0 };
      used.set(key, { points: before.points + points, times: before.times + times });
    }
    return used;
  }

  /**
   * Counts what rules with caps gave. The counts of the customer's other ids are touched, so that of two purchases at once under two
   * ids one begins again and sees the other.
   */
  async function count(
    customerId: string,
    ids: readonly string[],
    { rules, at, given }: { rules: EarningRules; at: Date; given: ReadonlyMap<string, Used> },
    session: ClientSession,
  ): Promise<void> {
    const writes = capsOf(rules).flatMap(({ code, per }) => {
      const { points, times } = given.get(code) ?? { points: 0, times: 0 };
      if (points === 0) return [];
      return ids.map((id) => ({
        updateOne: {
          filter: { _id: useId({ code, per }, rules, at, id) },
          update: {
            $inc: id === customerId ? { points, times } : { points: 0, times: 0 },
            $setOnInsert: { customerId: id },
          },
          upsert: true,
        },
      }));
    });
    if (writes.length) await uses.bulkWrite(writes, { session });
  }

  const zoneOf = async (storeId: string | null, rules: EarningRules): Promise<string | null> =>
    storeId !== null && needsOf(rules).clock ? places.knownTimeZoneOf(storeId) : null;

  /** Lines of an order that have earned, and by which rules, where that matters. */
  async function earnedBefore(orderId: string, rules: EarningRules, session: ClientSession) {
    if (!needsOf(rules).order) return { lineIds: new Set<string>(), gave: new Set<string>() };
    const known = await lots.find({ orderId }, { session, projection: { lineId: 1, parts: 1 } }).toArray();
    return {
      lineIds: new Set(known.map(({ lineId }) => lineId)),
      gave: new Set(known.flatMap(({ parts = [] }) => parts.map(({ ruleId }) => ruleId))),
    };
  }

  async function circumstancesOf(
    ids: readonly string[],
    member: Membership | null,
    { storeId, at }: Pick<Basket, 'storeId' | 'at'>,
    { earning, tiers }: Pick<VersionedProgramme, 'earning' | 'tiers'>,
    view: View,
  ): Promise<Omit<Circumstances, 'gave'> & { grants: ReadonlyMap<string, string> }> {
    const [used, timeZone, multipliers] = await Promise.all([
      usedBy(ids, ofPurchases(earning), at, view),
      zoneOf(storeId, ofPurchases(earning)),
      ids.length && storeId !== null ? grants.multipliersFor(ids, { storeId, at }, view.session) : [],
    ]);
    const byOffer = new Map<string, Multiplier & { grantId: string }>();
    for (const { offerId, grantId, multiplier } of multipliers) {
      const source = `offer/${offerId}`;
      const name = `${multiplier} times the points, by an offer`;
      if (!byOffer.has(source)) byOffer.set(source, { source, name, percent: multiplier * 100, grantId });
    }
    const sources = [...byOffer.values()];
    return {
      timeZone,
      used,
      tier: tierIn(member, tiers, at),
      multipliers: sources.map(({ source, name, percent }) => ({ source, name, percent })),
      grants: new Map(sources.map(({ source, grantId }) => [source, grantId])),
    };
  }

  return {
    /**
     * What a purchase would earn if it reached its customer at `basket.at`, and nothing else did before.
     * @param ids of the customer; none for somebody who is no member.
     */
    async dryRun(ids: readonly string[], basket: Basket): Promise<Forecast> {
      const programme = await programmes.current();
      const member = ids.length ? await ledger.membershipOf(ids) : null;
      const circumstances = await circumstancesOf(ids, member, basket, programme, {});
      const earning = earningOf(basket, programme.earning, { ...circumstances, gave: new Set() });
      return { ...earning, version: programme.version, currency: basket.currency };
    },

    /** The same by rules that don't hold yet, for somebody in a tier, with nothing given before and no offers. */
    async tryOut(rules: EarningRules, tier: string | null, basket: Basket): Promise<Forecast> {
      const timeZone = await zoneOf(basket.storeId, rules);
      const { version, tiers } = await programmes.current();
      const alone = { timeZone, multipliers: [], used: new Map(), gave: new Set<string>() };
      return {
        ...earningOf(basket, rules, { ...alone, tier: tier ?? lowest(tiers) }),
        version,
        currency: basket.currency,
      };
    },

    /**
     * Posts what a purchase earns, in the transaction that learns of it. A line earns once, however often it is told and whatever
     * comes with it. Null when there is nothing to post.
     */
    async purchase(purchase: Purchase, session: ClientSession): Promise<Posting | null> {
      const { orderId, customerId, currency, at } = purchase;
      const programme = await programmes.current();
      const { earning: rules, tiers } = programme;
      const member = await ledger.settledMembership(customerId, session);
      const ids = await members.seenBy(session, customerId);
      const before = await earnedBefore(orderId, ofPurchases(rules), session);
      const lines = purchase.lines.filter(({ lineId }) => !before.lineIds.has(lineId));
      if (!lines.length) return null;
      const { grants: granted, ...circumstances } = await circumstancesOf(ids, member, purchase, programme, {
        session,
      });
      const earning = earningOf({ ...purchase, lines }, rules, { ...circumstances, gave: before.gave });
      const availableAt = availableAtOf(at, programme);
      const counted = tiers.currency === undefined || tiers.currency === currency;
      const credited = await ledger.credit(session, {
        ...{ customerId, orderId, key: `earn/${orderId}`, kind: 'EARNED', occurredAt: at },
        lots: earning.lines.map(({ lineId, points, qualifyingPoints, paidMinor, parts }) => ({
          ...{ orderId, lineId, points, earnedAt: at },
          ...(availableAt && { availableAt }),
          expiresAt: expiryOf(at, programme),
          ...(parts.length > 0 && { parts }),
          qualifying: { points: qualifyingPoints, spendMinor: counted ? paidMinor : 0, purchases: 1 },
        })),
      });
      if (!credited) return null;
      await count(customerId, ids, { rules, at, given: earning.given }, session);
      const gave = new Set(earning.lines.flatMap(({ parts }) => parts.map(({ ruleId }) => ruleId)));
      for (const [source, grantId] of granted) {
        if (gave.has(source))
          await grants.use(session, { grantId, orderId, storeId: purchase.storeId ?? '', at });
      }
      await earnings.insertOne(
        {
          _id: newId('ear'),
          ...{ customerId, version: programme.version, at, orderId, currency, lines: earning.lines },
        },
        { session },
      );
      return credited.posting;
    },

    /**
     * Posts what something other than a purchase earns, once for its reference and for ever: told again, it answers with what it
     * earned then. 0 when no rule gives any.
     */
    async takePart(
      { customerId, reference, ...engagement }: TakingPart,
      session: ClientSession,
    ): Promise<{ points: number; isNew: boolean }> {
      const { activity, storeId, at } = engagement;
      const programme = await programmes.current();
      const { earning: rules, tiers } = programme;
      const member = await ledger.settledMembership(customerId, session);
      const told = await earnings.findOne({ activity, reference }, { session });
      if (told) return { points: told.points ?? 0, isNew: false };
      const ids = await members.seenBy(session, customerId);
      const { points, qualifyingPoints, parts, findings, given } = earningOfEngagement(engagement, rules, {
        used: await usedBy(ids, rules, at, { session }),
        timeZone: await zoneOf(storeId, rules),
        tier: tierIn(member, tiers, at),
      });
      const _id = newId('ear');
      if (points > 0) {
        await ledger.credit(session, {
          ...{ customerId, key: `engage/${_id}`, kind: 'ENGAGED', occurredAt: at },
          lots: [
            {
              ...{ points, parts, earnedAt: at, expiresAt: expiryOf(at, programme) },
              qualifying: { points: qualifyingPoints, spendMinor: 0, purchases: 0 },
            },
          ],
        });
        await count(customerId, ids, { rules, at, given }, session);
      }
      const about = { customerId, version: programme.version, at, activity, reference };
      await earnings.insertOne({ _id, ...about, points, findings }, { session });
      return { points, isNew: true };
    },

    /** Why an order of these ids earned what it did; lines that were told later come later. Null when nothing is known. */
    async explain(ids: readonly string[], orderId: string): Promise<Explanation | null> {
      const found = await earnings
        .find({ orderId, customerId: { $in: [...ids] } })
        .sort({ _id: 1 })
        .toArray();
      const [first] = found;
      if (!first) return null;
      const lines = found.flatMap((one) => one.lines ?? []);
      const { version, currency = '' } = first;
      return {
        orderId,
        version,
        currency,
        lines,
        points: lines.reduce((sum, { points }) => sum + points, 0),
      };
    },
  };
}

export type Earnings = ReturnType<typeof openEarnings>;

export type Explanation = Omit<Forecast, 'given'> & { orderId: string };

/** The tier that counts; where everybody begins for who is no member yet. */
const tierIn = (member: Membership | null, tiers: TierRules, at: Date): TierCode =>
  member ? tierOf(member, { tiers }, at) : lowest(tiers);

const lowest = ({ ladder }: TierRules): TierCode => ladder.at(-1)?.tier ?? '';

function useId(
  { code, per }: ReturnType<typeof capsOf>[number],
  { timeZone }: EarningRules,
  at: Date,
  customerId: string,
): StoredUse['_id'] {
  return `${code}/${per}/${periodOf(per, at, timeZone)}/${customerId}`;
}
