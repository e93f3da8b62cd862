import type { Db, MongoClient } from 'mongodb';
import type { Logger } from 'pino';
import type { Dispatcher } from 'undici';
import { openBell } from '#shared/bell.ts';
import type { Outbox } from '#shared/events/outbox.ts';
import { inTransaction } from '#shared/mongo.ts';
import { type Outcome, startOrderedSender } from '#shared/webhooks/ordered-sender.ts';
import { type Answer, post } from '#shared/webhooks/post.ts';
import { FAILING_DAYS, switchedOffBecause, whenNotTaken } from '#shared/webhooks/schedule.ts';
import { signedHeaders } from '#shared/webhooks/signed.ts';
import { type Connection, type Connections, isOpen } from './data/connections.ts';
import type { Holdings } from './data/holdings.ts';
import { connectionNotesIn, type Note, type Notes } from './data/notes.ts';
import type { Leave, Message } from './leave.ts';

/** A new note. A connection that goes on, or a replay, is seen at the next look. */
const WAKES = { operationType: 'insert' };
/** What a receiver says about the message itself: it won't like it better tomorrow. */
const REFUSALS: readonly number[] = [400, 413, 415, 422];
/** After so many of them it is given up, so that the customer's later changes go on. */
const MOST_REFUSALS = 4;

export type SenderSettings = {
  db: Db;
  client: MongoClient;
  log: Logger;
  clock: () => Date;
  outbox: Outbox;
  connections: Connections;
  notes: Notes;
  holdings: Holdings;
  leave: Leave;
  agent: Dispatcher;
  timeoutMs: number;
  random: () => number;
  /** Has connections that are to be told of all customers told of some more. @returns of how many. */
  tellOfMore(): Promise<number>;
};

/**
 * Sends what connected applications are told: at least once and always under the same id, a customer's in order. What the values
 * are is read when it is sent, so that nobody is told what they may not hold any more. Returns how to stop it.
 */
export function startConnectionSender(settings: SenderSettings): () => Promise<void> {
  const { db, log, connections, notes } = settings;
  const openReceivers = async () => (await connections.open()).map(({ _id }) => _id);
  return startOrderedSender('connections', settings, {
    openBell: () => openBell(connectionNotesIn(db), WAKES),
    async begin() {
      const shut = await connections.renewSecrets();
      if (shut.length)
        log.error({ connectionIds: shut }, 'secrets of connections cannot be opened: rotate them');
    },
    placeWaiting: async () => (await settings.tellOfMore()) + (await notes.placeWaiting()),
    openReceivers,
    due: notes.due,
    anyPending: async () => notes.anyPending(await openReceivers()),
    sendFirst: (queueId, signal) => sendFirst(settings, queueId, signal),
    wait: notes.wait,
    async sweep() {
      const lost = await notes.sweep();
      if (lost) log.error({ notes: lost }, 'connected applications never took these; they are given up');
    },
  });
}

async function sendFirst(settings: SenderSettings, queueId: string, signal: AbortSignal): Promise<Outcome> {
  const { clock, connections, notes, leave, agent, timeoutMs } = settings;
  const note = await notes.head(queueId);
  if (!note) return 'NOTHING';
  if (note.nextAttemptAt && note.nextAttemptAt > clock()) {
    await notes.wait(queueId, note.nextAttemptAt);
    return 'NOTHING';
  }
  const connection = await connections.byId(note.connectionId);
  if (!connection?.url || !isOpen(connection, clock())) return 'NOTHING';
  const message = await leave.messageOf(note, connection);
  if (!message) {
    await notes.end(note, 'PASSED', null);
    return 'PASSED';
  }
  if (note.type !== 'customer.erased' && !(await leave.prepareToSend(note, connection, message))) {
    return 'PASSED'; // the queue is looked at again
  }
  const headers = signedHeaders(connections.secretsOf(connection), note._id, message.body, clock());
  const answer = await post(agent, connection.url, headers, message.body, { timeoutMs, signal });
  if ('failure' in answer && signal.aborted) return 'NOTHING'; // it is not the receiver's fault
  if ('status' in answer && answer.status >= 200 && answer.status < 300) {
    await connections.noteSuccess(connection);
    await noteTold(settings, note, message, answer.status);
    return 'TAKEN';
  }
  await noteNotTaken(settings, note, connection, answer);
  return 'NOT_TAKEN';
}

/** An application has taken it: by a webhook, or by reading on in the feed (`status` null). */
export async function noteTold(
  {
    client,
    clock,
    outbox,
    notes,
    holdings,
  }: Pick<SenderSettings, 'client' | 'clock' | 'outbox' | 'notes' | 'holdings'>,
  note: Note,
  { customerId, digests, whenRead }: Pick<Message, 'customerId' | 'digests' | 'whenRead'>,
  status: number | null,
): Promise<void> {
  const { connectionId, type, requestId } = note;
  await inTransaction(client, async (session) => {
    if (!(await notes.end(note, 'DELIVERED', status, session))) return;
    if (type !== 'customer.erased') {
      await holdings.told({ connectionId, customerId }, digests, whenRead, session);
      return;
    }
    if (requestId === undefined) return;
    const acknowledged = {
      requestId,
      customerId,
      right: 'ERASE' as const,
      by: `service:${connectionId}`,
      counts: {},
      kept: [],
      digest: null,
      awaiting: [],
    };
    const event = { type: 'patron.rights.acknowledged.v1' as const, subject: customerId, time: clock() };
    await outbox.append([{ ...event, data: acknowledged }], session);
  });
}

async function noteNotTaken(
  { log, clock, random, connections, notes }: SenderSettings,
  note: Note,
  { _id: connectionId }: Connection,
  answer: Answer,
): Promise<void> {
  const now = clock();
  const attempts = note.attempts + 1;
  const { last, askedFor, nextAttemptAt } = whenNotTaken(answer, attempts, now, random());
  log.warn(
    { connectionId, noteId: note._id, attempts, ...last },
    'a connected application did not take this',
  );
  if ('status' in answer && REFUSALS.includes(answer.status)) {
    await notes.fail(note, last, attempts < MOST_REFUSALS ? nextAttemptAt : null);
    return;
  }
  const reason = switchedOffBecause(answer, await connections.noteFailure(connectionId, askedFor), now);
  if (reason && (await connections.pause(connectionId, reason))) {
    log.error({ connectionId, reason, failingDays: FAILING_DAYS }, 'connection is paused');
  }
  await notes.fail(note, last, nextAttemptAt);
}
