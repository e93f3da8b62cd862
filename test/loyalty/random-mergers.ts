import fc from 'fast-check';
import type { MongoClient } from 'mongodb';
import type { PatronEvent } from '#shared/events/event.ts';
import { inTransaction } from '#shared/mongo.ts';
import type { Data } from '../../subgraphs/loyalty/context.ts';
import { accountsIn, lotsIn } from '../../subgraphs/loyalty/data/ledger-collections.ts';
import { expiryOf } from '../../subgraphs/loyalty/rules/points.ts';
import { DEFAULT_PROGRAMME } from '../../subgraphs/loyalty/rules/programme.ts';
import { anIdentity } from '../support/merging.ts';
import { aHandedOverOrder } from './builders.ts';

const DAY_MS = 86_400_000;
type Name = 'a' | 'b';

/** Something that happens to two customers, who are one for some of the time. */
export type Step =
  | { type: 'earn'; by: Name; points: number; daysAgo: number }
  | { type: 'redeem'; by: Name; points: number }
  | { type: 'exchange'; by: Name; direction: 'OUT' | 'IN'; points: number }
  /** One of the exchanges so far, chosen by number. */
  | { type: 'reverse'; number: number }
  | { type: 'merge'; survivor: Name }
  | { type: 'unmerge' }
  | { type: 'wait'; days: number }
  | { type: 'expire' };

const aName = fc.constantFrom<Name>('a', 'b');
const anAmount = fc.integer({ min: 1, max: 120 });
const a = <Type extends Step['type'], Rest>(type: Type, rest: fc.Arbitrary<Rest>) =>
  rest.map((one) => ({ type, ...one }));

/** Spends that often reach into the other's lots, and lots that often lapse in between. */
export const aStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: a(
      'earn',
      fc.record({ by: aName, points: anAmount, daysAgo: fc.integer({ min: 0, max: 760 }) }),
    ),
  },
  { weight: 5, arbitrary: a('redeem', fc.record({ by: aName, points: anAmount })) },
  {
    weight: 2,
    arbitrary: a(
      'exchange',
      fc.record({ by: aName, points: anAmount, direction: fc.constantFrom('OUT' as const, 'IN' as const) }),
    ),
  },
  { weight: 2, arbitrary: a('reverse', fc.record({ number: fc.nat(20) })) },
  { weight: 3, arbitrary: a('merge', fc.record({ survivor: aName })) },
  { weight: 3, arbitrary: a('unmerge', fc.constant({})) },
  { weight: 2, arbitrary: a('wait', fc.record({ days: fc.integer({ min: 1, max: 60 }) })) },
  { weight: 1, arbitrary: a('expire', fc.constant({})) },
);

type LedgerUnderTest = {
  data: Data;
  client: MongoClient;
  clock: { now: Date };
  deliver(event: PatronEvent): Promise<(string | null)[]>;
  /** At which one point is worth one unit. */
  rateId: string;
  clientId: string;
};

type Lot = { owner: Name; expiresAt: Date };
/** By number of the lot: what it has left, or what was drawn from it. */
type Amounts = Map<number, number>;
/** How one view of the world sees a take: `debt` is what nothing has paid yet. */
type Paid = { drawn: Amounts; debt: number };
type Take = { owner: Name; first: number[]; alone: Paid; together: Paid };

const add = (amounts: Amounts, lot: number, points: number) =>
  amounts.set(lot, (amounts.get(lot) ?? 0) + points);

/**
 * Two pots for two customers, and one for both while they are one. It knows no postings: when customers are parted, each goes
 * on with the pot of their own, in which nobody else ever had a hand.
 */
class Model {
  readonly lots: Lot[] = [];
  readonly takes = new Map<string, Take>();
  isMerged = false;
  private readonly alone: Amounts = new Map();
  private together: Amounts = new Map();
  private readonly clock: { now: Date };

  constructor(clock: { now: Date }) {
    this.clock = clock;
  }

  private open(owners: readonly Name[]): number[] {
    return this.lots
      .map(({ owner, expiresAt }, number) => ({ owner, expiresAt, number }))
      .filter(({ owner, expiresAt }) => owners.includes(owner) && expiresAt > this.clock.now)
      .sort((one, other) => one.expiresAt.getTime() - other.expiresAt.getTime() || one.number - other.number)
      .map(({ number }) => number);
  }

  /** The lots that are there to be spent, with what they have left. */
  left(owner: Name): Amounts {
    const view = this.isMerged ? this.together : this.alone;
    const numbers = this.open(this.isMerged ? ['a', 'b'] : [owner]);
    return new Map(numbers.flatMap((number) => (view.get(number) ? [[number, view.get(number) ?? 0]] : [])));
  }

  balance(owner: Name): number {
    return [...this.left(owner).values()].reduce((total, points) => total + points, 0);
  }

  private draw(view: Amounts, paid: Paid, order: readonly number[]): void {
    for (const lot of order) {
      const gives = Math.min(paid.debt, view.get(lot) ?? 0);
      if (gives <= 0) continue;
      add(view, lot, -gives);
      add(paid.drawn, lot, gives);
      paid.debt -= gives;
    }
  }

  private payDebts(): void {
    for (const { owner, alone } of this.takes.values()) this.draw(this.alone, alone, this.open([owner]));
  }

  /** Returns the number of the lot. */
  earn(owner: Name, points: number, expiresAt: Date): number {
    const number = this.lots.push({ owner, expiresAt }) - 1;
    add(this.alone, number, points);
    add(this.together, number, points);
    this.payDebts();
    return number;
  }

  take(key: string, owner: Name, points: number, first: number[] = []): void {
    const taken: Take = {
      owner,
      first,
      alone: { drawn: new Map(), debt: points },
      together: { drawn: new Map(), debt: points },
    };
    this.takes.set(key, taken);
    const own = this.open([owner]);
    this.draw(this.alone, taken.alone, [...own.filter((lot) => first.includes(lot)), ...own]);
    if (!this.isMerged) return;
    const all = this.open(['a', 'b']);
    this.draw(this.together, taken.together, [...all.filter((lot) => first.includes(lot)), ...all]);
  }

  giveBack(key: string): void {
    const taken = this.takes.get(key);
    if (!taken) throw new Error(`nothing was taken as ${key}`);
    for (const [lot, points] of taken.alone.drawn) add(this.alone, lot, points);
    for (const [lot, points] of taken.together.drawn) add(this.together, lot, points);
    this.takes.delete(key);
    this.payDebts();
  }

  merge(): void {
    this.isMerged = true;
    this.together = new Map(this.alone);
    for (const taken of this.takes.values()) taken.together = { drawn: new Map(taken.alone.drawn), debt: 0 };
  }

  unmerge(): void {
    this.isMerged = false;
    for (const { alone } of this.takes.values()) alone.debt = 0; // the programme bears it
  }
}

/** Does steps to a ledger and to a {@link Model}. */
export function openMergerComparison(
  run: string,
  { data, client, clock, deliver, rateId, clientId }: LedgerUnderTest,
) {
  const { ledger, redemptions, exchanges, dependencies } = data;
  const model = new Model(clock);
  const identity = anIdentity(clock);
  const idOf = { a: `cus_${run}_a`, b: `cus_${run}_b` };
  const nameOf = new Map<string, Name>([
    [idOf.a, 'a'],
    [idOf.b, 'b'],
  ]);
  /** By number in the model. */
  const lotIds: string[] = [];
  const reversible: {
    id: string;
    key: string;
    by: Name;
    direction: 'OUT' | 'IN';
    points: number;
    lot: number;
  }[] = [];
  let members: string[] = [];
  let count = 0;

  const idsOf = (name: Name) => (model.isMerged ? members : [idOf[name]]);
  const appOf = (name: Name) => ({
    ...{ clientId, customerId: idOf[name], grantId: `grt_${run}_${name}` },
    members: [idOf.a, idOf.b],
  });

  async function newLots(name: Name): Promise<string[]> {
    const account = await accountsIn(dependencies.db).findOne({ customerId: idOf[name] });
    const found = await lotsIn(dependencies.db)
      .find({ accountId: account?._id ?? '', _id: { $nin: lotIds } })
      .sort({ _id: 1 })
      .toArray();
    return found.map(({ _id }) => _id);
  }

  async function tell(event: PatronEvent): Promise<void> {
    const [failed] = await deliver(event);
    if (failed !== null) throw new Error(`the event was refused: ${failed}`);
  }

  async function opened(name: Name, points: number, at: Date): Promise<number> {
    const [lotId, ...more] = await newLots(name);
    if (!lotId || more.length) throw new Error('expected one new lot');
    lotIds.push(lotId);
    return model.earn(name, points, expiryOf(at, DEFAULT_PROGRAMME));
  }

  async function exchange({ by: name, direction, points: amount }: Step & { type: 'exchange' }) {
    const before = model.balance(name);
    const reference = `reference-${count}`;
    const asked = { direction, amount, rateId, reference };
    const outcome = await inTransaction(client, (session) => exchanges.exchange(appOf(name), asked, session));
    const isMember = (await ledger.membershipOf(idsOf(name))) !== null;
    const fits = isMember && (direction === 'IN' || before >= amount);
    if ((typeof outcome !== 'string') !== fits) throw new Error(`${amount} of ${before}: ${String(outcome)}`);
    if (typeof outcome === 'string') return;
    const key = `exchange/${outcome.exchange._id}`;
    const lot = direction === 'IN' ? await opened(name, amount, clock.now) : -1;
    if (direction === 'OUT') model.take(key, name, amount);
    reversible.push({ id: outcome.exchange._id, key, by: name, direction, points: amount, lot });
  }

  async function reverse({ number }: Step & { type: 'reverse' }): Promise<void> {
    const [chosen] = reversible.splice(number % Math.max(1, reversible.length), 1);
    if (!chosen) return;
    const { by: name, direction, points: amount, lot } = chosen;
    const before = model.balance(name);
    const outcome = await inTransaction(client, (session) =>
      exchanges.reverse(appOf(name), chosen.id, session),
    );
    const fits = direction === 'OUT' || before >= amount;
    if ((typeof outcome !== 'string') !== fits) throw new Error(`${amount} of ${before}: ${String(outcome)}`);
    if (direction === 'OUT') model.giveBack(chosen.key);
    else if (fits) model.take(`reverse-${chosen.key}`, name, amount, [lot]);
    else reversible.push(chosen);
  }

  async function redeem({ by: name, points: price }: Step & { type: 'redeem' }): Promise<void> {
    const before = model.balance(name);
    const key = `intent-${count}`;
    const reward = { _id: 'rwd_any', name: 'Any', text: 'Any', points: price, availableFrom: new Date(0) };
    const outcome = await inTransaction(client, (session) =>
      redemptions.redeem(idOf[name], reward, key, session),
    );
    const paid = typeof outcome !== 'string';
    if (paid !== before >= price) throw new Error(`${price} of ${before} points: ${String(outcome)}`);
    if (paid) model.take(key, name, price);
  }

  return {
    async apply(step: Step): Promise<void> {
      count += 1;
      switch (step.type) {
        case 'earn': {
          const at = new Date(clock.now.getTime() - step.daysAgo * DAY_MS);
          const order = { customerId: idOf[step.by], orderId: `ord_${run}_${count}`, at: at.toISOString() };
          await tell(aHandedOverOrder({ ...order, points: step.points }));
          await opened(step.by, step.points, at);
          return;
        }
        case 'redeem':
          return redeem(step);
        case 'exchange':
          return exchange(step);
        case 'reverse':
          return reverse(step);
        case 'merge': {
          if (model.isMerged) return;
          members = step.survivor === 'a' ? [idOf.a, idOf.b] : [idOf.b, idOf.a];
          await tell(identity.merged(...members));
          model.merge();
          return;
        }
        case 'unmerge': {
          if (!model.isMerged) return;
          const [stays = '', leaves = ''] = members;
          await tell(identity.unmerged([stays], [leaves]));
          model.unmerge();
          return;
        }
        case 'wait':
          clock.now = new Date(clock.now.getTime() + step.days * DAY_MS);
          return;
        case 'expire':
          await ledger.expireAll();
      }
    },

    /** What each can spend, and lot by lot: as it should be, and as the ledger has it. */
    async compare() {
      const expected: Record<string, unknown> = {};
      const actual: Record<string, unknown> = {};
      for (const name of ['a', 'b'] as const) {
        const membership = await ledger.membershipOf(idsOf(name));
        const left = model.left(name);
        expected[name] = {
          balance: model.balance(name),
          lots: Object.fromEntries(Array.from(left, ([number, amount]) => [lotIds[number], amount])),
        };
        const stored = await lotsIn(dependencies.db)
          .find({
            accountId: { $in: (membership?.accounts ?? []).map(({ _id }) => _id) },
            ...{ remaining: { $gt: 0 }, expiresAt: { $gt: clock.now } },
          })
          .toArray();
        actual[name] = {
          balance: membership ? await ledger.balanceOf(membership) : 0,
          lots: Object.fromEntries(stored.map(({ _id, remaining }) => [_id, remaining])),
        };
      }
      return { expected, actual };
    },
    nameOf,
  };
}
