import type { Answer, NoAnswer } from './post.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Waits before the attempts after the first, as Standard Webhooks recommends; together about three days. */
const WAITS = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
] as const;
/** Every wait is longer by up to this part, so that what failed together doesn't come back together. */
const JITTER = 0.1;

/** An endpoint that took nothing for so long, while we tried, is switched off. */
export const FAILING_DAYS = 5;
/** What an app is told is kept so long, to be sent, asked for and replayed. */
export const KEPT_DAYS = 30;
const LONGEST_PAUSE = DAY;

/**
 * When to try again after `attempts` attempts, all failed; once a day when the schedule is over, for as long as it is kept.
 * Nothing is given up sooner: what comes after it for the customer would come out of order.
 * @param random from 0 to 1.
 */
export function nextAttemptAt(attempts: number, now: Date, random: number): Date {
  const wait = WAITS[attempts - 1] ?? DAY;
  return new Date(now.getTime() + Math.round(wait * (1 + JITTER * random)));
}

const hasFailedTooLong = (failingSince: Date, now: Date): boolean =>
  now.getTime() - failingSince.getTime() >= FAILING_DAYS * DAY;

/**
 * Until when a receiver asks to be left alone (RFC 9110, 10.2.3: seconds or a date), a day at most; null when it doesn't say.
 */
export function pausedUntil(retryAfter: string | null, now: Date): Date | null {
  if (retryAfter === null) return null;
  const text = retryAfter.trim();
  const at = /^\d{1,9}$/.test(text) ? now.getTime() + Number(text) * SECOND : Date.parse(text);
  if (Number.isNaN(at) || at <= now.getTime()) return null;
  return new Date(Math.min(at, now.getTime() + LONGEST_PAUSE));
}

/** What follows when a receiver did not take something. */
export type NotTaken = {
  last: { lastStatus: number } | { lastFailure: NoAnswer };
  /** Until when the receiver asks to be left alone; null when it doesn't. */
  askedFor: Date | null;
  nextAttemptAt: Date;
};

/** @param attempts with this one. @param random from 0 to 1. */
export function whenNotTaken(answer: Answer, attempts: number, now: Date, random: number): NotTaken {
  const isBusy = 'status' in answer && (answer.status === 429 || answer.status === 503);
  const askedFor = isBusy ? pausedUntil(answer.retryAfter, now) : null;
  const next = nextAttemptAt(attempts, now, random);
  return {
    last: 'status' in answer ? { lastStatus: answer.status } : { lastFailure: answer.failure },
    askedFor,
    nextAttemptAt: askedFor && askedFor > next ? askedFor : next,
  };
}

/** Why a receiver that has taken nothing since then gets nothing more; null when it goes on being tried. */
export function switchedOffBecause(answer: Answer, failingSince: Date, now: Date): 'GONE' | 'FAILING' | null {
  if ('status' in answer && answer.status === 410) return 'GONE';
  return hasFailedTooLong(failingSince, now) ? 'FAILING' : null;
}
