import { type ActivityOnDay, dayOf } from '../rules/activity.ts';
import type { TierRules } from '../rules/tiers.ts';
import { amountOf, type Course } from './fold.ts';

/** An amount in the unit that is measured; the two others are null. */
export type QualifyingAmount = {
  points: number | null;
  spend: { amountMinor: number; currency: string } | null;
  purchases: number | null;
};

export const inItsUnit = (amount: number, { measure, currency = '' }: TierRules): QualifyingAmount => ({
  points: measure === 'POINTS' ? amount : null,
  spend: measure === 'SPEND' ? { amountMinor: amount, currency } : null,
  purchases: measure === 'PURCHASES' ? amount : null,
});

/** The days that count at present, newest first. */
export const countedDays = (activity: readonly ActivityOnDay[], { counting }: Course, rules: TierRules) =>
  activity
    .map((one) => ({ day: new Date(one.day), amount: amountOf(one, rules) }))
    .filter(({ day, amount }) => day >= counting.from && day < counting.until && amount !== 0)
    .map(({ day, amount }) => ({ day, amount: inItsUnit(amount, rules) }))
    .reverse();

function worded(amount: number, { measure, currency = '' }: TierRules): string {
  if (measure === 'SPEND') return `${amount} minor units of ${currency}`;
  const unit = measure === 'POINTS' ? 'point' : 'order';
  return amount === 1 ? `1 ${unit}` : `${amount} ${unit}s`;
}

/** Why the member stands there, in English. */
export function textOf(course: Course, rules: TierRules): string {
  const { tier, counting, isLifetime, keptUntil, projected } = course;
  const needed = rules.ladder.find((level) => level.tier === tier)?.from ?? 0;
  const counted = `${worded(counting.amount, rules)} since ${dayOf(counting.from)}`;
  const sentences = [
    counting.amount >= needed
      ? `${counted} ${counting.amount === 1 ? 'makes' : 'make'} ${tier}, which takes ${needed}.`
      : `${counted}; ${tier} takes ${needed}, and stands since it was reached on ${dayOf(course.since)}.`,
  ];
  if (isLifetime) sentences.push('It can’t be lost any more.');
  else if (keptUntil)
    sentences.push(
      `It stands until ${dayOf(keptUntil)}, and ${projected} follows if nothing more is earned.`,
    );
  return sentences.join(' ');
}
