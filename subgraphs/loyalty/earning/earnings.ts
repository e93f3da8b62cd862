import type { ClientSession } from 'mongodb';
import { newId } from '#shared/mongo.ts';
import type { Dependencies } from '#shared/subgraph.ts';
import type { Ledger } from '../data/ledger.ts';
import type { Posting } from '../data/ledger-collections.ts';
import type { Membership } from '../data/memberships.ts';
import type { Multiplier as GrantedMultiplier, Grants } from '../offers/grants.ts';
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
  goesByClock,
  type Multiplier,
  ofPurchases,
  type Used,
} from '../rules/earning.ts';
import { availableAtOf, expiryOf } from '../rules/points.ts';
import type { TierCode, TierRules } from '../rules/tiers.ts';
import { periodOf } from '../rules/windows.ts';
import { tierOf } from '../tiers/standing.ts';
import { earningsIn, type StoredEarning, type StoredUse, usesIn } from './earning-collections.ts';

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

  const usesOf = (_id: readonly string[], { session }: View): Promise<StoredUse[]> =>
    _id.length
      ? uses.find({ _id: { $in: [..._id] } }, { ...(session && { session }) }).toArray()
      : Promise.resolve([]);

  /** What is left of caps depends on what was given before, to whichever of the customer's ids. */
  async function usedBy(
    ids: readonly string[],
    rules: EarningRules,
    at: Date,
    view: View,
  ): Promise<Map<string, Used>> {
    const keys = capKeysOf(ids, rules, at);
    return usedIn(keys, await usesOf([...keys.keys()], view));
  }

  /** Counts what rules with caps gave. */
  async function count(counts: readonly Count[], session: ClientSession): Promise<void> {
    if (!counts.length) return;
    const together = new Map<string, Count>();
    for (const { _id, customerId, points, times } of counts) {
      const before = together.get(_id) ?? { points: 0, times: 0 };
      together.set(_id, { _id, customerId, points: before.points + points, times: before.times + times });
    }
    const writes = Array.from(together.values(), ({ _id, customerId, points, times }) => ({
      updateOne: {
        filter: { _id },
        update: { $inc: { points, times }, $setOnInsert: { customerId } },
        upsert: true,
      },
    }));
    await uses.bulkWrite(writes, { session });
  }

  const zoneOf = async (storeId: string | null, rules: EarningRules): Promise<string | null> =>
    storeId !== null && goesByClock(rules) ? places.knownTimeZoneOf(storeId) : null;

  async function circumstancesOf(
    member: Membership | null,
    { storeId, at }: Pick<Basket, 'storeId' | 'at'>,
    { earning, tiers }: Pick<VersionedProgramme, 'earning' | 'tiers'>,
    asked: {
      used(rules: EarningRules): Promise<Map<string, Used>> | Map<string, Used>;
      multipliers(use: { storeId: string; at: Date }): Promise<GrantedMultiplier[]> | GrantedMultiplier[];
    },
  ): Promise<Omit<Circumstances, 'gave'> & { grants: ReadonlyMap<string, string> }> {
    const [used, timeZone, multipliers] = await Promise.all([
      asked.used(ofPurchases(earning)),
      zoneOf(storeId, ofPurchases(earning)),
      storeId !== null ? asked.multipliers({ storeId, at }) : [],
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

  /** What several purchases need to be known, read together. */
  async function openReading(session: ClientSession, ahead: readonly Purchase[]) {
    const programme = await programmes.current();
    const sheet = await ledger.openSheet(session, {
      customerIds: [...new Set(ahead.map(({ customerId }) => customerId))],
      orderIds: ahead.map(({ orderId }) => orderId),
    });
    const rules = ofPurchases(programme.earning);
    const keys = ahead.flatMap(({ customerId, at }) => [
      ...capKeysOf(sheet.idsOf(customerId), rules, at).keys(),
    ]);
    const used = new Map((await usesOf([...new Set(keys)], { session })).map((use) => [use._id, use]));
    const everybody = new Set(ahead.flatMap(({ customerId }) => sheet.idsOf(customerId)));
    const multiplied = await grants.withMultipliers([...everybody], session);
    const covered = new Set(ahead.map(({ orderId, customerId }) => `${orderId}/${customerId}`));
    return { programme, sheet, used, multiplied, covered };
  }

  /**
   * Posts what purchases earn, one after the other, in the transaction that learns of them. A line earns once, however often it is
   * told and whatever comes with it. What they need is read together and what comes of them written together: nothing of it is in
   * the database before {@link PurchaseRun.write}, which has to come before anything else reads or changes a ledger.
   * @param expected those that will follow, or some of them.
   */
  function purchases(session: ClientSession, expected: readonly Purchase[]): PurchaseRun {
    const ahead = [...expected];
    const explained: StoredEarning[] = [];
    const counts: Count[] = [];
    let reading: Awaited<ReturnType<typeof openReading>> | null = null;

    async function write(): Promise<void> {
      await reading?.sheet.write();
      reading = null;
      await count(counts.splice(0), session);
      if (explained.length) await earnings.insertMany(explained.splice(0), { session });
    }

    async function readingOf(purchase: Purchase) {
      const { orderId, customerId } = purchase;
      if (reading && !reading.covered.has(`${orderId}/${customerId}`)) await write();
      reading ??= await openReading(session, [purchase, ...ahead]);
      return reading;
    }

    return {
      write,

      async earn(purchase) {
        const { orderId, customerId, storeId, currency, at } = purchase;
        const { programme, sheet, used, multiplied } = await readingOf(purchase);
        const place = ahead.indexOf(purchase);
        if (place >= 0) ahead.splice(place, 1);
        const { earning: rules, tiers } = programme;
        const ids = sheet.idsOf(customerId);
        const before = sheet.linesOf(orderId);
        const lines = purchase.lines.filter(({ lineId }) => !before.some((known) => known.lineId === lineId));
        if (!lines.length) return null;
        const { grants: granted, ...circumstances } = await circumstancesOf(
          sheet.memberOf(customerId),
          purchase,
          programme,
          {
            used: (capped) => {
              const keys = capKeysOf(ids, capped, at);
              return usedIn(
                keys,
                [...keys.keys()].flatMap((key) => used.get(key) ?? []),
              );
            },
            multipliers: (use) =>
              ids.some((id) => multiplied.has(id)) ? grants.multipliersFor(ids, use, session) : [],
          },
        );
        const gaveBefore = new Set(before.flatMap(({ parts = [] }) => parts.map(({ ruleId }) => ruleId)));
        const earning = earningOf({ ...purchase, lines }, rules, { ...circumstances, gave: gaveBefore });
        const availableAt = availableAtOf(at, programme);
        const counted = tiers.currency === undefined || tiers.currency === currency;
        const credited = await sheet.credit({
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
        for (const one of countsOf(customerId, ids, { rules, at, given: earning.given })) {
          counts.push(one);
          const { points, times } = used.get(one._id) ?? { points: 0, times: 0 };
          used.set(one._id, { ...one, points: points + one.points, times: times + one.times });
        }
        const gave = new Set(earning.lines.flatMap(({ parts }) => parts.map(({ ruleId }) => ruleId)));
        for (const [source, grantId] of granted) {
          if (gave.has(source)) await grants.use(session, { grantId, orderId, storeId: storeId ?? '', at });
        }
        explained.push({
          _id: newId('ear'),
          ...{ customerId, version: programme.version, at, orderId, currency, lines: earning.lines },
        });
        return credited.posting;
      },
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
      const circumstances = await circumstancesOf(member, basket, programme, {
        used: (rules) => usedBy(ids, rules, basket.at, {}),
        multipliers: (use) => (ids.length ? grants.multipliersFor(ids, use) : []),
      });
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

    purchases,

    /** One of {@link purchases}, alone. */
    async purchase(purchase: Purchase, session: ClientSession): Promise<Posting | null> {
      const run = purchases(session, [purchase]);
      const posting = await run.earn(purchase);
      await run.write();
      return posting;
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
        await count(countsOf(customerId, ids, { rules, at, given }), session);
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

export type PurchaseRun = {
  /** Null when there is nothing to post: no new line, or none that earns anything. */
  earn(purchase: Purchase): Promise<Posting | null>;
  write(): Promise<void>;
};

/** What one use adds to what is stored. */
type Count = StoredUse;

export type Explanation = Omit<Forecast, 'given'> & { orderId: string };

/** The tier that counts; where everybody begins for who is no member yet. */
const tierIn = (member: Membership | null, tiers: TierRules, at: Date): TierCode =>
  member ? tierOf(member, { tiers }, at) : lowest(tiers);

const lowest = ({ ladder }: TierRules): TierCode => ladder.at(-1)?.tier ?? '';

/** Under which ids it is stored what counts for the caps, and for which cap that is. */
const capKeysOf = (ids: readonly string[], rules: EarningRules, at: Date): Map<string, string> =>
  new Map(
    capsOf(rules).flatMap(({ code, per }) =>
      ids.map((id) => [useId({ code, per }, rules, at, id), capKey(code, per)] as const),
    ),
  );

function usedIn(keys: ReadonlyMap<string, string>, found: readonly StoredUse[]): Map<string, Used> {
  const used = new Map<string, Used>();
  for (const { _id, points, times } of found) {
    const key = keys.get(_id) ?? '';
    const before = used.get(key) ?? { points: 0, times: 0 };
    used.set(key, { points: before.points + points, times: before.times + times });
  }
  return used;
}

/**
 * What rules with caps gave. The counts of the customer's other ids are touched, so that of two purchases at once under two ids one
 * begins again and sees the other.
 */
function countsOf(
  customerId: string,
  ids: readonly string[],
  { rules, at, given }: { rules: EarningRules; at: Date; given: ReadonlyMap<string, Used> },
): Count[] {
  return capsOf(rules).flatMap(({ code, per }) => {
    const { points, times } = given.get(code) ?? { points: 0, times: 0 };
    if (points === 0) return [];
    return ids.map((id) => ({
      _id: useId({ code, per }, rules, at, id),
      customerId: id,
      ...(id === customerId ? { points, times } : { points: 0, times: 0 }),
    }));
  });
}

function useId(
  { code, per }: ReturnType<typeof capsOf>[number],
  { timeZone }: EarningRules,
  at: Date,
  customerId: string,
): StoredUse['_id'] {
  return `${code}/${per}/${periodOf(per, at, timeZone)}/${customerId}`;
}
