import type { Db } from 'mongodb';
import type { PatronEvent } from '#shared/events/event.ts';
import { accountsIn, lotsIn, postingsIn } from '../../../subgraphs/loyalty/data/ledger-collections.ts';
import { takesIn } from '../../../subgraphs/loyalty/parting/takes.ts';
import { pointsOfPieces } from '../../../subgraphs/loyalty/returns/rule.ts';
import type { NegativeBalance } from '../../../subgraphs/loyalty/rules/points.ts';
import { sum } from '../../../subgraphs/loyalty/rules/postings.ts';
import { anIdentity } from '../../support/merging.ts';
import { anEvent } from '../../support/subgraph.ts';
import type { Command } from './commands.ts';
import { Model, type ModelLot } from './model.ts';
import { NAMES, type Name, type Operation } from './operations.ts';

const DAY_MS = 86_400_000;

type Given = {
  /** Names the customers and orders of this run. */
  run: string;
  /** For what the comparison reads: the ledger at rest. */
  db: Db;
  clock: { now: Date };
  policy: NegativeBalance;
  /** Does it, once, however often it takes. */
  carryOut(command: Command): Promise<string>;
  /** Asks the database, however often it takes. */
  read<Found>(ask: () => Promise<Found>): Promise<Found>;
};

type Order = {
  orderId: string;
  owner: string;
  lines: { lineId: string; points: number; pieces: number; back: number }[];
};

/** Does operations to a ledger and to a {@link Model}, and compares the two. */
export function openLedgerComparison({ run, db, clock, policy, carryOut, read }: Given) {
  const model = new Model(clock.now.getTime(), policy);
  const identity = anIdentity(clock);
  const ids = new Map<Name, string>(NAMES.map((name) => [name, `cus_${run}_${name}`]));
  const orders: Order[] = [];
  const done: Command[] = [];
  let count = 0;

  const idOf = (name: Name): string => ids.get(name) ?? '';
  const alive = (): string[] => [...ids.values()];

  async function act(command: Command, expected: string | RegExp): Promise<string> {
    const answer = await carryOut(command);
    const fits = typeof expected === 'string' ? answer === expected : expected.test(answer);
    if (!fits) throw new Error(`${JSON.stringify(command)}: ${answer}, not ${expected}`);
    done.push(command);
    return answer;
  }

  /** What is owed is paid, in the model and in the ledger. */
  async function settleDebts(): Promise<void> {
    const owing = alive().filter((id) => model.isMember(id) && model.owes(id) > 0);
    for (const id of owing) model.collect(id);
    if (owing.length) await carryOut({ type: 'settle', customerIds: owing });
  }

  async function earn({ by, lines, daysAgo, pendingDays }: Operation & { type: 'earn' }): Promise<void> {
    const owner = idOf(by);
    const orderId = `ord_${run}_${count}`;
    const earnedAt = new Date(model.now - daysAgo * DAY_MS);
    const expiresAt = new Date(earnedAt.getTime() + 730 * DAY_MS);
    const availableAt = pendingDays > 0 ? new Date(earnedAt.getTime() + pendingDays * DAY_MS) : null;
    const given = lines.map(({ points, pieces }, i) => ({ lineId: `l${i}`, points, pieces, back: 0 }));
    const total = sum(given);
    await act(
      {
        ...{ type: 'credit' as const, customerId: owner, orderId },
        lines: given.map(({ lineId, points }) => ({ lineId, points })),
        earnedAt: earnedAt.toISOString(),
        availableAt: availableAt?.toISOString() ?? null,
        expiresAt: expiresAt.toISOString(),
      },
      'DONE',
    );
    if (total === 0 && !model.members.has(owner)) return;
    model.members.add(owner);
    orders.push({ orderId, owner, lines: given });
    const isPending = availableAt !== null && availableAt.getTime() > model.now;
    const stored = await read(() => lotsIn(db).find({ orderId }).toArray());
    if (stored.length !== given.length) throw new Error(`${orderId} has ${stored.length} lots`);
    for (const { lineId, points } of given) {
      const id = stored.find((lot) => lot.lineId === lineId)?._id ?? '';
      model.lots.set(id, {
        ...{ id, owner, points, lapsed: 0, reversed: 0, expiresAt: expiresAt.getTime() },
        left: isPending ? 0 : points,
        pending: isPending ? points : 0,
        availableAt: availableAt?.getTime() ?? 0,
      });
    }
  }

  async function spend({ by, points }: Operation & { type: 'spend' }): Promise<void> {
    const customerId = idOf(by);
    const isMember = model.isMember(customerId);
    const taken = isMember && model.take(customerId, points);
    const command = { type: 'spend', customerId, key: `spend/${run}/${count}`, points } as const;
    await act(command, !isMember ? 'NOT_A_MEMBER' : taken ? 'DONE' : 'NOT_ENOUGH_POINTS');
    if (taken) model.members.add(customerId);
  }

  async function reserve({ by, points, days }: Operation & { type: 'reserve' }): Promise<void> {
    const customerId = idOf(by);
    const isMember = model.isMember(customerId);
    const drawn = isMember ? model.take(customerId, points) : null;
    const key = `${run}/${count}`;
    const expiresAt = model.now + days * DAY_MS;
    const command = {
      type: 'reserve',
      customerId,
      key,
      points,
      expiresAt: new Date(expiresAt).toISOString(),
    } as const;
    const id = await act(command, drawn ? /^rsv_/ : isMember ? 'NOT_ENOUGH_POINTS' : 'NOT_A_MEMBER');
    if (!drawn) return;
    model.members.add(customerId);
    model.reservations.push({ id, key, by: customerId, drawn, points, expiresAt, state: 'HELD' });
  }

  async function end(type: 'commit' | 'release', number: number): Promise<void> {
    const reservation = model.reservations[number % Math.max(1, model.reservations.length)];
    if (!reservation) return;
    const { id: reservationId, state, expiresAt } = reservation;
    if (type === 'commit') {
      const isOver = state === 'HELD' ? expiresAt <= model.now : state !== 'COMMITTED';
      await act({ type, reservationId }, isOver ? 'RESERVATION_OVER' : 'COMMITTED');
      if (!isOver) reservation.state = 'COMMITTED';
      return;
    }
    const expected = state === 'HELD' ? 'RELEASED' : state === 'COMMITTED' ? 'RESERVATION_COMMITTED' : state;
    await act({ type, reservationId }, expected);
    if (state === 'HELD') model.release(reservation, 'RELEASED');
  }

  async function bringBack({ number, line, pieces }: Operation & { type: 'return' }): Promise<void> {
    const order = orders[number % Math.max(1, orders.length)];
    const chosen = order?.lines[line % order.lines.length];
    if (!order || !chosen || chosen.back === chosen.pieces) return;
    const { lineId, pieces: ofQuantity, back: before, points } = chosen;
    const quantity = Math.min(pieces, ofQuantity - before);
    chosen.back += quantity;
    const told = {
      returnId: `ret_${run}_${count}`,
      ...{ orderId: order.orderId, customerId: order.owner, storeId: 'sto_1', currency: 'EUR' },
      at: clock.now.toISOString(),
      lines: [{ lineId, sku: 'sku-1', quantity, amountMinor: 100, ofQuantity, before }],
    };
    const event = anEvent({
      type: 'patron.order.returned.v1',
      subject: order.owner,
      time: clock.now,
      data: told,
    });
    await act({ type: 'tell', event }, 'DONE');
    const lot = await lotOf(order.orderId, lineId);
    model.reverse(lot, pointsOfPieces(points, { quantity, ofQuantity, before }));
  }

  async function lotOf(orderId: string, lineId: string): Promise<ModelLot> {
    const stored = await read(() => lotsIn(db).findOne({ orderId, lineId }));
    const lot = model.lots.get(stored?._id ?? '');
    if (!lot) throw new Error(`${orderId} has no lot for ${lineId}`);
    return lot;
  }

  async function adjust({ by, points }: Operation & { type: 'adjust' }): Promise<void> {
    const customerId = idOf(by);
    const isMember = model.isMember(customerId);
    const taken = isMember && points < 0 ? model.take(customerId, -points) : null;
    const key = `adj-${run}-${count}`;
    const isDone = isMember && (points > 0 || taken !== null);
    const command = { type: 'adjust', customerId, key, points } as const;
    await act(command, isDone ? 'DONE' : isMember ? 'NOT_ENOUGH_POINTS' : 'NOT_A_MEMBER');
    if (!isDone) return;
    model.members.add(customerId);
    if (points < 0) return;
    const account = await read(() => accountsIn(db).findOne({ customerId }));
    const known = [...model.lots.keys()];
    const [lot] = await read(() =>
      lotsIn(db)
        .find({ accountId: account?._id ?? '', orderId: { $exists: false }, _id: { $nin: known } })
        .toArray(),
    );
    if (!lot) throw new Error(`${key} gave nothing`);
    model.lots.set(lot._id, {
      ...{ id: lot._id, owner: customerId, points, left: points, pending: 0, availableAt: 0 },
      ...{ lapsed: 0, reversed: 0, expiresAt: lot.expiresAt.getTime() },
    });
  }

  const tell = (event: PatronEvent) => act({ type: 'tell', event }, 'DONE');

  async function merge({ one, other }: Operation & { type: 'merge' }): Promise<void> {
    const [stays, comes] = [model.groupOf(idOf(one)), model.groupOf(idOf(other))];
    if (stays.includes(idOf(other))) return;
    const together = [...stays, ...comes];
    await tell(identity.merged(...together));
    model.groups = [...model.groups.filter((group) => !group.some((id) => together.includes(id))), together];
  }

  async function unmerge({ by }: Operation & { type: 'unmerge' }): Promise<void> {
    const leaves = idOf(by);
    const group = model.groupOf(leaves);
    if (group.length === 1) return;
    const stays = group.filter((id) => id !== leaves);
    await tell(identity.unmerged(stays, [leaves]));
    model.groups = [...model.groups.filter((one) => one !== group), stays, [leaves]];
    await carryOut({ type: 'settle', customerIds: group });
    await learn();
  }

  /** What a parting did: to lots, and to what reservations have taken. */
  async function learn(): Promise<void> {
    const lapses = await read(() => postingsIn(db).find({ 'entries.account': 'expired' }).toArray());
    const lapsed = new Map<string, number>();
    for (const { lotId, points } of lapses.flatMap(({ lots }) => lots)) {
      lapsed.set(lotId, (lapsed.get(lotId) ?? 0) - points);
    }
    for (const stored of await read(() => lotsIn(db).find().toArray())) {
      const lot = model.lots.get(stored._id);
      if (!lot) continue;
      lot.left = stored.remaining;
      lot.pending = stored.pending ?? 0;
      lot.lapsed = lapsed.get(lot.id) ?? 0;
    }
    for (const { customerId, owed = 0 } of await read(() => accountsIn(db).find().toArray())) {
      model.members.add(customerId);
      model.owed.set(customerId, owed);
    }
    for (const reservation of model.reservations.filter(({ state }) => state === 'HELD')) {
      const taken = await read(() => takesIn(db).findOne({ _id: `reserve/${reservation.key}` }));
      if (taken) reservation.drawn = new Map(taken.draws.map(({ lotId, points }) => [lotId, points]));
    }
  }

  async function erase({ by }: Operation & { type: 'erase' }): Promise<void> {
    const group = model.groupOf(idOf(by));
    await act({ type: 'erase', customerIds: group }, 'DONE');
    for (const [name, id] of ids) if (group.includes(id)) ids.set(name, `cus_${run}_${name}${count}`);
    for (let i = orders.length - 1; i >= 0; i -= 1)
      if (group.includes(orders[i]?.owner ?? '')) orders.splice(i, 1);
  }

  async function wait({ days }: Operation & { type: 'wait' }): Promise<void> {
    clock.now = new Date(clock.now.getTime() + days * DAY_MS);
    model.now = clock.now.getTime();
    model.bring();
    await carryOut({ type: 'settle', customerIds: alive().filter((id) => model.isMember(id)) });
  }

  async function jobs(): Promise<void> {
    await act({ type: 'jobs' }, 'DONE');
    const due = model.reservations.filter(
      ({ state, expiresAt }) => state === 'HELD' && expiresAt <= model.now,
    );
    // One after the other: with what the first gave back a debt is paid before the next gives back what expires sooner.
    for (const reservation of due.sort((one, other) => one.expiresAt - other.expiresAt)) {
      model.bring();
      model.collect(reservation.by);
      model.release(reservation, 'LAPSED');
    }
  }

  /** Whatever it was, it changes nothing now. */
  async function repeat({ number }: Operation & { type: 'repeat' }): Promise<void> {
    const command = done[number % Math.max(1, done.length)];
    if (!command || command.type === 'jobs') return;
    if (command.type === 'commit' || command.type === 'release') return; // done again by themselves
    const isKeyed = command.type === 'tell' || command.type === 'credit' || command.type === 'erase';
    const isRefused = !isKeyed && !(await wasDone(command));
    if (isRefused) return; // what was refused left nothing behind, and may go well now
    await carryOut(command);
  }

  async function wasDone(command: Command): Promise<boolean> {
    if (command.type === 'adjust') {
      return (await read(() => db.collection('adjustments').countDocuments({ reference: command.key }))) > 0;
    }
    if (command.type !== 'spend' && command.type !== 'reserve') return false;
    const key = command.type === 'reserve' ? `reserve/${command.key}` : command.key;
    return (await read(() => postingsIn(db).countDocuments({ key }))) > 0;
  }

  async function perform(operation: Operation): Promise<void> {
    switch (operation.type) {
      case 'earn':
        return earn(operation);
      case 'spend':
        return spend(operation);
      case 'reserve':
        return reserve(operation);
      case 'commit':
      case 'release':
        return end(operation.type, operation.number);
      case 'return':
        return bringBack(operation);
      case 'adjust':
        return adjust(operation);
      case 'merge':
        return merge(operation);
      case 'unmerge':
        return unmerge(operation);
      case 'erase':
        return erase(operation);
      case 'wait':
        return wait(operation);
      case 'jobs':
        return jobs();
      case 'repeat':
        return repeat(operation);
    }
  }

  return {
    async apply(operation: Operation): Promise<void> {
      count += 1;
      await perform(operation);
      model.bring();
      await settleDebts();
    },

    /** Lot by lot, and what is owed: as it should be, and as the ledger has it. */
    async compare() {
      const now = clock.now;
      const accounts = await read(() =>
        accountsIn(db)
          .find({ customerId: { $in: alive() } })
          .toArray(),
      );
      const lots = await read(() =>
        lotsIn(db)
          .find({
            accountId: { $in: accounts.map(({ _id }) => _id) },
            $or: [{ remaining: { $gt: 0 } }, { pending: { $gt: 0 } }],
          })
          .toArray(),
      );
      const due = lots.map(({ _id, remaining, pending = 0, availableAt, expiresAt }) => {
        const isMature = availableAt !== undefined && availableAt <= now;
        const left = expiresAt <= now ? 0 : remaining + (isMature ? pending : 0);
        return [_id, left, isMature ? 0 : pending] as const;
      });
      const actual = {
        lots: Object.fromEntries(
          due
            .filter(([, left, pending]) => left + pending > 0)
            .map(([id, left, pending]) => [id, `${left} and ${pending}`]),
        ),
        owed: Object.fromEntries(
          accounts.flatMap(({ customerId, owed }) => (owed ? [[customerId, owed]] : [])),
        ),
      };
      const unequal = accounts.filter(({ _id, balance, pending = 0 }) => {
        const own = lots.filter(({ accountId }) => accountId === _id);
        const left = own.reduce((total, { remaining }) => total + remaining, 0);
        const waiting = own.reduce((total, lot) => total + (lot.pending ?? 0), 0);
        return balance !== left || pending !== waiting;
      });
      return { expected: { ...model.told(alive()), unequal: [] }, actual: { ...actual, unequal } };
    },
  };
}
