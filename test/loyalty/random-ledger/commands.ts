import type { Actor } from '#shared/actor.ts';
import { openErased } from '#shared/erased.ts';
import type { PatronEvent } from '#shared/events/event.ts';
import { idempotent } from '#shared/idempotency.ts';
import { inTransaction } from '#shared/mongo.ts';
import type { AdjustmentReason } from '../../../subgraphs/loyalty/adjustments/rule.ts';
import type { Data } from '../../../subgraphs/loyalty/context.ts';
import { postingsIn } from '../../../subgraphs/loyalty/data/ledger-collections.ts';
import { loyaltyRights } from '../../../subgraphs/loyalty/rights.ts';

/** What is done to a ledger, with all its keys: it may be done again, also by another process, and is done once. */
export type Command =
  | {
      type: 'credit';
      customerId: string;
      orderId: string;
      lines: { lineId: string; points: number }[];
      earnedAt: string;
      availableAt: string | null;
      expiresAt: string;
    }
  | { type: 'spend'; customerId: string; key: string; points: number }
  | { type: 'reserve'; customerId: string; key: string; points: number; expiresAt: string }
  | { type: 'commit'; reservationId: string }
  | { type: 'release'; reservationId: string }
  | { type: 'adjust'; customerId: string; key: string; points: number }
  | { type: 'tell'; event: PatronEvent }
  | { type: 'erase'; customerIds: string[] }
  | { type: 'jobs' }
  /** Brings accounts up to date and collects what is owed, as anything that touches them would. */
  | { type: 'settle'; customerIds: string[] };

/** What a process that has a ledger can do. */
export type Hands = { data: Data; deliver(event: PatronEvent): Promise<(string | null)[]> };

/** An event wasn't taken, as its relay would be told: it is told again. */
export class NotTaken extends Error {}

const STAFF: Actor = { kind: 'staff', staffId: 'stf_1', role: 'admin' };
const REASON: AdjustmentReason = 'CORRECTION';

/** Returns how it ended, in a word, or the id of what was made. */
export async function carryOut({ data, deliver }: Hands, command: Command): Promise<string> {
  const { ledger, adjustments, clawBacks, dependencies, clock } = data;
  const { client, db } = dependencies;
  switch (command.type) {
    case 'credit': {
      const { customerId, orderId, lines } = command;
      const earnedAt = new Date(command.earnedAt);
      await inTransaction(client, async (session) => {
        await ledger.credit(session, {
          ...{ customerId, orderId, key: `earn/${orderId}`, kind: 'EARNED', occurredAt: earnedAt },
          lots: lines.map(({ lineId, points }) => ({
            ...{ orderId, lineId, points, earnedAt, expiresAt: new Date(command.expiresAt) },
            ...(command.availableAt !== null && { availableAt: new Date(command.availableAt) }),
            parts: [{ ruleId: 'spend', points }],
            qualifying: { points, spendMinor: points * 100 + 50, purchases: 1 },
          })),
        });
        await clawBacks.earned(orderId, session);
      });
      return 'DONE';
    }
    case 'spend': {
      const { customerId, key, points } = command;
      return inTransaction(client, async (session) => {
        const member = await ledger.settledMembership(customerId, session);
        if (await postingsIn(db).findOne({ key }, { session })) return 'DONE';
        if (!member) return 'NOT_A_MEMBER';
        const transfer = { points, key, kind: 'REDEEMED', other: 'programme' } as const;
        return (await ledger.spend(member, customerId, transfer, session)) ? 'DONE' : 'NOT_ENOUGH_POINTS';
      });
    }
    case 'reserve': {
      const { type: _, expiresAt, ...asked } = command;
      const reserved = await inTransaction(client, (session) =>
        ledger.reserve(session, { ...asked, expiresAt: new Date(expiresAt) }),
      );
      return typeof reserved === 'string' ? reserved : reserved.reservation._id;
    }
    case 'commit':
    case 'release': {
      const { type, reservationId } = command;
      const ended = await inTransaction(client, (session) => ledger[type](session, { reservationId }));
      return typeof ended === 'string' ? ended : ended.state;
    }
    case 'adjust': {
      const { customerId, key, points } = command;
      const input = { idempotencyKey: key, customerId, points };
      const { userErrors } = await idempotent(
        dependencies,
        { actor: STAFF, mutation: 'adjustPoints', input },
        async (session) => {
          const asked = { customerId, points, reason: REASON, reference: key, requestedBy: 'admin:stf_1' };
          const adjusted = await adjustments.request(asked, session);
          if (typeof adjusted === 'string')
            return { userErrors: [{ code: adjusted, field: null, message: '' }] };
          return { userErrors: [] };
        },
      );
      return userErrors[0]?.code ?? 'DONE';
    }
    case 'tell': {
      const [failed] = await deliver(command.event);
      if (failed !== null) throw new NotTaken(failed);
      return 'DONE';
    }
    case 'erase':
      await inTransaction(client, async (session) => {
        const order = { requestId: 'rig_1', now: clock(), again: false };
        for (const customerId of command.customerIds) {
          await loyaltyRights.erase(data, customerId, session, order);
          await openErased(db).add(customerId, clock(), session);
        }
      });
      return 'DONE';
    case 'jobs':
      await ledger.matureAll();
      await ledger.expireAll();
      await ledger.releaseDue();
      return 'DONE';
    case 'settle':
      for (const customerId of command.customerIds) {
        await inTransaction(client, (session) => ledger.settledMembership(customerId, session));
      }
      return 'DONE';
  }
}
