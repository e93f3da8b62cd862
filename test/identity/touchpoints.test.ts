import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { newId } from '#shared/mongo.ts';
import type { Data } from '../../subgraphs/identity/open.ts';
import { identity } from '../../subgraphs/identity/subgraph.ts';
import { anEvent, aService, useSubgraph } from '../support/subgraph.ts';

vi.setConfig({ testTimeout: 120_000 });

const DAY = 24 * 3_600_000;
const MINUTE = 60_000;
const COLLECTIONS = [
  ...['touchpoints', 'devices', 'deviceLinks', 'deviceSignIns'],
  ...['knownVisits', 'profileJoins', 'recognitions'],
];

const RECORD = `mutation ($input: RecordTouchpointsInput!) {
  recordTouchpoints(input: $input) {
    results { eventId outcome anonymousProfileId problem { code field } }
    userErrors { code field }
  }
}`;
const TOUCHPOINTS = `{
  touchpoints(first: 50) {
    edges { node { kind occurredAt store { id } recognition { weight evidence { what weight } } expiresAt } }
  }
}`;

type Device = { kind: string; value: string };
type Event = { eventId: string; [field: string]: unknown };

describe('touchpoints', () => {
  /** Customers who permit being recognised. */
  const willing = new Set<string>();
  /** Answers consent in its place, once for each question. */
  let answers: boolean[] = [];
  const subgraph = useSubgraph(identity, {
    permitsNow: async ({ customerId, purpose }) =>
      answers.shift() ?? (purpose === 'in_store_recognition' && willing.has(customerId)),
  });
  const service = aService('touchpoints');
  const data = () => subgraph.data as Data;
  const collection = (name: string) => subgraph.db.collection(name);

  beforeEach(async () => {
    answers = [];
    subgraph.clock.now = new Date('2026-03-02T10:00:00Z');
    for (const name of COLLECTIONS) await collection(name).deleteMany({});
  });

  let serial = 0;
  const ago = (ms: number) => new Date(subgraph.clock.now.getTime() - ms);
  const cookie = (name: string): Device => ({ kind: 'COOKIE', value: `cookie-of-${name}` });
  const wifi = (n: number): Device => ({ kind: 'WIFI', value: `3c:22:fb:00:${hex(n >> 8)}:${hex(n & 255)}` });
  const hex = (n: number) => n.toString(16).padStart(2, '0');
  const seen = (devices: Device[], changes: Partial<Event> = {}): Event => {
    serial += 1;
    const event = { eventId: `e${serial}`, kind: 'WIFI', occurredAt: ago(MINUTE), storeId: 'sto_1' };
    return { ...event, devices, ...changes };
  };

  async function record(events: Event[], actor: Actor = service) {
    const { data: answer, codes } = await subgraph.ask(actor, RECORD, { input: { events } });
    expect(codes).toBeUndefined();
    return answer.recordTouchpoints;
  }
  const profilesOf = async (...events: Event[]): Promise<(string | null)[]> =>
    (await record(events)).results.map(
      (one: { anonymousProfileId: string | null }) => one.anonymousProfileId,
    );

  async function session(name: 'begin' | 'end', actor: Actor, devices: Device[], at: Date | null = null) {
    const mutation = `${name}DeviceSession`;
    const fields = name === 'begin' ? 'recognised' : '';
    const { data: answer, codes } = await subgraph.ask(
      actor,
      `mutation ($input: ${name === 'begin' ? 'Begin' : 'End'}DeviceSessionInput!) { ${mutation}(input: $input) { ${fields} userErrors { code field } } }`,
      { input: { devices, at, idempotencyKey: newId('key') } },
    );
    return codes ? { codes } : answer[mutation];
  }

  async function aCustomer({ permits = true } = {}): Promise<Extract<Actor, { kind: 'customer' }>> {
    const { data: answer } = await subgraph.ask(
      { kind: 'visitor' },
      'mutation ($input: RegisterCustomerInput!) { registerCustomer(input: $input) { customerId } }',
      { input: { idempotencyKey: newId('key'), email: `${newId('p')}@example.com` } },
    );
    const { customerId } = answer.registerCustomer;
    if (permits) willing.add(customerId);
    return { kind: 'customer', customerId };
  }
  const ownOf = async (customer: Extract<Actor, { kind: 'customer' }>) => {
    const { data: answer, codes } = await subgraph.entity(customer, { id: customer.customerId }, TOUCHPOINTS);
    expect(codes).toBeUndefined();
    return answer.touchpoints.edges.map(({ node }: { node: object }) => node);
  };
  const decide = async (customerId: string, state: string, purpose = 'in_store_recognition') => {
    if (state === 'GIVEN') willing.add(customerId);
    else willing.delete(customerId);
    const decided = { customerId, decisionId: newId('dec'), purpose, state };
    const time = subgraph.clock.now;
    const event = anEvent({ type: 'patron.consent.decided.v1', subject: customerId, time, data: decided });
    expect(await subgraph.deliver(event)).toEqual([null]);
  };

  describe('being taken down', () => {
    it('count once for each event id, and say of each what came of it', async () => {
      const [good, bad, picture] = [
        seen([cookie('ada')]),
        seen([], { occurredAt: ago(DAY) }),
        seen([cookie('ada')], { details: { faceId: 'x' } }),
      ];
      const profile = expect.stringMatching(/^anp_[\w-]+$/);
      const outcome = (
        eventId: string,
        anonymousProfileId: unknown,
        name: string,
        problem: object | null = null,
      ) => ({
        eventId,
        outcome: name,
        anonymousProfileId,
        problem,
      });
      expect(await record([good, bad, picture, good])).toEqual({
        results: [
          outcome(good.eventId, profile, 'RECORDED'),
          outcome(bad.eventId, null, 'REFUSED', { code: 'INVALID_VALUE', field: 'devices' }),
          outcome(picture.eventId, null, 'REFUSED', { code: 'BIOMETRICS_REFUSED', field: 'details.faceId' }),
          outcome(good.eventId, profile, 'DUPLICATE'),
        ],
        userErrors: [],
      });
      expect((await record([good])).results).toEqual([outcome(good.eventId, profile, 'DUPLICATE')]);
      expect(await collection('touchpoints').countDocuments()).toBe(1);
      // Ids are the caller's own.
      const another: Actor = { kind: 'service', serviceId: 'other', scopes: ['touchpoints'] };
      expect((await record([good], another)).results[0].outcome).toBe('RECORDED');
    });

    it('count once when the same are sent at the same time', async () => {
      const events = [seen([cookie('ada'), wifi(1)]), seen([wifi(1)]), seen([cookie('ada')])];
      const all = await Promise.all([1, 2, 3, 4].map(() => record(events)));
      const outcomes = all.flatMap(({ results }) =>
        results.map(({ outcome }: { outcome: string }) => outcome),
      );
      expect(outcomes.filter((outcome) => outcome === 'RECORDED')).toHaveLength(3);
      expect(await collection('touchpoints').countDocuments()).toBe(3);
      expect(await collection('touchpoints').distinct('profileId')).toHaveLength(1);
    });

    it('keep no device identifier as it is', async () => {
      await record([seen([cookie('ada'), wifi(77)])]);
      for (const name of COLLECTIONS) {
        const text = JSON.stringify(await collection(name).find().toArray());
        expect(text).not.toContain('cookie-of-ada');
        expect(text).not.toContain('3c22fb');
      }
    });

    it('of a camera or a floor are of nobody', async () => {
      const counted = { kind: 'CAMERA_COUNT', count: 4 };
      expect(await profilesOf(seen([], counted))).toEqual([null]);
      expect(await collection('touchpoints').findOne()).toMatchObject({ count: 4, devices: [] });
    });

    it('come from sensors of the own store, and from services that may', async () => {
      const sensor: Actor = { kind: 'device', deviceId: 'dev_1', storeId: 'sto_1', deviceKind: 'sensor' };
      const { results } = await record(
        [seen([wifi(1)], { storeId: null }), seen([wifi(1)], { storeId: 'sto_2' })],
        sensor,
      );
      expect(results).toMatchObject([
        { outcome: 'RECORDED', anonymousProfileId: null },
        { outcome: 'REFUSED', problem: { code: 'STORE_FORBIDDEN' } },
      ]);
      const input = { events: [seen([wifi(1)])] };
      for (const [actor, code] of [
        [{ ...sensor, deviceKind: 'player' } as Actor, 'FORBIDDEN'],
        [aService('import'), 'UNAUTHORIZED_FIELD_OR_TYPE'],
        [{ kind: 'visitor' } as Actor, 'UNAUTHORIZED_FIELD_OR_TYPE'],
        [await aCustomer(), 'UNAUTHORIZED_FIELD_OR_TYPE'],
      ] as const) {
        expect((await subgraph.ask(actor, RECORD, { input })).codes).toEqual([code]);
      }
      expect(await record([])).toMatchObject({ results: [], userErrors: [{ code: 'INVALID_VALUE' }] });
    });
  });

  describe('of nobody known', () => {
    it('belong together by an identifier that they share, whichever comes first', async () => {
      const [one] = await profilesOf(seen([cookie('ada')]));
      const [two] = await profilesOf(seen([wifi(1)]));
      expect(one).not.toBe(two);
      const [both] = await profilesOf(seen([cookie('ada'), wifi(1)]));
      expect([one, two]).toContain(both);
      expect(await collection('touchpoints').distinct('profileId')).toEqual([both]);
    });

    it('are another person after the session on a shared device was ended, on all of its identifiers', async () => {
      const shared = [cookie('tablet'), wifi(9)];
      const [before] = await profilesOf(seen(shared, { occurredAt: ago(20 * MINUTE) }));
      expect(await session('end', service, [cookie('tablet')], ago(10 * MINUTE))).toEqual({ userErrors: [] });
      const [after, late] = await profilesOf(
        seen([wifi(9)], { occurredAt: ago(5 * MINUTE) }),
        seen([wifi(9)], { occurredAt: ago(15 * MINUTE) }),
      );
      expect(after).not.toBe(before);
      expect(late).toBe(before);
    });

    it('end in the same profiles in whatever order, batches and numbers they come', {
      timeout: 600_000,
    }, async () => {
      const device = fc.integer({ min: 0, max: 5 }).map((n) => cookie(`${n}`));
      const base = subgraph.clock.now.getTime();
      const time = fc.integer({ min: 1, max: 30 }).map((n) => new Date(base - n * MINUTE));
      const fact = fc.oneof(
        {
          weight: 4,
          arbitrary: fc.record({
            is: fc.constant('event' as const),
            devices: fc.uniqueArray(device, { minLength: 1, maxLength: 2, selector: ({ value }) => value }),
            at: time,
          }),
        },
        {
          weight: 1,
          arbitrary: fc.record({ is: fc.constant('end' as const), devices: fc.tuple(device), at: time }),
        },
      );
      const facts = fc
        .array(fact, { minLength: 1, maxLength: 12 })
        .map((all) => all.map((one, index) => ({ ...one, eventId: `f${index}` })));
      const orders = facts.chain((all) =>
        fc.tuple(
          fc.constant(all),
          fc.shuffledSubarray(all, { minLength: all.length }),
          fc.subarray(all),
          fc.integer({ min: 1, max: 4 }),
        ),
      );
      type Fact = { is: 'event' | 'end'; devices: Device[]; at: Date; eventId: string };

      async function profilesAfter(all: readonly Fact[], atOnce: number) {
        for (const name of COLLECTIONS) await collection(name).deleteMany({});
        let batch: Event[] = [];
        const flush = async () => {
          if (batch.length) await record(batch);
          batch = [];
        };
        for (const { is, devices, at, eventId } of all) {
          if (is === 'end') {
            await flush();
            await session('end', service, devices, at);
            continue;
          }
          batch.push(seen(devices, { eventId, occurredAt: at }));
          if (batch.length >= atOnce) await flush();
        }
        await flush();
        const stored = await collection('touchpoints').find().toArray();
        return stored.map(({ _id, profileId }) => `${_id} ${profileId}`).sort();
      }

      await fc.assert(
        fc.asyncProperty(orders, async ([all, shuffled, again, atOnce]) => {
          const once = await profilesAfter(all, 1);
          expect(await profilesAfter([...shuffled, ...again], atOnce)).toEqual(once);
        }),
        { numRuns: Number(process.env.RUNS ?? 15) },
      );
    });

    it('are not joined by an identifier that is seen with everybody, in whatever order that turns out', async () => {
      const visitors = Array.from({ length: 25 }, (_, n) =>
        seen([cookie('kiosk'), cookie(`visitor-${String(n).padStart(2, '0')}`)]),
      );
      const found = async (events: Event[], atOnce: number) => {
        for (const name of COLLECTIONS) await collection(name).deleteMany({});
        for (let from = 0; from < events.length; from += atOnce)
          await record(events.slice(from, from + atOnce));
        await session('end', service, [cookie('kiosk')], ago(2 * MINUTE));
        const stored = await collection('touchpoints').find().sort({ _id: 1 }).toArray();
        return stored.map(({ _id, profileId }) => [_id, profileId]);
      };
      const alone = seen([cookie('kiosk')]);
      const once = await found([alone, ...visitors], 1);
      expect(new Set(once.map(([, profileId]) => profileId)).size).toBe(26);
      expect(await found([...visitors].reverse().concat(alone), 1)).toEqual(once);
      expect(await found([...visitors, alone], 7)).toEqual(once);
    });

    it('are kept for thirty days and no longer, and what only they joined falls apart', async () => {
      const [old] = await profilesOf(seen([cookie('ada'), wifi(1)], { occurredAt: ago(20 * DAY) }));
      await record([seen([cookie('ada')]), seen([wifi(1)])]);
      expect(await collection('touchpoints').distinct('profileId')).toEqual([old]);
      subgraph.clock.now = new Date(subgraph.clock.now.getTime() + 10 * DAY - 1);
      expect(await data().touchpoints.expire()).toBe(0);
      subgraph.clock.now = new Date(subgraph.clock.now.getTime() + 1);
      expect(await data().touchpoints.expire()).toBe(1);
      expect(await collection('touchpoints').distinct('profileId')).toHaveLength(2);
      subgraph.clock.now = new Date(subgraph.clock.now.getTime() + 20 * DAY);
      expect(await data().touchpoints.expire()).toBe(2);
      for (const name of COLLECTIONS)
        expect([name, await collection(name).countDocuments()]).toEqual([name, 0]);
    });

    it('are shown to the privacy officer alone, without anybody behind them', async () => {
      const [id] = await profilesOf(
        seen([cookie('ada'), wifi(1)]),
        seen([wifi(1)], { occurredAt: ago(DAY) }),
      );
      const query = `query ($id: ID!) { anonymousProfile(id: $id) { deviceKinds touchpointCount firstSeenAt join { withId } } }`;
      const officer: Actor = { kind: 'staff', staffId: 'sta_1', role: 'privacy_officer' };
      expect((await subgraph.ask(officer, query, { id })).data.anonymousProfile).toEqual({
        deviceKinds: ['COOKIE', 'WIFI'],
        touchpointCount: 2,
        firstSeenAt: ago(DAY),
        join: null,
      });
      const ada = await aCustomer();
      expect((await subgraph.ask(ada, query, { id })).codes).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
      await session('begin', ada, [cookie('ada')]);
      expect((await subgraph.ask(officer, query, { id })).data.anonymousProfile).toBeNull();
    });
  });

  describe('of a customer who signs in on a device', () => {
    it('are theirs, with what was seen of the device before and after, and are shown with the reason', async () => {
      const ada = await aCustomer();
      await record([seen([cookie('ada'), wifi(1)], { occurredAt: ago(DAY) })]);
      expect(await session('begin', ada, [cookie('ada')])).toEqual({ recognised: true, userErrors: [] });
      await record([seen([wifi(1)])]);
      const touchpoint = (at: Date) => ({
        kind: 'WIFI',
        occurredAt: at,
        store: { id: 'sto_1' },
        recognition: { weight: 24, evidence: [{ what: 'SAME_DEVICE', weight: 24 }] },
        expiresAt: new Date(at.getTime() + 365 * DAY),
      });
      expect(await ownOf(ada)).toEqual([touchpoint(ago(MINUTE)), touchpoint(ago(DAY))]);
      expect(await ownOf(await aCustomer())).toEqual([]);
    });

    it('are nobody’s without the consent: nothing is kept of who signed in', async () => {
      const ada = await aCustomer({ permits: false });
      const [before] = await profilesOf(seen([cookie('ada')], { occurredAt: ago(DAY) }));
      expect(await session('begin', ada, [cookie('ada')], ago(2 * MINUTE))).toEqual({
        recognised: false,
        userErrors: [],
      });
      const [after] = await profilesOf(seen([cookie('ada')]));
      expect(after).not.toBe(before);
      expect(await ownOf(ada)).toEqual([]);
      for (const name of COLLECTIONS) {
        expect(JSON.stringify(await collection(name).find().toArray())).not.toContain(ada.customerId);
      }
    });

    it('are nobody’s any more at once when the consent is withdrawn, and go as those of nobody go', async () => {
      const ada = await aCustomer();
      await session('begin', ada, [cookie('ada')], ago(6 * DAY));
      await record([
        seen([cookie('ada')], { occurredAt: ago(DAY) }),
        seen([cookie('ada')], { occurredAt: ago(5 * DAY) }),
      ]);
      subgraph.clock.now = new Date(subgraph.clock.now.getTime() + 26 * DAY);
      expect(await data().touchpoints.expire()).toBe(0);
      expect(await ownOf(ada)).toHaveLength(2);

      await decide(ada.customerId, 'WITHDRAWN', 'personalisation');
      willing.add(ada.customerId);
      expect(await ownOf(ada)).toHaveLength(2);
      await decide(ada.customerId, 'WITHDRAWN');
      expect(await ownOf(ada)).toEqual([]);
      const left = await collection('touchpoints').find().toArray();
      expect(
        left.map(({ expiresAt, occurredAt }) => [expiresAt - occurredAt, expiresAt > subgraph.clock.now]),
      ).toEqual([[30 * DAY, true]]);
      for (const name of COLLECTIONS) {
        expect(JSON.stringify(await collection(name).find().toArray())).not.toContain(ada.customerId);
      }
      // And what comes later isn't theirs either, nor is it after they permit it anew without signing in again.
      await record([seen([cookie('ada')])]);
      await decide(ada.customerId, 'GIVEN');
      await data().touchpoints.recognition.settle();
      expect(await ownOf(ada)).toEqual([]);
    });

    it('name the devices among what leads to the customer, and only while they permit it', async () => {
      const ada = await aCustomer();
      const devicesOf = async () => {
        const query = '{ identifiers { type value source firstSeen lastSeen } }';
        const { data: answer } = await subgraph.entity(ada, { id: ada.customerId }, query);
        return answer.identifiers.filter(({ source }: { source: string }) => source === 'touchpoints');
      };
      expect(await devicesOf()).toEqual([]);
      await session('begin', ada, [cookie('ada')]);
      const begun = subgraph.clock.now;
      subgraph.clock.now = new Date(begun.getTime() + MINUTE);
      await record([seen([cookie('ada')], { occurredAt: subgraph.clock.now })]);
      expect(await devicesOf()).toEqual([
        {
          type: 'COOKIE',
          value: null,
          source: 'touchpoints',
          firstSeen: begun,
          lastSeen: subgraph.clock.now,
        },
      ]);
      await decide(ada.customerId, 'WITHDRAWN');
      expect(await devicesOf()).toEqual([]);
    });

    it('are not theirs when the consent is withdrawn just between asking and writing', async () => {
      const ada = await aCustomer();
      await record([seen([cookie('ada')])]);
      answers = [true, true, false, false];
      expect(await session('begin', ada, [cookie('ada')])).toEqual({ recognised: false, userErrors: [] });
      expect(await ownOf(ada)).toEqual([]);
      expect(await collection('deviceSignIns').countDocuments()).toBe(0);
      expect(await collection('recognitions').countDocuments()).toBe(0);
    });

    it('are not added to while consent says no, though nobody has told of it yet', async () => {
      const ada = await aCustomer();
      await session('begin', ada, [cookie('ada')]);
      await record([seen([cookie('ada')])]);
      expect(await ownOf(ada)).toHaveLength(1);
      willing.delete(ada.customerId);
      await record([seen([cookie('ada')])]);
      expect(await ownOf(ada)).toHaveLength(1);
      await data().touchpoints.recognition.settle();
      expect(await ownOf(ada)).toEqual([]);
    });

    it('end with the session, and are nobody’s where two were signed in at once', async () => {
      const [ada, ben] = [await aCustomer(), await aCustomer()];
      await session('begin', ada, [cookie('tablet')], ago(40 * MINUTE));
      await session('end', ada, [cookie('tablet')], ago(30 * MINUTE));
      await session('begin', ben, [cookie('tablet')], ago(20 * MINUTE));
      await record(
        [35, 25, 10].map((minutes) => seen([cookie('tablet')], { occurredAt: ago(minutes * MINUTE) })),
      );
      const times = async (one: Extract<Actor, { kind: 'customer' }>) =>
        (await ownOf(one)).map(({ occurredAt }: { occurredAt: Date }) => occurredAt);
      expect(await times(ada)).toEqual([ago(35 * MINUTE)]);
      expect(await times(ben)).toEqual([ago(10 * MINUTE), ago(25 * MINUTE)]);

      await session('begin', ada, [cookie('tablet')], ago(15 * MINUTE));
      expect(await times(ben)).toEqual([]);
      expect(await times(ada)).toEqual([ago(35 * MINUTE)]);
    });

    it('are refused for what is no device, and for others than the customer', async () => {
      const ada = await aCustomer();
      expect(await session('begin', ada, [])).toMatchObject({ userErrors: [{ code: 'INVALID_VALUE' }] });
      expect(await session('begin', ada, [{ kind: 'COOKIE', value: 'null' }])).toEqual({
        recognised: null,
        userErrors: [{ code: 'INVALID_VALUE', field: ['input', 'devices', '0', 'value'] }],
      });
      expect(await session('end', ada, [cookie('x')], ago(8 * DAY))).toMatchObject({
        userErrors: [{ field: ['input', 'at'] }],
      });
      expect(await session('begin', service, [cookie('x')])).toEqual({
        codes: ['UNAUTHORIZED_FIELD_OR_TYPE'],
      });
    });

    it('are in their copies, and go with them', async () => {
      const ada = await aCustomer();
      await session('begin', ada, [cookie('ada')]);
      await record([seen([cookie('ada')])]);
      const { rights } = identity;
      const { client } = subgraph.db;
      const order = { requestId: 'rrq_1', now: subgraph.clock.now, again: false };
      await client.withSession(async (mongo) => {
        const section = await rights?.collect(data(), ada.customerId, mongo);
        expect(section?.touchpoints).toEqual([expect.objectContaining({ kind: 'WIFI', storeId: 'sto_1' })]);
        await rights?.erase(data(), ada.customerId, mongo, order);
      });
      expect(await rights?.remaining(data(), ada.customerId)).toMatchObject({
        ...{ touchpoints: 0, deviceSignIns: 0, knownVisits: 0, recognitions: 0 },
      });
    });
  });

  describe('by behaviour alone', () => {
    const visits = [1, 4, 8, 11].map((days) => days * DAY);
    /** A person whom sensors see at these times, on a device of their own. */
    const comings = (device: Device, times: readonly number[], later = 0): Event[] =>
      times.map((time) => seen([device], { occurredAt: ago(time - later) }));
    /** Others, each in the store at some times. */
    const others = (count: number) =>
      Array.from({ length: count }, (_, n) =>
        comings(
          wifi(1000 + n),
          [1, 2, 3].map((k) => ((n * 7 + k * 3) % 12) * DAY + (n % 50) * 20 * MINUTE + k * MINUTE),
        ),
      ).flat();
    const fetched = async (customerId: string, at: Date) => {
      const order = { orderId: newId('ord'), customerId, storeId: 'sto_1', channel: 'WEB', currency: 'EUR' };
      const told = { ...order, totalMinor: 100, lines: [], at: at.toISOString() };
      const event = anEvent({
        type: 'patron.order.handed_over.v1',
        subject: customerId,
        time: at,
        data: told,
      });
      expect(await subgraph.deliver(event)).toEqual([null]);
    };

    it('join two devices that come and go together, and say why; not who comes at other times', async () => {
      const [watch, phone, stranger] = [wifi(1), cookie('phone'), wifi(3)];
      await record([
        ...others(100),
        ...comings(watch, visits),
        ...comings(phone, visits, 3 * MINUTE),
        ...comings(stranger, visits.slice(0, 2)),
      ]);
      const ids = await profilesOf(
        seen([watch], { occurredAt: ago(visits[0] ?? 0) }),
        seen([phone], { occurredAt: ago(visits[0] ?? 0) }),
      );
      await data().touchpoints.recognition.settle();
      const [one, other] = [...ids].sort();
      const joins = await collection('profileJoins').find().sort({ _id: 1 }).toArray();
      expect(joins.map(({ _id, withId }) => [_id, withId])).toEqual([
        [one, other],
        [other, one],
      ]);
      expect(joins[0]?.weight).toBeGreaterThan(18);
      expect(joins[0]?.evidence.filter(({ what }: { what: string }) => what === 'SAME_VISIT')).toHaveLength(
        4,
      );
      await data().touchpoints.recognition.settle();
      expect(await collection('profileJoins').find().sort({ _id: 1 }).toArray()).toEqual(joins);
    });

    it('recognise a customer only above the threshold and with the consent, and what joins with it', async () => {
      const [ada, ben] = [await aCustomer(), await aCustomer({ permits: false })];
      const [watch, phone] = [wifi(1), cookie('phone')];
      await record([...others(100), ...comings(watch, visits), ...comings(phone, visits, 3 * MINUTE)]);
      for (const { customerId } of [ada, ben]) {
        for (const time of visits.slice(0, 3)) await fetched(customerId, ago(time - 5 * MINUTE));
      }
      expect(await collection('knownVisits').distinct('customerId')).toEqual([ada.customerId]);
      await data().touchpoints.recognition.settle();
      // Three visits among a hundred others are no proof.
      expect(await ownOf(ada)).toEqual([]);

      await fetched(ada.customerId, ago((visits[3] ?? 0) - 5 * MINUTE));
      await data().touchpoints.recognition.settle();
      const own = await ownOf(ada);
      expect(own).toHaveLength(8);
      expect(
        own.every(({ recognition }: { recognition: { weight: number } }) => recognition.weight >= 18),
      ).toBe(true);
      expect(await ownOf(ben)).toEqual([]);

      await decide(ada.customerId, 'WITHDRAWN');
      await data().touchpoints.recognition.settle();
      expect(await ownOf(ada)).toEqual([]);
      expect(await collection('knownVisits').countDocuments()).toBe(0);
    });
  });
});
