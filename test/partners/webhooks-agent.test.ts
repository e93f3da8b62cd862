import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Reach } from '#shared/webhooks/address.ts';
import { openGuardedAgent } from '#shared/webhooks/guarded-agent.ts';
import { post } from '#shared/webhooks/post.ts';
import { type Receiver, startReceiver } from '../support/webhook-receiver.ts';

const HEADERS = { 'content-type': 'application/json' };
const BODY = JSON.stringify({ type: 'grant.changed', timestamp: '2026-03-02T10:00:00Z', data: {} });

/** Sends once through an agent of its own; says what came of it and which names were looked up. */
async function sendOnce(
  url: string,
  reach: Reach,
  answers: string[][] = [],
  { timeoutMs = 5000, ca }: { timeoutMs?: number; ca?: string } = {},
) {
  const asked: string[] = [];
  const agent = openGuardedAgent({
    reach,
    ca,
    async resolve(name) {
      asked.push(name);
      return answers[Math.min(asked.length, answers.length) - 1] ?? [];
    },
  });
  const signal = new AbortController().signal;
  const answer = await post(agent, url, HEADERS, BODY, { timeoutMs, signal });
  await agent.destroy();
  return { answer, asked };
}

describe('the way out', () => {
  let receiver: Receiver;
  beforeAll(async () => {
    receiver = await startReceiver();
  });
  afterAll(() => receiver.stop());
  beforeEach(() => {
    receiver.calls.length = 0;
    receiver.react(() => ({ status: 200 }));
  });

  it.each(['http://127.0.0.1', 'http://localhost', 'http://hooks.test'])(
    'reaches %s only where this machine may be reached',
    async (origin) => {
      const url = `${origin}:${receiver.port}/hook`;
      expect((await sendOnce(url, 'LOOPBACK', [['127.0.0.1']])).answer).toEqual({
        status: 200,
        retryAfter: null,
      });
      const before = receiver.connections();
      expect((await sendOnce(url, 'PUBLIC', [['127.0.0.1']])).answer).toEqual({ failure: 'ADDRESS_REFUSED' });
      expect(receiver.connections()).toBe(before);
    },
  );

  it.each([
    ['https://127.0.0.1'],
    ['https://2130706433'],
    ['https://0x7f000001'],
    ['https://0177.1'],
    ['https://127.1'],
    ['https://[::1]'],
    ['https://[::ffff:127.0.0.1]'],
    ['https://[64:ff9b::7f00:1]'],
    ['https://169.254.169.254'],
    ['https://10.0.0.1'],
    ['https://0.0.0.0'],
  ])('refuses %s, which is never looked up', async (origin) => {
    const before = receiver.connections();
    expect(await sendOnce(`${origin}:${receiver.port}/hook`, 'PUBLIC')).toEqual({
      answer: { failure: 'ADDRESS_REFUSED' },
      asked: [],
    });
    expect(receiver.connections()).toBe(before);
  });

  it.each([
    [['10.0.0.1']],
    [['127.0.0.1']],
    [['::1']],
    [['::ffff:127.0.0.1']],
    [['169.254.169.254']],
    [['93.184.216.34', '127.0.0.1']],
    [['127.0.0.1', '93.184.216.34']],
    [['2606:4700:4700::1111', 'fd00::1']],
    [[]],
  ])('refuses a name that leads to %j', async (addresses) => {
    const before = receiver.connections();
    const { answer } = await sendOnce(`https://hooks.example.com:${receiver.port}/`, 'PUBLIC', [addresses]);
    expect(answer).toEqual({ failure: 'ADDRESS_REFUSED' });
    expect(receiver.connections()).toBe(before);
  });

  it('connects to exactly the addresses that were checked: a name is asked for once for each connection', async () => {
    // First what may be reached, then what may not: whoever asked again to connect would get the second answer.
    const url = `http://hooks.test:${receiver.port}/hook`;
    const { answer, asked } = await sendOnce(url, 'LOOPBACK', [['127.0.0.1'], ['10.0.0.1']]);
    expect(answer).toEqual({ status: 200, retryAfter: null });
    expect(asked).toEqual(['hooks.test']);
  });

  it('checks again at the next connection: a name that led elsewhere before is refused', async () => {
    const answers = [['127.0.0.1'], ['10.0.0.1']];
    const agent = openGuardedAgent({ reach: 'LOOPBACK', resolve: async () => answers.shift() ?? [] });
    receiver.react(() => ({ status: 200, headers: { connection: 'close' } }));
    const send = () =>
      post(agent, `http://hooks.test:${receiver.port}/hook`, HEADERS, BODY, {
        timeoutMs: 5000,
        signal: new AbortController().signal,
      });
    expect(await send()).toEqual({ status: 200, retryAfter: null });
    expect(await send()).toEqual({ failure: 'ADDRESS_REFUSED' });
    await agent.destroy();
    expect(receiver.calls).toHaveLength(1);
  });

  it('plain HTTP stays on this machine, also where private networks may be reached', async () => {
    const { answer } = await sendOnce(`http://hooks.test:${receiver.port}/`, 'PRIVATE', [['10.0.0.1']]);
    expect(answer).toEqual({ failure: 'ADDRESS_REFUSED' });
  });

  it('follows no redirect', async () => {
    const second = await startReceiver();
    receiver.react(() => ({ status: 307, headers: { location: second.url } }));
    expect((await sendOnce(receiver.url, 'LOOPBACK')).answer).toEqual({ status: 307, retryAfter: null });
    expect(second.connections()).toBe(0);
    await second.stop();
  });

  it('reads a little of an answer and no more', async () => {
    receiver.react(() => ({ status: 200, body: 'x'.repeat(50_000_000) }));
    expect((await sendOnce(receiver.url, 'LOOPBACK')).answer).toEqual({ status: 200, retryAfter: null });
  });

  it('hears Retry-After', async () => {
    receiver.react(() => ({ status: 503, headers: { 'retry-after': '60' } }));
    expect((await sendOnce(receiver.url, 'LOOPBACK')).answer).toEqual({ status: 503, retryAfter: '60' });
  });

  it('says why no answer came', async () => {
    receiver.react(() => 'hang');
    const slow = await sendOnce(receiver.url, 'LOOPBACK', [], { timeoutMs: 50 });
    expect(slow.answer).toEqual({ failure: 'TIMEOUT' });
    receiver.react(() => 'reset');
    expect((await sendOnce(receiver.url, 'LOOPBACK')).answer).toEqual({ failure: 'CONNECTION' });
  });
});

const OPENSSL = 'openssl';
const canMakeCertificates = spawnSync(OPENSSL, ['version']).status === 0;

describe.runIf(canMakeCertificates)('the way out, over TLS', () => {
  const folder = mkdtempSync(join(tmpdir(), 'patron-tls-'));
  const file = (name: string) => join(folder, name);
  let ca: string;
  let server: ReturnType<typeof createServer>;
  let port: number;

  beforeAll(async () => {
    const subject = ['-subj', '/CN=hooks.test', '-addext', 'subjectAltName=DNS:hooks.test'];
    const keys = [
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-keyout',
      file('key'),
    ];
    execFileSync(OPENSSL, ['req', '-x509', ...keys, '-out', file('cert'), '-days', '2', ...subject], {
      stdio: 'ignore',
    });
    ca = readFileSync(file('cert'), 'utf8');
    server = createServer({ key: readFileSync(file('key')), cert: ca }, (_, response) => {
      response.writeHead(204).end();
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    ({ port } = server.address() as AddressInfo);
  });
  afterAll(async () => {
    await new Promise((done) => {
      server.close(done);
      server.closeAllConnections();
    });
    rmSync(folder, { recursive: true });
  });

  it('takes a certificate of the name', async () => {
    const { answer } = await sendOnce(`https://hooks.test:${port}/`, 'LOOPBACK', [['127.0.0.1']], { ca });
    expect(answer).toEqual({ status: 204, retryAfter: null });
  });

  it('refuses a certificate of another name, and one that nobody vouches for', async () => {
    const other = await sendOnce(`https://other.test:${port}/`, 'LOOPBACK', [['127.0.0.1']], { ca });
    expect(other.answer).toEqual({ failure: 'TLS' });
    const unknown = await sendOnce(`https://hooks.test:${port}/`, 'LOOPBACK', [['127.0.0.1']]);
    expect(unknown.answer).toEqual({ failure: 'TLS' });
  });
});
