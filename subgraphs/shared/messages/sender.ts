import type { Db } from 'mongodb';
import type { Logger } from 'pino';
import { pauseUntil } from '../bell.ts';
import { keepRunning } from '../leases.ts';
import { type MessageQueue, messagesOf, type StoredMessage } from './queue.ts';
import { DeliveryFailed, type MailSettings, openTransport, type Transport } from './transport.ts';

/** Letters under way at once. */
const LANES = 4;
/** Finds what another process added, and what is to be tried again. */
const POLL_MS = 2000;
/** Longer than an attempt can take: who holds a message this long without a word has died. */
const CLAIM_MS = 120_000;
const BACKOFF_MS = { first: 10_000, most: 3_600_000 };
/** A letter that nobody took for so long has lost its point. */
const GIVE_UP_MS = 24 * 3_600_000;

type Office = { db: Db; log: Logger; clock: () => Date };

/**
 * Sends a subgraph's messages, one sender at a time over all processes; returns how to stop it. Each is sent at least once: a
 * process that dies after a letter was taken and before that is written sends it again, under the same Message-ID.
 */
export function startSender(
  office: Office,
  queue: MessageQueue,
  settings: MailSettings,
): () => Promise<void> {
  return keepRunning(office, 'messages', async (signal) => {
    const transport = openTransport(settings);
    try {
      while (!signal.aborted) {
        const rung = queue.next();
        if (await isAnyDue(office)) {
          await Promise.all(Array.from({ length: LANES }, () => sendDue(office, transport, signal)));
        }
        await pauseUntil(rung, POLL_MS, signal);
      }
    } finally {
      transport.close();
    }
  });
}

async function sendDue(office: Office, transport: Transport, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const message = await claim(office);
    if (!message) return;
    await attempt(office, transport, message);
  }
}

const isAnyDue = async ({ db, clock }: Office): Promise<boolean> =>
  (await messagesOf(db).findOne(dueAt(clock()), { projection: { _id: 1 } })) !== null;

const dueAt = (now: Date) => ({ state: 'WAITING', dueAt: { $lte: now } }) as const;

function claim({ db, clock }: Office): Promise<StoredMessage | null> {
  const now = clock();
  return messagesOf(db).findOneAndUpdate(
    dueAt(now),
    { $set: { dueAt: new Date(now.getTime() + CLAIM_MS) }, $inc: { attempts: 1 } },
    { sort: { dueAt: 1 }, returnDocument: 'after' },
  );
}

async function attempt(office: Office, transport: Transport, message: StoredMessage): Promise<void> {
  const { db, log, clock } = office;
  const { _id: id, kind, attempts, createdAt, to, subject, text, html, language, headers } = message;
  const failed = await failureOf(async () => {
    if (to === undefined || subject === undefined || text === undefined) {
      throw new DeliveryFailed('INCOMPLETE', true);
    }
    const optional = { ...(html !== undefined && { html }), ...(headers && { headers }) };
    await transport.deliver({ id, to, subject, text, language, ...optional, date: clock() });
  });
  if (!failed) return end(office, id, { state: 'SENT' });

  const { reason, final } = failed;
  const now = clock().getTime();
  const line = { messageId: id, kind, attempts, code: reason };
  if (final || now - createdAt.getTime() >= GIVE_UP_MS) {
    log.error(line, 'a message was given up');
    return end(office, id, { state: 'GIVEN_UP', lastError: reason });
  }
  log.warn(line, 'a message could not be sent; it is tried again');
  const wait = Math.min(BACKOFF_MS.first * 2 ** (attempts - 1), BACKOFF_MS.most);
  await messagesOf(db).updateOne(
    { _id: id, state: 'WAITING' },
    { $set: { lastError: reason, dueAt: new Date(now + wait) } },
  );
}

/** Null when it was taken. */
async function failureOf(deliver: () => Promise<void>): Promise<{ reason: string; final: boolean } | null> {
  try {
    await deliver();
    return null;
  } catch (error) {
    return error instanceof DeliveryFailed ? error : { reason: 'FAILED', final: false };
  }
}

/** Whoever the letter was for and whatever stood in it is no longer needed. */
async function end(
  { db, clock }: Office,
  id: string,
  how: Pick<StoredMessage, 'state' | 'lastError'>,
): Promise<void> {
  await messagesOf(db).updateOne(
    { _id: id },
    {
      $set: { ...how, endedAt: clock() },
      $unset: { to: '', subject: '', text: '', html: '', headers: '' },
    },
  );
}
