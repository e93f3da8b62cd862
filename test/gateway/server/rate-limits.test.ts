import { beforeAll, describe, expect, it } from 'vitest';
import { type GatewayConfig, readConfig } from '../../../gateway/config.ts';
import { anIssuer, closeDoorsAfterAll, codesOf, type Door, openDoor, type Reply } from './front-door.ts';

closeDoorsAfterAll();

let issuer: Awaited<ReturnType<typeof anIssuer>>;
beforeAll(async () => {
  issuer = await anIssuer({ knowsApps: true });
});

const rated = (rates: Partial<GatewayConfig['rates']>): Promise<Door> =>
  openDoor({
    config: {
      issuers: [issuer.issuer],
      rates: {
        apps: { requestsPerMinute: 0, costPerMinute: 0 },
        byApp: new Map(),
        visitorRequestsPerMinute: 0,
        ...rates,
      },
    },
  });

let grants = 0;
/** A token of its own, of another customer, under another grant. */
const aToken = (clientId: string) => {
  grants += 1;
  const claims = {
    sub: `cus_${grants}`,
    grant_id: `grt_${grants}`,
    client_id: clientId,
    scope: 'profile.email',
  };
  return issuer.token(claims);
};
const anAppToken = (clientId: string) => issuer.token({ sub: clientId, client_id: clientId, scope: 'app' });
/** Costs 2: a person and an order. */
const QUERY = '{ person(id: "p1") { name } order(id: "o1") { id } }';
const rateOf = ({ status, headers }: Reply) => [
  status,
  headers.get('ratelimit'),
  headers.get('ratelimit-policy'),
];

describe('an app', () => {
  it('shares what is left among all its tokens; another app has its own', async () => {
    const door = await rated({ apps: { requestsPerMinute: 3, costPerMinute: 0 } });
    const statuses: number[] = [];
    for (const token of [
      await aToken('music'),
      await aToken('music'),
      await anAppToken('music'),
      await aToken('music'),
      await anAppToken('music'),
    ]) {
      statuses.push((await door.ask(QUERY, { token })).status);
    }
    expect(statuses).toEqual([200, 200, 200, 429, 429]);
    expect((await door.ask(QUERY, { token: await aToken('rewards') })).status).toBe(200);
  });

  it('is told what is left, and when to come back', async () => {
    const door = await rated({ apps: { requestsPerMinute: 2, costPerMinute: 50 } });
    const policy = '"requests";q=2;w=60, "cost";q=50;w=60';
    const token = await aToken('music');
    const first = await door.ask(QUERY, { token });
    expect(rateOf(first)).toEqual([
      200,
      expect.stringMatching(/^"requests";r=1;t=\d+, "cost";r=48;t=\d+$/),
      policy,
    ]);
    await door.ask(QUERY, { token });
    const refused = await door.ask(QUERY, { token });
    expect(rateOf(refused)).toEqual([
      429,
      expect.stringMatching(/^"requests";r=0;t=\d+, "cost";r=46;t=\d+$/),
      policy,
    ]);
    const seconds = Number(refused.headers.get('retry-after'));
    expect(seconds).toBeGreaterThanOrEqual(1);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(refused.json).toEqual({
      errors: [
        {
          message: expect.any(String),
          extensions: {
            code: 'RATE_LIMITED',
            limit: 'requests',
            maximum: 2,
            retryAfterSeconds: seconds,
            requestId: expect.any(String),
          },
        },
      ],
    });
  });

  it('spends the cost of its operations; what does not fit is not read and not counted', async () => {
    const door = await rated({ apps: { requestsPerMinute: 0, costPerMinute: 5 } });
    const token = await aToken('music');
    await door.ask(QUERY, { token });
    const large =
      '{ a: person(id: "p1") { id } b: person(id: "p2") { id } c: person(id: "p1") { id } d: person(id: "p1") { id } }';
    const refused = await door.ask(large, { token });
    expect([refused.status, codesOf(refused), refused.json.data]).toEqual([429, ['RATE_LIMITED'], undefined]);
    expect(refused.headers.get('ratelimit')).toMatch(/^"cost";r=3;t=\d+$/);
    const small = await door.ask(QUERY, { token });
    expect([small.status, small.headers.get('ratelimit')]).toEqual([
      200,
      expect.stringMatching(/^"cost";r=1;t=\d+$/),
    ]);
  });

  it('cannot have more by failing, nor by asking about the schema', async () => {
    const door = await rated({ apps: { requestsPerMinute: 3, costPerMinute: 0 } });
    const token = await aToken('music');
    const statuses: number[] = [];
    for (const query of ['{', '{ nothing }', '{ __typename }', '{ __typename }']) {
      statuses.push((await door.ask(query, { token })).status);
    }
    expect(statuses).toEqual([400, 400, 200, 429]);
  });

  it('may be given a limit of its own', async () => {
    const door = await rated({
      apps: { requestsPerMinute: 1, costPerMinute: 0 },
      byApp: new Map([['music', { requestsPerMinute: 2 }]]),
    });
    const statuses: number[] = [];
    for (const app of ['music', 'music', 'music', 'rewards', 'rewards']) {
      statuses.push((await door.ask(QUERY, { token: await aToken(app) })).status);
    }
    expect(statuses).toEqual([200, 200, 429, 200, 429]);
  });
});

it('who is known to the retailer by name is not limited by the minute', async () => {
  const door = await rated({ apps: { requestsPerMinute: 1, costPerMinute: 1 }, visitorRequestsPerMinute: 1 });
  for (const claims of [{}, { scope: 'associate', stores: ['sto_1'] }, { scope: 'service' }]) {
    const token = await issuer.token(claims);
    for (let asked = 0; asked < 3; asked += 1) {
      const reply = await door.ask(QUERY, { token });
      expect([reply.status, reply.headers.has('ratelimit')]).toEqual([200, false]);
    }
  }
});

it('visitors are limited by address where that is asked for', async () => {
  const door = await rated({ visitorRequestsPerMinute: 2 });
  const statuses: number[] = [];
  for (let asked = 0; asked < 3; asked += 1) statuses.push((await door.ask(QUERY)).status);
  expect(statuses).toEqual([200, 200, 429]);
  const open = await rated({});
  for (let asked = 0; asked < 5; asked += 1) expect((await open.ask(QUERY)).status).toBe(200);
});

it('the addresses of one IPv6 network count as one, behind a trusted proxy', async () => {
  const door = await openDoor({
    config: {
      trustedProxies: ['127.0.0.1'],
      rates: { ...readConfig({}).rates, visitorRequestsPerMinute: 1 },
    },
  });
  const from = (address: string) => door.ask(QUERY, { headers: { 'x-forwarded-for': address } });
  expect((await from('2001:db8:1:2::1')).status).toBe(200);
  expect((await from('2001:db8:1:2:ffff::2')).status).toBe(429);
  expect((await from('2001:db8:1:3::1')).status).toBe(200);
  expect((await from('::ffff:192.0.2.1')).status).toBe(200);
  expect((await from('192.0.2.1')).status).toBe(429);
});

it.each([
  ['PATRON_APP_LIMITS', 'music'],
  ['PATRON_APP_LIMITS', '{"music": {"perMinute": 1}}'],
  ['PATRON_APP_LIMITS', '{"music": {"requestsPerMinute": -1}}'],
  ['PATRON_APP_REQUESTS_PER_MINUTE', 'many'],
])('%s=%s stops the start and says why', (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(name);
});

it('apps are limited unless it is switched off', () => {
  expect(readConfig({}).rates).toEqual({
    apps: { requestsPerMinute: 3000, costPerMinute: 60_000 },
    byApp: new Map(),
    visitorRequestsPerMinute: 0,
  });
  const set = { PATRON_APP_REQUESTS_PER_MINUTE: '0', PATRON_APP_LIMITS: '{"music": {"costPerMinute": 0}}' };
  expect(readConfig(set).rates).toMatchObject({
    apps: { requestsPerMinute: 0 },
    byApp: new Map([['music', { costPerMinute: 0 }]]),
  });
});
