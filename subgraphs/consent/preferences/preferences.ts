import { isTimeZone } from '#shared/local-time.ts';
import type { Problem } from '../rules/input.ts';
import { isLanguageTag, isName } from '../rules/input.ts';

/** Ways to reach somebody. */
export const CHANNELS = ['EMAIL', 'SMS', 'PUSH', 'POST', 'PHONE', 'IN_STORE', 'ON_SITE', 'ADS'] as const;
export type Channel = (typeof CHANNELS)[number];

/** What a customer wants or doesn't want; an absent part stands for all of them. */
export type Choice = {
  purpose?: string;
  channel?: Channel;
  topic?: string;
  wanted: boolean;
  /** Of a no by a link in a letter, see `rules/joining.ts`. */
  tick?: number;
};

export type Period = 'DAY' | 'WEEK' | 'MONTH';

/** At most so many contacts on a channel in any stretch of time as long as the period. */
export type FrequencyCap = { channel: Channel; most: number; per: Period };

/** `HH:MM` on the clocks of the zone; `from` after `to` goes over midnight. */
export type QuietHours = { from: string; to: string; timeZone: string };

export type Tone = 'FORMAL' | 'INFORMAL';

/** How a customer wants to be talked to. It never permits anything: it only takes away from what consent permits. */
export type Preferences = {
  choices: Choice[];
  frequencyCaps: FrequencyCap[];
  quietHours?: QuietHours;
  snoozedUntil?: Date;
  /** Nobody in a store may come up to the customer unasked. */
  doNotApproach: boolean;
  /** BCP 47. */
  language?: string;
  tone?: Tone;
};

/** Of a customer who has chosen nothing. */
export const NO_PREFERENCES: Preferences = { choices: [], frequencyCaps: [], doNotApproach: false };

/** The preferences alone, without what else is stored with them. */
export function preferencesIn(given: Preferences): Preferences {
  const { choices, frequencyCaps, quietHours, snoozedUntil, doNotApproach, language, tone } = given;
  return {
    choices,
    frequencyCaps,
    ...(quietHours && { quietHours }),
    ...(snoozedUntil && { snoozedUntil }),
    doNotApproach,
    ...(language !== undefined && { language }),
    ...(tone !== undefined && { tone }),
  };
}

const MAX_CHOICES = 200;
const MAX_CONTACTS = 100;
const MAX_SNOOZE_DAYS = 365;
const DAY_MS = 86_400_000;
const HH_MM = /^([01]\d|2[0-3]):[0-5]\d$/;

/** The first thing that is wrong with preferences; null when they can be kept. `known` says which keys exist. */
export function problemOfPreferences(
  { choices, frequencyCaps, quietHours, language }: Omit<Preferences, 'snoozedUntil'>,
  known: { purposes: { has(key: string): boolean }; topics: { has(key: string): boolean } },
): Problem | null {
  return (
    problemOfChoices(choices, known) ??
    problemOfCaps(frequencyCaps) ??
    problemOfQuietHours(quietHours) ??
    (language === undefined || isLanguageTag(language)
      ? null
      : wrong('language', 'Expected a BCP 47 language tag such as `de-AT`.'))
  );
}

function problemOfChoices(
  choices: readonly Choice[],
  { purposes, topics }: Parameters<typeof problemOfPreferences>[1],
): Problem | null {
  if (choices.length > MAX_CHOICES) return wrong('choices', `Expected at most ${MAX_CHOICES} choices.`);
  const seen = new Set<string>();
  for (const { purpose, channel, topic } of choices) {
    if (purpose !== undefined && !(isName(purpose) && purposes.has(purpose))) {
      return wrong('choices', 'A choice names a purpose that does not exist.');
    }
    if (topic !== undefined && !(isName(topic) && topics.has(topic))) {
      return wrong('choices', 'A choice names a topic that does not exist.');
    }
    if (purpose === undefined && channel === undefined && topic === undefined) {
      return wrong('choices', 'A choice names a purpose, a channel or a topic.');
    }
    const key = [purpose, channel, topic].join('/');
    if (seen.has(key)) return wrong('choices', 'Two choices are about the same.');
    seen.add(key);
  }
  return null;
}

function problemOfCaps(caps: readonly FrequencyCap[]): Problem | null {
  if (new Set(caps.map(({ channel }) => channel)).size !== caps.length) {
    return wrong('frequencyCaps', 'Expected one cap for a channel.');
  }
  const sound = caps.every(({ most }) => Number.isInteger(most) && most >= 1 && most <= MAX_CONTACTS);
  return sound ? null : wrong('frequencyCaps', `Expected 1 to ${MAX_CONTACTS} contacts.`);
}

function problemOfQuietHours(quiet: QuietHours | undefined): Problem | null {
  if (!quiet) return null;
  const { from, to, timeZone } = quiet;
  if (!HH_MM.test(from) || !HH_MM.test(to) || from === to) {
    return wrong('quietHours', 'Expected two different times, HH:MM.');
  }
  return isTimeZone(timeZone) ? null : wrong('quietHours', 'Expected an IANA time zone, e.g. Europe/Berlin.');
}

/** What is wrong with a time until which everything is to be silent; null when nothing is. */
export function problemOfSnooze(until: Date, now: Date): Problem | null {
  const latest = now.getTime() + MAX_SNOOZE_DAYS * DAY_MS;
  return until > now && until.getTime() <= latest
    ? null
    : wrong('until', `Expected a time in the next ${MAX_SNOOZE_DAYS} days.`);
}

const wrong = (field: string, message: string): Problem => ({ field, message });

type Asked = { purpose: string; channel: Channel; topic: string | null };

/**
 * The choice that decides about a message: of those that fit it the one that names most, and among equals the one that says no.
 * Null when none fits.
 */
export function decidingChoice(choices: readonly Choice[], asked: Asked): Choice | null {
  let deciding: Choice | null = null;
  for (const choice of choices) {
    if (!fits(choice, asked)) continue;
    const more = deciding ? precision(choice) - precision(deciding) : 1;
    if (more > 0 || (more === 0 && !choice.wanted)) deciding = choice;
  }
  return deciding;
}

const fits = ({ purpose, channel, topic }: Choice, asked: Asked): boolean =>
  (purpose ?? asked.purpose) === asked.purpose &&
  (channel ?? asked.channel) === asked.channel &&
  (topic === undefined || topic === asked.topic);

const precision = ({ purpose, channel, topic }: Choice): number =>
  [purpose, channel, topic].filter((part) => part !== undefined).length;

/** The same choices with one added, or changed where there is one about the same. */
export function withChoice(choices: readonly Choice[], added: Choice): Choice[] {
  const isSame = ({ purpose, channel, topic }: Choice) =>
    purpose === added.purpose && channel === added.channel && topic === added.topic;
  return [...choices.filter((choice) => !isSame(choice)), added];
}
