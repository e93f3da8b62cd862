import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CUSTOMER_SCHEMA } from '../../../subgraphs/identity/connections/rules/scim.ts';
import { eventually } from '../../support/eventually.ts';
import type { Receiver } from '../../support/webhook-receiver.ts';
import { aKey, asStaff } from '../people.ts';
import { asAdmin, FEED, UPDATE, useConnectionWorld } from './connection-world.ts';

const HOME = { line1: 'Kerkstraat 1', city: 'Amsterdam', country: 'NL' };
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

vi.setConfig({ testTimeout: 120_000 });

const world = useConnectionWorld();
beforeEach(() => world.pass());
afterEach(() => world.stopAll());

/** What a receiver that takes what it is told ends with, of one customer. */
function heldBy({ calls }: Receiver, customer: string): Record<string, unknown> {
  const held: Record<string, unknown> = {};
  for (const { data, taken } of calls) {
    if (!taken || data.customer !== customer || !data.resource) continue;
    const {
      schemas: _,
      meta: __,
      id: ___,
      externalId: ____,
      [CUSTOMER_SCHEMA]: extension,
      ...rest
    } = data.resource;
    Object.assign(held, rest, extension);
  }
  return Object.fromEntries(
    Object.entries(held).filter(([, value]) => value !== null && !(Array.isArray(value) && !value.length)),
  );
}

const told = ({ calls }: Receiver, customer: string) =>
  calls.filter(({ data }) => data.customer === customer);
const attemptsAt = async (connectionId: string) =>
  (await world.subgraph.db.collection('connectionNotes').findOne({ connectionId }))?.attempts;
const isIdle = async (id: string) => (await world.connection(id)).pendingCount;

const fields = async (customerId: string, id: string) => {
  const all = await world.subgraph.published('patron.disclosure.recorded.v1');
  return all
    .filter(({ data }) => data.customerId === customerId && data.recipient === `service:${id}`)
    .map(({ data }) => ({ fields: data.fields, purposes: data.purposes }));
};

describe('a change of a customer', () => {
  it('reaches every application that may hold it, signed, in SCIM, and stands in the ledger before', async () => {
    const erp = await world.anApplication();
    const mailer = await world.anApplication({
      purpose: 'email_marketing',
      attributes: [{ attribute: 'NAME' }, { attribute: 'EMAILS' }],
    });
    world.send();
    const customerId = await world.aCustomer('ada@example.com');
    await world.edit(customerId, { name: { given: 'Ada', family: 'Bakker' }, addAddresses: [HOME] });
    await eventually(() => heldBy(erp.receiver, customerId)).toEqual({
      name: { formatted: 'Ada Bakker', givenName: 'Ada', familyName: 'Bakker' },
      emails: [{ value: 'ada@example.com', primary: true }],
      addresses: [HOME], // line by line, as syncProfile takes it
    });
    await eventually(() => heldBy(mailer.receiver, customerId)).toEqual({
      name: { formatted: 'Ada Bakker', givenName: 'Ada', familyName: 'Bakker' },
      emails: [{ value: 'ada@example.com', primary: true }],
    });
    const calls = [...erp.receiver.calls, ...mailer.receiver.calls];
    expect(calls.every(({ verified }) => verified)).toBe(true);
    const disclosed = await fields(customerId, mailer.id);
    expect(disclosed.flatMap((one) => one.fields).sort()).toEqual(['Customer.emails', 'Customer.name']);
    expect(disclosed.flatMap(({ purposes }) => purposes)).toEqual(disclosed.map(() => 'email_marketing'));
  });

  it('is not told to an application that may hold nothing of it', async () => {
    const { id, receiver } = await world.anApplication({ attributes: [{ attribute: 'LANGUAGE' }] });
    world.send();
    const customerId = await world.aCustomer();
    await world.edit(customerId, { name: { full: 'Ada' } });
    await eventually(() => isIdle(id)).toBe(0);
    await world.edit(customerId, { language: 'nl' });
    await eventually(() => heldBy(receiver, customerId)).toEqual({ preferredLanguage: 'nl' });
    expect(told(receiver, customerId)).toHaveLength(1);
  });

  it('does not wait behind a heap of what was to be told before', async () => {
    const { receiver } = await world.anApplication();
    const heap = 80;
    for (let n = 0; n < heap; n += 1) await world.aCustomer();
    const newest = await world.aCustomer();
    world.send();
    await eventually(() => receiver.calls.length).toBe(heap + 1);
    const place = receiver.calls.findIndex(({ data }) => data.customer === newest);
    expect(place).toBeGreaterThanOrEqual(0);
    expect(place).toBeLessThan(heap / 2);
  });

  it('is never told to the application that it came from, and to every other', async () => {
    const [erp, till] = [await world.anApplication(), await world.anApplication()];
    world.send();
    const customerId = await world.aCustomer();
    await eventually(() => told(erp.receiver, customerId).length).toBe(1);
    await world.sync(erp.id, { customerId, changes: { language: 'nl', addresses: [HOME] } });
    await eventually(() => heldBy(till.receiver, customerId)).toMatchObject({ preferredLanguage: 'nl' });
    await eventually(() => isIdle(erp.id)).toBe(0);
    expect(told(erp.receiver, customerId)).toHaveLength(1);
    expect(await world.connection(erp.id)).toMatchObject({ suppressedEchoCount: 1 });
    expect(await world.connection(till.id)).toMatchObject({ suppressedEchoCount: 0 });
  });

  it('is not told back to it either when it is said twice and stands again before the other value was sent', async () => {
    const { id, receiver } = await world.anApplication({ attributes: [{ attribute: 'LANGUAGE' }] });
    const customerId = await world.aCustomer();
    const word = { customerId, changes: { language: 'nl' } };
    await world.sync(id, word);
    world.pass();
    await world.edit(customerId, { language: 'en' });
    const again = await world.sync(id, word);
    expect(again.results).toEqual([{ attribute: 'LANGUAGE', outcome: 'KEPT_OURS' }]);
    world.pass();
    await world.edit(customerId, { language: 'nl' });
    world.send();
    await eventually(() => isIdle(id)).toBe(0);
    expect(told(receiver, customerId)).toEqual([]);
  });

  it('of which ours stands is told to the application that said otherwise', async () => {
    const { id, receiver } = await world.anApplication({
      attributes: [{ attribute: 'LANGUAGE', policy: 'OURS' }],
    });
    world.send();
    const customerId = await world.aCustomer();
    await world.edit(customerId, { language: 'nl' });
    await eventually(() => told(receiver, customerId).length).toBe(1);
    await world.sync(id, { customerId, changes: { language: 'de' } });
    await eventually(() => told(receiver, customerId).length).toBe(2);
    expect(told(receiver, customerId).at(-1)?.data.resource).toMatchObject({ preferredLanguage: 'nl' });
  });

  it('that a person has yet to decide waits at the application, and is told when it is decided', async () => {
    const { id, receiver } = await world.anApplication({
      attributes: [{ attribute: 'LANGUAGE', policy: 'REVIEW' }],
    });
    world.send();
    const customerId = await world.aCustomer();
    await world.edit(customerId, { language: 'nl' });
    await eventually(() => told(receiver, customerId).length).toBe(1);
    world.pass();
    await world.sync(id, { customerId, changes: { language: 'de' } });
    await eventually(() => isIdle(id)).toBe(0);
    expect(told(receiver, customerId)).toHaveLength(1);
    const officer = asStaff('privacy_officer');
    const { edges } = await world.ask(officer, '{ syncConflicts(first: 1) { edges { node { id } } } }');
    await world.ask(
      officer,
      'mutation ($input: ResolveSyncConflictInput!) { resolveSyncConflict(input: $input) { userErrors { code } } }',
      { input: { id: edges[0].node.id, keep: 'OURS' } },
    );
    await eventually(() => told(receiver, customerId).length).toBe(2);
    expect(told(receiver, customerId).at(-1)?.data.resource).toMatchObject({ preferredLanguage: 'nl' });
  });
});

describe('what an application may hold', () => {
  it('stops with the consent: at the next send it is told to remove it, and given it again with the next yes', async () => {
    const mailer = await world.anApplication({
      purpose: 'email_marketing',
      attributes: [{ attribute: 'EMAILS' }, { attribute: 'LANGUAGE' }],
    });
    const erp = await world.anApplication();
    world.send();
    const customerId = await world.aCustomer('ada@example.com');
    await eventually(() => heldBy(mailer.receiver, customerId)).toHaveProperty('emails');

    await world.decide(customerId, 'email_marketing', false);
    await eventually(() => heldBy(mailer.receiver, customerId)).toEqual({});
    await world.edit(customerId, { language: 'nl' });
    await eventually(() => heldBy(erp.receiver, customerId)).toMatchObject({ preferredLanguage: 'nl' });
    await eventually(() => isIdle(mailer.id)).toBe(0);
    expect(heldBy(mailer.receiver, customerId)).toEqual({});
    expect(JSON.stringify(told(mailer.receiver, customerId).at(-1)?.data)).not.toContain('ada@example.com');

    await world.decide(customerId, 'email_marketing', true);
    await eventually(() => heldBy(mailer.receiver, customerId)).toEqual({
      emails: [{ value: 'ada@example.com', primary: true }],
      preferredLanguage: 'nl',
    });
  });

  it('follows from what was decided before it came, which tells it nothing unless it holds something', async () => {
    const [ada, ben, cas] = [await world.aCustomer(), await world.aCustomer(), await world.aCustomer()];
    const decidedAt = world.subgraph.clock.now;
    world.subgraph.clock.now = new Date(decidedAt.getTime() + 1000);
    const mailer = await world.anApplication({
      purpose: 'email_marketing',
      attributes: [{ attribute: 'LANGUAGE' }],
    });
    await world.edit(ben, { language: 'nl' });
    world.send();
    await eventually(() => heldBy(mailer.receiver, ben)).toEqual({ preferredLanguage: 'nl' });

    for (const customerId of [ada, ben]) {
      await world.decide(customerId, 'email_marketing', false, decidedAt);
    }
    await world.decide(cas, 'email_marketing', true);
    await eventually(() => heldBy(mailer.receiver, ben)).toEqual({});
    await eventually(() => isIdle(mailer.id)).toBe(0);
    const notes = world.subgraph.db.collection('connectionNotes');
    expect(await notes.countDocuments({ connectionId: mailer.id, customerId: ada })).toBe(0);
    expect(await notes.countDocuments({ connectionId: mailer.id, customerId: cas })).toBe(1);
  });

  it('follows from an earlier decision also while it is being told', async () => {
    const customerId = await world.aCustomer();
    const decidedAt = world.subgraph.clock.now;
    world.subgraph.clock.now = new Date(decidedAt.getTime() + 1000);
    const mailer = await world.anApplication({
      purpose: 'email_marketing',
      attributes: [{ attribute: 'LANGUAGE' }],
    });
    await world.edit(customerId, { language: 'nl' }); // waits
    await world.decide(customerId, 'email_marketing', false, decidedAt);
    const notes = world.subgraph.db.collection('connectionNotes');
    expect(await notes.countDocuments({ connectionId: mailer.id, customerId, state: 'PENDING' })).toBe(2);
  });

  it('stays, and nothing is told, while processing is restricted; what changed meanwhile is told after it', async () => {
    const mailer = await world.anApplication({ purpose: 'email_marketing' });
    world.send();
    const customerId = await world.aCustomer('ada@example.com');
    await eventually(() => told(mailer.receiver, customerId).length).toBe(1);
    await world.decide(customerId, 'service', false);
    await world.decide(customerId, 'email_marketing', false);
    await world.edit(customerId, { language: 'nl' });
    await eventually(() => isIdle(mailer.id)).toBe(0);
    expect(told(mailer.receiver, customerId)).toHaveLength(1);

    await world.lift(customerId, ['service', 'email_marketing']);
    await eventually(() => heldBy(mailer.receiver, customerId)).toMatchObject({ preferredLanguage: 'nl' });
  });

  it('is not sent while consent cannot be asked, and not lost by it', async () => {
    const { id, receiver } = await world.anApplication();
    world.consent.isDown = true;
    world.send();
    const customerId = await world.aCustomer();
    await eventually(() => isIdle(id)).toBe(1);
    expect(receiver.calls).toEqual([]);
    world.consent.isDown = false;
    world.pass(MINUTE);
    await eventually(() => told(receiver, customerId).length).toBe(1);
  });

  it('narrows with the connection: it is told to remove what it may not hold any more', async () => {
    const { id, receiver } = await world.anApplication();
    world.send();
    const customerId = await world.aCustomer('ada@example.com');
    await world.edit(customerId, { language: 'nl' });
    await eventually(() => heldBy(receiver, customerId)).toMatchObject({ preferredLanguage: 'nl' });
    await world.ask(asAdmin, UPDATE, { input: { id, attributes: [{ attribute: 'LANGUAGE' }] } });
    await eventually(() => heldBy(receiver, customerId)).toEqual({ preferredLanguage: 'nl' });
  });

  it('is told of everybody to an application that comes later and asks for it', async () => {
    const customerId = await world.aCustomer('late@example.com');
    const { receiver } = await world.anApplication({ tellEverybody: true });
    world.send();
    await eventually(() => heldBy(receiver, customerId)).toMatchObject({
      emails: [{ value: 'late@example.com' }],
    });
  });

  it('shows at the customer, with what they have yet to be told', async () => {
    const { id, receiver } = await world.anApplication({ purpose: 'email_marketing' });
    const stop = world.send();
    const customerId = await world.aCustomer();
    await eventually(() => isIdle(id)).toBe(0);
    await stop();
    await world.edit(customerId, { language: 'nl' });
    world.pass(90_000);
    await world.sync(id, { customerId, changes: { name: { full: 'Ada' } } });
    const { connections } = await world.profile(customerId);
    expect(connections).toEqual([
      {
        id,
        purpose: 'email_marketing',
        holds: [{ attribute: 'NAME' }, { attribute: 'EMAILS' }],
        lastDeliveredAt: expect.any(Date),
        lastHeardAt: expect.any(Date),
        pendingCount: 1,
        lagSeconds: 90,
      },
    ]);
    expect(receiver.calls).toHaveLength(1);
  });
});

describe('an application that takes nothing', () => {
  it('gets what stands when it is back: under one id always the same, and nothing is lost', async () => {
    const { id, receiver } = await world.anApplication();
    receiver.react((_, index) => (index % 2 ? { status: 500 } : 'reset after taking'));
    world.send();
    const customerId = await world.aCustomer();
    await eventually(() => attemptsAt(id)).toBe(1);
    world.pass(MINUTE);
    await eventually(() => attemptsAt(id)).toBe(2);
    await world.edit(customerId, { language: 'de' });
    receiver.react(() => ({ status: 204 }));
    world.pass(DAY);
    await eventually(() => isIdle(id)).toBe(0);
    expect(heldBy(receiver, customerId)).toMatchObject({ preferredLanguage: 'de' });
    const [first, second] = receiver.calls;
    expect([second?.id, second?.body]).toEqual([first?.id, first?.body]);
    const bodies = new Map(receiver.calls.map((call) => [call.id, call.body]));
    expect(receiver.calls.every((call) => bodies.get(call.id) === call.body)).toBe(true);
  });

  it('refuses one message for good: it is set aside, the customer’s next one goes on, and it can be replayed', async () => {
    const { id, receiver } = await world.anApplication();
    receiver.react(() => ({ status: 422 }));
    world.send();
    const customerId = await world.aCustomer();
    for (let attempt = 1; attempt <= 4; attempt += 1) {
      await eventually(() => attemptsAt(id)).toBe(attempt); // written down, so that the next wait begins before the time passes
      world.pass(DAY);
    }
    expect(receiver.calls).toHaveLength(4);
    await eventually(async () => (await world.connection(id)).deadCount).toBe(1);
    receiver.react(() => ({ status: 204 }));
    await world.edit(customerId, { language: 'nl' });
    await eventually(() => heldBy(receiver, customerId)).toMatchObject({ preferredLanguage: 'nl' });
    const REPLAY =
      'mutation ($input: ReplayConnectionInput!) { replayConnection(input: $input) { replayedCount nextCursor userErrors { code } } }';
    const input = { id, idempotencyKey: aKey() };
    expect(await world.ask(asAdmin, REPLAY, { input })).toEqual({
      replayedCount: 1,
      nextCursor: null,
      userErrors: [],
    });
    await eventually(async () => (await world.connection(id)).deadCount).toBe(0);
    await eventually(() => isIdle(id)).toBe(0);
    expect(told(receiver, customerId).at(-1)?.data.resource).toMatchObject({
      preferredLanguage: 'nl',
      emails: [{}],
    });
  });

  it('is paused by 410; what waits is told when it goes on', async () => {
    const { id, receiver } = await world.anApplication();
    receiver.react(() => ({ status: 410 }));
    world.send();
    const customerId = await world.aCustomer();
    await eventually(async () => (await world.connection(id)).state).toBe('PAUSED');
    expect(await world.connection(id)).toMatchObject({ pauseReason: 'GONE', pendingCount: 1 });
    receiver.react(() => ({ status: 204 }));
    await world.ask(asAdmin, UPDATE, { input: { id, paused: false } });
    await eventually(() => heldBy(receiver, customerId)).toHaveProperty('emails');
  });
});

describe('the feed', () => {
  const read = async (actor: Parameters<typeof world.ask>[0], after: string | null = null) => {
    const { edges, pageInfo } = await world.ask(actor, FEED, { first: 100, after });
    const events = edges.map(({ node }: { node: { payload: string } }) => JSON.parse(node.payload));
    return { events, cursor: pageInfo.endCursor as string };
  };

  it('tells an application without an address the same, and knows what it holds when it reads on', async () => {
    const { id, actor } = await world.anApplication({ url: null });
    world.send();
    const customerId = await world.aCustomer('ada@example.com');
    await world.edit(customerId, { language: 'nl' });
    await eventually(async () => (await read(actor)).events.length).toBe(2);
    const { events, cursor } = await read(actor);
    expect(events.map(({ type }: { type: string }) => type)).toEqual([
      'customer.changed',
      'customer.changed',
    ]);
    expect(events[1].data).toMatchObject({
      customer: customerId,
      version: 2,
      resource: { emails: [{ value: 'ada@example.com' }], preferredLanguage: 'nl' },
    });
    expect((await world.profile(customerId)).connections[0].pendingCount).toBe(2);
    expect((await read(actor, cursor)).events).toEqual([]);
    expect((await world.profile(customerId)).connections[0]).toMatchObject({
      id,
      holds: [{ attribute: 'LANGUAGE' }, { attribute: 'EMAILS' }],
      pendingCount: 0,
    });
    await world.sync(id, { customerId, changes: { language: 'de' } });
    expect((await read(actor, cursor)).events).toEqual([]); // its own change
    // From the beginning again, if it has lost what it had; its own change may be told with the rest then.
    const again = (await read(actor)).events;
    expect(again.slice(0, 2)).toMatchObject([
      { data: { customer: customerId } },
      { data: { customer: customerId } },
    ]);
    expect(again.length).toBeLessThanOrEqual(3);
  });

  it('is refused to who is no service that syncs', async () => {
    const { codes } = await world.subgraph.ask({ kind: 'service', serviceId: 'erp', scopes: [] }, FEED, {
      first: 10,
    });
    expect(codes).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
  });
});

describe('an erased customer', () => {
  const acknowledged = async (requestId: string) => {
    const all = await world.subgraph.published('patron.rights.acknowledged.v1');
    return all.filter(({ data }) => data.requestId === requestId).map(({ data }) => data);
  };

  it('is told to who holds something, until it is taken; that acknowledges it', async () => {
    const { id, receiver } = await world.anApplication();
    const other = await world.anApplication({
      purpose: 'sms_marketing',
      attributes: [{ attribute: 'PHONES' }],
    });
    world.send();
    const customerId = await world.aCustomer();
    await eventually(() => told(receiver, customerId).length).toBe(1);
    await eventually(() => isIdle(id)).toBe(0);
    const requestId = await world.erase(customerId);
    await eventually(async () => (await acknowledged(requestId)).map(({ by }) => by)).toEqual([
      'identity',
      `service:${id}`,
    ]);
    const [ours] = await acknowledged(requestId);
    expect(ours?.awaiting).toEqual([`service:${id}`]);
    expect(told(receiver, customerId).at(-1)).toMatchObject({
      type: 'customer.erased',
      data: { customer: customerId, request: requestId },
    });
    expect(told(other.receiver, customerId)).toEqual([]);
    for (const name of ['connectionHoldings', 'syncConflicts', 'edits']) {
      expect(await world.subgraph.db.collection(name).countDocuments({ customerId })).toBe(0);
    }
  });
});

describe('customers who become one', () => {
  it('are told as such to who holds any of them', async () => {
    const { receiver } = await world.anApplication();
    world.send();
    const [ada, twin] = [await world.aCustomer(), await world.aCustomer()];
    await eventually(() => told(receiver, twin).length).toBe(1);
    await eventually(() => told(receiver, ada).length).toBe(1);
    await world.merge(ada, twin);
    await eventually(() => told(receiver, ada).at(-1)?.type).toBe('customer.merged');
    expect(told(receiver, ada).at(-1)?.data).toMatchObject({ customer: ada, formerly: [twin] });
    await world.edit(ada, { language: 'nl' });
    await eventually(() => heldBy(receiver, ada)).toMatchObject({ preferredLanguage: 'nl' });
  });
});
