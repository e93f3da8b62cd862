import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectMongo } from '#shared/mongo.ts';
import { freePort } from '../../cli/mongod/free-port.ts';
import { subgraphs } from '../../subgraphs/index.ts';
import { askAs, eventually, tell } from './driving.ts';

const START_MS = 600_000;

let folder: string;
let url: string;
let environment: NodeJS.ProcessEnv;
let patron: ChildProcess;
/** What `patron start` has told the person at the terminal. */
let told = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'patron-connections-'));
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
  patron = fork(resolve('cli/bin.js'), ['start', '--with-connections'], {
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
  await demoToldToIdentity();
}, START_MS);

/** What the demo's customers decided in the past is told first, thousands of decisions: what Ada decides would wait behind them. */
async function demoToldToIdentity(): Promise<void> {
  const client = await connectMongo(process.env.MONGODB_URI ?? '');
  const outbox = client.db(`${environment.PATRON_DATABASE_PREFIX}_consent`).collection('outbox');
  const left = () => outbox.countDocuments({ pending: 'identity' });
  try {
    for (let before = await left(); before > 0; before = await left()) {
      await eventually(async () => expect(await left()).toBeLessThan(before));
    }
  } finally {
    await client.close();
  }
}

afterAll(async () => {
  const ended = new Promise((done) => patron.once('exit', done));
  patron.kill('SIGTERM');
  await ended;
  const client = await connectMongo(process.env.MONGODB_URI ?? '');
  for (const { name } of subgraphs) {
    await client.db(`${environment.PATRON_DATABASE_PREFIX}_${name}`).dropDatabase();
  }
  await client.close();
  await rm(folder, { recursive: true, force: true });
}, 120_000);

/** What an application holds of a customer, as whoever works with it sees it. */
async function heldBy(application: string, customerId: string): Promise<unknown> {
  const [, address] = new RegExp(`^ +${application} +(http\\S+)$`, 'm').exec(told) ?? [];
  const response = await fetch(`${address}customers/${customerId}`);
  return response.ok ? ((await response.json()) as { values: unknown }).values : null;
}

async function changeAt(application: string, customerId: string, values: object): Promise<void> {
  const [, address] = new RegExp(`^ +${application} +(http\\S+)$`, 'm').exec(told) ?? [];
  const response = await fetch(`${address}customers/${customerId}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(values),
  });
  expect(response.status).toBe(202);
}

const addressesOf = async () => {
  const { data } = await askAs(url, 'ada', '{ me { id addresses { id value { line1 } } } }');
  return data.me as { id: string; addresses: { id: string; value: { line1: string } }[] };
};

it('an address goes from the storefront to both applications, and back from the ERP; a no empties the email provider', {
  timeout: 300_000,
}, async () => {
  const { id, addresses } = await addressesOf();
  const home = { line1: 'Kerkstraat 1', city: 'Amsterdam', country: 'NL' };
  await tell(url, 'ada', 'updateProfile', {
    addAddresses: [home],
    remove: addresses.map((one) => one.id),
    idempotencyKey: randomUUID(),
  });
  for (const application of ['erp', 'email-provider']) {
    await eventually(async () => expect(await heldBy(application, id)).toMatchObject({ addresses: [home] }));
  }

  const office = { line1: 'Damrak 70', city: 'Amsterdam', country: 'NL' };
  await changeAt('erp', id, { addresses: [office] });
  await eventually(async () =>
    expect((await addressesOf()).addresses).toEqual([
      { id: expect.any(String), value: { line1: 'Damrak 70' } },
    ]),
  );
  await eventually(async () =>
    expect(await heldBy('email-provider', id)).toMatchObject({ addresses: [office] }),
  );

  const { data } = await askAs(url, 'ada', '{ me { connections { id purpose holds { attribute } } } }');
  expect(data.me.connections).toMatchObject([
    { id: 'email-provider', purpose: 'email_marketing' },
    { id: 'erp', purpose: 'service' },
  ]);

  const withdrawal = { purpose: 'email_marketing', surface: 'web:account', idempotencyKey: randomUUID() };
  await tell(url, 'ada', 'withdrawConsent', withdrawal);
  await eventually(async () => expect(await heldBy('email-provider', id)).toEqual({}));
  expect(await heldBy('erp', id)).toMatchObject({ addresses: [office] });
});
