import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { instantOf } from '#shared/local-time.ts';
import { newId } from '#shared/mongo.ts';
import { useGraph } from '../../support/graph.ts';
import { aService } from '../../support/subgraph.ts';
import { asCustomer } from '../builders.ts';
import { readGpx, type TrackPoint } from './walk.ts';

const { places, track } = readGpx(new URL('./walk.gpx', import.meta.url));
const [FIRST = '', SECOND = '', THIRD = ''] = places.keys();
const everyMinute = track.filter((_, index) => index % 3 === 0);
const DAY_MS = 86_400_000;

// The walk is walked on the day after tomorrow, so that no clock but the test's finds anything in it too old.
const today = Math.floor(Date.now() / DAY_MS) * DAY_MS;
const begins = instantOf(today + 2 * DAY_MS + (7 * 60 + 40) * 60_000, 'Europe/Amsterdam');
const clock = { now: new Date(begins - DAY_MS) };
const walkedAt = ({ at }: Pick<TrackPoint, 'at'>): Date =>
  new Date(begins + at.getTime() - (track[0]?.at.getTime() ?? 0));

const graph = useGraph({ clock: () => clock.now });
const importer = aService('import');
const marketer: Actor = { kind: 'staff', staffId: 'test', role: 'marketer' };

async function tell(actor: Actor, mutation: string, input: object, selection = '') {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  const { data, codes } = await graph.ask(
    actor,
    `mutation($input: ${type}!) { ${mutation}(input: $input) { ${selection} userErrors { code } } }`,
    { input },
  );
  expect({ mutation, codes, userErrors: data?.[mutation]?.userErrors }).toEqual({
    mutation,
    codes: [],
    userErrors: [],
  });
  return data[mutation];
}

const keyed = (input: object) => ({ ...input, idempotencyKey: newId('key') });
const giveConsent = (id: string, purpose: string) =>
  tell(asCustomer(id), 'giveConsent', keyed({ purpose, purposeVersion: 1, language: 'en', surface: 'app' }));

async function aWalker(...purposes: string[]): Promise<string> {
  const { customerId } = await tell(
    { kind: 'visitor' },
    'registerCustomer',
    keyed({ email: `${newId('w')}@example.com`, name: { given: 'Wanda', family: 'Walker' } }),
    'customerId',
  );
  for (const purpose of purposes) await giveConsent(customerId, purpose);
  await tell(asCustomer(customerId), 'joinProgramme', { customerId });
  return customerId;
}

type Given = { minute: number; store: string; offer: string };

/** Walks the whole track, or a part, and tells every point; what was given on the way. */
async function walk(id: string, points: readonly TrackPoint[] = track) {
  const given: Given[] = [];
  const withheld = new Set<string | null>();
  for (const point of points) {
    clock.now = walkedAt(point);
    const { latitude, longitude } = point;
    const told = await tell(
      asCustomer(id),
      'reportPosition',
      { position: { latitude, longitude }, at: clock.now.toISOString() },
      'grants { store { id } offer { id } } withheld',
    );
    withheld.add(told.withheld);
    for (const { store, offer } of told.grants) {
      const minute = (clock.now.getTime() - begins) / 60_000;
      given.push({ minute, store: store.id, offer: offer.id });
    }
  }
  return { given, withheld: [...withheld] };
}

const grantsOf = async (id: string) =>
  (
    await graph.ask(
      asCustomer(id),
      '{ me { offerGrants { state code grantedAt validUntil purposes reason { codes } } } }',
    )
  ).data.me.offerGrants;

/** Conditions that aren't met, by offer. */
async function unmet(id: string, storeId: string): Promise<Record<string, string[]>> {
  const { data } = await graph.ask(
    asCustomer(id),
    'query($id: ID!, $storeId: ID!) { explainOffers(customerId: $id, storeId: $storeId) { offer { id } conditions { code met } } }',
    { id, storeId },
  );
  type Told = { offer: { id: string }; conditions: { code: string; met: boolean | null }[] };
  return Object.fromEntries(
    data.explainOffers.map(({ offer, conditions }: Told) => [
      offer.id,
      conditions.filter(({ met }) => met === false).map(({ code }) => code),
    ]),
  );
}

beforeAll(async () => {
  const stores = Array.from(places, ([id, location]) => ({
    id,
    name: id,
    timeZone: 'Europe/Amsterdam',
    currency: 'EUR',
    services: ['PICKUP'],
    location,
    geofence: { radiusMetres: 60 },
  }));
  await tell(importer, 'importStores', { stores });
  const variants = [{ sku: 'SCARF', prices: [{ amountMinor: 4_950, currency: 'EUR' }] }];
  await tell(importer, 'importProducts', { products: [{ id: 'prd_scarf', name: 'Scarf', variants }] });
  const counts = [{ storeId: SECOND, sku: 'SCARF', counted: 3 }];
  await tell(importer, 'setStock', keyed({ counts }));
  const offer = (code: string, storeId: string, its: object = {}) => ({
    ...{ code, title: code, text: code, percentOff: 10, storeIds: [storeId] },
    trigger: { by: ['POSITION'] },
    validFrom: new Date(begins - DAY_MS).toISOString(),
    validUntil: new Date(begins + 10 * DAY_MS).toISOString(),
    ...its,
  });
  await tell(importer, 'importOffers', {
    offers: [
      offer('first', FIRST),
      offer('second-gold', SECOND, { audience: { tiers: ['GOLD'] } }),
      offer('second-sold-out', SECOND, { stock: { skus: ['SCARF'], atLeast: 4 } }),
      offer('second', SECOND, { audience: { tiers: ['BRONZE'] }, stock: { skus: ['SCARF'], atLeast: 3 } }),
      offer('third', THIRD),
      offer('everybody', THIRD, { trigger: null }),
    ],
  });
  await tell(marketer, 'setOfferRules', {
    quietHours: { from: '21:00', to: '08:00' },
    cap: { times: 3, days: 1 },
    minutesBetween: 60,
  });
  const told = () => graph.databaseOf('loyalty').collection('offerPlaces').countDocuments();
  await vi.waitFor(async () => expect(await told()).toBe(3), { timeout: 60_000, interval: 50 });
}, 120_000);

describe('a walk past three stores', () => {
  it('brings one offer, at the second store: the first has its quiet hours, and the third comes too soon', async () => {
    const id = await aWalker('location', 'personalisation');
    const { given, withheld } = await walk(id);
    expect(withheld).toEqual([null]);
    expect(given).toEqual([{ minute: expect.any(Number), store: SECOND, offer: 'off_second' }]);
    const [{ minute = 0 } = {}] = given;
    expect(minute).toBeGreaterThan(28);
    expect(minute).toBeLessThan(36);

    const grantedAt = new Date(begins + minute * 60_000);
    const validUntil = new Date(grantedAt.getTime() + 3_600_000);
    const grant = {
      grantedAt: grantedAt.toISOString(),
      validUntil: validUntil.toISOString(),
      purposes: ['location', 'personalisation'],
      reason: { codes: ['TIER'] },
    };
    clock.now = new Date(validUntil.getTime() - 1);
    expect(await grantsOf(id)).toEqual([{ ...grant, state: 'GRANTED', code: expect.any(String) }]);
    clock.now = validUntil;
    expect(await grantsOf(id)).toEqual([{ ...grant, state: 'OVER', code: null }]);
  }, 120_000);

  it('is explained at each store', async () => {
    const id = await aWalker('location', 'personalisation');
    const at = (minute: number) => {
      clock.now = new Date(begins + minute * 60_000);
    };
    at(10);
    expect((await unmet(id, FIRST)).off_first).toEqual(['QUIET_HOURS']);
    await walk(id, track.slice(25 * 3, 40 * 3));
    at(35);
    expect(await unmet(id, SECOND)).toMatchObject({
      'off_second-gold': ['TIER', 'SPACING'],
      'off_second-sold-out': ['STOCK', 'SPACING'],
      off_second: ['NOT_STANDING', 'OFFER_CAP', 'SPACING'],
      off_third: ['STORE', 'SPACING'],
    });
    at(55);
    expect((await unmet(id, THIRD)).off_third).toEqual(['SPACING']);
  }, 120_000);

  it.each<[string, string[], string]>([
    ['the location', ['personalisation'], 'LOCATION'],
    ['personal offers', ['location'], 'PERSONALISATION'],
  ])(
    'brings none without leave for %s, and the explanation says why',
    async (_, purposes, missing) => {
      const id = await aWalker(...purposes);
      const { given, withheld } = await walk(id, everyMinute);
      expect({ given, withheld }).toEqual({ given: [], withheld: [`${missing}_NOT_PERMITTED`] });
      expect(await grantsOf(id)).toEqual([]);
      clock.now = new Date(begins + 32 * 60_000);
      expect((await unmet(id, SECOND)).off_second).toEqual([missing]);
    },
    120_000,
  );

  it('brings none from the moment on at which the leave is taken back', async () => {
    const id = await aWalker('location', 'personalisation');
    const before = await walk(id, track.slice(0, 26 * 3));
    await tell(asCustomer(id), 'withdrawConsent', keyed({ purpose: 'location', surface: 'app' }));
    const after = await walk(id, track.slice(26 * 3));
    expect([before, after]).toEqual([
      { given: [], withheld: [null] },
      { given: [], withheld: ['LOCATION_NOT_PERMITTED'] },
    ]);
  }, 120_000);

  it('leaves no trace of where anybody was: in no database, no log, and not in the log of the database', async () => {
    // As written, in one more spelling of the same number, and rounded to some metres.
    const traces = track.flatMap(({ latitude, longitude }) =>
      [latitude, longitude].flatMap((degrees) => [String(degrees), degrees.toFixed(4)]),
    );
    const known = new Set(
      [...places.values()].flatMap(({ latitude, longitude }) => [latitude.toFixed(4), longitude.toFixed(4)]),
    );
    const sought = new Set(traces.filter((trace) => !known.has(trace)));
    const found = (text: string) => [...sought].filter((trace) => text.includes(trace));
    expect(sought.size).toBeGreaterThan(500);
    const [point] = track;
    expect(found(JSON.stringify({ point })).length).toBeGreaterThan(0); // the search can find something

    let documents = 0;
    for (const name of ['identity', 'consent', 'orders', 'loyalty', 'partners']) {
      const db = graph.databaseOf(name);
      for (const collection of await db.collections()) {
        const all = await collection.find().toArray();
        documents += all.length;
        const numbers = JSON.stringify(all, (_, value: unknown) => value);
        expect({ where: collection.namespace, found: found(numbers) }).toEqual({
          where: collection.namespace,
          found: [],
        });
      }
    }
    expect(documents).toBeGreaterThan(100);
    expect(found(graph.logged.join('\n'))).toEqual([]);
    const { log } = await graph.databaseOf('loyalty').admin().command({ getLog: 'global' });
    expect(found((log as string[]).join('\n'))).toEqual([]);
  }, 120_000);
});
