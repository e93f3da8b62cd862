import { createHash } from 'node:crypto';
import type { ClientSession, Filter } from 'mongodb';
import { openErased } from '#shared/erased.ts';
import type { NewEvent } from '#shared/events/event.ts';
import { inTransaction } from '#shared/mongo.ts';
import type { Data } from '../context.ts';
import { type Account, accountsIn, type Told } from '../data/ledger-collections.ts';
import { activityOf, joinedAt } from '../data/memberships.ts';
import type { TierCode, TierRules } from '../rules/tiers.ts';
import { type Course, foldTiers } from './fold.ts';

type TellingData = Pick<Data, 'dependencies' | 'ledger' | 'programmes'>;

/** Members that one look takes. */
const PAGE = 200;
const DAY_MS = 86_400_000;

/** Names rules: others have another name. */
const nameOf = (rules: TierRules): string =>
  createHash('sha256').update(JSON.stringify(rules)).digest('base64url').slice(0, 22);

/**
 * Tells every change of tier and warns of every loss, once, of those whose time has come or whose activity or rules changed.
 *
 * @returns how many events were told.
 */
export async function tellTiers(data: TellingData, now: Date, signal: AbortSignal): Promise<number> {
  const { db, client } = data.dependencies;
  const { tiers: rules } = await data.programmes.current();
  const name = nameOf(rules);
  const due: Filter<Account> = {
    $or: [{ tiersDueAt: { $lte: now } }, { 'told.rules': { $exists: true, $ne: name } }],
  };
  let count = 0;
  let after = '';
  while (!signal.aborted) {
    const page = await accountsIn(db)
      .find({ ...due, _id: { $gt: after } })
      .project<Pick<Account, '_id' | 'customerId'>>({ customerId: 1 })
      .sort({ _id: 1 })
      .limit(PAGE)
      .toArray();
    for (const { customerId } of page) {
      if (signal.aborted) break;
      count += await inTransaction(client, (session) =>
        tellOne(data, customerId, { rules, name, now, due }, session),
      );
    }
    const last = page.at(-1);
    if (!last) break;
    after = last._id;
  }
  return count;
}

type Occasion = { rules: TierRules; name: string; now: Date; due: Filter<Account> };

async function tellOne(
  { dependencies: { db, outbox }, ledger }: TellingData,
  id: string,
  { rules, name, now, due }: Occasion,
  session: ClientSession,
): Promise<number> {
  const membership = await ledger.settledMembership(id, session);
  if (!membership) return 0;
  const { customerId, accounts } = membership;
  // As this transaction sees it: somebody else may have told it since the page was read.
  if (!(await accountsIn(db).findOne({ customerId: id, ...due }, { session }))) return 0;
  const ids = accounts.map((account) => account.customerId);
  const these = { _id: { $in: accounts.map(({ _id }) => _id) } };
  if ((await openErased(db).among(ids, session)).size) {
    await accountsIn(db).updateMany(these, { $unset: { told: '', tiersDueAt: '' } }, { session });
    return 0;
  }
  const member = { joinedAt: joinedAt(membership), activity: activityOf(membership) };
  const course = foldTiers(member, rules, now);
  const before = accounts.find((account) => account.told)?.told;
  const events = eventsOf(customerId, course, before, rules, now);
  await outbox.append(events, session);

  const told: Told = {
    tier: course.tier,
    rules: name,
    ...(course.warning && { warnedOf: course.warning.at }),
  };
  const next = nextLook(course, rules, now);
  await accountsIn(db).updateMany(
    these,
    next ? { $set: { told, tiersDueAt: next } } : { $set: { told }, $unset: { tiersDueAt: '' } },
    { session },
  );
  return events.length;
}

/** When something is to be told if nothing is earned until then. Null: never. */
function nextLook({ keptUntil, warning }: Course, { warnDays }: TierRules, now: Date): Date | null {
  if (!keptUntil || warning) return keptUntil;
  const warnedAt = new Date(keptUntil.getTime() - warnDays * DAY_MS);
  return warnedAt > now ? warnedAt : keptUntil;
}

/** @param told what was told last; absent for somebody who began lately. */
function eventsOf(
  customerId: string,
  { tier, since, warning, toKeep }: Course,
  told: Told | undefined,
  rules: TierRules,
  now: Date,
): NewEvent[] {
  const about = { subject: customerId, time: now };
  const from = told ? told.tier : (rules.ladder.at(-1)?.tier ?? '');
  const events: NewEvent[] = [];
  if (from && from !== tier) {
    const data = { customerId, from, to: tier, change: changeOf(from, tier, rules), at: since.toISOString() };
    events.push({ type: 'patron.tier.changed.v1', ...about, data });
  }
  if (warning && toKeep && !isSameLoss(told, tier, warning.at, rules)) {
    const { measure } = rules;
    const { at, to } = warning;
    const data = { customerId, tier, to, at: at.toISOString(), missing: toKeep.amount, measure };
    events.push({ type: 'patron.tier.warning.v1', ...about, data });
  }
  return events;
}

function changeOf(from: TierCode, to: TierCode, { ladder }: TierRules): 'ROSE' | 'FELL' | 'REPLACED' {
  const rank = (tier: TierCode) => ladder.findIndex((level) => level.tier === tier);
  if (rank(from) < 0) return 'REPLACED';
  return rank(to) < rank(from) ? 'ROSE' : 'FELL';
}

/** A loss that was put off by a few days is no other one: the member has been warned since before it was due at first. */
function isSameLoss(told: Told | undefined, tier: TierCode, at: Date, { warnDays }: TierRules): boolean {
  if (!told?.warnedOf || told.tier !== tier) return false;
  return at.getTime() - warnDays * DAY_MS <= told.warnedOf.getTime();
}
