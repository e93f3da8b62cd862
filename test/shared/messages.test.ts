import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  isEmailAddress,
  type Message,
  messagesMigration,
  messagesOf,
  openMessages,
} from '#shared/messages/queue.ts';
import { startSender } from '#shared/messages/sender.ts';
import { migrate } from '#shared/migrations.ts';
import { inTransaction } from '#shared/mongo.ts';
import { useDatabases } from '../support/mongod.ts';

const START = new Date('2026-03-02T10:00:00Z');
const HOUR_MS = 3_600_000;

const databaseOf = useDatabases();
const db = () => databaseOf('messages');
const clock = { now: START };
const logged: string[] = [];
const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) });

beforeAll(() => migrate(db(), [messagesMigration]));
beforeEach(async () => {
  await messagesOf(db()).deleteMany({});
  clock.now = START;
  logged.length = 0;
});

const aMessage = (its: Partial<Message> = {}): Message => ({
  to: 'ada@example.com',
  subject: 'Bitte bestätigen',
  text: 'Hier ist der Link.\n',
  language: 'de',
  kind: 'subscription.confirm',
  customerId: 'cus_1',
  ...its,
});

const queue = () => openMessages(db(), () => clock.now);

async function sendAll(messages: Message[], through = queue()): Promise<string[]> {
  return inTransaction(databaseOf('messages').client, async (session) => {
    const ids: string[] = [];
    for (const message of messages) ids.push(await through.send(message, session));
    return ids;
  });
}

const stored = () => messagesOf(db()).find().sort({ _id: 1 }).toArray();
const states = async () => (await stored()).map(({ state }) => state);

type Received = { to: string[]; source: string };

/** A mail server. `refusing` decides at the recipient, as real ones do. */
async function aReceiver(refusing: (address: string) => { code: number } | null = () => null) {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo({ address }, _session, done) {
      const refused = refusing(address);
      if (!refused) return done();
      done(Object.assign(new Error(`<${address}> is not welcome`), { responseCode: refused.code }));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        received.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          source: Buffer.concat(chunks).toString(),
        });
        done();
      });
    },
  });
  server.on('error', () => {}); // a sender that stops hangs up
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.server.address() as AddressInfo;
  return {
    received,
    url: `smtp://127.0.0.1:${port}`,
    close: () => new Promise<void>((done) => server.close(() => done())),
  };
}

type Receiver = Awaited<ReturnType<typeof aReceiver>>;

async function whileSending(
  { url }: Pick<Receiver, 'url'>,
  work: (through: ReturnType<typeof queue>) => Promise<void>,
) {
  const through = queue();
  const settings = { smtpUrl: url, mailbox: '/nowhere', from: 'Shop <news@shop.example>' };
  const stop = startSender({ db: db(), log, clock: () => clock.now }, through, settings);
  try {
    await work(through);
  } finally {
    await stop();
  }
}

it('sends what was decided, with its headers, and then forgets address and text', async () => {
  const receiver = await aReceiver();
  const headers = {
    'List-Unsubscribe': `<https://shop.example/consent/unsubscribe/${'x'.repeat(400)}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
  await whileSending(receiver, async (through) => {
    const [id] = await sendAll([aMessage({ html: '<p>Hier ist der Link.</p>', headers })], through);
    await expect.poll(states).toEqual(['SENT']);
    expect(receiver.received).toMatchObject([{ to: ['ada@example.com'] }]);
    const lines = (receiver.received[0]?.source ?? '').replace(/\r\n[ \t]/g, ' ').split('\r\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        'From: Shop <news@shop.example>',
        'To: ada@example.com',
        'Subject: =?UTF-8?Q?Bitte_best=C3=A4tigen?=',
        `Message-ID: <${id}@shop.example>`,
        'Date: Mon, 02 Mar 2026 10:00:00 +0000',
        'Content-Language: de',
        'Auto-Submitted: auto-generated',
        `List-Unsubscribe: ${headers['List-Unsubscribe']}`,
        'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
        'Hier ist der Link.',
        '<p>Hier ist der Link.</p>',
      ]),
    );
    const { createdAt, dueAt, ...rest } = (await stored())[0] ?? {};
    expect(rest).toEqual({
      _id: id,
      kind: 'subscription.confirm',
      customerId: 'cus_1',
      language: 'de',
      state: 'SENT',
      attempts: 1,
      endedAt: START,
    });
  });
  await receiver.close();
});

it('sends nothing of a transaction that was undone', async () => {
  const receiver = await aReceiver();
  await whileSending(receiver, async (through) => {
    const undone = inTransaction(databaseOf('messages').client, async (session) => {
      await through.send(aMessage({ subject: 'undone' }), session);
      throw new Error('on second thoughts');
    });
    await expect(undone).rejects.toThrow('on second thoughts');
    await sendAll([aMessage({ subject: 'done' })], through);
    await expect.poll(states).toEqual(['SENT']);
    expect(receiver.received).toHaveLength(1);
    expect(receiver.received[0]?.source).toContain('Subject: done');
  });
  await receiver.close();
});

it('gets every letter to a receiver that refuses half of them for now, each once', async () => {
  const calls = new Map<string, number>();
  const receiver = await aReceiver((address) => {
    const call = (calls.get(address) ?? 0) + 1;
    calls.set(address, call);
    return call % 2 === 1 && address.startsWith('odd') ? { code: 451 } : null;
  });
  const addresses = Array.from(
    { length: 20 },
    (_, index) => `${index % 2 ? 'odd' : 'even'}${index}@example.com`,
  );
  await whileSending(receiver, async (through) => {
    await sendAll(
      addresses.map((to) => aMessage({ to })),
      through,
    );
    await expect.poll(async () => (await states()).filter((state) => state === 'SENT')).toHaveLength(10);
    await expect
      .poll(async () => (await stored()).filter(({ lastError }) => lastError === 'EENVELOPE 451'))
      .toHaveLength(10);
    clock.now = new Date(START.getTime() + 11_000);
    await expect.poll(states).toEqual(addresses.map(() => 'SENT'));
  });
  expect(receiver.received.flatMap(({ to }) => to).sort()).toEqual([...addresses].sort());
  expect(logged.join('\n')).not.toContain('@example.com');
  await receiver.close();
});

it('gives up at once on an address that the receiver will never take, and logs an id instead of it', async () => {
  const receiver = await aReceiver((address) => (address.startsWith('nobody') ? { code: 550 } : null));
  await whileSending(receiver, async (through) => {
    const [id] = await sendAll([aMessage({ to: 'nobody@example.com' }), aMessage()], through);
    await expect.poll(states).toEqual(['GIVEN_UP', 'SENT']);
    expect((await stored())[0]).toMatchObject({ _id: id, attempts: 1, lastError: 'EENVELOPE 550' });
    expect(Object.keys((await stored())[0] ?? {})).not.toContain('to');
    expect(logged.map((line) => JSON.parse(line))).toMatchObject([
      { messageId: id, kind: 'subscription.confirm', code: 'EENVELOPE 550', msg: 'a message was given up' },
    ]);
    expect(logged.join('\n')).not.toContain('nobody');
  });
  await receiver.close();
});

it('gives up after a day without a receiver', async () => {
  const gone = await aReceiver();
  await gone.close();
  await whileSending(gone, async (through) => {
    await sendAll([aMessage()], through);
    await expect.poll(async () => (await stored())[0]?.lastError).toBe('ESOCKET');
    expect(await states()).toEqual(['WAITING']);
    clock.now = new Date(START.getTime() + 24 * HOUR_MS);
    await expect.poll(states).toEqual(['GIVEN_UP']);
  });
});

it('sends a letter again whose sender died over it', async () => {
  const receiver = await aReceiver();
  const [id] = await sendAll([aMessage()]);
  // As a process leaves it that dies between taking the letter up and putting it down.
  await messagesOf(db()).updateOne(
    { _id: id ?? '' },
    { $set: { attempts: 1, dueAt: new Date(START.getTime() + 120_000) } },
  );
  await whileSending(receiver, async () => {
    clock.now = new Date(START.getTime() + 121_000);
    await expect.poll(states).toEqual(['SENT']);
  });
  expect(receiver.received).toHaveLength(1);
  await receiver.close();
});

it('sends each letter once, however many processes want to', async () => {
  const receiver = await aReceiver();
  await sendAll(Array.from({ length: 30 }, (_, index) => aMessage({ to: `c${index}@example.com` })));
  await whileSending(receiver, () =>
    whileSending(receiver, async () => {
      await expect.poll(async () => new Set(await states())).toEqual(new Set(['SENT']));
    }),
  );
  expect(new Set(receiver.received.flatMap(({ to }) => to)).size).toBe(30);
  expect(receiver.received).toHaveLength(30);
  await receiver.close();
});

describe('without a mail server', () => {
  let folder: string;
  beforeAll(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'patron-mailbox-')), randomUUID());
  });
  afterAll(() => rm(join(folder, '..'), { recursive: true, force: true }));

  it('puts letters into a folder that only its owner reads', async () => {
    const through = queue();
    const settings = { smtpUrl: null, mailbox: folder, from: 'no-reply@localhost' };
    const stop = startSender({ db: db(), log, clock: () => clock.now }, through, settings);
    const [id] = await sendAll([aMessage()], through);
    await expect.poll(states).toEqual(['SENT']);
    await stop();
    expect(await readdir(folder)).toEqual([`${id}.eml`]);
    const letter = await readFile(join(folder, `${id}.eml`), 'utf8');
    expect(letter).toContain('To: ada@example.com\r\n');
    expect(letter).toContain('\r\n\r\nHier ist der Link.\r\n');
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect((await stat(join(folder, `${id}.eml`))).mode & 0o777).toBe(0o600);
  });
});

it.each([
  'a@example.com, b@example.com',
  'Ada <ada@example.com>',
  'ada@example.com\r\nBcc: ben@example.com',
  'ada@@example.com',
  'ada',
  '@example.com',
  'ada@',
  `${'a'.repeat(65)}@example.com`,
  '',
])('%j is no address to send to', async (to) => {
  expect(isEmailAddress(to)).toBe(false);
  await expect(sendAll([aMessage({ to })])).rejects.toThrow();
  expect(await stored()).toEqual([]);
});

it('no header that a letter is given starts another one', async () => {
  const receiver = await aReceiver();
  await whileSending(receiver, async (through) => {
    await sendAll(
      [aMessage({ subject: 'Hi\r\nBcc: ben@example.com', headers: { 'X-A': 'b\r\nBcc: ben@example.com' } })],
      through,
    );
    await expect.poll(states).toEqual(['SENT']);
  });
  expect(receiver.received[0]?.to).toEqual(['ada@example.com']);
  expect(receiver.received[0]?.source).not.toMatch(/^Bcc/m);
  await receiver.close();
});
