import type { ClientSession } from 'mongodb';
import type { Context, Data } from '../context.ts';
import type { CurrentDecision } from '../data/history.ts';
import type { Ids } from '../data/joined.ts';
import type { Purpose } from '../rules/purpose.ts';
import { isUnderGpc, withheldByGpc } from '../signals/withheld.ts';
import { joinedPreferences } from './joined-preferences.ts';
import { type Case, mayReach, type Permission } from './permission.ts';
import { type Channel, NO_PREFERENCES, type Preferences } from './preferences.ts';

export type Question = {
  purpose: string;
  channel: Channel;
  topic?: string | null | undefined;
  at?: Date | null | undefined;
};

/** An answer with what it rests on. */
export type PermissionAnswer = Permission & {
  customerId: string;
  at: Date;
  decisionId: string | null;
  preferencesVersion: number;
};

/**
 * Gathers what decides and asks the rule. With a session everything that may change meanwhile is read in its transaction.
 * @returns null when there is no such purpose.
 */
export async function answerFor(
  context: Context,
  customerId: string,
  { purpose: key, channel, topic, at }: Question,
  session?: ClientSession,
): Promise<PermissionAnswer | null> {
  const { clock, purposes, joined, contacts, topics } = context;
  const purpose = (await purposes.now()).get(key);
  if (!purpose) return null;
  // A session does one thing at a time.
  const ids = await joined.idsOf(customerId, session);
  const currents = await joined.currents(ids, { session, at: at ?? undefined });
  const { chosen, version } = await preferencesOf(context, ids, session);
  const reached = await (session ? contacts.in(ids, channel, session) : contacts.of(ids, channel));

  const current = currents.find((row) => row.purpose === key) ?? null;
  const asked: Case = {
    purpose,
    channel,
    topic: topic == null ? null : ((await topics.now()).get(topic) ?? 'UNKNOWN'),
    at: at ?? clock(),
    current,
    gpc: await isRefusedBySignal(context, ids, purpose, currents),
    restricted: await joined.isRestricted(ids),
    preferences: chosen,
    contacts: reached,
  };
  return {
    ...mayReach(asked),
    customerId,
    at: asked.at,
    decisionId: current?.decisionId ?? null,
    preferencesVersion: version,
  };
}

/** What a customer of these ids has chosen, as it holds now, and the version of it that is theirs. */
export async function preferencesOf(
  { joined, preferences }: Pick<Data, 'joined' | 'preferences'>,
  ids: Ids,
  session?: ClientSession,
): Promise<{ chosen: Preferences[]; version: number }> {
  const all = await (session ? preferences.findAllIn(ids, session) : preferences.ofAll(ids));
  const part = await joined.partOf(ids, session);
  const version = all.find(({ _id }) => _id === ids[0])?.version ?? 0;
  const chosen = part ? joinedPreferences(part, all) : all;
  return { chosen: chosen.length ? chosen : [NO_PREFERENCES], version };
}

async function isRefusedBySignal(
  context: Context,
  ids: Ids,
  purpose: Purpose,
  currents: readonly CurrentDecision[],
): Promise<boolean> {
  if (isUnderGpc(context) && (await withheldByGpc(context, ids, [purpose], currents)).size) return true;
  const current = currents.find((row) => row.purpose === purpose.key);
  if (current?.state !== 'REFUSED' && current?.state !== 'WITHDRAWN') return false;
  return (await context.history.byId(current.decisionId))?.signalId !== undefined;
}
