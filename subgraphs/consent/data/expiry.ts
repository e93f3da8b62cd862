import type { Db, MongoClient } from 'mongodb';
import type { Logger } from 'pino';
import { keepRunning, pause } from '#shared/leases.ts';
import { inTransaction } from '#shared/mongo.ts';
import { isOpen } from '../rules/grant.ts';
import type { Consents } from './consents.ts';
import type { Grants } from './grants.ts';
import type { History } from './history.ts';
import type { ReceiptKeys } from './receipt-keys.ts';

/** Whatever ends by the clock has ended for every read at that moment; how long the record of it may come later. */
const EVERY_MS = 10_000;
/** Customers whose histories one transaction goes on. More would make their own mutations wait. */
const AT_ONCE = 20;
/** Read with one query. */
const PAGE = 200;

const NEVER = new AbortController().signal;

/** Records what the clock has ended: yeses, and grants to partners' apps. Decisions and events, of each end once. */
export function openExpiry({
  client,
  clock,
  history,
  grants,
  consents,
}: {
  client: MongoClient;
  clock: () => Date;
  history: History;
  grants: Grants;
  consents: Consents;
}) {
  async function expireConsents(signal: AbortSignal): Promise<number> {
    let expired = 0;
    for (;;) {
      const due = await history.overdue(clock(), PAGE);
      for (let at = 0; at < due.length && !signal.aborted; at += AT_ONCE) {
        const rows = due.slice(at, at + AT_ONCE);
        expired += await inTransaction(client, (session) => consents.expire(rows, session));
      }
      if (due.length < PAGE || signal.aborted) return expired;
    }
  }

  async function expireGrants(signal: AbortSignal): Promise<number> {
    let expired = 0;
    for (;;) {
      const due = await grants.overdue(clock(), PAGE);
      for (const { customerId, _id } of due) {
        if (signal.aborted) break;
        const done = await inTransaction(client, async (session) => {
          const grant = await grants.findIn([customerId], _id, session);
          if (grant?.state !== 'ACTIVE' || isOpen(grant, clock())) return false; // extended or ended meanwhile
          await consents.expireGrant(grant, session);
          return true;
        });
        if (done) expired += 1;
      }
      if (due.length < PAGE || signal.aborted) return expired;
    }
  }

  return {
    /** Safe to run in several processes at once. @returns how many ends were recorded. */
    sweep: async (signal = NEVER): Promise<{ consents: number; grants: number }> => ({
      consents: await expireConsents(signal),
      grants: await expireGrants(signal),
    }),
  };
}

export type Expiry = ReturnType<typeof openExpiry>;

/** Sweeps in one of all processes; returns how to stop it. */
export const startExpiry = (
  dependencies: { db: Db; log: Logger },
  expiry: Expiry,
  receiptKeys: ReceiptKeys,
): (() => Promise<void>) =>
  keepRunning(dependencies, 'consent-expiry', async (signal) => {
    while (!signal.aborted) {
      await expiry.sweep(signal);
      await receiptKeys.rotateOld();
      await pause(EVERY_MS, signal);
    }
  });
