import type { ClientSession } from 'mongodb';
import { allSeenBy } from '#shared/members.ts';
import type { Dependencies } from '#shared/subgraph.ts';
import { sum } from '../rules/postings.ts';
import type { Books } from './books.ts';
import { type Credit, entering, freshOf, keyOf, requireSound } from './credits.ts';
import { type Account, accountsIn, type Lot, lotsIn, type Posting } from './ledger-collections.ts';
import { inOrder, type Membership, membershipIn } from './memberships.ts';
import type { Settling } from './settling.ts';

/** A line of an order that has earned. */
export type EarnedLine = Pick<Lot, 'orderId' | 'lineId' | 'parts'>;

/**
 * The accounts of some customers and the lines of some orders, as one transaction finds them: read together, changed here one credit
 * after the other, written together. Until {@link Sheet.write} nothing of it is in the database, and what anything else writes
 * isn't here: who needs one of them writes, and opens another.
 */
export type Sheet = {
  /** All ids of a customer of the sheet. */
  idsOf(customerId: string): readonly string[];
  /** Null for who is no member. */
  memberOf(customerId: string): Membership | null;
  /** Lines of an order of the sheet that have earned. */
  linesOf(orderId: string): readonly EarnedLine[];
  /** As the ledger's `credit`, for lines of one order of the sheet. `posting` is null where nothing but activity was recorded. */
  credit(given: Credit & { orderId: string }): Promise<{ posting: Posting | null } | null>;
  write(): Promise<void>;
};

export function openSheets(
  { db, clock }: Pick<Dependencies, 'db' | 'clock'>,
  { entered, write }: Books,
  { takeTurns, settledMembership }: Settling,
) {
  /** @param customerIds under which is credited. */
  return async function openSheet(
    session: ClientSession,
    { customerIds, orderIds }: { customerIds: readonly string[]; orderIds: readonly string[] },
  ): Promise<Sheet> {
    await takeTurns(customerIds, session);
    const ids = await allSeenBy(db, session, customerIds);
    const accounts = new Map<string, Account>();
    const lines = new Map<string, EarnedLine[]>();
    const changed = new Map<string, Account>();
    const postings: Posting[] = [];
    const opened: Lot[] = [];
    const idsOf = (customerId: string) => ids.get(customerId) ?? [customerId];

    const found = await accountsIn(db)
      .find({ customerId: { $in: [...new Set(customerIds.flatMap(idsOf))] } }, { session })
      .toArray();
    for (const account of found) accounts.set(account.customerId, account);
    const now = clock();
    const settled = new Set<string>();
    for (const customerId of customerIds) {
      const theirs = idsOf(customerId);
      if (settled.has(theirs[0] ?? '')) continue;
      settled.add(theirs[0] ?? '');
      if (theirs.some((id) => isDue(accounts.get(id), now))) await settle(customerId);
    }
    const known = await lotsIn(db)
      .find({ orderId: { $in: [...new Set(orderIds)] } }, { session })
      .project<EarnedLine>({ _id: 0, orderId: 1, lineId: 1, parts: 1 })
      .toArray();
    note(known);

    async function settle(customerId: string): Promise<void> {
      const member = await settledMembership(customerId, session);
      for (const account of member?.accounts ?? []) accounts.set(account.customerId, account);
    }

    function note(more: readonly EarnedLine[]): void {
      for (const line of more) {
        const { orderId = '' } = line;
        lines.set(orderId, [...(lines.get(orderId) ?? []), line]);
      }
    }

    async function writeAll(): Promise<void> {
      const lots = opened.splice(0);
      if (lots.length) await lotsIn(db).insertMany(lots, { session });
      await write([...changed.values()], postings.splice(0), session);
      changed.clear();
    }

    return {
      idsOf,

      memberOf(customerId) {
        const theirs = idsOf(customerId);
        const current = theirs.flatMap((id) => accounts.get(id) ?? []);
        return membershipIn(theirs[0] ?? customerId, inOrder(current, theirs));
      },

      linesOf: (orderId) => lines.get(orderId) ?? [],

      async credit(given) {
        const { customerId, orderId } = given;
        for (const lot of given.lots) requireSound(lot);
        const member = accounts.get(customerId) ?? null;
        const fresh = freshOf(given.lots, lines.get(orderId) ?? []);
        const [first] = fresh;
        if (!first || (!member && sum(fresh) === 0)) return null;
        // A line that has no lot has no posting either, so the key is new.
        const credited = entering({ ...given, key: keyOf(given, first) }, fresh, member, clock());
        opened.push(...credited.opened);
        note(credited.opened);
        const posted = credited.draft && entered(credited.account, credited.draft);
        const account = posted?.account ?? credited.account;
        accounts.set(customerId, account);
        changed.set(account._id, account);
        if (!posted) return { posting: null };
        postings.push(posted.posting);
        if (account.owed) {
          await writeAll();
          await settle(customerId);
        }
        return { posting: posted.posting };
      },

      write: writeAll,
    };
  };
}

/** Something has to be posted before points come in. */
const isDue = (account: Account | undefined, now: Date): boolean =>
  account !== undefined &&
  ((account.owed ?? 0) > 0 ||
    (account.nothingExpiresBefore !== undefined && account.nothingExpiresBefore <= now) ||
    (account.nothingMaturesBefore !== undefined && account.nothingMaturesBefore <= now));
