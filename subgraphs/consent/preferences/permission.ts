import type { Standing } from '../rules/decision.ts';
import { type ConsentReason, may } from '../rules/permits.ts';
import type { Purpose } from '../rules/purpose.ts';
import { nextContactAt } from './frequency.ts';
import { type Channel, type Choice, decidingChoice, type Preferences } from './preferences.ts';
import { isQuiet, quietEnd } from './quiet-hours.ts';

/** Why a customer may or may not be reached for a purpose on a channel. */
export type PermissionReason =
  | ConsentReason
  /** A browser said so for the customer (Global Privacy Control). */
  | 'GPC'
  /** The purpose is about other channels. */
  | 'CHANNEL_NOT_COVERED'
  | 'CHANNEL_OFF'
  | 'TOPIC_UNKNOWN'
  | 'TOPIC_OFF'
  | 'DO_NOT_APPROACH'
  | 'SNOOZED'
  | 'QUIET_HOURS'
  | 'FREQUENCY_CAP';

/** What is asked, and all that decides about it. */
export type Case = {
  purpose: Purpose;
  channel: Channel;
  /** Null: about nothing in particular. `UNKNOWN`: a topic that isn't there, or is no longer. */
  topic: { key: string; wantedByDefault: boolean } | 'UNKNOWN' | null;
  /** The moment that is asked about. */
  at: Date;
  /** The newest decision about the purpose; null: there is none. */
  current: Standing | null;
  /** The no that holds is one that a browser sent, or this request carries one. */
  gpc: boolean;
  restricted: boolean;
  /** Each takes away by itself: of a customer of several ids there may be more than one. */
  preferences: readonly Preferences[];
  /** When the customer was last reached on this channel, in any order. */
  contacts: readonly Date[];
};

export type Permission = {
  permitted: boolean;
  reason: PermissionReason;
  /** When it will be permitted if nothing else changes. Null when it is permitted, or waiting doesn't help. */
  nextAllowedAt: Date | null;
};

/** Purposes that are about certain channels; every other one is about all. */
const COVERED: Readonly<Record<string, readonly Channel[]>> = {
  email_marketing: ['EMAIL'],
  sms_marketing: ['SMS'],
  push_marketing: ['PUSH'],
  post_marketing: ['POST'],
  in_store_recognition: ['IN_STORE'],
};

/** Whether a purpose is about a channel at all. */
export const covers = (purpose: string, channel: Channel): boolean =>
  COVERED[purpose]?.includes(channel) ?? true;

/** Where the customer is the one who came, silence would be rude. */
const CUSTOMER_CAME: readonly Channel[] = ['IN_STORE', 'ON_SITE'];
/** What rings, or lights up. */
const DISTURBS: readonly Channel[] = ['EMAIL', 'SMS', 'PUSH', 'PHONE'];

/**
 * May a customer be reached for a purpose on a channel about a topic at a moment? Consent decides first; preferences only take
 * away, and never what the contract or the law needs.
 */
export function mayReach(asked: Case): Permission {
  const { purpose, channel, topic, at, current, gpc, restricted, preferences } = asked;
  const no = (reason: PermissionReason): Permission => ({ permitted: false, reason, nextAllowedAt: null });
  if (restricted) return no('RESTRICTED');
  const answer = may(purpose, current, at);
  const { lawfulBasis } = purpose.current;
  if (lawfulBasis === 'CONTRACT' || lawfulBasis === 'LEGAL_OBLIGATION') {
    return { permitted: true, reason: answer.reason, nextAllowedAt: null };
  }
  if (gpc) return no('GPC');
  if (!answer.permitted) return no(answer.reason);
  if (!covers(purpose.key, channel)) return no('CHANNEL_NOT_COVERED');
  if (topic === 'UNKNOWN') return no('TOPIC_UNKNOWN');
  if (channel === 'IN_STORE' && preferences.some((one) => one.doNotApproach)) return no('DO_NOT_APPROACH');
  for (const { choices } of preferences) {
    const refused = refusedBy(choices, asked);
    if (refused) return no(refused);
  }

  const obstacle = obstacleAt(at, asked);
  if (!obstacle) return { permitted: true, reason: answer.reason, nextAllowedAt: null };
  return { permitted: false, reason: obstacle.reason, nextAllowedAt: firstFree(obstacle.until, asked) };
}

/** What choices say against a message; null when nothing. */
function refusedBy(choices: readonly Choice[], { purpose, channel, topic }: Case): PermissionReason | null {
  const about = topic === 'UNKNOWN' ? null : topic;
  const message = { purpose: purpose.key, channel, topic: about?.key ?? null };
  const choice = decidingChoice(choices, message);
  if (choice && !choice.wanted) return choice.topic === undefined ? 'CHANNEL_OFF' : 'TOPIC_OFF';
  const aboutTopics = choices.filter((one) => one.topic !== undefined);
  const wanted = decidingChoice(aboutTopics, message)?.wanted ?? about?.wantedByDefault ?? true;
  return wanted ? null : 'TOPIC_OFF';
}

type Obstacle = { reason: PermissionReason; until: Date };

/** What stands in the way at a moment and goes away by itself. */
function obstacleAt(time: Date, asked: Case): Obstacle | null {
  for (const preferences of asked.preferences) {
    const obstacle = obstacleIn(preferences, time, asked);
    if (obstacle) return obstacle;
  }
  return null;
}

function obstacleIn(
  { snoozedUntil, quietHours, frequencyCaps }: Preferences,
  time: Date,
  { channel, contacts }: Pick<Case, 'channel' | 'contacts'>,
): Obstacle | null {
  if (snoozedUntil && snoozedUntil > time && !CUSTOMER_CAME.includes(channel)) {
    return { reason: 'SNOOZED', until: snoozedUntil };
  }
  if (quietHours && DISTURBS.includes(channel) && isQuiet(quietHours, time)) {
    return { reason: 'QUIET_HOURS', until: quietEnd(quietHours, time) };
  }
  const cap = frequencyCaps.find((one) => one.channel === channel);
  const next = cap ? nextContactAt(cap, contacts, time) : time;
  return next > time ? { reason: 'FREQUENCY_CAP', until: next } : null;
}

/** Each obstacle ends once and for all, but for the quiet hours; behind each of them the next may begin. */
const MAX_OBSTACLES = 10;

function firstFree(after: Date, asked: Case): Date | null {
  let time = after;
  for (let passed = 0; passed < MAX_OBSTACLES; passed += 1) {
    const obstacle = obstacleAt(time, asked);
    if (!obstacle) return stillPermitted(time, asked) ? time : null;
    time = obstacle.until;
  }
  return null;
}

/** A yes may end before the wait does. */
const stillPermitted = (time: Date, { purpose, current }: Case): boolean =>
  may(purpose, current, time).permitted;
