import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Db, MongoClient } from 'mongodb';
import { pino } from 'pino';
import type { Actor } from '#shared/actor.ts';
import { subscriptionsOf } from '#shared/events/consume.ts';
import { startRelay } from '#shared/events/relay.ts';
import { PERMITS_REQUEST, permitsIn } from '#shared/live-consent.ts';
import { insideCaller } from '#shared/live-grant.ts';
import { connectMongo } from '#shared/mongo.ts';
import { openPairwise } from '#shared/pairwise.ts';
import { type RunningSubgraph, runSubgraph } from '#shared/run-subgraph.ts';
import { type Random, randomFrom } from '../../cli/demo/random.ts';
import {
  type Attribute,
  aCopy,
  answered,
  type Change,
  type Copy,
  change,
  take,
  type Values,
  valuesIn,
} from '../../examples/shared/customer-copy.ts';
import { consent } from '../../subgraphs/consent/subgraph.ts';
import type { StoredEdit } from '../../subgraphs/identity/data/dossiers.ts';
import type { Data } from '../../subgraphs/identity/open.ts';
import { addressKey, type PostalAddress } from '../../subgraphs/identity/rules/addresses.ts';
import { valueId } from '../../subgraphs/identity/rules/claims.ts';
import { identity } from '../../subgraphs/identity/subgraph.ts';
import { type Call, startReceiver } from '../support/webhook-receiver.ts';
import { type FaultOptions, type OpenReport, openReport, type Report } from './report.ts';
import { eventually } from './waiting.ts';
import { fastClock } from './webhook-installation.ts';

const MARKETING = 'email_marketing';
/** What all three change at once, by NEWEST. */
const SHARED: readonly Attribute[] = ['name', 'addresses'];
/** What only one application and Patron change. */
const OWNED = 'birthDate' as const;
const LANES = 6;
/** A clock of an application may be so far behind (ms of the fast clock). */
const MOST_BEHIND = 20_000;

/**
 * `ops` changes of the same customers by themselves and by two connected applications at once, which tell them late, twice and
 * in any order, while what they are told is lost, delayed or refused, one of them is down, the sender is restarted and customers
 * withdraw the consent under which one of them may hold anything. At the end all three hold the same: what the policy says.
 */
export async function sync(options: FaultOptions): Promise<Report> {
  const report = openReport('sync', options.tell);
  const random = randomFrom(options.seed);
  const client = await connectMongo(process.env.MONGODB_URI ?? '');
  const stack: (() => Promise<unknown>)[] = [() => client.close()];
  try {
    const world = await openWorld(client);
    for (const name of ['identity', 'consent']) stack.push(() => world.dbOf(name).dropDatabase());
    stack.push(world.startRelays());
    const erp = await openApp(world, 'erp', 'service', [...SHARED, OWNED], random);
    const mailer = await openApp(world, 'mailer', MARKETING, SHARED, random);
    const apps = [erp, mailer];
    for (const app of apps) stack.push(app.receiver.stop);
    let stopSender = world.startSender();
    stack.push(() => stopSender());

    const customers = await world.makeCustomers(Math.max(4, Math.min(30, Math.round(options.ops / 15))));
    report.note(`${customers.length} customers, two applications that may hold them`);
    const plan = planOf(options.ops, customers, random);
    let done = 0;
    mailer.isDown = true;
    const restarting = (async () => {
      for (const part of [0.25, 0.5, 0.75]) {
        await eventually(`${part} of the changes`, async () => done >= plan.length * part);
        await stopSender();
        stopSender = world.startSender();
        if (part === 0.5) mailer.isDown = false;
        report.add('restarts of the sender');
      }
    })();
    await inLanes(plan, async (step) => {
      await carryOut(step, world, { erp, mailer });
      done += 1;
    });
    await restarting;
    report.note(`${plan.length} changes were made, the mailer was down for half of them`);
    for (const app of apps) app.isCalm = true;
    await eventually('the applications to have told everything', async () =>
      apps.every((app) => app.isQuiet()),
    );
    await world.allTold();

    await checkEnd(world, customers, apps, report);
    for (const { name, id, echoes, givenBack, calls, told } of apps.map((app) => app.counts())) {
      report.add(`calls of ${name}`, calls);
      report.add(`times that ${name} told something`, told);
      report.add(`echoes that were not sent to ${name}`, await world.suppressedEchoes(id));
      report.add(`own values given back to ${name} after it was told otherwise`, givenBack.length);
      for (const { about, id: call } of echoes) {
        report.check(false, `${name} was told back its own ${about} by ${call}`);
      }
    }
    report.check((await world.suppressedEchoes('erp')) > 0, 'no echo was ever there to be suppressed');
    for (const problem of mailer.leaks()) report.check(false, problem);
    checkControls(report);
  } finally {
    for (const close of stack.reverse()) await close();
  }
  return report;
}

type World = Awaited<ReturnType<typeof openWorld>>;
type App = Awaited<ReturnType<typeof openApp>>;
type Step = { customerId: string; by: 'customer' | 'erp' | 'mailer'; values: Values; decides?: boolean };

function planOf(ops: number, customers: readonly string[], random: Random): Step[] {
  return Array.from({ length: ops }, (_, op) => {
    const customerId = random.pick(customers);
    const by = random.pick(['customer', 'customer', 'erp', 'erp', 'mailer'] as const);
    const attribute = by === 'erp' ? random.pick([...SHARED, OWNED]) : random.pick(SHARED);
    const values: Values = {
      ...(attribute === 'name' && { name: { given: `G${op}`, family: `F${op}` } }),
      ...(attribute === 'addresses' && {
        addresses: [{ line1: `Street ${op}`, city: 'Utrecht', country: 'NL' }],
      }),
      ...(attribute === OWNED && { birthDate: `19${String(10 + (op % 90))}-0${(op % 9) + 1}-11` }),
    };
    const decides = by === 'customer' && random.chance(0.2) ? random.chance(0.5) : undefined;
    return { customerId, by, values, ...(decides !== undefined && { decides }) };
  });
}

async function carryOut(
  { customerId, by, values, decides }: Step,
  world: World,
  apps: { erp: App; mailer: App },
) {
  if (by !== 'customer') {
    apps[by].edit(customerId, values);
    await delay(1); // and so several at once
    return;
  }
  if (decides === undefined) {
    await world.edit(customerId, values);
    return;
  }
  await inTurn(customerId, async () => {
    if (decides) apps.mailer.permit(customerId);
    await world.decide(customerId, decides);
    if (!decides) apps.mailer.forbid(customerId);
  });
}

/** What a customer decides, one after the other, so that it is known what they decided last. */
const turns = new Map<string, Promise<void>>();

function inTurn(customerId: string, work: () => Promise<void>): Promise<void> {
  const turn = (turns.get(customerId) ?? Promise.resolve()).then(work);
  turns.set(customerId, turn);
  return turn;
}

/** Compares what everybody ends with, and that with what the policy says. */
async function checkEnd(
  world: World,
  customers: readonly string[],
  apps: readonly App[],
  report: OpenReport,
) {
  for (const customerId of customers) {
    const profile = await world.valuesOf(customerId);
    const edits = await world.editsOf(customerId);
    for (const attribute of [...SHARED, OWNED]) {
      const right = rightOf(attribute, edits);
      report.add('values compared');
      report.check(
        isDeepStrictEqual(asSet(profile[attribute]), right),
        `${attribute} of ${customerId} is ${JSON.stringify(profile[attribute])}, not ${JSON.stringify(right)}`,
      );
    }
    for (const app of apps) {
      const isPermitted = app.name === 'erp' || (await world.permits(customerId));
      for (const attribute of app.attributes) {
        const ends = app.valueOf(customerId, attribute);
        const right = isPermitted ? profile[attribute] : undefined;
        report.check(
          isDeepStrictEqual(asSet(ends), asSet(right)),
          `${app.name} ends with ${JSON.stringify(ends)} for ${attribute} of ${customerId}, not ${JSON.stringify(right)}`,
        );
      }
      if (!isPermitted) report.add('customers who are gone from the mailer');
    }
  }
}

/**
 * By the policy, worked out anew from everything that was ever said: the owner's newest word, else the newest of all. Of a list an
 * application's word is the whole, to which the customer's later ones are added, without what they took off.
 */
function rightOf(attribute: Attribute, edits: readonly StoredEdit[]): unknown {
  const words = edits.flatMap(({ changes, recordedAt, stated }) => {
    const said = changes.filter((one) => one.attribute === attribute);
    if (!said.length || (stated && stated.attribute !== attribute)) return [];
    const values = said.map((one) => ('value' in one ? one.value : null));
    const { at = recordedAt, version = '', source = '' } = stated ?? {};
    return [{ values, at: at.getTime(), version, source }];
  });
  // Of each application the highest version counts.
  const counting = words.filter(
    (word) => !words.some((one) => one.source && one.source === word.source && one.version > word.version),
  );
  const newestFirst = (all: typeof words) =>
    all.toSorted((a, b) => b.at - a.at || (a.source < b.source ? -1 : 1)); // ours has no source and sorts first
  const owners = attribute === OWNED ? counting.filter(({ source }) => source === 'erp') : [];
  const inOrder = newestFirst(owners.length ? owners : counting);
  if (attribute !== 'addresses') return inOrder[0]?.values[0];
  const removed = new Set(
    edits.flatMap(({ changes }) => changes.flatMap((one) => (one.attribute === 'removed' ? [one.id] : []))),
  );
  const whole = inOrder.findIndex(({ source }) => source);
  const standing = (whole < 0 ? inOrder : inOrder.slice(0, whole + 1))
    .flatMap(({ values }) => values as PostalAddress[])
    .filter((address) => !removed.has(valueId('addresses', addressKey(address))));
  return standing.length ? setOf(standing) : undefined;
}

/** In an order that says nothing. */
const setOf = (values: readonly unknown[]): string[] => values.map((one) => JSON.stringify(one)).sort();
const asSet = (value: unknown): unknown => (Array.isArray(value) ? setOf(value) : value);

/** Shows that the comparison can fail. */
function checkControls(report: OpenReport): void {
  const word = (value: string, at: number, version: string, source: string) =>
    ({
      changes: [{ attribute: OWNED, value }],
      recordedAt: new Date(at),
      origin: 'service',
      stated: { attribute: OWNED, at: new Date(at), version, source, record: 'r', rank: 'PEER' },
    }) as unknown as StoredEdit;
  const edits = [word('1910-01-11', 1, '1', 'erp'), word('1911-01-11', 2, '2', 'erp')];
  const right = rightOf(OWNED, edits);
  report.check(right === '1911-01-11', 'the comparison does not know the highest version');
  report.check(
    rightOf(OWNED, edits.slice(0, 1)) !== right,
    'the comparison does not notice a word that was lost',
  );
  const mine: Said = { about: 'birthDate', value: '1910-01-11', version: 3, order: 1 };
  const told = (value: string | null, version: number): Told => ({
    id: `evt_${version}`,
    about: mine.about,
    value,
    version,
  });
  const echoesAmong = (...calls: Told[]) => ownValuesIn(calls, [mine]).echoes.length;
  const own = told('1910-01-11', 4);
  report.check(echoesAmong(own) === 1, 'an echo is not noticed');
  report.check(echoesAmong(told('1911-01-11', 2), own) === 1, 'what crossed a word excuses an echo');
  report.check(echoesAmong(told(null, 3), own) === 0, 'what is given back counts as an echo');
  report.note('the comparison noticed a lost word and an echo when there was one');
}

/** One attribute of a customer, and the profile's version when it was heard, or composed. */
type Word = { about: string; value: unknown; version: number };
/** What an application said; `order` grows with each of its changes. */
type Said = Word & { order: number };
type Told = Word & { id: string };

/**
 * Calls that told an application a value that it had said itself; each change writes another value, so there is no mistake about
 * whose it is. It is an echo unless the application had meanwhile said something else, or been sent something else since its word was
 * heard: then it is given back what it may have lost. A call that was composed before its word was heard, and crossed it, excuses
 * nothing.
 */
function ownValuesIn(calls: readonly Told[], words: readonly Said[]): { echoes: Told[]; givenBack: Told[] } {
  const echoes = new Map<string, Told>();
  const givenBack = new Map<string, Told>();
  for (const [index, call] of calls.entries()) {
    const said = words.filter(({ about }) => about === call.about);
    const own = said.find(({ value }) => isSame(value, call.value));
    if (!own) continue;
    const isExcused =
      said.some(({ order, version }) => order > own.order && version <= call.version) ||
      calls
        .slice(0, index)
        .some(
          ({ about, value, version }) =>
            about === own.about && !isSame(value, own.value) && version >= own.version,
        );
    (isExcused ? givenBack : echoes).set(`${call.id} ${call.about}`, call);
  }
  return { echoes: [...echoes.values()], givenBack: [...givenBack.values()] };
}

const isSame = (a: unknown, b: unknown): boolean => isDeepStrictEqual(asSet(a), asSet(b));

/** An application with a copy of every customer, which tells and is told badly. */
async function openApp(
  world: World,
  name: 'erp' | 'mailer',
  purpose: string,
  attributes: readonly Attribute[],
  random: Random,
) {
  const copies = new Map<string, Copy>();
  /** What came, taken or not, in the order in which it came. */
  const calls: Told[] = [];
  const words: Said[] = [];
  /** Since when it may hold nothing of a customer, by the machine's clock. */
  const forbidden = new Map<string, number>();
  const leaked: string[] = [];
  const telling = new Set<Promise<void>>();
  /** How far its clock is behind. */
  const behind = random.int(0, MOST_BEHIND);
  let told = 0;
  const app = { isDown: false, isCalm: false };
  const copyOf = (customerId: string): Copy => {
    const copy = copies.get(customerId) ?? aCopy();
    copies.set(customerId, copy);
    return copy;
  };
  const aboutOf = (customerId: string, attribute: Attribute) => `${customerId}/${attribute}`;

  function note({ id, data }: Call): void {
    const values = valuesIn(data.resource ?? {});
    for (const attribute of Object.keys(values) as Attribute[]) {
      const about = aboutOf(data.customer, attribute);
      calls.push({ id, about, value: values[attribute], version: data.version ?? 0 });
    }
  }

  const receive = ({ id, data }: Call): void => void take(copyOf(data.customer), id, data);

  const receiver = await startReceiver((call) => {
    const since = forbidden.get(call.data.customer);
    const says = Object.values(valuesIn(call.data.resource ?? {})).some((value) =>
      Array.isArray(value) ? value.length : value,
    );
    // What was under way when the customer said no is not what comes after it.
    if (says && since !== undefined && Date.now() - since > 3000) {
      leaked.push(`${name} was told of ${call.data.customer} who had said no`);
    }
    note(call);
    const chance = app.isCalm ? 1 : random.next();
    if (app.isDown) return { status: 503 };
    if (chance < 0.1) return { status: 500 };
    if (chance < 0.2) return 'reset';
    if (chance < 0.3) {
      receive(call);
      return 'reset after taking';
    }
    if (chance < 0.36) {
      setTimeout(() => receive(call), random.int(1, 900)); // it comes, but late
      return 'hang';
    }
    receive(call);
    return { status: 204 };
  });
  const actor: Actor = { kind: 'service', serviceId: name, scopes: ['sync'] };
  receiver.hold(
    await world.connect({
      id: name,
      name,
      purpose,
      url: receiver.url,
      attributes: attributes.map((attribute) => ({
        attribute: attribute === OWNED ? 'BIRTH_DATE' : attribute.toUpperCase(),
        ...(attribute === OWNED && { owner: 'APPLICATION', policy: 'FIELD_OWNER' }),
      })),
    }),
  );

  /** Tells a change late, and often twice, until it is answered. */
  async function tell(customerId: string, { key, version: order, at, values }: Change): Promise<void> {
    const recordedAt = new Date(Date.parse(at) - behind);
    const times = random.chance(0.3) ? 2 : 1;
    const tellOnce = async (idempotencyKey: string) => {
      await delay(random.int(0, 60));
      const input = {
        customerId,
        recordId: `${name}-${customerId}`,
        sourceVersion: String(order),
        recordedAt,
      };
      told += 1;
      return world.sync(actor, { ...input, changes: values, idempotencyKey });
    };
    const answers = await Promise.all([
      tellOnce(key),
      ...(times > 1 ? [tellOnce(random.chance(0.5) ? key : `${key}-again`)] : []),
    ]);
    const version = Math.min(...answers.map(({ etag }) => Number(/\d+/.exec(etag)?.[0])));
    for (const attribute of Object.keys(values) as Attribute[]) {
      words.push({
        about: aboutOf(customerId, attribute),
        value: spelledOut(attribute, values),
        version,
        order,
      });
    }
    answered(copyOf(customerId), key, answers[0].etag);
  }

  return Object.assign(app, {
    id: name,
    name,
    attributes,
    receiver,
    edit(customerId: string, values: Values): void {
      const copy = copyOf(customerId);
      change(copy, values, randomUUID(), world.clock());
      const [latest] = copy.outbox.slice(-1);
      if (!latest) return;
      const underWay = tell(customerId, latest).finally(() => telling.delete(underWay));
      telling.add(underWay);
    },
    permit: (customerId: string) => void forbidden.delete(customerId),
    forbid: (customerId: string) => void forbidden.set(customerId, Date.now()),
    isQuiet: () => telling.size === 0,
    leaks: () => leaked,
    valueOf: (customerId: string, attribute: Attribute): unknown =>
      spelledOut(attribute, copyOf(customerId).values),
    counts: () => ({
      name,
      id: name,
      calls: receiver.calls.length,
      told,
      ...ownValuesIn(calls, words),
    }),
  });
}

/** As Patron spells it. */
const spelledOut = (attribute: Attribute, values: Values): unknown =>
  attribute === 'name' && values.name ? withFull(values.name) : values[attribute];

const withFull = ({ given, family, full }: NonNullable<Values['name']>) => ({
  full: full ?? [given, family].filter(Boolean).join(' '),
  ...(given && { given }),
  ...(family && { family }),
});

/** Identity and consent with what lies between them. */
async function openWorld(client: MongoClient) {
  const prefix = `test_${randomUUID().slice(0, 8)}`;
  const dbOf = (name: string): Db => client.db(`${prefix}_${name}`);
  const definitions = [identity, consent];
  const subscriptions = subscriptionsOf(definitions);
  const clock = fastClock(Date.now());
  const log = pino({ level: process.env.PATRON_LOG_LEVEL || 'silent' });
  const byName = new Map<string, RunningSubgraph>();
  const running = (name: string): RunningSubgraph => {
    const found = byName.get(name);
    if (!found) throw new Error(`${name} does not run`);
    return found;
  };
  const shared = {
    client,
    dbOf,
    keyring: [{ id: 't1', secret: randomBytes(32) }],
    pairwise: openPairwise(randomBytes(32).toString('base64')),
    liveGrant: async () => null,
    async permitsNow(variables: { customerId: string; purpose: string }) {
      const request = { ...PERMITS_REQUEST, variables };
      return permitsIn(await running('consent').execute(request, insideCaller(null)));
    },
    log,
    clock,
    publicUrl: 'http://localhost:4000',
    demo: false,
    subscriptions,
    webhooks: { allowPrivate: true, timeoutMs: 400 },
  };
  for (const definition of definitions) byName.set(definition.name, await runSubgraph(definition, shared));
  const data = running('identity').data as Data;

  async function tell(subgraph: string, actor: Actor, mutation: string, input: object, selection: string) {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} userErrors { code message } } }`;
    const request = { query, variables: { input } };
    const { data: answer, errors } = await running(subgraph).execute(request, {
      actor,
      requestId: 'req_faults',
    });
    const payload = (answer as Record<string, { userErrors: object[] }> | null | undefined)?.[mutation];
    if (errors?.length || !payload || payload.userErrors.length) {
      throw new Error(`${mutation}: ${JSON.stringify(errors ?? payload?.userErrors)}`);
    }
    // biome-ignore lint/suspicious/noExplicitAny: each mutation has its own payload
    return payload as any;
  }
  const asCustomer = (customerId: string): Actor => ({ kind: 'customer', customerId });
  const byButton = () => ({ language: 'en', surface: 'web:account', idempotencyKey: randomUUID() });
  const permits = (customerId: string) => shared.permitsNow({ customerId, purpose: MARKETING });

  return {
    dbOf,
    clock,
    permits,
    startRelays(): () => Promise<void> {
      const stops = definitions.map(({ name }) =>
        startRelay({ db: dbOf(name), log, clock }, subscriptions, (consumer, batch) =>
          running(consumer).consume(batch),
        ),
      );
      return async () => {
        await Promise.all(stops.map((stop) => stop()));
      };
    },
    startSender: () => data.applications.start(),
    async connect(input: object): Promise<string> {
      const admin: Actor = { kind: 'staff', staffId: 'faults', role: 'admin' };
      return (await tell('identity', admin, 'registerConnection', input, 'secret')).secret;
    },
    async makeCustomers(count: number): Promise<string[]> {
      const made: string[] = [];
      for (let index = 0; index < count; index += 1) {
        const input = { email: `c${index}@example.com`, idempotencyKey: randomUUID() };
        const { customerId } = await tell(
          'identity',
          { kind: 'visitor' },
          'registerCustomer',
          input,
          'customerId',
        );
        const purpose = { purpose: MARKETING, purposeVersion: 1, ...byButton() };
        await tell('consent', asCustomer(customerId), 'giveConsent', purpose, '');
        made.push(customerId);
      }
      return made;
    },
    async decide(customerId: string, yes: boolean): Promise<void> {
      const input = { purpose: MARKETING, ...byButton() };
      if (yes)
        await tell('consent', asCustomer(customerId), 'giveConsent', { ...input, purposeVersion: 1 }, '');
      else {
        const { language: _, ...withdrawal } = input;
        await tell('consent', asCustomer(customerId), 'withdrawConsent', withdrawal, '');
      }
    },
    async edit(customerId: string, { name, addresses }: Values): Promise<void> {
      const actor = asCustomer(customerId);
      const { data: answer } = await running('identity').execute(
        { query: '{ me { addresses { id } } }' },
        { actor, requestId: 'req_faults' },
      );
      const me = (answer as { me: { addresses: { id: string }[] } }).me;
      const input = {
        idempotencyKey: randomUUID(),
        ...(name && { name }),
        ...(addresses && { addAddresses: addresses, remove: me.addresses.map(({ id }) => id) }),
      };
      try {
        await tell('identity', actor, 'updateProfile', input, '');
      } catch (error) {
        // An application has changed the addresses since they were read.
        if (!String(error).includes('INVALID_VALUE')) throw error;
        await tell('identity', actor, 'updateProfile', { ...input, remove: [] }, '');
      }
    },
    sync: (actor: Actor, input: object) =>
      tell('identity', actor, 'syncProfile', input, 'etag results { outcome }'),
    async valuesOf(customerId: string): Promise<Values> {
      const profile = (await data.customers.byId(customerId))?.profile;
      if (!profile) throw new Error(`${customerId} is gone`);
      const { name, birthDate, addresses } = profile;
      return {
        ...(name && { name: withFull(name) }),
        ...(birthDate && { birthDate: birthDate.value }),
        ...(addresses.length && { addresses: addresses.map(({ value }) => value) }),
      };
    },
    editsOf: (customerId: string) =>
      dbOf('identity').collection<StoredEdit>('edits').find({ customerId }).toArray(),
    suppressedEchoes: (id: string) => data.applications.holdings.suppressedEchoes(id),

    /** As long as it goes on: how fast depends on the machine. @throws when nothing more is taken. */
    async allTold(): Promise<void> {
      const left = async () =>
        (await dbOf('identity')
          .collection('connectionNotes')
          .countDocuments({ state: { $in: ['PENDING', 'DEAD'] } })) +
        (await dbOf('consent').collection('outbox').countDocuments({ pending: 'identity' }));
      for (let before = await left(); before > 0; before = await left()) {
        await eventually(`one of ${before} to be told`, async () => (await left()) < before);
      }
    },
  };
}

async function inLanes<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const rest = [...items];
  await Promise.all(
    Array.from({ length: LANES }, async () => {
      for (let item = rest.shift(); item !== undefined; item = rest.shift()) await work(item);
    }),
  );
}
