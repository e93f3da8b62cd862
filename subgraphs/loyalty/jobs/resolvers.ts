import type { LoyaltyJobRunResolvers, QueryResolvers } from '../schema.generated.ts';
import { jobsOf } from './all-jobs.ts';
import { statesOf } from './run-jobs.ts';

export const loyaltyJobs: QueryResolvers['loyaltyJobs'] = async (_, __, data) =>
  statesOf(data.dependencies, jobsOf(data));

export const loyaltyJobRun = {
  id: ({ _id }) => _id,
  error: ({ error }) => error ?? null,
} satisfies LoyaltyJobRunResolvers;
