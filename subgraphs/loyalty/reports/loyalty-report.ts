import { failure } from '#shared/failure.ts';
import type { Context } from '../context.ts';
import type { QueryResolvers } from '../schema.generated.ts';
import { monthsBetween } from './flows.ts';

const MOST_MONTHS = 60;

const DAY_MS = 86_400_000;

/** Of two moments between which one member bought something, the difference is what they bought: analysts are told of whole days. */
const endFor = ({ actor, clock }: Context, to: Date): Date => {
  if (actor.kind !== 'staff' || actor.role !== 'analyst') return to;
  const end = Math.min(to.getTime(), clock().getTime());
  return new Date(end - (end % DAY_MS));
};

export const loyaltyReport: QueryResolvers['loyaltyReport'] = (_, { from, to: asked }, context) => {
  const to = endFor(context, asked);
  const months = from < to ? monthsBetween(from, to).length : 0;
  if (months < 1 || months > MOST_MONTHS) {
    throw failure('BAD_USER_INPUT', `Expected \`from\` before \`to\`, and at most ${MOST_MONTHS} months.`);
  }
  return context.reports.report(from, to);
};
