import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { type Random, randomFrom } from '../../cli/demo/random.ts';
import { subgraphs } from '../../subgraphs/index.ts';
import { outboxOf } from '../../subgraphs/shared/events/outbox.ts';
import { membersIn, openMembers } from '../../subgraphs/shared/members.ts';
import type { RunningPatron } from '../support/patron.ts';
import { allDelivered, compare, type Databases, withDatabases } from './audit.ts';
import { type Client, openClient } from './client.ts';
import { isReady, subgraphPid, withPatron } from './processes.ts';
import { type FaultOptions, type OpenReport, openReport, type Report } from './report.ts';
import { type Collected, openShop, type Shop } from './shop.ts';
import { eventually } from './waiting.ts';

const STEPS = ['merge', 'unmerge', 'separate', 'reunite'] as const;
type Step = (typeof STEPS)[number];
/** Who dies. `identity, unheard`: once it has written, before anybody else can have followed. */
const VICTIMS = ['identity', 'identity, unheard', 'consent', 'orders', 'loyalty', 'partners'] as const;
type Victim = (typeof VICTIMS)[number];
/** So long after the step began the victim dies at the latest. */
const WITHIN_MS = 60;

const EVERYTHING = /* GraphQL */ `
  query ($id: ID!) {
    customer(id: $id) {
      id
      name { full }
      emails { value }
      sourceRecords(first: 10) { edges { node { recordId } } }
      orders(first: 50) { edges { node { id customer { id } } } }
      loyaltyAccount { balance }
      consents { permitted purpose { key } }
      consentHistoryIntact
      disclosureHistoryIntact
    }
  }
`;
const PURPOSES = ['partner_sharing', 'personalisation'];

/** What the graph shows of a customer. */
type Shown = Awaited<ReturnType<typeof shownOf>>;
/** What stands when a round is over. */
type Ending = {
  /** Which ids are one customer, each with the one first that they go by. */
  groups: readonly (readonly string[])[];
  shown: ReadonlyMap<string, Shown>;
  /** How often each merge was told, and taken back. */
  told: ReadonlyMap<string, { merged: number; unmerged: number }>;
};
type World = { patron: RunningPatron; client: Client; shop: Shop; dbOf: Databases };
type Around = <Answer>(step: Step, work: () => Promise<Answer>) => Promise<Answer>;

/**
 * kill -9 of identity and of those that follow it, while customers become one, part, lose a record to a new customer and are given
 * it back, with orders and decisions before and in between: afterwards all subgraphs agree on who is whom, each customer has what is
 * theirs, and nothing was done or told twice.
 */
export async function mergeKill(options: FaultOptions): Promise<Report> {
  const { ops, seed } = options;
  const report = openReport('merge-kill', options.tell);
  const random = randomFrom(seed);
  /** One for each step of a round, so that after as many rounds as there are victims each has died at each step. */
  const rounds = Math.ceil(ops / STEPS.length);
  const order = random.sample(VICTIMS, VICTIMS.length);
  await withPatron('distributed', options, async (patron) => {
    const client = openClient(patron.url, report);
    const shop = await openShop(patron, client, seed);
    await withDatabases(patron, async (dbOf) => {
      const world: World = { patron, client, shop, dbOf };
      const collected: Collected[] = [];
      const endings: Ending[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const around: Around = async (step, work) => {
          const index = STEPS.indexOf(step);
          const victim = order[(round + index) % order.length] ?? 'identity';
          if (round * STEPS.length + index >= ops) return work();
          report.add(`kills of ${victim}`);
          return whileKilled(world, victim, random, work);
        };
        endings.push(await playRound(world, around, collected, report));
      }
      report.note(`customers became one and parted ${rounds} times, with ${ops} kills on their way`);
      await compare(dbOf, shop, collected, report);
      for (const problem of await problemsIn(world, endings)) report.check(false, problem);
      report.note('who is whom was compared in every subgraph, with what the graph shows');
      const [ending] = endings;
      if (ending && !report.violations.length) await controls(world, ending, report);
    });
  });
  return report;
}

/** Does `work` while the victim dies, and waits until it is back. */
async function whileKilled<Answer>(
  { patron: { dataDir, ports } }: World,
  victim: Victim,
  random: Random,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const [name = ''] = victim.split(',');
  if (victim === 'identity, unheard') {
    // Who follows stands still, so that no delivery can end before it dies.
    const followers = subgraphs.filter((one) => one.name !== name);
    const pids = await Promise.all(followers.map((one) => subgraphPid(dataDir, one.name)));
    for (const pid of pids) process.kill(pid, 'SIGSTOP');
    const asked = work();
    await Promise.race([asked, delay(2 * WITHIN_MS)]);
    process.kill(await subgraphPid(dataDir, name), 'SIGKILL');
    for (const pid of pids) process.kill(pid, 'SIGCONT');
    const answer = await asked;
    await eventually(`${name} to be back`, () => isReady(`http://127.0.0.1:${ports.get(name)}`));
    return answer;
  }
  const kill = async () => {
    await delay(random.int(0, WITHIN_MS));
    process.kill(await subgraphPid(dataDir, name), 'SIGKILL');
    await eventually(`${name} to be back`, () => isReady(`http://127.0.0.1:${ports.get(name)}`));
  };
  const [answer] = await Promise.all([work(), kill()]);
  return answer;
}

async function playRound(
  world: World,
  around: Around,
  collected: Collected[],
  report: OpenReport,
): Promise<Ending> {
  const { patron, client, shop, dbOf } = world;
  const officer = await patron.sign({ sub: 'stf_1', scope: 'privacy_officer' }); // tokens end, rounds go on
  const told = new Map<string, { merged: number; unmerged: number }>();
  const tell = (mutation: string, input: object, fields: string) =>
    client.tell(officer, mutation, { ...input, idempotencyKey: shop.key() }, fields);
  const settled = async (...ids: string[]): Promise<Shown[]> => {
    await allDelivered(dbOf);
    const shown: Shown[] = [];
    for (const id of ids) shown.push(await shownOf(world, id));
    return shown;
  };
  const expect = (what: string, shown: unknown, right: unknown) =>
    report.check(
      isDeepStrictEqual(shown, right),
      `${what}: ${JSON.stringify(shown)}, not ${JSON.stringify(right)}`,
    );
  const agree = async (what: string, groups: readonly (readonly string[])[]) => {
    for (const problem of await whoIsWhomProblems(dbOf, groups)) report.check(false, `${what}: ${problem}`);
  };

  const [a, b] = [await shop.register(), await shop.register()];
  await decide(world, a, 'giveConsent', ...PURPOSES);
  await decide(world, b, 'giveConsent', ...PURPOSES);
  await decide(world, b, 'withdrawConsent', 'partner_sharing');
  collected.push(await shop.collect(a), await shop.collect(b));
  const [ofA, ofB] = (await settled(a, b)) as [Shown, Shown];

  const { merge } = await around('merge', () =>
    tell('mergeCustomers', { customerIds: [a, b], survivorId: a }, 'merge { id }'),
  );
  const mergeId: string = merge.id;
  told.set(mergeId, { merged: 1, unmerged: 1 });
  const [joined, byOther] = (await settled(a, b)) as [Shown, Shown];
  await agree('merged', [[a, b]]);
  expect('the other id of a merged customer', byOther, joined);
  expect('a merged customer', pick(joined), {
    ...pick(ofA),
    orders: [...ofA.orders, ...ofB.orders].sort(),
    points: ofA.points + ofB.points,
    permitted: ['personalisation'], // the stricter of the two
    emails: [...ofA.emails, ...ofB.emails].sort(),
  });

  const [moreOfA, moreOfB] = [await shop.collect(a), await shop.collect(b)];
  collected.push(moreOfA, moreOfB);
  await decide(world, a, 'withdrawConsent', 'personalisation');
  await around('unmerge', () => tell('unmergeCustomers', { mergeId }, ''));
  const [leftA, leftB] = (await settled(a, b)) as [Shown, Shown];
  await agree('unmerged', [[a], [b]]);
  const with_ = (shown: Shown, { orderId, points }: Collected): Shown => ({
    ...shown,
    orders: [...shown.orders, orderId].sort(),
    points: shown.points + points,
  });
  expect('a after the unmerge', leftA, { ...with_(ofA, moreOfA), permitted: ['partner_sharing'] });
  expect('b after the unmerge', leftB, with_(ofB, moreOfB));

  const { customerId: c, recordId, sourceIds } = await aFamily(world);
  const [ofC] = (await settled(c)) as [Shown];
  expect('a customer of two records', [ofC.records, ofC.orders.length], [sourceIds, 2]);
  const { customerId } = await around('separate', () => tell('separateRecord', { recordId }, 'customerId'));
  const d: string = customerId;
  const [leftC, ofD] = (await settled(c, d)) as [Shown, Shown];
  await agree('separated', [[c], [d]]);
  expect(
    'records that were separated',
    [leftC.records, ofD.records],
    sourceIds.map((id) => [id]),
  );
  expect('orders of records that were separated', [...leftC.orders, ...ofD.orders].sort(), ofC.orders);
  expect('how many orders each of them has', [leftC.orders.length, ofD.orders.length], [1, 1]);
  expect('points of records that were separated', leftC.points + ofD.points, ofC.points);

  const reunited = await around('reunite', () =>
    tell('decideMatch', { customerIds: [c, d], verdict: 'SAME' }, 'mergeId'),
  );
  told.set(reunited.mergeId, { merged: 1, unmerged: 0 });
  const [whole] = (await settled(c)) as [Shown];
  await agree('reunited', [[c, d]]);
  expect('a customer who has their record again', whole, ofC);
  const atEnd = new Map([
    [a, leftA],
    [b, leftB],
    [c, whole],
    [d, whole],
  ]);
  return { groups: [[a], [b], [c, d]], shown: atEnd, told };
}

/** Two records of one person that share a card, each with an order. The second is the one to separate. */
async function aFamily({ patron, client, shop, dbOf }: World) {
  const importer = await patron.sign({ sub: 'erp', scope: 'service import' });
  const [card, ...sourceIds] = [shop.key(), shop.key(), shop.key()] as [string, string, string];
  const records = sourceIds.map((recordId) => ({
    ...{ recordId, givenName: 'Bo', surname: 'Zwart', loyaltyCard: card },
    email: `${recordId}@example.com`,
  }));
  const imported = await client.tell(
    importer,
    'importCustomerRecords',
    { source: 'till', records },
    'results { customerId }',
  );
  const customerId: string = imported.results[0].customerId;
  const lines = sourceIds.map((recordId) => ({
    ...{ source: 'till', orderId: `order-${recordId}`, recordId, storeId: 'sto_elsewhere', channel: 'STORE' },
    ...{ orderedAt: '2026-01-02T10:00:00Z', sku: 'COAT', quantity: 1 },
    amount: { amountMinor: 1000, currency: 'EUR' },
  }));
  await client.tell(importer, 'importOrders', { lines }, '');
  const second = await dbOf('identity').collection('records').findOne({ recordId: sourceIds[1] });
  return { customerId, recordId: String(second?._id), sourceIds };
}

async function decide(
  { client, shop }: World,
  customerId: string,
  mutation: 'giveConsent' | 'withdrawConsent',
  ...purposes: string[]
): Promise<void> {
  const token = await shop.asCustomer(customerId);
  for (const purpose of purposes) {
    const query = 'query($key: String!) { purpose(key: $key) { version } }';
    const { version } = (await client.read(token, query, { key: purpose })).purpose;
    const shown = { purposeVersion: version, language: 'en' };
    const input = { purpose, surface: 'web:account', idempotencyKey: shop.key() };
    await client.tell(token, mutation, mutation === 'giveConsent' ? { ...input, ...shown } : input, '');
  }
}

/** What the customer with this id is shown of themself. */
async function shownOf({ client, shop }: World, id: string) {
  const { customer } = await client.read(await shop.asCustomer(id), EVERYTHING, { id });
  const nodes = <Node>({ edges }: { edges: { node: Node }[] }): Node[] => edges.map(({ node }) => node);
  const orders = nodes<{ id: string; customer: { id: string } }>(customer.orders);
  const consents: { permitted: boolean; purpose: { key: string } }[] = customer.consents;
  return {
    id: customer.id as string,
    name: (customer.name?.full ?? null) as string | null,
    emails: (customer.emails as { value: string }[]).map(({ value }) => value).sort(),
    records: nodes<{ recordId: string }>(customer.sourceRecords)
      .map(({ recordId }) => recordId)
      .sort(),
    orders: orders.map((order) => order.id).sort(),
    whose: [...new Set(orders.map((order) => order.customer.id))],
    points: (customer.loyaltyAccount?.balance ?? 0) as number,
    permitted: consents
      .filter(({ permitted, purpose }) => permitted && PURPOSES.includes(purpose.key))
      .map(({ purpose }) => purpose.key)
      .sort(),
    isIntact: customer.consentHistoryIntact === true && customer.disclosureHistoryIntact === true,
  };
}

/** Without what follows from which name survives. */
const pick = ({ id, emails, orders, whose, points, permitted, isIntact }: Shown) => ({
  ...{ id, emails, orders, whose, points, permitted, isIntact },
});

/** At rest: what is otherwise than it was when the rounds ended. Each difference is one text. */
async function problemsIn(world: World, endings: readonly Ending[]): Promise<string[]> {
  const problems: string[] = [];
  for (const { groups, shown, told } of endings) {
    problems.push(...(await whoIsWhomProblems(world.dbOf, groups)));
    for (const [id, right] of shown) {
      const now = await shownOf(world, id).catch((error: Error) => error.message); // a subgraph that knows less refuses
      if (!isDeepStrictEqual(now, right)) problems.push(`${id} is ${JSON.stringify(now)} at the end`);
    }
    problems.push(...(await toldProblems(world.dbOf, told, groups.flat())));
  }
  return problems;
}

async function whoIsWhomProblems(dbOf: Databases, groups: readonly (readonly string[])[]): Promise<string[]> {
  const problems: string[] = [];
  for (const { name } of subgraphs) {
    for (const group of groups) {
      for (const id of group) {
        const known = await openMembers(dbOf(name)).of(id);
        if (!isDeepStrictEqual(known, group)) problems.push(`${name} has ${id} as ${known}, not ${group}`);
      }
    }
  }
  return problems;
}

async function toldProblems(
  dbOf: Databases,
  told: Ending['told'],
  ids: readonly string[],
): Promise<string[]> {
  const problems: string[] = [];
  const identity = dbOf('identity');
  const made = await identity.collection('merges').countDocuments({ members: { $in: [...ids] } });
  if (made !== told.size) problems.push(`${made} merges were made, and ${told.size} were acknowledged`);
  for (const [mergeId, times] of told) {
    for (const what of ['merged', 'unmerged'] as const) {
      const event = { 'event.type': `patron.customer.${what}.v1` as const, 'event.data.mergeId': mergeId };
      const count = await outboxOf(identity).countDocuments(event);
      if (count !== times[what]) problems.push(`${mergeId} was told as ${what} ${count} times`);
    }
  }
  return problems;
}

/** Breaks what is at rest in one way after the other, each of which has to be noticed, and repairs it. */
async function controls(world: World, ending: Ending, report: OpenReport): Promise<void> {
  const { dbOf } = world;
  const [, , [survivor = '', merged = ''] = []] = ending.groups;
  const members = membersIn(dbOf('loyalty'));
  const known = await members.findOne({ _id: merged });
  const merges = dbOf('identity').collection('merges');
  const merge = await merges.findOne({ members: merged });
  const orders = dbOf('orders').collection('orders');
  const order = await orders.findOne({ customerId: merged });
  const event = await outboxOf(dbOf('identity')).findOne({ 'event.data.mergeId': String(merge?._id) });
  if (!known || !merge || !order || !event) throw new Error('there is nothing to break');
  const again = { ...event, _id: `${event._id}-again` };
  const breaks: [string, () => Promise<unknown>, () => Promise<unknown>][] = [
    [
      'a subgraph that did not follow a merge',
      () => members.deleteOne({ _id: merged }),
      () => members.insertOne(known),
    ],
    [
      'an order of somebody else',
      () => orders.updateOne({ _id: order._id }, { $set: { customerId: ending.groups[0]?.[0] } }),
      () => orders.updateOne({ _id: order._id }, { $set: { customerId: merged } }),
    ],
    [
      'a merge that was told twice',
      () => outboxOf(dbOf('identity')).insertOne({ ...again, pending: [] }),
      () => outboxOf(dbOf('identity')).deleteOne({ _id: again._id }),
    ],
    ['a merge that was lost', () => merges.deleteOne({ _id: merge._id }), () => merges.insertOne(merge)],
  ];
  for (const [what, break_, repair] of breaks) {
    await break_();
    report.check((await problemsIn(world, [ending])).length > 0, `nobody notices ${what}`);
    await repair();
  }
  const left = await problemsIn(world, [ending]);
  report.check(left.length === 0, `the controls left something broken at ${survivor}: ${left[0]}`);
  report.note(`${breaks.map(([what]) => what).join(', ')} were noticed when that was made so`);
}
