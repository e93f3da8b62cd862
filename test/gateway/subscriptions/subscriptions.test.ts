import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openLog } from '#shared/log.ts';
import { type ServedSubgraph, serveSubgraph } from '#shared/serve.ts';
import { overHttp } from '../../../gateway/connections/http.ts';
import { inProcess } from '../../../gateway/connections/in-process.ts';
import { eventually } from '../../support/eventually.ts';
import { useDatabases } from '../../support/mongod.ts';
import { anIssuer, closeDoorsAfterAll, type Door, openDoor } from '../server/front-door.ts';
import { anEventClient, aSocketClient, type Inbox } from './clients.ts';
import { aPickup, type Floor, floorSupergraph, openFloor, SECRET } from './floor/floor.ts';

closeDoorsAfterAll();
const databases = useDatabases();
const served: ServedSubgraph[] = [];
afterAll(async () => {
  await Promise.all(served.map((subgraph) => subgraph.close()));
});

/** Where the subgraphs run, and so how the gateway reaches them. */
const REACHED = {
  'in the same process': async (floor: Floor) => ({
    supergraph: floorSupergraph(),
    connect: inProcess(Object.values(floor.subgraphs), { timeoutMs: 5000 }),
  }),
  'over HTTP': async ({ keyring, subgraphs }: Floor) => {
    const log = await openLog({ level: 'silent' });
    const clock = () => new Date();
    const urlOf = async (name: keyof Floor['subgraphs']) => {
      const options = { port: 0, keyring, clock, log, db: databases('floor') };
      const subgraph = await serveSubgraph(subgraphs[name], options);
      served.push(subgraph);
      return `${subgraph.url}/graphql`;
    };
    return {
      supergraph: floorSupergraph({
        pickups: await urlOf('pickups'),
        people: await urlOf('people'),
        consent: await urlOf('consent'),
      }),
      connect: overHttp({ keyring, clock, timeoutMs: 5000 }),
    };
  },
};

const TRANSPORTS = ['graphql-ws', 'graphql-sse'] as const;

describe.each(Object.entries(REACHED))('with subgraphs %s', (_, reach) => {
  let floor: Floor;
  let door: Door;
  let issuer: Awaited<ReturnType<typeof anIssuer>>;
  const ends: (() => void)[] = [];
  beforeAll(async () => {
    floor = await openFloor();
    issuer = await anIssuer();
    door = await openDoor({ ...(await reach(floor)), config: { issuers: [issuer.issuer] } });
  });
  afterEach(async () => {
    for (const end of ends.splice(0)) end();
    await eventually(() => floor.pickups.listeners() + floor.ticks.listeners()).toBe(0);
  });

  const anAssociate = () => issuer.token({ sub: 'ass_1', scope: 'associate', stores: ['str_1'] });

  function client(transport: (typeof TRANSPORTS)[number], token?: string) {
    const authorization = token && `Bearer ${token}`;
    const opened =
      transport === 'graphql-ws'
        ? aSocketClient(door.url, authorization ? { params: { authorization } } : {})
        : anEventClient(door.url, authorization ? { authorization } : {});
    ends.push(opened.end);
    return opened;
  }

  /** Subscribes, and resolves when somebody listens in the subgraph. */
  async function subscribe(
    transport: (typeof TRANSPORTS)[number],
    query: string,
    token?: string,
  ): Promise<Inbox & { first: ReturnType<Inbox['next']> }> {
    const before = floor.pickups.listeners() + floor.ticks.listeners();
    const inbox = client(transport, token).subscribe({ query, variables: { store: 'str_1' } });
    const first = inbox.next();
    await eventually(() => floor.pickups.listeners() + floor.ticks.listeners()).toBe(before + 1);
    return { ...inbox, first };
  }

  describe.each(TRANSPORTS)('over %s', (transport) => {
    const QUEUE = /* GraphQL */ `
      subscription Queue($store: ID!) {
        pickups(store: $store) {
          id
          state: status
          person {
            name
            offers
          }
        }
      }
    `;

    it('an event comes with what other subgraphs know of it, as far as it is permitted then', async () => {
      const events = await subscribe(transport, QUEUE, await anAssociate());
      floor.pickups.publish(aPickup());
      expect((await events.first).value).toEqual({
        data: {
          pickups: { id: 'pic_1', state: 'READY', person: { name: 'Ada', offers: ['ten percent'] } },
        },
      });
      floor.permits.set('ada', []);
      floor.pickups.publish(aPickup({ status: 'HANDED_OVER' }));
      expect((await events.next()).value).toEqual({
        data: { pickups: { id: 'pic_1', state: 'HANDED_OVER', person: { name: 'Ada', offers: null } } },
        errors: [
          {
            message: 'No.',
            path: ['pickups', 'person', 'offers'],
            extensions: {
              code: 'CONSENT_REQUIRED',
              purpose: 'personalisation',
              service: 'pickups',
              requestId: expect.any(String),
            },
          },
        ],
      });
      floor.permits.set('ada', ['personalisation']);
      floor.pickups.publish(aPickup({ id: 'pic_2', person: { id: 'ben' } }));
      expect((await events.next()).value.data.pickups).toMatchObject({
        id: 'pic_2',
        person: { name: 'Ben' },
      });
    });

    it('each event is a request of its own, the same in every subgraph', async () => {
      const events = await subscribe(
        transport,
        'subscription { asked { caller person { seenBy } } }',
        await anAssociate(),
      );
      floor.ticks.publish(1);
      const first = (await events.first).value;
      floor.ticks.publish(2);
      const second = (await events.next()).value;
      const [one, two] = [first, second].map(({ data }) => JSON.parse(data.asked.caller));
      expect(one.actor).toEqual({ kind: 'associate', associateId: 'ass_1', stores: ['str_1'] });
      expect(JSON.parse(first.data.asked.person.seenBy)).toEqual(one);
      expect(JSON.parse(second.data.asked.person.seenBy)).toEqual(two);
      expect(one.requestId).not.toBe(two.requestId);
    });

    it('what the actor may not see is null with an error, and what failed says nothing of why', async () => {
      const events = await subscribe(
        transport,
        'subscription { pickups(store: "str_1") { id note broken } }',
        await anAssociate(),
      );
      floor.pickups.publish(aPickup());
      const { value } = await events.first;
      expect(value.data).toEqual({ pickups: { id: 'pic_1', note: null, broken: null } });
      expect(
        value.errors.map((error: { path: unknown; extensions: { code: string } }) => [
          error.path,
          error.extensions.code,
        ]),
      ).toEqual([
        [['pickups', 'broken'], 'INTERNAL_SERVER_ERROR'],
        [['pickups', 'note'], 'UNAUTHORIZED_FIELD_OR_TYPE'],
      ]);
      expect(JSON.stringify(value)).not.toContain(SECRET);
    });

    it('a visitor hears what is for everybody, and of the rest that it is not for them', async () => {
      const events = await subscribe(transport, 'subscription { ticks }');
      floor.ticks.publish(7);
      expect((await events.first).value).toEqual({ data: { ticks: 7 } });

      const denied = client(transport).subscribe({ query: QUEUE, variables: { store: 'str_1' } });
      const { value } = await denied.next();
      expect(value.data).toEqual({ pickups: null });
      expect(value.errors[0].extensions.code).toBe('UNAUTHORIZED_FIELD_OR_TYPE');
      expect((await denied.next()).done).toBe(true);
      expect(floor.pickups.listeners()).toBe(0);
    });

    it('the subgraph has the last word on what may be listened to', async () => {
      const other = client(transport, await anAssociate()).subscribe({
        query: QUEUE,
        variables: { store: 'str_2' },
      });
      const { value } = await other.next();
      expect(value.data).toEqual({ pickups: null });
      expect(value.errors[0].extensions.code).toBe('FORBIDDEN');
      expect((await other.next()).done).toBe(true);
    });

    it.each(['deaf', 'breaking'])('a source that fails ends the subscription: %s', async (field) => {
      const events = client(transport).subscribe({ query: `subscription { ${field} }` });
      const { value } = await events.next();
      expect([value.data, value.errors[0].extensions.code]).toEqual([
        { [field]: null },
        'INTERNAL_SERVER_ERROR',
      ]);
      expect(JSON.stringify(value)).not.toContain(SECRET);
      expect((await events.next()).done).toBe(true);
    });

    it('ends when there is nothing more to come, and when the client wants no more', async () => {
      const ending = await subscribe(transport, 'subscription { ticks }');
      floor.ticks.end();
      expect((await ending.first).done).toBe(true);
      await eventually(() => floor.ticks.listeners()).toBe(0);

      const left = await subscribe(transport, 'subscription { ticks }');
      floor.ticks.publish(1);
      await left.first;
      await left.stop();
      await eventually(() => floor.ticks.listeners()).toBe(0);
    });

    it('queries and mutations are answered as well', async () => {
      const asked = client(transport, await anAssociate());
      const query = asked.subscribe({ query: '{ whoami }' });
      expect((await query.next()).value).toEqual({ data: { whoami: 'associate' } });
      expect((await query.next()).done).toBe(true);
      const renamed = asked.subscribe({
        query: 'mutation { rename(input: { id: "ben", name: "Benjamin" }) { name } }',
      });
      expect((await renamed.next()).value).toEqual({ data: { rename: { name: 'Benjamin' } } });
      const back = asked.subscribe({
        query: 'mutation { rename(input: { id: "ben", name: "Ben" }) { name } }',
      });
      await back.next();
    });
  });

  it('over POST a subscription is refused', async () => {
    const { status, json } = await door.ask('subscription { ticks }');
    expect([status, json.errors[0].extensions.code]).toEqual([400, 'SUBSCRIPTION_NOT_SUPPORTED']);
  });
});
