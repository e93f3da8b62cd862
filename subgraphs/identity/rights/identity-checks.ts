import type { ClientSession, Db } from 'mongodb';
import type { PatronEvent, Right } from '#shared/events/event.ts';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { lookupBy, type Stored } from '#shared/mongo.ts';
import type { Dependencies } from '#shared/subgraph.ts';
import type { Dossiers } from '../data/dossiers.ts';
import { identifiersOf } from '../rules/traits.ts';
import { maskedEmail } from '../search/mask.ts';
import { CODE_MINUTES, identityCode, isIdentityCode, MAX_CODES, MAX_TRIES } from './code.ts';
import { codeLetter } from './letter.ts';
import { trustedAddress } from './trusted-address.ts';

/**
 * Collection `identityChecks`: requests of which it has to be shown, or has been, that the customer makes them; `_id` is
 * the request. Gone when the request is closed.
 */
export type IdentityCheck = Stored & {
  customerId: string;
  right: Right;
  state: 'OPEN' | 'VERIFIED';
  /** The request is being carried out: what is to be corrected may be. */
  rectifying?: true;
  /** Codes that were sent; the newest one counts. */
  codes: number;
  /** Guesses at the newest code. */
  tries: number;
  /** Where the newest code went, masked. */
  sentTo?: string;
  codeExpiresAt?: Date;
  createdAt: Date;
};

/** How it was shown, and `actorId` of who entered the code or looked at the document. */
export type IdentityShown = { method: 'EMAIL_CODE' | 'DOCUMENT'; document: string | null; by: string };

const string = { bsonType: 'string' };
const fromZero = { bsonType: 'int', minimum: 0 };

export const identityChecksMigration: Migration = {
  id: '010-identity-checks',
  up: (db) =>
    defineCollection(db, 'identityChecks', {
      schema: {
        bsonType: 'object',
        required: ['customerId', 'right', 'state', 'codes', 'tries', 'createdAt'],
        properties: {
          customerId: string,
          state: { enum: ['OPEN', 'VERIFIED'] },
          codes: { ...fromZero, maximum: MAX_CODES },
          tries: { ...fromZero, maximum: MAX_TRIES },
          codeExpiresAt: { bsonType: 'date' },
        },
      },
      indexes: [{ key: { customerId: 1 } }], // everything about a person, for access and erasure
    }),
};

const identityChecksIn = (db: Db) => db.collection<IdentityCheck>('identityChecks');

/** Shows who makes a request: by a code in a mailbox that was the customer's before, or by a document. */
export function openIdentityChecks(
  { db, outbox, messages, keyring, clock }: Dependencies,
  dossiers: Dossiers,
) {
  const checks = identityChecksIn(db);
  const byId = lookupBy(checks, '_id');

  /** Sends the next code. Null when no address is to be trusted; false when too many have been sent. */
  async function sendCode(
    check: IdentityCheck,
    session: ClientSession,
  ): Promise<IdentityCheck | false | null> {
    if (check.codes === MAX_CODES) return false;
    const dossier = await dossiers.one(check.customerId, session);
    const now = clock();
    const to = dossier && trustedAddress(identifiersOf(dossier), now);
    if (!to) return null;
    const codes = check.codes + 1;
    const codeExpiresAt = new Date(now.getTime() + CODE_MINUTES * 60_000);
    const after: IdentityCheck = { ...check, codes, tries: 0, sentTo: maskedEmail(to), codeExpiresAt };
    await checks.replaceOne({ _id: check._id }, after, { session });
    const tag = dossier.stored?.profile.language?.value ?? 'en';
    const letter = codeLetter(identityCode(check._id, codes, keyring), tag);
    await messages.send(
      { ...letter, to, kind: 'rights.identity-code', customerId: check.customerId },
      session,
    );
    return after;
  }

  return {
    byId: (id: string): Promise<IdentityCheck | null> => byId.load(id),
    seenBy: (session: ClientSession, id: string): Promise<IdentityCheck | null> =>
      checks.findOne({ _id: id }, { session }),
    sendCode,

    /** Somebody asks for a right. The signed-in customer is sent a code at once, if there is an address to trust. */
    async open({ data }: PatronEvent<'patron.rights.received.v1'>, session: ClientSession): Promise<void> {
      const { requestId, customerId, right, bySelf } = data;
      const check: IdentityCheck = {
        ...{ _id: requestId, customerId, right, state: 'OPEN' as const },
        ...{ codes: 0, tries: 0, createdAt: clock() },
      };
      await checks.insertOne(check, { session });
      if (bySelf) await sendCode(check, session);
    },

    /** What is to be corrected may be corrected from now on. */
    async beginRectifying(
      { data: { requestId, customerId, right } }: PatronEvent<'patron.rights.ordered.v1'>,
      session: ClientSession,
    ): Promise<void> {
      if (right !== 'RECTIFY') return;
      await checks.updateOne({ _id: requestId, customerId }, { $set: { rectifying: true } }, { session });
    },

    async close(
      { data: { requestId } }: PatronEvent<'patron.rights.closed.v1'>,
      session: ClientSession,
    ): Promise<void> {
      await checks.deleteOne({ _id: requestId }, { session });
    },

    /**
     * Counts one guess **before** it is compared, so that many at once are no more guesses than one after the other; not
     * in a transaction, so that a refusal doesn't take it back. Returns how many are left; null when none was.
     */
    async countTry(requestId: string): Promise<number | null> {
      const counted = await checks.findOneAndUpdate(
        { _id: requestId, state: 'OPEN', codes: { $gt: 0 }, tries: { $lt: MAX_TRIES } },
        { $inc: { tries: 1 } },
        { returnDocument: 'after' },
      );
      return counted && MAX_TRIES - counted.tries;
    },

    isCode: ({ _id, codes }: IdentityCheck, entered: string): boolean =>
      isIdentityCode(entered, _id, codes, keyring),

    /** It is the customer. */
    async verify(check: IdentityCheck, shown: IdentityShown, session: ClientSession): Promise<void> {
      await checks.updateOne({ _id: check._id }, { $set: { state: 'VERIFIED' } }, { session });
      const data = { requestId: check._id, customerId: check.customerId, ...shown };
      await outbox.append(
        [{ type: 'patron.rights.identity_verified.v1', subject: check.customerId, time: clock(), data }],
        session,
      );
    },
  };
}
