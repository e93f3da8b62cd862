import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import type { Db } from 'mongodb';
import type { Actor } from '#shared/actor.ts';
import { subscriptionsOf } from '#shared/events/consume.ts';
import { outboxOf } from '#shared/events/outbox.ts';
import { startRelay } from '#shared/events/relay.ts';
import { connectMongo, newId } from '#shared/mongo.ts';
import { type Random, randomFrom } from '../../cli/demo/random.ts';
import { consent } from '../../subgraphs/consent/subgraph.ts';
import type { Data } from '../../subgraphs/partners/open.ts';
import { partners } from '../../subgraphs/partners/subgraph.ts';
import { webhookEventsIn } from '../../subgraphs/partners/webhooks/data/events.ts';
import { type Call, type Reaction, type Receiver, startReceiver } from '../support/webhook-receiver.ts';
import { stopped } from './processes.ts';
import { type FaultOptions, type OpenReport, openReport, type Report } from './report.ts';
import { eventually } from './waiting.ts';
import { fastClock, openInstallation, type Shared } from './webhook-installation.ts';

const HOUR_MS = 3_600_000;
const LANES = 8;

/** What an app had to be told of one customer, in order: ids of the events that it follows from. */
type Owed = Map<string, string[]>;

/**
 * `ops` changes of playlists, told to three apps while the processes that send are killed, also between a webhook is taken and
 * that is noted. One receiver fails half of its calls in every way, one is down for an hour, one changes its secret. Each
 * gets everything, in order for each customer, under one id.
 */
export async function webhooks(options: FaultOptions): Promise<Report> {
  const report = openReport('webhooks', options.tell);
  const random = randomFrom(options.seed);
  const shared: Shared = {
    prefix: `test_${randomUUID().slice(0, 8)}`,
    signingKeys: `t1:${randomBytes(32).toString('base64')}`,
    pairwiseSecret: randomBytes(32).toString('base64'),
    beganAt: Date.now(),
  };
  const client = await connectMongo(process.env.MONGODB_URI ?? '');
  const stack: (() => Promise<unknown>)[] = [() => client.close()];
  try {
    const installation = await openInstallation(client, shared);
    stack.push(() => installation.dbOf('consent').dropDatabase());
    stack.push(() => installation.dbOf('partners').dropDatabase());
    const shop = openShop(installation);
    stack.push(shop.startRelays(shared));

    const senders = openSenders(shared);
    stack.push(senders.stop);
    const flaky = await shop.openApp('flaky');
    const down = await shop.openApp('down');
    const rotating = await shop.openApp('rotating');
    const apps = [flaky, down, rotating];
    for (const { receiver } of apps) stack.push(receiver.stop);

    const kills = Math.max(2, Math.min(20, Math.round(options.ops / 60)));
    const takenBeforeKill = failHalf(flaky.receiver, random, senders, kills, report);
    beDownForAnHour(down.receiver, fastClock(shared.beganAt));

    const customers = await shop.makeCustomers(
      Math.max(5, Math.min(40, Math.round(options.ops / 8))),
      apps.map(({ clientId }) => clientId),
    );
    senders.start();
    report.note(`${customers.length} customers let ${apps.length} apps read their playlists`);

    const changing = shop.changePlaylists(customers, options.ops, random);
    const rotation = rotateTwice(shop, rotating, options.ops);
    await Promise.all([changing, rotation]);
    report.note(`${options.ops} changes of playlists were acknowledged, secrets changed twice meanwhile`);
    await shop.allEnqueued(options.ops, apps.length);
    await shop.allTaken();

    await shop.revokeAll(customers);
    await shop.allEnded(customers.length * apps.length);
    await shop.allTaken();
    report.note('all grants were revoked, and that was taken');

    for (const { clientId, name, receiver } of apps) {
      const owed = await shop.owedTo(clientId);
      const events = await shop.eventIds(clientId);
      report.add(`calls of ${name}`, receiver.calls.length);
      report.add(`webhooks taken by ${name}`, receiver.taken().length);
      report.add(
        `taken again by ${name}`,
        receiver.calls.filter(({ taken }) => taken).length - receiver.taken().length,
      );
      for (const problem of problemsIn(receiver.calls, owed, events))
        report.check(false, `${name}: ${problem}`);
    }
    const hit = takenBeforeKill();
    report.add('kills between taking and noting', hit.length);
    report.check(hit.length > 0, 'nothing was killed');
    for (const id of hit) {
      const times = flaky.receiver.calls.filter((call) => call.id === id && call.taken).length;
      report.check(times > 1, `${id} was taken as the sender was killed, and not sent again`);
    }
    await checkControls(shop, flaky, report);
  } finally {
    for (const close of stack.reverse()) await close();
  }
  return report;
}

/** Everything that is wrong with what a receiver saw. `events` says what each webhook id follows from. */
function problemsIn(calls: readonly Call[], owed: Owed, events: ReadonlyMap<string, string>): string[] {
  const problems: string[] = [];
  const places = new Map([...owed.values()].flatMap((ids) => ids.map((id, place) => [id, { ids, place }])));
  /** Events that were taken, with the id under which. */
  const taken = new Map<string, string>();
  const bodies = new Map<string, string>();
  for (const { id, body, verified, taken: isTaken } of calls) {
    const event = events.get(id);
    const place = event === undefined ? undefined : places.get(event);
    if (event === undefined || !place) {
      problems.push(`${id} is owed to nobody`);
      continue;
    }
    if (!verified) problems.push(`${id} is not signed with the secret that the receiver holds`);
    if ((bodies.get(id) ?? body) !== body) problems.push(`${id} has another body than before`);
    bodies.set(id, body);
    if ((taken.get(event) ?? id) !== id) problems.push(`${event} is told under two ids`);
    const before = place.ids[place.place - 1];
    if (before !== undefined && !taken.has(before))
      problems.push(`${id} came before what it follows was taken`);
    if (isTaken) taken.set(event, id);
  }
  for (const [customerId, ids] of owed) {
    const lost = ids.filter((id) => !taken.has(id));
    if (lost.length) problems.push(`${lost.length} of ${ids.length} about ${customerId} never came`);
  }
  return problems;
}

/** Shows that the comparison can fail. */
async function checkControls(shop: Shop, { clientId, receiver }: App, report: OpenReport): Promise<void> {
  const owed = await shop.owedTo(clientId);
  const events = await shop.eventIds(clientId);
  const taken = receiver.calls.filter((call) => call.taken);
  const busy = [...owed.values()].find((ids) => ids.length > 2) ?? [];
  const callOf = (eventId: string | undefined) => taken.find(({ id }) => events.get(id) === eventId);
  const [first, second] = [callOf(busy[0]), callOf(busy[1])];
  const [one] = taken;
  if (!first || !second || !one) throw new Error('there is nothing to break');
  const without = (call: Call) => receiver.calls.filter(({ id }) => id !== call.id);
  const swapped = receiver.calls.filter(({ id }) => id !== first.id && id !== second.id);
  const controls: [string, Call[]][] = [
    ['one that was lost', without(second)],
    ['two in the wrong order', [second, first, ...swapped]],
    ['one under a new id', [...receiver.calls, { ...one, id: 'whk_other' }]],
    ['one with a wrong signature', [...receiver.calls, { ...one, verified: false }]],
    ['one that changed on the way', [...receiver.calls, { ...one, body: '{}' }]],
  ];
  for (const [what, calls] of controls) {
    report.check(problemsIn(calls, owed, events).length > 0, `the comparison does not notice ${what}`);
  }
  report.note(`the comparison noticed ${controls.map(([what]) => what).join(', ')} when that was made so`);
}

type App = { name: string; clientId: string; endpointId: string; secret: string; receiver: Receiver };
type Shop = ReturnType<typeof openShop>;

/** Customers, apps and what happens between them, by the graph itself. */
function openShop({ dbOf, running }: Awaited<ReturnType<typeof openInstallation>>) {
  const events = webhookEventsIn(dbOf('partners'));
  const deliveries = dbOf('partners').collection('webhookDeliveries');
  const { apps } = running('partners').data as Data;

  async function tell(subgraph: string, actor: Actor, mutation: string, input: object, selection: string) {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} userErrors { code message } } }`;
    const request = { query, variables: { input } };
    const { data, errors } = await running(subgraph).execute(request, { actor, requestId: 'req_faults' });
    const payload = (data as Record<string, { userErrors: object[] }> | null | undefined)?.[mutation];
    if (errors?.length || !payload || payload.userErrors.length) {
      throw new Error(`${mutation}: ${JSON.stringify(errors ?? payload?.userErrors)}`);
    }
    // biome-ignore lint/suspicious/noExplicitAny: each mutation has its own payload
    return payload as any;
  }
  const asCustomer = (customerId: string): Actor => ({ kind: 'customer', customerId });
  const byButton = () => ({ language: 'en', surface: 'web:account', idempotencyKey: randomUUID() });

  return {
    /** Delivers the events of consent and partners. */
    startRelays({ beganAt }: Shared): () => Promise<void> {
      const subscriptions = subscriptionsOf([consent, partners]);
      const stops = ['consent', 'partners'].map((name) => {
        const { db } = running(name);
        const { log } = (running('partners').data as Data).dependencies;
        return startRelay({ db, log, clock: fastClock(beganAt) }, subscriptions, (consumer, batch) =>
          running(consumer).consume(batch),
        );
      });
      return async () => {
        await Promise.all(stops.map((stop) => stop()));
      };
    },

    async openApp(name: string): Promise<App> {
      const clientId = `${name}-${randomUUID().slice(0, 8)}`;
      await apps.register({
        id: clientId,
        name,
        owner: 'Faults',
        description: 'Breaks.',
        redirectUris: ['http://127.0.0.1/callback'],
        confidential: false,
        requestedAttributes: [
          {
            attribute: 'playlist.read',
            necessity: 'REQUIRED',
            purpose: 'partner_sharing',
            reason: 'To play.',
          },
        ],
        lookBackDays: 30,
        durationDays: 365,
      });
      await apps.review(clientId, 'APPROVED', 'Fine.');
      const receiver = await startReceiver();
      const input = { url: receiver.url, eventTypes: ['PLAYLIST_CHANGED'] };
      const selection = 'endpoint { id } secret';
      const { endpoint, secret } = await tell(
        'partners',
        { kind: 'app', clientId },
        'registerWebhookEndpoint',
        input,
        selection,
      );
      receiver.hold(secret);
      return { name, clientId, endpointId: endpoint.id, secret, receiver };
    },

    async rotate({ clientId, endpointId: id }: App): Promise<string> {
      const input = { id, overlapHours: 168 };
      return (await tell('partners', { kind: 'app', clientId }, 'rotateWebhookSecret', input, 'secret'))
        .secret;
    },

    async makeCustomers(count: number, clientIds: readonly string[]) {
      const made = Array.from({ length: count }, () => ({
        customerId: newId('cus'),
        grants: [] as string[],
      }));
      await inLanes(made, async ({ customerId, grants }) => {
        const actor = asCustomer(customerId);
        const purpose = { purpose: 'partner_sharing', purposeVersion: 1, ...byButton() };
        await tell('consent', actor, 'giveConsent', purpose, '');
        for (const clientId of clientIds) {
          const terms = { attributes: ['playlist.read'], purposes: ['partner_sharing'], lookBackDays: 30 };
          const input = { clientId, ...terms, ...byButton() };
          grants.push((await tell('consent', actor, 'grantAccess', input, 'grant { id }')).grant.id);
        }
      });
      await eventually('grants to be known', async () => {
        const known = await dbOf('partners').collection('knownGrants').countDocuments();
        return known === count * clientIds.length;
      });
      return made;
    },

    /** Each customer's changes one after another, several customers at once. */
    async changePlaylists(customers: readonly { customerId: string }[], ops: number, random: Random) {
      const plans = new Map<string, number>();
      for (let op = 0; op < ops; op += 1) {
        const { customerId } = random.pick(customers);
        plans.set(customerId, (plans.get(customerId) ?? 0) + 1);
      }
      await inLanes([...plans], async ([customerId, count]) => {
        for (let change = 0; change < count; change += 1) {
          const isrc = `DEA2326${String(change).padStart(5, '0')}`;
          const input = { isrc, title: 'A', artist: 'B', idempotencyKey: randomUUID() };
          await tell('partners', asCustomer(customerId), 'saveTrack', input, '');
        }
      });
    },

    async revokeAll(customers: readonly { customerId: string; grants: string[] }[]) {
      await inLanes(customers, async ({ customerId, grants }) => {
        for (const grantId of grants) {
          const input = { grantId, surface: 'web:account', idempotencyKey: randomUUID() };
          await tell('consent', asCustomer(customerId), 'revokeGrant', input, '');
        }
      });
    },

    allEnqueued: (changes: number, appCount: number) =>
      eventually('every change to be enqueued', async () => {
        return (await events.countDocuments({ type: 'playlist.changed' })) === changes * appCount;
      }),

    allEnded: (count: number) =>
      eventually('every ended grant to be enqueued', async () => {
        return (await events.countDocuments({ type: 'grant.ended' })) === count;
      }),

    /** As long as it goes on: how fast depends on the machine. @throws when nothing more is taken. */
    async allTaken(): Promise<void> {
      const left = async () =>
        (await deliveries.countDocuments({ state: { $ne: 'DELIVERED' } })) +
        (await events.countDocuments({ waiting: true }));
      for (let before = await left(); before > 0; before = await left()) {
        await eventually(`one of ${before} webhooks to be taken`, async () => (await left()) < before);
      }
    },

    /** By the outboxes, in which what happened stands first. */
    async owedTo(clientId: string): Promise<Owed> {
      const owed: Owed = new Map();
      const note = (customerId: string, eventId: string) =>
        owed.set(customerId, [...(owed.get(customerId) ?? []), eventId]);
      for (const { event } of await eventsIn(dbOf('partners'), 'patron.playlist.changed.v1')) {
        note(event.subject, event.id);
      }
      for (const { event } of await eventsIn(dbOf('consent'), 'patron.grant.changed.v1')) {
        const data = event.data as { clientId: string; state: string };
        if (data.clientId === clientId && data.state === 'REVOKED') note(event.subject, event.id);
      }
      return owed;
    },

    /** Of each webhook of an app, the event that it follows from. */
    async eventIds(clientId: string): Promise<Map<string, string>> {
      const all = await events.find({ clientId }).toArray();
      return new Map(all.map(({ _id, eventId }) => [_id, eventId]));
    },
  };
}

const eventsIn = (db: Db, type: string) =>
  outboxOf(db).find({ 'event.type': type }).sort({ _id: 1 }).toArray();

async function inLanes<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const lane = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

/** Longer than it takes to notice that the one that sends has died. */
const TAKEOVER_MS = 3500;

/** Two processes, of which the older one sends and the other waits to take its place. */
function openSenders(shared: Shared) {
  const running = new Set<ChildProcess>();
  /** Oldest first. */
  const ready: ChildProcess[] = [];
  let stopping = false;
  let missing = 0;
  let lastKill = Number.NEGATIVE_INFINITY;
  let failure: Error | null = null;

  function start(): void {
    const child = fork(resolve('test/faults/webhook-sender-process.ts'), [JSON.stringify(shared)], {
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    running.add(child);
    child.once('message', () => ready.push(child));
    child.once('exit', (code, signal) => {
      running.delete(child);
      if (!stopping && signal !== 'SIGKILL') failure = new Error(`a sender ended (${signal ?? code})`);
    });
  }

  return {
    start(): void {
      start();
      missing = 1;
    },
    /** Something was sent. Once that must be by the next one, there is one more to wait for its turn. */
    noteCall(): void {
      if (failure) throw failure;
      if (missing === 0 || performance.now() - lastKill < TAKEOVER_MS) return;
      missing = 0;
      start();
    },
    canKill: (): boolean => ready.length === 2,
    /** kill -9 of the one that sends. */
    kill(): void {
      ready.shift()?.kill('SIGKILL');
      missing = 1;
      lastKill = performance.now();
    },
    async stop(): Promise<void> {
      stopping = true;
      await Promise.all([...running].map((child) => stopped(child, 'SIGKILL')));
    },
  };
}

type Senders = ReturnType<typeof openSenders>;

/** In a row, of one webhook: the next wait is 14 hours, and the run has to end. */
const MOST_FAILURES = 6;
/** Calls between two kills. */
const BETWEEN_KILLS = 15;

/**
 * Half of all calls fail, in one of four ways; some others are taken and the sender is killed before it can know.
 * Returns which these are so far.
 */
function failHalf(
  receiver: Receiver,
  random: Random,
  senders: Senders,
  kills: number,
  report: OpenReport,
): () => string[] {
  const hit: string[] = [];
  const failed = new Map<string, number>();
  let nextKill = BETWEEN_KILLS;
  receiver.react(({ id }, index): Reaction => {
    senders.noteCall();
    const failures = failed.get(id) ?? 0;
    if (random.chance(0.5) && failures < MOST_FAILURES) {
      failed.set(id, failures + 1);
      report.add('calls that failed');
      return random.pick<Reaction>([{ status: 500 }, 'hang', 'reset', 'reset after taking']);
    }
    if (hit.length < kills && index >= nextKill && senders.canKill()) {
      nextKill = index + BETWEEN_KILLS;
      hit.push(id);
      senders.kill();
      return 'reset after taking';
    }
    return { status: 200 };
  });
  return () => hit;
}

/** The receiver goes on with its old secret for a while after each rotation, and has only the new one then. */
async function rotateTwice(shop: Shop, app: App, ops: number): Promise<void> {
  const calls = async (share: number) => {
    for (let seen = app.receiver.calls.length; seen < ops * share; seen = app.receiver.calls.length) {
      await eventually('another call', async () => app.receiver.calls.length > seen);
    }
  };
  for (const begin of [0.1, 0.5]) {
    await calls(begin);
    const secret = await shop.rotate(app);
    await calls(begin + 0.2);
    app.receiver.hold(secret);
  }
}

/** From its first call on, for an hour of the clock that counts. */
function beDownForAnHour(receiver: Receiver, clock: () => Date): void {
  let upAt = Number.POSITIVE_INFINITY;
  receiver.react((_, index) => {
    if (index === 0) upAt = clock().getTime() + HOUR_MS;
    return clock().getTime() < upAt ? 'reset' : { status: 200 };
  });
}
