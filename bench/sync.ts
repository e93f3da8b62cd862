import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { openAsk } from '../cli/graph-client.ts';
import type { Ask } from '../cli/import/importer.ts';
import { freePort } from '../cli/mongod/free-port.ts';
import { fetchPersonaToken } from '../cli/token.ts';
import { median } from './measure.ts';

/** The bench of this name measures how long a change of a customer takes to the connected applications and back. */
export const SYNC = 'sync';

type SyncResult = {
  query: typeof SYNC;
  name: 'storefront to both receivers' | 'ERP to the graph' | 'one plain request to a receiver';
  /** Milliseconds from when the change was asked for until it is seen. */
  p50: number;
  max: number;
  changes: number;
  /** Of its median to that of the plain request. */
  ratio: number;
};

const DEADLINE_MS = 180_000;
/** Between two looks. */
const LOOK_MS = 5;
const RECEIVERS = ['erp', 'email-provider'] as const;

const UPDATE = `mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { userErrors { code } } }`;
const ADDRESSES = '{ me { id addresses { id value { line1 } } } }';
type Me = { id: string; addresses: { id: string; value: { line1: string } }[] };

/** `changes`: how many of each kind, one after the other, on the demo with its connected applications. */
export async function measureSync(changes: number, tell: (text: string) => void): Promise<SyncResult[]> {
  const folder = await mkdtemp(join(tmpdir(), 'patron-bench-sync-'));
  const port = await freePort(null);
  const url = `http://localhost:${port}`;
  tell('starting the demo with its connected applications');
  const { child, told } = await startDemo(port, folder);
  try {
    const addressOf = (name: string) => new RegExp(`^ +${name} +(http\\S+)$`, 'm').exec(told())?.[1] ?? '';
    const held = async (name: string, customerId: string): Promise<string[]> => {
      const response = await fetch(`${addressOf(name)}customers/${customerId}`);
      if (!response.ok) return [];
      const { values } = (await response.json()) as { values: { addresses?: { line1: string }[] } };
      return (values.addresses ?? []).map(({ line1 }) => line1);
    };
    const ada = openAsk(url, await fetchPersonaToken(url, 'ada'));
    const me = async (): Promise<Me> => ((await ada(ADDRESSES, {})) as { me: Me }).me;
    const { id } = await me();

    tell('one change that is not counted, as the first of everything takes longer');
    await settled(ada, me, (line1) =>
      seenBy(line1, () => Promise.all(RECEIVERS.map((one) => held(one, id)))),
    );
    const outward: number[] = [];
    const inward: number[] = [];
    const plain: number[] = [];
    const receiver = await plainReceiver();
    for (let n = 1; n <= changes; n += 1) {
      tell(`change ${n} of ${changes}`);
      const out = `Kerkstraat ${n}`;
      outward.push(
        await timed(async () => {
          await change(ada, me, out);
          await seenBy(out, () => Promise.all(RECEIVERS.map((one) => held(one, id))));
        }),
      );
      const back = `Damrak ${n}`;
      inward.push(
        await timed(async () => {
          const address = { line1: back, city: 'Amsterdam', country: 'NL' };
          await put(`${addressOf('erp')}customers/${id}`, { addresses: [address] });
          await seenBy(back, async () => [(await me()).addresses.map(({ value }) => value.line1)]);
        }),
      );
      await seenBy(back, async () => [await held('email-provider', id)]);
      plain.push(
        await timed(async () => {
          await put(receiver.url, { line1: back });
          await seenBy(back, async () => [[await (await fetch(receiver.url)).text()]]);
        }),
      );
    }
    await receiver.close();
    const base = median(plain);
    const row = (name: SyncResult['name'], times: readonly number[]): SyncResult => ({
      ...{ query: SYNC, name, changes },
      p50: rounded(median(times)),
      max: rounded(Math.max(...times)),
      ratio: rounded(median(times) / base),
    });
    return [
      row('storefront to both receivers', outward),
      row('ERP to the graph', inward),
      row('one plain request to a receiver', plain),
    ];
  } finally {
    await stopDemo(child);
    await rm(folder, { recursive: true, force: true });
  }
}

export const syncTable = (results: readonly SyncResult[]): string =>
  [
    `${'sync'.padEnd(34)}${['p50 ms', 'max ms', 'changes', 'ratio'].map((name) => name.padStart(10)).join('')}`,
    ...results.map(
      ({ name, p50, max, changes, ratio }) =>
        `${name.padEnd(34)}${[p50, max, changes, ratio].map((value) => String(value).padStart(10)).join('')}`,
    ),
    '',
  ].join('\n');

const rounded = (value: number): number => Math.round(value * 10) / 10;

async function startDemo(port: number, folder: string): Promise<{ child: ChildProcess; told: () => string }> {
  let text = '';
  const env = {
    ...process.env,
    NODE_ENV: '',
    PORT: String(port),
    PATRON_DATA_DIR: folder,
    PATRON_DATABASE_PREFIX: `bench_sync_${randomUUID().slice(0, 8)}`,
    PATRON_LOG_LEVEL: 'error',
  };
  const child = fork(resolve(import.meta.dirname, '../cli/bin.js'), ['start', '--with-connections'], {
    env,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  child.stderr?.on('data', (more: Buffer) => {
    text += more;
  });
  await new Promise<void>((ready, fail) => {
    child.once('message', () => ready());
    child.once('exit', (code) => fail(new Error(`patron start ended with ${code}: ${text}`)));
  });
  return { child, told: () => text };
}

async function stopDemo(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  await ended;
}

/** Replaces the customer's addresses, as the storefront does. */
async function change(ask: Ask, me: () => Promise<Me>, line1: string): Promise<void> {
  const { addresses } = await me();
  const input = {
    addAddresses: [{ line1, city: 'Amsterdam', country: 'NL' }],
    remove: addresses.map(({ id }) => id),
    idempotencyKey: randomUUID(),
  };
  const { updateProfile } = (await ask(UPDATE, { input })) as { updateProfile: { userErrors: unknown[] } };
  if (updateProfile.userErrors.length) throw new Error(JSON.stringify(updateProfile.userErrors));
}

async function settled(
  ask: Ask,
  me: () => Promise<Me>,
  seen: (line1: string) => Promise<void>,
): Promise<void> {
  await change(ask, me, 'Kerkstraat 0');
  await seen('Kerkstraat 0');
}

/** Waits until every list has it alone. */
async function seenBy(line1: string, look: () => Promise<string[][]>): Promise<void> {
  const until = Date.now() + DEADLINE_MS;
  for (;;) {
    const lists = await look();
    if (lists.every((list) => list.length === 1 && list[0]?.includes(line1))) return;
    if (Date.now() > until) throw new Error(`not seen within ${DEADLINE_MS} ms: ${JSON.stringify(lists)}`);
    await delay(LOOK_MS);
  }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}

async function put(url: string, body: object): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'PUT', headers, body: JSON.stringify(body) });
  await response.text();
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
}

/** The least that telling somebody something takes here. */
async function plainReceiver(): Promise<{ url: string; close: () => Promise<void> }> {
  let kept = '';
  const server = createServer((request, response) => {
    if (request.method === 'GET') {
      response.end(kept);
      return;
    }
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk;
    });
    request.on('end', () => {
      kept = body;
      response.end();
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
