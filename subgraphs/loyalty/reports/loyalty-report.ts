import { failure } from '#shared/failure.ts';
import type { QueryResolvers } from '../schema.generated.ts';
import { monthsBetween } from './flows.ts';

const MOST_MONTHS = 60;

export const loyaltyReport: QueryResolvers['loyaltyReport'] = (_, { from, to }, { reports }) => {
  const months = from < to ? monthsBetween(from, to).length : 0;
  if (months < 1 || months > MOST_MONTHS) {
    throw failure('BAD_USER_INPUT', `Expected \`from\` before \`to\`, and at most ${MOST_MONTHS} months.`);
  }
  return reports.report(from, to);
};
