import { holdsCardNumber } from '#shared/card-numbers.ts';
import type { OperationKind } from './provider.ts';

/** Sums over the operations of one payment, in minor units. */
export type PaymentSums = {
  /** Of operations that are done. Captured and voided are parts of authorised, refunded is a part of captured. */
  authorisedMinor: number;
  capturedMinor: number;
  voidedMinor: number;
  refundedMinor: number;
  /** Of operations that are asked for and have no outcome yet. */
  due: { authoriseMinor: number; captureMinor: number; voidMinor: number; refundMinor: number };
};

export const NO_SUMS: PaymentSums = {
  authorisedMinor: 0,
  capturedMinor: 0,
  voidedMinor: 0,
  refundedMinor: 0,
  due: { authoriseMinor: 0, captureMinor: 0, voidMinor: 0, refundMinor: 0 },
};

const DUE_OF = {
  AUTHORISE: 'authoriseMinor',
  CHARGE: 'authoriseMinor',
  CAPTURE: 'captureMinor',
  VOID: 'voidMinor',
  REFUND: 'refundMinor',
} as const;

/** How much an operation of this kind may still move. Null for one that begins a payment: any amount, but only once. */
export function leftFor(kind: OperationKind, sums: PaymentSums): number | null {
  const { authorisedMinor, capturedMinor, voidedMinor, refundedMinor, due } = sums;
  switch (kind) {
    case 'AUTHORISE':
    case 'CHARGE':
      return authorisedMinor > 0 || due.authoriseMinor > 0 ? 0 : null;
    case 'CAPTURE':
    case 'VOID':
      return authorisedMinor - capturedMinor - voidedMinor - due.captureMinor - due.voidMinor;
    case 'REFUND':
      return capturedMinor - refundedMinor - due.refundMinor;
  }
}

type Moved = { kind: OperationKind; amountMinor: number };

/** The sums once an operation is asked for. */
export const whenAsked = (sums: PaymentSums, { kind, amountMinor }: Moved): PaymentSums => ({
  ...sums,
  due: { ...sums.due, [DUE_OF[kind]]: sums.due[DUE_OF[kind]] + amountMinor },
});

/** The sums once an operation that was asked for has its outcome. */
export function whenDecided(sums: PaymentSums, moved: Moved & { done: boolean }): PaymentSums {
  const { kind, amountMinor, done } = moved;
  const after = whenAsked(sums, { kind, amountMinor: -amountMinor });
  if (!done) return after;
  if (kind === 'AUTHORISE' || kind === 'CHARGE') after.authorisedMinor += amountMinor;
  if (kind === 'CAPTURE' || kind === 'CHARGE') after.capturedMinor += amountMinor;
  if (kind === 'VOID') after.voidedMinor += amountMinor;
  if (kind === 'REFUND') after.refundedMinor += amountMinor;
  return after;
}

/** As increments of a stored payment. What an operation changes doesn't depend on what there was before. */
export function incrementsOf(change: (sums: PaymentSums) => PaymentSums): Record<string, number> {
  const { due, ...done } = change(NO_SUMS);
  const all = [
    ...Object.entries(done),
    ...Object.entries(due).map(([name, value]) => [`due.${name}`, value] as const),
  ];
  return Object.fromEntries(all.filter(([, value]) => value !== 0));
}

const MAX_TOKEN = 200;

/** Whether it can be a provider's token: a word, and no card number in any spelling. */
export function isToken(text: string): boolean {
  return /^[\w.:~+/=-]+$/.test(text) && text.length <= MAX_TOKEN && !holdsCardNumber(text);
}

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 5 * 60_000;
/** Every wait is longer by up to this part, so that what failed together doesn't come back together. */
const JITTER = 0.2;

/** When to ask again after `attempts` attempts without an outcome. @param random from 0 to 1. */
export function askAgainAt(attempts: number, now: Date, random: number): Date {
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempts, 20));
  return new Date(now.getTime() + Math.round(wait * (1 + JITTER * random)));
}

/** A request that is on its way may still arrive this long after its `notAfter` has passed on another clock. */
const CLOCKS_DIFFER_MS = 30_000;

/** Whether a request that the provider doesn't know will never be carried out any more. */
export const isPast = (notAfter: Date | undefined, now: Date): boolean =>
  notAfter !== undefined && now.getTime() > notAfter.getTime() + CLOCKS_DIFFER_MS;
