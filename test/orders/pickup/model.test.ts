import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { newId } from '#shared/mongo.ts';
import { ARRIVAL_TRUST, type ArrivalTrust, TRUST_OF } from '../../../subgraphs/orders/pickup/arrival.ts';
import { heldAs, PICKUP } from '../../../subgraphs/orders/pickup/table.ts';
import { isOpen } from '../../../subgraphs/orders/rules/journeys.ts';
import type { OrderActor, OrderState } from '../../../subgraphs/orders/rules/order.ts';
import { transitionIn } from '../../../subgraphs/orders/rules/transitions.ts';
import { useShop } from '../shop.ts';
import { AT_STORE, aCounter, BEACON, NEARBY } from './counter.ts';

const shop = useShop();
const { act, placed, ready, eventsOf, read } = aCounter(shop);

const HOUR_MS = 3_600_000;
const PIECES = [2, 3];
const STOCKED = 10;

/** What is known of one order without asking for it. */
type Model = {
  state: OrderState;
  /** Pieces that are left of each line. */
  left: number[];
  damaged: number[];
  missing: number[];
  tries: number;
  extensions: number;
  proxy: boolean;
  readyAt: number;
  arrivedAt?: number;
  trust?: ArrivalTrust;
  heldUntil: number;
  override?: { by: string; at: number };
  /** Keys whose attempt was carried out. */
  done: Map<string, unknown>;
  events: string[];
};

type Real = Awaited<ReturnType<typeof placed>>;

/** What somebody attempts; it may be sent again with the same key. */
type Attempt = {
  mutation: string;
  who: 'customer' | 'associate' | 'colleague';
  its: object;
  /** The table's step, and what else it changes; an expected code when it is refused for another reason. */
  step: string;
  apply?: (model: Model) => string | undefined;
};

const now = () => shop.clock.now.getTime();

/** The model after a step of the table, or false when the table has none. */
function step(model: Model, name: string, actor: OrderActor): boolean {
  const row = transitionIn(PICKUP, model.state, name as never, actor);
  if (!row) return false;
  if (row.to === row.from) return true;
  model.state = row.to;
  if (row.event) model.events.push(row.event);
  if (row.to === 'READY') model.readyAt = now();
  const hours = { READY: 168, ARRIVED: 24, IDENTITY_CHECKED: 24 }[row.to as string] ?? 0;
  model.heldUntil = Math.max(model.heldUntil, now() + hours * HOUR_MS);
  return true;
}

function arrived(model: Model, trust: ArrivalTrust, observedAt: number): void {
  const rank = (one?: ArrivalTrust) => (one ? ARRIVAL_TRUST.indexOf(one) : -1);
  if (rank(trust) > rank(model.trust)) model.trust = trust;
  model.arrivedAt = Math.max(
    model.readyAt,
    Math.min(observedAt, model.arrivedAt ?? Number.POSITIVE_INFINITY),
  );
}

const plain = (mutation: string, who: Attempt['who'], its: object = {}): Attempt => ({
  mutation,
  who,
  its,
  step: mutation,
});

const checked = (method: ArrivalTrust) => (model: Model) => {
  arrived(model, method, now());
  delete model.override;
  return undefined;
};

/** Attempts that don't depend on what the order is. */
const ATTEMPTS: Attempt[] = [
  plain('startPicking', 'associate'),
  plain('startPicking', 'associate'),
  plain('markReady', 'associate'),
  plain('markReady', 'colleague'),
  plain('handOver', 'associate'),
  plain('handOver', 'colleague'),
  plain('cancelOrder', 'customer'),
  {
    ...plain('extendPickup', 'customer'),
    apply(model) {
      if (model.extensions === 2) return 'EXTENDED_ENOUGH';
      model.extensions += 1;
      model.heldUntil += 72 * HOUR_MS;
      return undefined;
    },
  },
  {
    ...plain('renewPickupCode', 'customer'),
    apply(model) {
      model.tries = 0;
      return undefined;
    },
  },
  {
    ...plain('nameProxy', 'customer', { name: 'Ben' }),
    apply(model) {
      model.proxy = true;
      return undefined;
    },
  },
  {
    ...plain('revokeProxy', 'customer'),
    apply(model) {
      model.proxy = false;
      return undefined;
    },
  },
  {
    mutation: 'checkIdentity',
    who: 'associate',
    its: { document: { kind: 'PASSPORT', passed: true } },
    step: 'checkIdentity',
    apply: checked('DECLARED'),
  },
  {
    mutation: 'checkIdentity',
    who: 'associate',
    its: { document: { kind: 'PASSPORT', passed: false } },
    step: 'failIdentity',
  },
];

const EVIDENCE = {
  DECLARED: {},
  GEOFENCE_APPROACH: { position: NEARBY },
  GEOFENCE_BAY: { position: AT_STORE },
  BEACON: { beacon: BEACON },
} as const;

/** What somebody did, by its key, so that it can be sent again. */
type Sent = { attempt: Attempt; key: string };

async function send(model: Model, real: Real, { attempt, key }: Sent): Promise<void> {
  const actor: Actor = real[attempt.who];
  const answer = await act(actor, attempt.mutation, real.orderId, { ...attempt.its, idempotencyKey: key });
  const before = model.done.get(key);
  if (before) {
    expect(timeless(answer)).toEqual({ ...before, idempotentReplay: true });
    return;
  }
  const by = attempt.who === 'customer' ? 'CUSTOMER' : 'ASSOCIATE';
  const isAllowed = transitionIn(PICKUP, model.state, attempt.step as never, by) !== null;
  const refusal = isAllowed ? attempt.apply?.(model) : 'ILLEGAL_TRANSITION';
  if (refusal) {
    expect([attempt.mutation, answer.userErrors[0]?.code]).toEqual([attempt.mutation, refusal]);
    return;
  }
  step(model, attempt.step, by);
  expect([attempt.mutation, answer.userErrors]).toEqual([attempt.mutation, []]);
  model.done.set(key, timeless(answer));
}

/** An answer without what is read anew when it is replayed. */
function timeless(answer: { order: { pickup: object } }) {
  const { waitingSeconds: _, ...pickup } = answer.order.pickup as { waitingSeconds: number | null };
  return { ...answer, order: { ...answer.order, pickup } };
}

/** What must be true after everything. */
async function agree(model: Model, { orderId, storeId, skus }: Real): Promise<void> {
  const order = await shop.db.collection('orders').findOne({ _id: orderId as never });
  const pickup = order?.pickup;
  expect({
    state: order?.state,
    left: PIECES.map((_, index) => {
      const line = order?.lines.find(({ lineId }: { lineId: string }) => lineId === String(index + 1));
      return line?.quantity ?? 0;
    }),
    total: order?.totalMinor,
    trust: pickup?.arrivalTrust,
    arrivedAt: pickup?.arrivedAt?.getTime(),
    tries: pickup?.tries,
    heldUntil: pickup?.heldUntil?.getTime(),
  }).toEqual({
    state: model.state,
    left: model.left,
    total: model.left.reduce((sum, pieces) => sum + pieces * 1000, 0),
    trust: model.trust,
    arrivedAt: model.arrivedAt,
    tries: model.tries,
    heldUntil: isOpen(model.state) ? model.heldUntil : undefined,
  });
  for (const [index, sku] of skus.entries()) {
    const [left = 0, damaged = 0, missing = 0] = [
      model.left[index],
      model.damaged[index],
      model.missing[index],
    ];
    const held = heldAs(model.state);
    const reserved = held === 'reserved' ? left : 0;
    const picked = held === 'picked' ? left : 0;
    const gone = model.state === 'HANDED_OVER' ? left : 0;
    expect(await shop.db.collection('stock').findOne({ storeId, sku })).toMatchObject({
      onHand: STOCKED - damaged - missing - reserved - picked - gone,
      reserved,
      picked,
      damaged,
    });
  }
}

class Do implements fc.AsyncCommand<Model, Real> {
  readonly sent: Sent;
  readonly repeats: number;
  constructor(attempt: Attempt, key: string, repeats: number) {
    this.sent = { attempt, key };
    this.repeats = repeats;
  }
  check = () => true;
  async run(model: Model, real: Real) {
    for (let count = 0; count <= this.repeats; count += 1) await send(model, real, this.sent);
    await agree(model, real);
  }
  toString = () =>
    `${this.sent.attempt.mutation} ${this.sent.attempt.who} ${JSON.stringify(this.sent.attempt.its)}`;
}

/** A phone's sign, seen so many minutes ago: signs come late and in any order. */
class Arrive implements fc.AsyncCommand<Model, Real> {
  readonly kind: keyof typeof EVIDENCE;
  readonly minutesAgo: number;
  readonly key: string;
  constructor(kind: keyof typeof EVIDENCE, minutesAgo: number, key: string) {
    this.kind = kind;
    this.minutesAgo = minutesAgo;
    this.key = key;
  }
  check = () => true;
  async run(model: Model, real: Real) {
    const observedAt = now() - this.minutesAgo * 60_000;
    const { kind } = this;
    const isApproach = kind === 'GEOFENCE_APPROACH';
    await send(model, real, {
      key: this.key,
      attempt: {
        mutation: 'announceArrival',
        who: 'customer',
        its: { evidence: { kind, observedAt: new Date(observedAt), ...EVIDENCE[kind] } },
        step: isApproach ? 'announceApproach' : 'announceArrival',
        apply(of) {
          if (!isApproach && of.state !== 'IDENTITY_CHECKED') arrived(of, TRUST_OF[kind], observedAt);
          return undefined;
        },
      },
    });
    await agree(model, real);
  }
  toString = () => `announceArrival ${this.kind}, ${this.minutesAgo} minutes ago`;
}

class EnterCode implements fc.AsyncCommand<Model, Real> {
  readonly whose: 'code' | 'proxyCode' | 'wrong';
  readonly times: number;
  constructor(whose: 'code' | 'proxyCode' | 'wrong', times = 1) {
    this.whose = whose;
    this.times = times;
  }
  check = () => true;
  async run(model: Model, real: Real) {
    const { pickup } = await read(real.customer, real.orderId, '{ pickup { code proxyCode } }');
    const given = this.whose === 'wrong' ? null : pickup[this.whose];
    const wrong = ['000000', '000001', '000002'].find(
      (one) => ![pickup.code, pickup.proxyCode].includes(one),
    );
    const attempt: Attempt = {
      mutation: 'checkIdentity',
      who: 'associate',
      its: { code: given ?? wrong },
      step: 'checkIdentity',
      apply(of) {
        if (of.tries === 5) return 'PICKUP_LOCKED';
        of.tries += 1;
        if (given) return checked('CODE')(of);
        return of.tries === 5 ? 'PICKUP_LOCKED' : 'PICKUP_CODE_WRONG';
      },
    };
    for (let time = 0; time < this.times; time += 1) await send(model, real, { key: newId('key'), attempt });
    await agree(model, real);
  }
  toString = () => `checkIdentity with ${this.whose}, ${this.times} times`;
}

class Override implements fc.AsyncCommand<Model, Real> {
  readonly who: 'associate' | 'colleague';
  constructor(who: 'associate' | 'colleague') {
    this.who = who;
  }
  check = () => true;
  async run(model: Model, real: Real) {
    const { who } = this;
    const pending = model.override && now() - model.override.at <= 15 * 60_000 ? model.override : undefined;
    const isSecond = pending !== undefined && pending.by !== who;
    const isAllowed = transitionIn(PICKUP, model.state, 'overrideIdentity', 'ASSOCIATE') !== null;
    if (!isAllowed) delete model.override;
    await send(model, real, {
      key: newId('key'),
      attempt: {
        mutation: 'overrideIdentity',
        who,
        its: { reason: 'Phone is empty' },
        step: isSecond ? 'overrideIdentity' : 'requestOverride',
        apply(of) {
          if (isSecond) return checked('DECLARED')(of);
          if (pending) return 'OVERRIDE_NEEDS_COLLEAGUE';
          of.override = { by: who, at: now() };
          return undefined;
        },
      },
    });
    await agree(model, real);
  }
  toString = () => `overrideIdentity by ${this.who}`;
}

class Reject implements fc.AsyncCommand<Model, Real> {
  readonly line: number;
  readonly quantity: number;
  readonly disposition: 'DAMAGED' | 'MISSING';
  constructor(line: number, quantity: number, disposition: 'DAMAGED' | 'MISSING') {
    this.line = line;
    this.quantity = quantity;
    this.disposition = disposition;
  }
  check = () => true;
  async run(model: Model, real: Real) {
    const { line, quantity, disposition } = this;
    const its = { lineId: String(line + 1), quantity, reason: 'NOT_FOUND', disposition };
    const before = model.state;
    await send(model, real, {
      key: newId('key'),
      attempt: {
        mutation: 'rejectOrderLine',
        who: 'associate',
        its,
        step: 'rejectOrderLine',
        apply(of) {
          const left = of.left[line] ?? 0;
          if (!left) return 'ORDER_LINE_NOT_FOUND';
          if (quantity > left) return 'INVALID_VALUE';
          const to = disposition === 'DAMAGED' ? of.damaged : of.missing;
          of.left[line] = left - quantity;
          to[line] = (to[line] ?? 0) + quantity;
          of.events.push('patron.order.line_rejected.v1');
          return undefined;
        },
      },
    });
    if (isOpen(before) && model.left.every((pieces) => pieces === 0)) step(model, 'closeEmpty', 'SYSTEM');
    await agree(model, real);
  }
  toString = () => `rejectOrderLine ${this.line} ${this.quantity} ${this.disposition}`;
}

class Wait implements fc.AsyncCommand<Model, Real> {
  readonly hours: number;
  constructor(hours: number) {
    this.hours = hours;
  }
  check = () => true;
  async run(model: Model, real: Real) {
    shop.clock.now = new Date(now() + this.hours * HOUR_MS);
    // Others may be due, too: it says when there are more.
    while (await shop.data.orders.expireDue());
    if (isOpen(model.state) && model.heldUntil <= now()) step(model, 'expire', 'SYSTEM');
    await agree(model, real);
  }
  toString = () => `wait ${this.hours} h`;
}

const keys = fc
  .constantFrom('k1', 'k2')
  .chain((prefix) => fc.nat({ max: 2 }).map((suffix) => `${prefix}-${suffix}`));
const commands = [
  fc
    .tuple(fc.constantFrom(...ATTEMPTS), fc.nat({ max: 1 }))
    // A key belongs to an intent: the same attempt may come again much later with the same one.
    .map(([attempt, repeats]) => new Do(attempt, `again-${ATTEMPTS.indexOf(attempt)}`, repeats)),
  fc
    .tuple(fc.constantFrom(...ATTEMPTS.slice(0, 6)), fc.uuid())
    .map(([attempt, fresh]) => new Do(attempt, fresh, 0)),
  fc
    .tuple(
      fc.constantFrom(...(Object.keys(EVIDENCE) as (keyof typeof EVIDENCE)[])),
      fc.nat({ max: 90 }),
      keys,
    )
    .map(([kind, minutesAgo, of]) => new Arrive(kind, minutesAgo, `${of}-${kind}`)),
  fc.constantFrom('code' as const, 'proxyCode' as const).map((whose) => new EnterCode(whose)),
  fc.integer({ min: 1, max: 4 }).map((times) => new EnterCode('wrong', times)),
  fc.uuid().map((fresh) => new Do(plain('handOver', 'associate'), fresh, 0)),
  fc.constantFrom('associate' as const, 'colleague' as const).map((who) => new Override(who)),
  fc
    .tuple(
      fc.nat({ max: 1 }),
      fc.integer({ min: 1, max: 3 }),
      fc.constantFrom('DAMAGED' as const, 'MISSING' as const),
    )
    .map(([line, quantity, disposition]) => new Reject(line, quantity, disposition)),
  fc.constantFrom(0.1, 1, 30, 90).map((hours) => new Wait(hours)),
];

const RUNS = 6;

it('does what the table says, whatever comes in whatever order and however often', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(0, 1, 2, 2, 2),
      fc.commands(commands, { maxCommands: 25 }),
      async (begun, sequence) => {
        const real = await placed({ quantities: PIECES });
        const model: Model = {
          state: 'ALLOCATED',
          left: [...PIECES],
          damaged: [0, 0],
          missing: [0, 0],
          tries: 0,
          extensions: 0,
          proxy: false,
          readyAt: 0,
          heldUntil: now() + 72 * HOUR_MS,
          done: new Map(),
          events: [],
        };
        for (const mutation of ['startPicking', 'markReady'].slice(0, begun)) {
          await send(model, real, { attempt: plain(mutation, 'associate'), key: newId('key') });
        }
        await fc.asyncModelRun(() => ({ model, real }), sequence);
        const types = ['ready', 'arrived', 'handed_over', 'cancelled', 'line_rejected'] as const;
        const told = await Promise.all(
          types.map(async (type) => {
            const events = await eventsOf(real.orderId, `patron.order.${type}.v1`);
            return [type, events.length];
          }),
        );
        const expected = types.map((type) => [
          type,
          model.events.filter((event) => event === `patron.order.${type}.v1`).length,
        ]);
        expect(told).toEqual(expected);
      },
    ),
    { numRuns: RUNS },
  );
}, 300_000);

describe('two at once', () => {
  const codes = (answers: readonly { userErrors: { code: string }[] }[]) =>
    answers.map(({ userErrors }) => userErrors[0]?.code ?? 'DONE').sort();

  it('associates who enter the right code: one of them recognises the customer', async () => {
    const { orderId, customer, associate, colleague } = await ready();
    const code = await shop.codeOf(customer, orderId);
    const answers = await Promise.all(
      [associate, colleague].map((actor) => act(actor, 'checkIdentity', orderId, { code })),
    );
    expect(codes(answers)).toEqual(['DONE', 'ILLEGAL_TRANSITION']);
    const order = await shop.db.collection('orders').findOne({ _id: orderId as never });
    expect(order?.pickup.identityChecks).toHaveLength(1);
    expect(
      order?.timeline.filter(({ state }: { state: string }) => state === 'IDENTITY_CHECKED'),
    ).toHaveLength(1);
  });

  it('associates who override: the second agrees with the first, or both wait', async () => {
    const { orderId, associate, colleague } = await ready();
    const answers = await Promise.all(
      [associate, colleague].map((actor) =>
        act(actor, 'overrideIdentity', orderId, { reason: 'Phone is empty' }),
      ),
    );
    expect(codes(answers)).toEqual(['DONE', 'DONE']);
    const order = await shop.db.collection('orders').findOne({ _id: orderId as never });
    expect(order?.state).toBe('IDENTITY_CHECKED');
    expect(
      new Set([order?.pickup.identityChecks[0].actorId, order?.pickup.identityChecks[0].secondActorId]).size,
    ).toBe(2);
  });

  it('rejecting the same last piece: it leaves the stock once', async () => {
    const { orderId, storeId, sku, associate, colleague } = await placed({ steps: ['startPicking'] });
    const its = { lineId: '1', reason: 'NOT_FOUND', disposition: 'MISSING' };
    const answers = await Promise.all(
      [associate, colleague].map((actor) => act(actor, 'rejectOrderLine', orderId, its)),
    );
    expect(codes(answers)).toEqual(['DONE', 'ILLEGAL_TRANSITION']);
    expect(await shop.levels(storeId, sku)).toMatchObject({ onHand: 9, reserved: 0, picked: 0 });
    expect(await eventsOf(orderId, 'patron.order.cancelled.v1')).toHaveLength(1);
  });

  it('ten signs of arrival: one event, the strongest and the earliest counts', async () => {
    const { orderId, customer } = await ready();
    const readyAt = now();
    shop.clock.now = new Date(readyAt + 600_000);
    await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        act(customer, 'announceArrival', orderId, {
          evidence: {
            kind: index % 2 ? 'BEACON' : 'DECLARED',
            ...(index % 2 && { beacon: BEACON }),
            observedAt: new Date(readyAt + index * 10_000),
          },
        }),
      ),
    );
    const { state, pickup } = await read(customer, orderId, '{ state pickup { arrivalTrust arrivedAt } }');
    expect([state, pickup]).toEqual(['ARRIVED', { arrivalTrust: 'BEACON', arrivedAt: new Date(readyAt) }]);
    expect(await eventsOf(orderId, 'patron.order.arrived.v1')).toHaveLength(1);
  });

  it('messages: none is lost', async () => {
    const { orderId, customer, associate } = await ready();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        act(index % 2 ? customer : associate, 'sendPickupMessage', orderId, { text: `Message ${index}` }),
      ),
    );
    expect(codes(answers)).toEqual(Array(10).fill('DONE'));
    expect((await read(customer, orderId, '{ messages { text } }')).messages).toHaveLength(10);
  });
});
