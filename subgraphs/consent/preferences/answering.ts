import type { ClientSession } from 'mongodb';
import type { Context } from '../context.ts';
import type { CurrentDecision } from '../data/history.ts';
import type { Purpose } from '../rules/purpose.ts';
import { isUnderGpc, withheldByGpc } from '../signals/withheld.ts';
import { type Case, mayReach, type Permission } from './permission.ts';
import { type Channel, NO_PREFERENCES } from './preferences.ts';

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
  const { clock, purposes, history, preferences, contacts, topics, isRestricted } = context;
  const purpose = (await purposes.now()).get(key);
  if (!purpose) return null;
  // A session does one thing at a time.
  const currents = await (session ? history.currentsIn(customerId, session) : history.currentsOf(customerId));
  const chosen = await (session ? preferences.findIn(customerId, session) : preferences.of(customerId));
  const reached = await (session
    ? contacts.in(customerId, channel, session)
    : contacts.of(customerId, channel));

  const current = currents.find((row) => row.purpose === key) ?? null;
  const asked: Case = {
    purpose,
    channel,
    topic: topic == null ? null : ((await topics.now()).get(topic) ?? 'UNKNOWN'),
    at: at ?? clock(),
    current,
    gpc: await isRefusedBySignal(context, customerId, purpose, currents),
    restricted: await isRestricted(customerId),
    preferences: chosen ?? NO_PREFERENCES,
    contacts: reached,
  };
  return {
    ...mayReach(asked),
    customerId,
    at: asked.at,
    decisionId: current?.decisionId ?? null,
    preferencesVersion: chosen?.version ?? 0,
  };
}

async function isRefusedBySignal(
  context: Context,
  customerId: string,
  purpose: Purpose,
  currents: readonly CurrentDecision[],
): Promise<boolean> {
  if (isUnderGpc(context) && (await withheldByGpc(context, customerId, [purpose], currents)).size)
    return true;
  const current = currents.find((row) => row.purpose === purpose.key);
  if (current?.state !== 'REFUSED' && current?.state !== 'WITHDRAWN') return false;
  return (await context.history.byId(current.decisionId))?.signalId !== undefined;
}
