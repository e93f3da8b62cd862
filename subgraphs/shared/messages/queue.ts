import type { ClientSession, Collection, Db } from 'mongodb';
import { defineCollection, type Migration } from '../migrations.ts';
import { newId, type Stored } from '../mongo.ts';

/** A letter by email to one customer. */
export type Message = {
  /** One email address and nothing else, see {@link isEmailAddress}. */
  to: string;
  subject: string;
  text: string;
  /** The same as `text`, as HTML. Absent: the text alone. */
  html?: string;
  /** BCP 47 language in which it is written. */
  language: string;
  /** Further headers, e.g. `List-Unsubscribe`. */
  headers?: Record<string, string>;
  /** What it is, for logs and lists, e.g. `subscription.confirm`. */
  kind: string;
  customerId: string;
};

/** The way out for messages of a subgraph. */
export type Messages = {
  /**
   * Has a message sent once the transaction of the session is committed, and never when it isn't.
   * @returns the id of the message, by which logs name it.
   * @throws {Error} when `to` is no email address.
   */
  send(message: Message, session: ClientSession): Promise<string>;
};

/**
 * Collection `messages`: what is to be sent. Once a message is sent, or given up, its address and its text are removed; that
 * it was sent is kept for 30 days.
 */
export type StoredMessage = Stored &
  Pick<Message, 'kind' | 'customerId' | 'language'> &
  Partial<Pick<Message, 'to' | 'subject' | 'text' | 'html' | 'headers'>> & {
    state: 'WAITING' | 'SENT' | 'GIVEN_UP';
    attempts: number;
    /** Not before this time. */
    dueAt: Date;
    createdAt: Date;
    /** When it was sent or given up. */
    endedAt?: Date;
    /** What the last attempt failed with: a code, never a text that may hold an address. */
    lastError?: string;
  };

export const messagesOf = (db: Db): Collection<StoredMessage> => db.collection<StoredMessage>('messages');

const KEPT_DAYS = 30;
const text = { bsonType: 'string' };

export const messagesMigration: Migration = {
  id: '000-messages',
  up: (db) =>
    defineCollection(db, 'messages', {
      schema: {
        bsonType: 'object',
        required: ['kind', 'customerId', 'language', 'state', 'attempts', 'dueAt', 'createdAt'],
        properties: {
          kind: text,
          customerId: text,
          language: text,
          to: text,
          subject: text,
          text,
          html: text,
          headers: { bsonType: 'object' },
          state: { enum: ['WAITING', 'SENT', 'GIVEN_UP'] },
          attempts: { bsonType: 'int', minimum: 0 },
          dueAt: { bsonType: 'date' },
          createdAt: { bsonType: 'date' },
          endedAt: { bsonType: 'date' },
          lastError: text,
        },
      },
      indexes: [
        { key: { dueAt: 1 }, partialFilterExpression: { state: 'WAITING' } }, // the sender: what is due, oldest first
        { key: { customerId: 1 } }, // everything about a person, for access and erasure
        { key: { endedAt: 1 }, expireAfterSeconds: KEPT_DAYS * 24 * 3600 },
      ],
    }),
};

/** What may stand in an envelope: no list, no name, no line break. Whether anybody reads it only sending tells. */
export const isEmailAddress = (value: string): boolean =>
  value.length <= 320 && /^[^\s@<>()[\],;:"\\]{1,64}@[^\s@<>()[\],;:"\\]{1,255}$/.test(value);

export type MessageQueue = Messages & {
  /** Resolves when this process may have added a message. */
  next(): Promise<void>;
};

export function openMessages(db: Db, clock: () => Date): MessageQueue {
  let ring = () => {};
  let rung = new Promise<void>((resolve) => {
    ring = resolve;
  });
  const strike = () => {
    ring();
    rung = new Promise((resolve) => {
      ring = resolve;
    });
  };
  const heard = new WeakSet<ClientSession>();
  return {
    async send({ to, subject, text: body, html, language, headers, kind, customerId }, session) {
      if (!isEmailAddress(to)) throw new Error('A message needs an email address.');
      const now = clock();
      const _id = newId('msg');
      await messagesOf(db).insertOne(
        {
          _id,
          kind,
          customerId,
          language,
          to,
          subject,
          text: body,
          ...(html !== undefined && { html }),
          ...(headers && { headers }),
          state: 'WAITING',
          attempts: 0,
          dueAt: now,
          createdAt: now,
        },
        { session },
      );
      if (!heard.has(session)) session.once('ended', strike);
      heard.add(session);
      return _id;
    },
    next: () => rung,
  };
}
