import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { outboxOf } from '#shared/events/outbox.ts';
import { connectMongo } from '#shared/mongo.ts';
import { freePort } from '../../cli/mongod/free-port.ts';
import { subgraphs } from '../../subgraphs/index.ts';
import { anExampleApp, aPerson, askAs, type ExampleApp, eventually, tell } from './driving.ts';

const START_MS = 300_000;
const FLOW_MS = 120_000;

let folder: string;
let url: string;
let environment: NodeJS.ProcessEnv;
let patron: ChildProcess;
/** What `patron start` has told the person at the terminal. */
let told = '';

async function startPatron(...flags: string[]): Promise<void> {
  patron = fork(resolve('cli/bin.js'), ['start', ...flags], {
    env: environment,
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
  patron.stderr?.on('data', (text: Buffer) => {
    told += text;
  });
  await new Promise<void>((ready, fail) => {
    patron.once('message', () => ready());
    patron.once('exit', (code) => fail(new Error(`patron start ended with ${code}: ${told}`)));
  });
}

async function stopPatron(): Promise<number | null> {
  const ended = new Promise<number | null>((done) => patron.once('exit', (code) => done(code)));
  patron.kill('SIGTERM');
  return ended;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'patron-examples-'));
  const port = await freePort(null);
  url = `http://localhost:${port}`;
  environment = {
    ...process.env,
    NODE_ENV: '',
    PORT: String(port),
    PATRON_DATA_DIR: folder,
    PATRON_DATABASE_PREFIX: `test_${randomUUID().slice(0, 8)}`,
    PATRON_LOG_LEVEL: 'error',
  };
  await startPatron('--with-partners');
  await historyApplied();
}, 2 * START_MS);

/** The demo's year of purchases earns points for a while after the start. */
async function historyApplied(): Promise<void> {
  const client = await connectMongo(process.env.MONGODB_URI ?? '');
  try {
    const pending = () =>
      subgraphs.map(({ name }) =>
        outboxOf(client.db(`${environment.PATRON_DATABASE_PREFIX}_${name}`)).findOne({
          'pending.0': { $exists: true },
        }),
      );
    await vi.waitFor(
      async () => expect((await Promise.all(pending())).filter((entry) => entry !== null)).toEqual([]),
      { timeout: START_MS, interval: 500 },
    );
  } finally {
    await client.close();
  }
}

afterAll(async () => {
  if (patron.exitCode === null) await stopPatron();
  const client = await connectMongo(process.env.MONGODB_URI ?? '');
  for (const { name } of subgraphs) {
    await client.db(`${environment.PATRON_DATABASE_PREFIX}_${name}`).dropDatabase();
  }
  await client.close();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

const isUp = (address: string): Promise<boolean> =>
  fetch(address).then(
    ({ ok }) => ok,
    () => false,
  );

describe('patron start --with-partners', () => {
  it(
    'starts both apps beside the demo, in whose store something plays, and ends with them',
    async () => {
      const [music, rewards] = ['music', 'rewards'].map(
        (id) => new RegExp(`${id} +(http\\S+)`).exec(told)?.[1] ?? '',
      );
      const person = aPerson('ada');
      await eventually(async () => {
        expect(await (await fetch(music ?? '')).text()).toMatch(/<strong>[^<]+<\/strong>, /);
      });
      await person.connect({ url: (music ?? '').replace(/\/$/, '') }, ['playlist.read']);
      expect(await person.page({ url: (music ?? '').replace(/\/$/, '') })).toContain('Hello, Ada.');
      expect(await (await fetch(rewards ?? '')).text()).toContain('2 points are 1 units');

      expect(await stopPatron()).toBe(0);
      await eventually(async () => {
        expect([await isUp(music ?? ''), await isUp(rewards ?? '')]).toEqual([false, false]);
      });
      await startPatron();
    },
    START_MS,
  );

  it('is refused without the demo', async () => {
    const child = fork(resolve('cli/bin.js'), ['start', '--no-demo', '--with-partners'], {
      env: { ...environment, PORT: '0' },
      stdio: 'ignore',
    });
    expect(await new Promise((done) => child.once('exit', done))).toBe(1);
  }, 60_000);
});

describe('the music app', () => {
  let app: ExampleApp;
  const ben = aPerson('ben');
  const ALL = ['playlist.read', 'playlist.write', 'subscription.report'];
  const fjord = { isrc: 'DEA232600017', title: 'Fjord', artist: 'Linnea' };
  const ember = { isrc: 'DEA232600018', title: 'Ember', artist: 'Kante' };
  const brume = { isrc: 'DEA232600019', title: 'Brume', artist: 'Nord' };

  beforeAll(async () => {
    app = await anExampleApp(url, 'music', 'tunes', folder);
    await tell(url, 'admin', 'setPartnerBonus', { clientId: 'tunes', points: 250, reversibleDays: 14 });
    await app.start();
    await ben.connect(app, ALL);
  }, FLOW_MS);
  afterAll(() => app.stop());

  /** Titles that are saved, on each side, in the order of the alphabet. */
  const here = async (): Promise<string[]> => {
    const { tracks } = await ben.read(app, '/playlist');
    return Object.values(tracks as Record<string, { change: string; title: string }>)
      .filter(({ change }) => change === 'SAVED')
      .map(({ title }) => title)
      .sort();
  };
  const there = async (): Promise<string[]> => {
    const { data } = await askAs(
      url,
      'ben',
      '{ me { playlist(first: 100) { edges { node { track { title } } } } } }',
    );
    return data.me.playlist.edges
      .map(({ node }: { node: { track: { title: string } } }) => node.track.title)
      .sort();
  };
  const bothAre = (...titles: string[]) =>
    eventually(async () => {
      expect({ here: await here(), there: await there() }).toEqual({ here: titles, there: titles });
    });
  let keys = 0;
  const key = () => {
    keys += 1;
    return `examples-${keys}`;
  };
  const saveThere = (track: object) => tell(url, 'ben', 'saveTrack', { ...track, idempotencyKey: key() });
  const removeThere = ({ isrc }: { isrc: string }) =>
    tell(url, 'ben', 'removeTrack', { isrc, idempotencyKey: key() });
  const balance = async (): Promise<number> => {
    const { data } = await askAs(url, 'ben', '{ me { loyaltyAccount { balance } } }');
    return data.me.loyaltyAccount?.balance ?? 0;
  };

  it(
    'has what was saved on either side on both, and what was removed on neither',
    async () => {
      await ben.submit(app, '/save', fjord);
      await bothAre('Fjord');
      await saveThere(ember);
      await bothAre('Ember', 'Fjord');
      await ben.submit(app, '/remove', { isrc: ember.isrc });
      await removeThere(fjord);
      await bothAre();
    },
    FLOW_MS,
  );

  it(
    'is equal again after it was down while things were decided on the other side',
    async () => {
      await ben.submit(app, '/save', fjord);
      await bothAre('Fjord');
      await app.stop('SIGKILL');
      await saveThere(ember);
      await removeThere(fjord);
      await saveThere(brume);
      await app.start();
      await bothAre('Brume', 'Ember');
    },
    FLOW_MS,
  );

  it(
    'is equal again after Patron was down while things were decided here',
    async () => {
      await stopPatron();
      await ben.submit(app, '/remove', { isrc: brume.isrc });
      await ben.submit(app, '/save', fjord);
      await app.stop('SIGKILL');
      const restarted = startPatron();
      await app.start();
      await restarted;
      await bothAre('Ember', 'Fjord');
    },
    START_MS,
  );

  it(
    'tells of a subscription, which gives its bonus once, and takes it back when it is cancelled',
    async () => {
      const before = await balance();
      await Promise.all([ben.submit(app, '/subscribe'), ben.submit(app, '/subscribe')]);
      await eventually(async () => expect(await balance()).toBe(before + 250));
      await ben.connect(app, ALL); // tells all again
      await eventually(async () => expect((await ben.read(app, '/playlist')).isSettled).toBe(true));
      await ben.submit(app, '/cancel');
      await eventually(async () => expect(await balance()).toBe(before));
      await ben.submit(app, '/subscribe');
      await eventually(async () => expect((await ben.read(app, '/playlist')).isSettled).toBe(true));
      await eventually(async () => {
        const { data } = await askAs(
          url,
          'ben',
          '{ me { partnerSubscriptions { edges { node { cancelledAt } } } } }',
        );
        expect(data.me.partnerSubscriptions.edges).toHaveLength(2);
      });
      expect(await balance()).toBe(before);
    },
    FLOW_MS,
  );

  it(
    'knows nothing more of the customer, and keeps what is its own, when the grant is revoked',
    async () => {
      const { data } = await askAs(url, 'ben', '{ me { grants { id state app { id } } } }');
      const [grant] = data.me.grants.filter(
        (one: { state: string; app: { id: string } }) => one.app.id === 'tunes' && one.state === 'ACTIVE',
      );
      await tell(url, 'ben', 'revokeGrant', {
        ...{ grantId: grant.id, surface: 'web:account', idempotencyKey: key() },
      });
      await eventually(async () => {
        expect(await ben.read(app, '/playlist')).toMatchObject({ isConnected: false });
      });
      const text = await ben.page(app);
      expect(text).toContain('You are not connected');
      expect(text).not.toContain('Hello, Ben.');
      await saveThere(brume);
      expect(await here()).toEqual(['Ember', 'Fjord']);
      await ben.connect(app, ALL);
      await bothAre('Brume', 'Ember', 'Fjord');
    },
    FLOW_MS,
  );

  it('takes no webhook that Patron has not signed', async () => {
    const response = await fetch(`${app.url}/webhooks`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'webhook-id': 'whk_1',
        'webhook-timestamp': String(Math.floor(Date.now() / 1000)),
        'webhook-signature': 'v1,AAAA',
      },
      body: JSON.stringify({ type: 'customer.erased', data: { customer: 'anybody' } }),
    });
    expect(response.status).toBe(401);
  });
});

describe('the rewards app', () => {
  let app: ExampleApp;
  let rateId: string;
  const ben = aPerson('ben');
  const ALL = ['loyalty.exchange', 'subscription.report'];

  beforeAll(async () => {
    app = await anExampleApp(url, 'rewards', 'points', folder);
    await tell(url, 'admin', 'setPartnerBonus', { clientId: 'points', points: 1000, reversibleDays: 0 });
    const { rate } = await tell(
      url,
      'admin',
      'setExchangeRate',
      { clientId: 'points', points: 2, partnerUnits: 1, reversibleHours: 1 },
      'rate { id }',
    );
    rateId = rate.id;
    await app.start();
  }, FLOW_MS);
  afterAll(() => app.stop());

  const balance = async (): Promise<number> => {
    const { data } = await askAs(url, 'ben', '{ me { loyaltyAccount { balance } } }');
    return data.me.loyaltyAccount?.balance ?? 0;
  };
  const account = () => ben.read(app, '/account');
  const exchange = (direction: 'OUT' | 'IN', amount: number) =>
    ben.submit(app, '/exchange', { direction, amount: String(amount), rateId });
  type Shown = { reference: string; state: string; refusal?: string };
  const settledOnes = () =>
    eventually(async () => {
      const { exchanges } = (await account()) as { exchanges: Shown[] };
      expect(exchanges.filter(({ state }) => state === 'ASKED' || state === 'UNDOING')).toEqual([]);
    });
  const ledgersAgree = () =>
    eventually(async () => {
      expect(await app.runBeside('settle.ts')).toMatchObject({
        code: 0,
        output: expect.stringMatching(/, 0 differences\n$/),
      });
    });

  it(
    'welcomes a member once, and the retailer’s bonus is given once, however often they connect',
    async () => {
      const before = await balance();
      await ben.connect(app, ALL);
      await ben.connect(app, ALL);
      await ben.connect(app, ALL);
      await eventually(async () => expect(await balance()).toBe(before + 1000));
      expect((await account()).units).toBe(100);
      await app.stop('SIGKILL');
      await app.start();
      await ben.connect(app, ALL);
      expect((await account()).units).toBe(100);
      expect(await balance()).toBe(before + 1000);
    },
    FLOW_MS,
  );

  it(
    'exchanges points for units and back, and both ledgers agree',
    async () => {
      const before = await balance();
      await exchange('OUT', 101);
      await settledOnes();
      expect((await account()).units).toBe(150);
      expect(await balance()).toBe(before - 100);
      await exchange('IN', 20);
      await settledOnes();
      expect((await account()).units).toBe(130);
      expect(await balance()).toBe(before - 60);
      await ledgersAgree();
    },
    FLOW_MS,
  );

  it(
    'undoes an exchange on both sides',
    async () => {
      const [before, { units }] = [await balance(), await account()];
      await exchange('OUT', 40);
      await settledOnes();
      const { exchanges } = (await account()) as { exchanges: Shown[] };
      await ben.submit(app, '/undo', { reference: exchanges.at(-1)?.reference ?? '' });
      await settledOnes();
      expect((await account()).exchanges.at(-1)).toMatchObject({ state: 'UNDONE' });
      expect([await balance(), (await account()).units]).toEqual([before, units]);
      await ledgersAgree();
    },
    FLOW_MS,
  );

  it(
    'takes units back that it has set aside for what the retailer refuses',
    async () => {
      const { units } = await account();
      await ben.submit(app, '/exchange', { direction: 'IN', amount: '10', rateId: 'rte_of_yesterday' });
      await settledOnes();
      const after = await account();
      expect(after.exchanges.at(-1)).toMatchObject({ state: 'REFUSED', refusal: 'RATE_CHANGED' });
      expect(after.units).toBe(units);
    },
    FLOW_MS,
  );

  it(
    'agrees with the retailer after it was killed again and again in the middle of exchanges',
    async () => {
      const [before, { units }] = [await balance(), await account()];
      for (let round = 0; round < 3; round += 1) {
        await Promise.all([exchange('OUT', 20), exchange('OUT', 20), exchange('IN', 5)]);
        await app.stop('SIGKILL');
        await app.start();
      }
      await settledOnes();
      const after = await account();
      const done = (
        after.exchanges as (Shown & { points: number; units: number; direction: string })[]
      ).slice(-9);
      expect(done.map(({ state }) => state)).toEqual(Array(9).fill('SETTLED'));
      expect(after.units).toBe(units + 3 * (10 + 10 - 5));
      expect(await balance()).toBe(before - 3 * (20 + 20 - 10));
      await ledgersAgree();
    },
    FLOW_MS,
  );

  it(
    'says where the ledgers differ',
    async () => {
      await app.stop();
      const file = join(folder, 'points', 'rewards.json');
      const text = await readFile(file, 'utf8');
      const state = JSON.parse(text) as { exchanges: Record<string, { state: string; units: number }> };
      const [reference = '', one] =
        Object.entries(state.exchanges).find(([, { state: its }]) => its === 'SETTLED') ?? [];
      if (one) one.units += 1;
      await writeFile(file, JSON.stringify(state));
      const { code, output } = await app.runBeside('settle.ts');
      expect(code).toBe(1);
      expect(output).toContain(reference);
      await writeFile(file, text);
      await app.start();
      await ledgersAgree();
    },
    FLOW_MS,
  );
});
