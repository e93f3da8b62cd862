import { type ChildProcess, execFile, fork } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { freePort } from '../../cli/mongod/free-port.ts';
import { openCarried } from '../../gateway/sandbox/client/carry.ts';
import { journeys, personaFor, sources } from '../../gateway/sandbox/journeys.ts';
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

/** No token: as a visitor. */
async function ask(token: string | null, query: string, variables: object = {}, operationName?: string) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables, operationName }),
  });
  // biome-ignore lint/suspicious/noExplicitAny: tests assert on whole results
  return (await response.json()) as { data: any; errors?: { extensions: { code: string } }[] };
}

/** Examples that show a refusal, by name. */
const REFUSED: Record<string, string[]> = {
  ScanAtStore: ['RETURN_CODE_WRONG'],
  Enter: ['NOT_NEW_CUSTOMER'],
  Cancel: ['REDEMPTION_FINAL'],
  PartnerRead: ['UNAUTHORIZED_FIELD_OR_TYPE', 'UNAUTHORIZED_FIELD_OR_TYPE'],
};

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

  it('has members who do more than buy: a card, a voucher, an offer, friends, and corrections that wait', async () => {
    const { data, errors } = await ask(
      await tokenOf('ada'),
      `{ me { earningCards { label isConfirmed } cardPurchases { edges { node { state offerId } } }
         referralCode referrals { edges { node { state } } } offerGrants { state offer { title } }
         loyaltyAccount { benefits { kind } redemptions { edges { node { state reward { name } } } } } } }`,
    );
    expect(errors).toBeUndefined();
    const { me } = data;
    expect(me.earningCards).toEqual([{ label: 'Blue card', isConfirmed: true }]);
    expect(me.cardPurchases.edges.map(({ node }: { node: object }) => node)).toEqual([
      { state: 'AUTHORISED', offerId: 'off_by-card' },
      { state: 'CLEARED', offerId: 'off_by-card' },
      { state: 'CLEARED', offerId: 'off_by-card' },
    ]);
    expect(me.referralCode).toEqual(expect.any(String));
    expect(me.referrals.edges).toHaveLength(2);
    expect(me.loyaltyAccount.benefits).toContainEqual({ kind: 'EXCLUSIVE_CONTENT' });
    expect(me.loyaltyAccount.redemptions.edges).toEqual([
      { node: { state: 'ISSUED', reward: { name: 'A coffee in the store' } } },
    ]);
    const waiting = '{ pointsAdjustments(state: WAITING) { edges { node { points reason } } } }';
    const { data: desk } = await ask(await tokenOf('admin'), waiting);
    expect(desk.pointsAdjustments.edges.map(({ node }: { node: { points: number } }) => node.points)).toEqual(
      expect.arrayContaining([1500, 1750, 2000]),
    );
  });

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

  it('runs every example of the sandbox, as whom it names, with what the ones before have answered', async () => {
    const carried = openCarried(sources);
    const tokens = new Map<string, string | null>([['anybody', null]]);
    const problems: Record<string, string[]> = {};
    // What was bought before the demo began comes to its customer, and earns, while it runs already.
    const has = '{ me { orders { edges { node { id } } } loyaltyAccount { balance } } }';
    await vi.waitFor(
      async () => {
        const { data } = await ask(await tokenOf('ada'), has);
        expect(data.me.orders.edges.length).toBeGreaterThanOrEqual(4);
        expect(data.me.loyaltyAccount?.balance).toBeGreaterThan(200);
      },
      { timeout: 120_000, interval: 1000 },
    );
    for (const journey of journeys) {
      for (const operation of parse(journey.operation).definitions) {
        if (operation.kind !== 'OperationDefinition' || operation.operation === 'subscription') continue;
        const name = operation.name?.value ?? '';
        const persona = personaFor(journey, operation.loc?.startToken.line);
        if (!tokens.has(persona)) tokens.set(persona, await tokenOf(persona));
        const declared = operation.variableDefinitions?.map(({ variable }) => variable.name.value) ?? [];
        const { variables, missing } = carried.fill(declared, journey.variables ?? {});
        expect(missing, `${journey.title}, ${name}`).toEqual([]);
        const codes = async () => {
          const { data, errors = [] } = await ask(
            tokens.get(persona) ?? null,
            journey.operation,
            variables,
            name,
          );
          carried.keep(data);
          const payloads = Object.values(data ?? {}) as ({ userErrors?: { code: string }[] } | null)[];
          const refused = payloads.flatMap((payload) => payload?.userErrors ?? []);
          return [...errors.map(({ extensions }) => extensions.code), ...refused.map(({ code }) => code)];
        };
        const meant = REFUSED[name] ?? [];
        // What one subgraph tells another takes a moment; the same key again changes nothing.
        const found = await vi
          .waitFor(
            async () => {
              const now = await codes();
              expect(now).toEqual(meant);
              return now;
            },
            { timeout: 30_000, interval: 500 },
          )
          .catch(codes);
        if (found.join() !== meant.join()) problems[`${journey.title}, ${name} as ${persona}`] = found;
      }
    }
    expect(problems).toEqual({});
  }, 360_000);

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
