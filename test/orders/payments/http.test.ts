import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import fastify from 'fastify';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectMongo, newId } from '#shared/mongo.ts';
import { expireCheckouts } from '../../../subgraphs/orders/checkout/follow.ts';
import { openHttpProvider, readOutcome } from '../../../subgraphs/orders/payments/http-provider.ts';
import { mountPaymentNotifications } from '../../../subgraphs/orders/payments/notifications.ts';
import { usePayingShop } from '../checkout/paying.ts';

const secret = `whsec_${randomBytes(32).toString('base64')}`;
const database = `test_${randomUUID().slice(0, 8)}_provider`;

/** Stands before the provider, so that Patron's address for it stays while it dies and comes back. */
async function aDoor() {
  let target = 0;
  let isOpen = true;
  const server: Server = createServer((request, response) => {
    if (!isOpen || !target) return void request.socket.destroy();
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      fetch(`http://127.0.0.1:${target}${request.url}`, {
        method: request.method ?? 'GET',
        headers: Object.fromEntries(
          Object.entries(request.headers).filter(([name]) => /^(webhook-|content-type)/.test(name)),
        ) as Record<string, string>,
        ...(chunks.length && { body: Buffer.concat(chunks) }),
      }).then(
        async (answer) => response.writeHead(answer.status).end(await answer.text()),
        () => request.socket.destroy(),
      );
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    to: (port: number) => {
      target = port;
    },
    open: (open: boolean) => {
      isOpen = open;
    },
    close: () => new Promise((done) => server.close(done)),
  };
}

const door = await aDoor();
const shop = usePayingShop({ payments: { url: door.url, secret, deadlineMs: 2000 } });
const children: ChildProcess[] = [];
let notifyUrl = '';

/** The example provider as a process of its own, on books that outlive it. */
async function startProvider(environment: Record<string, string> = {}): Promise<ChildProcess> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
  const { port } = probe.address() as AddressInfo;
  await new Promise((done) => probe.close(done));
  const child = fork(resolve('examples/payments/main.ts'), [], {
    execArgv: ['--import', 'tsx'],
    env: {
      ...process.env,
      PAYMENTS_SECRET: secret,
      DATABASE: database,
      PORT: String(port),
      NOTIFY_URL: notifyUrl,
      ...environment,
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  children.push(child);
  await new Promise<void>((done, fail) => {
    child.once('message', () => done());
    child.once('exit', (code) => fail(new Error(`the provider ended with ${code}`)));
  });
  door.to(port);
  door.open(true);
  return child;
}

const ended = (child: ChildProcess) =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise<void>((done) => child.once('exit', () => done()));

const app = fastify();

beforeAll(async () => {
  await mountPaymentNotifications(app, shop.data);
  notifyUrl = `${await app.listen({ port: 0, host: '127.0.0.1' })}/payments/notifications`;
  await startProvider();
}, 60_000);

afterAll(async () => {
  await shop.data.payments.settled();
  for (const child of children) child.kill();
  await Promise.all(children.map(ended));
  await app.close();
  await door.close();
  const client = await connectMongo(process.env.MONGODB_URI ?? '');
  await client.db(database).dropDatabase();
  await client.close();
}, 60_000);

const stateOf = async (checkoutId: string) => (await shop.data.checkouts.byId(checkoutId))?.state;

describe('a provider over HTTP', () => {
  it('carries out once what it is asked, and knows nothing of other keys', async () => {
    const provider = openHttpProvider({ url: door.url, secret }, () => new Date());
    const { signal } = new AbortController();
    const key = newId('pop');
    const request = { key, kind: 'AUTHORISE', amountMinor: 900, currency: 'EUR', token: 'tok_visa' } as const;
    expect(await provider.find(key, signal)).toBeNull();
    const done = await provider.perform(request, signal);
    expect(done).toEqual({
      state: 'DONE',
      reference: expect.stringMatching(/^acc_/),
      instrument: { kind: 'CARD', label: 'Visa 4242' },
    });
    expect(await provider.perform(request, signal)).toEqual(done);
    expect(await provider.find(key, signal)).toEqual(done);
  });

  it('believes nobody who does not have the secret', async () => {
    const thief = openHttpProvider(
      { url: door.url, secret: `whsec_${randomBytes(32).toString('base64')}` },
      () => new Date(),
    );
    const { signal } = new AbortController();
    const request = {
      key: newId('pop'),
      kind: 'AUTHORISE',
      amountMinor: 1,
      currency: 'EUR',
      token: 'tok_visa',
    } as const;
    await expect(thief.perform(request, signal)).rejects.toThrow('401');
    await expect(thief.find(request.key, signal)).rejects.toThrow('401');
  });

  it('is refused when it begins too late', async () => {
    const provider = openHttpProvider({ url: door.url, secret }, () => new Date());
    const request = {
      key: newId('pop'),
      kind: 'CHARGE',
      amountMinor: 1,
      currency: 'EUR',
      token: 'tok_visa',
    } as const;
    const late = { ...request, notAfter: new Date(Date.now() - 1) };
    expect(await provider.perform(late, new AbortController().signal)).toEqual({
      state: 'REFUSED',
      reason: 'TOO_LATE',
    });
  });
});

describe('a checkout with it', () => {
  // Signatures are over the time of day.
  const now = () => {
    shop.clock.now = new Date();
  };

  it('is paid', async () => {
    now();
    const { storeId, customer } = await shop.shopper();
    const { checkout } = await shop.pay(customer, storeId);
    expect(checkout).toMatchObject({ state: 'PLACED', payment: { instrument: { label: 'Visa 4242' } } });
  });

  it('that is decided late follows the notification', async () => {
    now();
    const { storeId, customer } = await shop.shopper();
    const { checkout } = await shop.pay(customer, storeId, { payment: { token: 'tok_slow' } });
    expect(checkout.state).toBe('AWAITING_PAYMENT');
    await expect.poll(() => stateOf(checkout.id), { timeout: 20_000 }).toBe('PLACED');
  });

  it('is told of twice and placed once', async () => {
    now();
    const { storeId, customer } = await shop.shopper();
    const { checkout } = await shop.pay(customer, storeId, { payment: { token: 'tok_twice' } });
    expect(checkout.state).toBe('PLACED');
    const placed = await shop.published('patron.order.placed.v1');
    expect(placed.filter(({ data }) => data.orderId === checkout.orders[0].id)).toHaveLength(1);
  });

  it('whose provider dies between doing and answering is paid once it is back', async () => {
    now();
    const [before] = children.splice(0);
    before?.kill();
    const mortal = await startProvider({ DIES_AFTER: '0' });
    const { storeId, sku, customer } = await shop.shopper();
    const input = { idempotencyKey: newId('key') };
    const { checkout } = await shop.pay(customer, storeId, input);
    expect(checkout.state).toBe('AWAITING_PAYMENT');
    await ended(mortal);
    await startProvider();
    shop.clock.now = new Date(shop.clock.now.getTime() + 10_000);
    await expect
      .poll(
        async () => {
          await shop.data.payments.runDue();
          shop.clock.now = new Date(shop.clock.now.getTime() + 10_000);
          return stateOf(checkout.id);
        },
        { timeout: 20_000, interval: 500 },
      )
      .toBe('PLACED');
    expect(await shop.levels(storeId, sku)).toEqual({ onHand: 9, reserved: 1, picked: 0 });
    const client = await connectMongo(process.env.MONGODB_URI ?? '');
    const { operationId } = await shop.data.checkouts.byId(checkout.id);
    const accounts = await client.db(database).collection('entries').find({ _id: operationId }).toArray();
    await client.close();
    expect(accounts).toMatchObject([{ kind: 'AUTHORISE', outcome: { state: 'DONE' } }]);
  });

  it('that nobody answers in time is given up, and money that came all the same goes back', async () => {
    now();
    door.open(false);
    const { storeId, sku, customer } = await shop.shopper();
    const { checkout } = await shop.pay(customer, storeId);
    expect(checkout.state).toBe('AWAITING_PAYMENT');
    // It did reach the provider: only its answer was lost.
    const { operationId, paymentId, payUntil } = await shop.data.checkouts.byId(checkout.id);
    door.open(true);
    const provider = openHttpProvider({ url: door.url, secret }, () => new Date());
    const request = {
      key: operationId,
      kind: 'AUTHORISE',
      amountMinor: 1000,
      currency: 'EUR',
      token: 'tok_visa',
    } as const;
    await provider.perform(request, new AbortController().signal);
    door.open(false);
    shop.clock.now = payUntil;
    await expireCheckouts(shop.data);
    expect(await stateOf(checkout.id)).toBe('EXPIRED');
    expect(await shop.levels(storeId, sku)).toEqual({ onHand: 10, reserved: 0, picked: 0 });
    expect(await shop.cartOf(customer)).toEqual([{ sku, quantity: 1 }]);
    door.open(true);
    // Signatures of another hour are refused, so the provider is asked by today's clock.
    now();
    await expect
      .poll(
        async () => {
          await shop.data.payments.notified(operationId);
          await shop.data.payments.settled();
          return shop.data.payments.byId(paymentId);
        },
        { timeout: 20_000, interval: 500 },
      )
      .toMatchObject({ authorisedMinor: 1000, voidedMinor: 1000, capturedMinor: 0 });
    expect(await stateOf(checkout.id)).toBe('EXPIRED');
  });
});

describe('notifications', () => {
  const tell = (payload: string, headers: Record<string, string>) =>
    app.inject({ method: 'POST', url: '/payments/notifications', headers, payload });
  const signed = (payload: string, at: Date, its: string = secret) => ({
    'webhook-id': 'msg_1',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(its).sign('msg_1', at, payload),
    'content-type': 'application/json',
  });
  const body = JSON.stringify({ key: 'pop_none', state: 'DONE' });

  it.each([
    ['without a signature', () => ({})],
    ['with another secret', () => signed(body, new Date(), `whsec_${randomBytes(32).toString('base64')}`)],
    ['of another body', () => signed('{}', new Date())],
    ['of yesterday', () => signed(body, new Date(Date.now() - 86_400_000))],
  ])('%s are refused', async (_, headers) => {
    const answer = await tell(body, headers() as Record<string, string>);
    expect(answer.statusCode).toBe(401);
    expect(answer.json()).toEqual({ error: { code: 'SIGNATURE_INVALID', message: 'Sign it as agreed.' } });
  });

  it('of what we never asked change nothing', async () => {
    expect((await tell(body, signed(body, new Date()))).statusCode).toBe(204);
  });

  it('that are too long are cut off', async () => {
    const long = JSON.stringify({ key: 'x'.repeat(20_000) });
    expect((await tell(long, signed(long, new Date()))).statusCode).toBe(413);
  });
});

describe('what a provider says', () => {
  it.each([
    ['{"state":"PENDING"}', { state: 'PENDING' }],
    ['{"state":"REFUSED","reason":"CARD_DECLINED"}', { state: 'REFUSED', reason: 'CARD_DECLINED' }],
    ['{"state":"REFUSED","reason":"<script>"}', { state: 'REFUSED', reason: 'REFUSED' }],
    ['{"state":"DONE","reference":"r1"}', { state: 'DONE', reference: 'r1' }],
    [
      '{"state":"DONE","reference":"r1","instrument":{"kind":"CRYPTO","label":"4242 4242 4242 4242","par":"short"}}',
      { state: 'DONE', reference: 'r1', instrument: { kind: 'OTHER' } },
    ],
  ])('%s', (text, outcome) => {
    expect(readOutcome(text)).toEqual(outcome);
  });

  it.each(['', 'null', '[]', '{}', '{"state":"DONE"}', '{"state":"done","reference":"r"}', '<html>'])(
    '%s is no outcome',
    (text) => {
      expect(() => readOutcome(text)).toThrow();
    },
  );
});
