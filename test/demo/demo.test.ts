import { type ChildProcess, execFile, fork } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { freePort } from '../../cli/mongod/free-port.ts';
import { openBrowser } from '../support/browser.ts';

const BIN = resolve('cli/bin.js');
const run = promisify(execFile);

let folder: string;
let url: string;
let environment: NodeJS.ProcessEnv;
let child: ChildProcess;

/** As a newcomer starts it: nothing configured but the port and where the data goes. */
async function start(): Promise<void> {
  child = fork(BIN, ['start'], { env: environment, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  await new Promise<void>((ready, fail) => {
    child.once('message', () => ready());
    child.once('exit', (code) => fail(new Error(`patron start ended with ${code}`)));
  });
}

async function stop(): Promise<number | null> {
  const ended = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
  child.kill('SIGTERM');
  return ended;
}

const patron = (...args: string[]) => run(process.execPath, [BIN, ...args], { env: environment });
const tokenOf = async (persona: string) => (await patron('token', persona, '--url', url)).stdout.trim();

async function ask(token: string, query: string, variables: object = {}) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  // biome-ignore lint/suspicious/noExplicitAny: tests assert on whole results
  return (await response.json()) as { data: any; errors?: { extensions: { code: string } }[] };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'patron-demo-'));
  const port = await freePort(null);
  url = `http://localhost:${port}`;
  const { MONGODB_URI: _, ...inherited } = process.env;
  environment = {
    ...inherited,
    NODE_ENV: '',
    PORT: String(port),
    PATRON_DATA_DIR: folder,
    PATRON_LOG_LEVEL: 'error',
  };
  await start();
}, 240_000);
afterAll(async () => {
  if (child.exitCode === null) await stop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

describe('the demo', () => {
  it('has a customer whose profile, history and points stand in one graph', async () => {
    const ada = await tokenOf('ada');
    await vi.waitFor(
      async () => {
        const { data, errors } = await ask(
          ada,
          `{ me { name { full } orders { edges { node { state } } } loyaltyAccount { balance }
             offers { title } grants { app { name } } sourceRecords { edges { node { source } } } } }`,
        );
        expect(errors).toBeUndefined();
        expect(data.me.name.full).toBe('Ada Bakker');
        expect(data.me.orders.edges.length).toBeGreaterThanOrEqual(4);
        expect(data.me.loyaltyAccount?.balance).toBeGreaterThan(0);
        expect(data.me.offers.length).toBeGreaterThan(0);
        expect(data.me.grants).toHaveLength(2);
        expect(data.me.sourceRecords.edges.length).toBeGreaterThan(0);
      },
      { timeout: 120_000, interval: 500 },
    );
  }, 150_000);

  it.each([
    ['ben', '{ me { name { full } } }', { me: { name: { full: 'Ben Visser' } } }],
    [
      'store',
      '{ store(id: "sto_amsterdam") { timeZone } me { id } }',
      { store: { timeZone: 'Europe/Amsterdam' }, me: null },
    ],
    ['music', '{ me { name { full } } }', { me: { name: { full: 'Ada Bakker' } } }],
    ['analyst', '{ me { id } }', { me: null }],
  ])('prints a token that works: %s', async (persona, query, expected) => {
    expect((await ask(await tokenOf(persona), query)).data).toEqual(expected);
  });

  it('imports a file with its bad rows reported by line, and changes nothing the second time', async () => {
    const file = join(folder, 'till.csv');
    const rejects = join(folder, 'rejects.csv');
    await writeFile(
      file,
      [
        'record_id,given_name,surname,email,phone,country',
        'n1,Grace,Hopper,grace@example.com,,US',
        'n2,Alan,Turing,not an address,,GB',
        ',No,Id,noid@example.com,,GB',
        'n4,Edsger,Dijkstra,edsger@example.com,,NL',
      ].join('\n'),
    );
    const command = ['import', 'customers', file, '--source', 'till2', '--url', url, '--rejects', rejects];
    const first = await patron(...command);
    expect(first.stderr).toContain('2 imported, 0 were there already, 2 rejected.');
    expect(await readFile(rejects, 'utf8')).toMatch(
      /^line,field,message\n3,"email",".+"\n4,"record_id",".+"\n$/,
    );
    const second = await patron(...command);
    expect(second.stderr).toContain('0 imported, 2 were there already, 2 rejected.');
  });

  it('shows a sandbox that works without a network: sign in, run an operation, see its plan', async () => {
    const browser = await openBrowser();
    try {
      const page = await browser.newPage();
      const elsewhere: string[] = [];
      page.on('request', (request) => {
        const address = request.url();
        if (!address.startsWith(url) && !/^(data|blob):/.test(address)) elsewhere.push(address);
      });
      await page.goto(`${url}/sandbox`);
      await page.selectOption('#persona', 'ada');
      await page.getByText('Signed in as ada.').waitFor();
      await page.getByRole('button', { name: /^Execute/ }).click();
      await page.locator('.result-window').getByText('Ada Bakker').first().waitFor();
      await page.getByRole('button', { name: 'Query plan' }).click();
      const services = await page.locator('#plan-fetches tr td:first-child').allTextContents();
      expect(new Set(services)).toEqual(new Set(['identity', 'consent', 'orders', 'loyalty', 'partners']));
      expect(services.indexOf('consent')).toBeLessThan(services.lastIndexOf('loyalty'));
      expect(elsewhere).toEqual([]);
    } finally {
      await browser.close();
    }
  }, 90_000);

  it('ends with SIGTERM and leaves no process behind; the next start finds the same world', async () => {
    const id = async () => (await ask(await tokenOf('ada'), '{ me { id } }')).data.me.id as string;
    const before = await id();
    expect(await stop()).toBe(0);
    const processes = await run('ps', ['-eo', 'args']);
    expect(processes.stdout.split('\n').filter((line) => line.includes(folder))).toEqual([]);
    await start();
    expect(await id()).toBe(before);
  }, 120_000);
});
