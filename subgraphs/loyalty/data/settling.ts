import type { ClientSession } from 'mongodb';
import { newId } from '#shared/mongo.ts';
import type { Dependencies } from '#shared/subgraph.ts';
import { openTurns } from '#shared/turns.ts';
import type { Books } from './books.ts';
import type { Draws, Transfer } from './draws.ts';
import { type Account, accountsIn } from './ledger-collections.ts';
import { balanceIn, inOrder, type Membership, membershipIn } from './memberships.ts';

/** Accounts as a transaction that changes them has to see them. */
export function openSettling(
  { db, members }: Pick<Dependencies, 'db' | 'members'>,
  { upToDate }: Books,
  { draw, postTake }: Draws,
) {
  const accounts = accountsIn(db);
  const turns = openTurns();

  /** Waits until it is the customer's turn, by whichever of their ids. */
  async function takeTurn(id: string, session: ClientSession): Promise<void> {
    await takeTurns([id], session);
  }

  /** The same for several, in an order that is the same for all who do, so that no two wait for each other. */
  async function takeTurns(ids: readonly string[], session: ClientSession): Promise<void> {
    const customers = await Promise.all(ids.map(async (id) => (await members.of(id))[0] ?? id));
    for (const customerId of [...new Set(customers)].sort()) await turns.take(customerId, session);
  }

  /**
   * Waits for the customer's turn, then reads the account of this one id in this transaction, rid of what has expired. Null
   * when it has none.
   */
  async function settled(id: string, session: ClientSession): Promise<Account | null> {
    await takeTurn(id, session);
    const account = await accounts.findOne({ customerId: id }, { session });
    return account && upToDate(account, session);
  }

  /**
   * As {@link settled}, of all ids of the customer who has this one, as the transaction sees them. Null when none of them is
   * a member's.
   * @param opened the ids that who asks may touch, of these; all when it isn't given.
   */
  async function settledMembership(
    id: string,
    session: ClientSession,
    opened: (ids: readonly string[]) => readonly string[] = (ids) => ids,
  ): Promise<Membership | null> {
    await takeTurn(id, session);
    const ids = opened(await members.seenBy(session, id));
    const found = await accounts.find({ customerId: { $in: [...ids] } }, { session }).toArray();
    const current: Account[] = [];
    for (const account of inOrder(found, ids)) current.push(await upToDate(account, session));
    const member = membershipIn(ids[0] ?? id, current);
    return member && collectOwed(member, session);
  }

  /** What is owed is paid before anything else is, out of what expires soonest. */
  async function collectOwed(member: Membership, session: ClientSession): Promise<Membership> {
    let current = member;
    for (const { _id, customerId, owed = 0 } of member.accounts) {
      const points = Math.min(owed, balanceIn(current));
      const drawn = points > 0 ? await draw(current.accounts, points, session) : null;
      if (!drawn) continue;
      const key = `collect/${_id}/${newId('col')}`;
      const transfer: Transfer = { points, key, kind: 'CLAWED_BACK', other: 'programme' };
      const { membership } = await postTake(current, customerId, drawn, transfer, [], session);
      const [first, ...rest] = membership.accounts;
      const paid = (account: Account) =>
        account._id === _id ? { ...account, owed: owed - points } : account;
      await accounts.updateOne({ _id }, { $set: { owed: owed - points } }, { session });
      current = { ...membership, accounts: [paid(first), ...rest.map(paid)] };
    }
    return current;
  }

  return {
    takeTurns,
    settled,
    settledMembership,

    /** After points came into an account that owes some. */
    async payOwed({ customerId, owed = 0 }: Account, session: ClientSession): Promise<void> {
      if (owed > 0) await settledMembership(customerId, session);
    },
  };
}

export type Settling = ReturnType<typeof openSettling>;
