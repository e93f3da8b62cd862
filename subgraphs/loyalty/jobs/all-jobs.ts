import { forgetCards } from '../cards/forget-cards.ts';
import type { Data } from '../context.ts';
import { tellExpiries } from '../tiers/tell-expiries.ts';
import { tellTiers } from '../tiers/tell-tiers.ts';
import { defineJob, type Job } from './define-job.ts';
import { openJobs } from './run-jobs.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Everything in loyalty that the clock calls for. */
export const jobsOf = (data: Data): Job[] => [
  // What has expired can't be spent or seen from that moment on; this posts it.
  defineJob({
    name: 'expire-points',
    everyMs: HOUR,
    run: (_now, signal) => data.ledger.expireAll(signal),
  }),
  // The same for what has matured.
  defineJob({
    name: 'mature-points',
    everyMs: HOUR,
    run: (_now, signal) => data.ledger.matureAll(signal),
  }),
  defineJob({
    name: 'release-reservations',
    everyMs: MINUTE,
    run: (_now, signal) => data.ledger.releaseDue(signal),
  }),
  defineJob({
    name: 'lapse-vouchers',
    everyMs: MINUTE,
    run: (now, signal) => data.redemptions.lapseDue(now, signal),
  }),
  defineJob({
    name: 'settle-claw-backs',
    everyMs: HOUR,
    run: (_now, signal) => data.clawBacks.settleWaiting(signal),
  }),
  defineJob({
    name: 'pay-referrals',
    everyMs: HOUR,
    run: async (now, signal) =>
      (await data.referrals.payDue(now, signal)) + (await data.referrals.endDue(now, signal)),
  }),
  defineJob({ name: 'forget-cards', at: '03:10', run: (now) => forgetCards(data, now) }),
  defineJob({ name: 'tell-tiers', everyMs: MINUTE, run: (now, signal) => tellTiers(data, now, signal) }),
  // Where somebody was offered something is kept no longer than a cap counts it.
  defineJob({
    name: 'forget-offers',
    everyMs: HOUR,
    run: async (now) => (await data.offerGrants.forget(now)) + (await data.offerSignals.forget(now)),
  }),
  defineJob({ name: 'tell-expiries', everyMs: HOUR, run: (now, signal) => tellExpiries(data, now, signal) }),
];

/** Runs the jobs in one of all processes; returns how to stop it. */
export const keepJobsRunning = (data: Data): (() => Promise<void>) =>
  openJobs(data.dependencies, jobsOf(data)).start();

/** Runs once what is due by the clock, in this process unless another one is at it. */
export const runJobsDue = (data: Data) => openJobs(data.dependencies, jobsOf(data)).runDue();
