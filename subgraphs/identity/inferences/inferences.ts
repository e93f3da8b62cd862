import type { ClientSession } from 'mongodb';
import type { PatronEvent } from '#shared/events/event.ts';
import { isYes } from '#shared/live-consent.ts';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { newId, type Stored } from '#shared/mongo.ts';
import type { Dependencies } from '#shared/subgraph.ts';
import { type Answered, isShown, type NewInference, sameAttribute, sameSaying } from './rules.ts';

/** What profiling needs of the customer; without it nothing is inferred and nothing inferred is kept. */
export const PROFILING = 'purchase_profiling';

/**
 * Collection `inferences`: what models concluded about customers, and what the customers said to it. An answer of the customer
 * (`CORRECTED`, `OBJECTED`) stays when the conclusion has expired, so that it isn't drawn again.
 */
export type Inference = Stored &
  NewInference & {
    customerId: string;
    /** `actorId` of the service that recorded it. */
    by: string;
    inferredAt: Date;
    state: 'STANDING' | Answered;
    answeredAt?: Date;
    /** What is right, in the customer's own words. */
    corrected?: string;
  };

const text = { bsonType: 'string', minLength: 1 };
const date = { bsonType: 'date' };

export const inferencesMigration: Migration = {
  id: '013-inferences',
  up: (db) =>
    defineCollection(db, 'inferences', {
      schema: {
        bsonType: 'object',
        required: [
          'customerId',
          'attribute',
          'value',
          'confidence',
          'evidence',
          'model',
          'by',
          'inferredAt',
          'expiresAt',
          'state',
        ],
        properties: {
          customerId: text,
          attribute: text,
          value: text,
          confidence: { bsonType: ['double', 'int'], minimum: 0, maximum: 1 },
          evidence: { bsonType: 'array', minItems: 1, items: text },
          model: text,
          inferredAt: date,
          expiresAt: date,
          state: { enum: ['STANDING', 'CORRECTED', 'OBJECTED'] },
        },
      },
      indexes: [
        { key: { customerId: 1, attribute: 1 } },
        // What nobody answered goes by itself.
        { key: { expiresAt: 1 }, expireAfterSeconds: 0, partialFilterExpression: { state: 'STANDING' } },
      ],
    }),
};

/** How many conclusions of one customer are kept. */
const MOST = 200;

export function openInferences({ db, clock }: Pick<Dependencies, 'db' | 'clock'>) {
  const inferences = db.collection<Inference>('inferences');

  return {
    /** What stands of a customer now, newest first; for the customer also what they answered. */
    async of(members: readonly string[], withAnswers: boolean): Promise<Inference[]> {
      const found = await inferences
        .find({ customerId: { $in: [...members] } })
        .sort({ inferredAt: -1, _id: -1 })
        .limit(MOST)
        .toArray();
      return found.filter((one) => isShown(one, clock()) || (withAnswers && one.state !== 'STANDING'));
    },

    /** One of these customers' conclusions, or null. */
    seenBy: (session: ClientSession, id: string, members: readonly string[]): Promise<Inference | null> =>
      inferences.findOne({ _id: id, customerId: { $in: [...members] } }, { session }),

    /**
     * Records a conclusion. The same one again is renewed; what the customer corrected or objected to isn't drawn again,
     * whatever the value. Writing the customer makes it start again when they answer meanwhile.
     */
    async record(
      { members, by, ...said }: NewInference & { members: readonly string[]; by: string },
      session: ClientSession,
    ): Promise<'RECORDED' | 'RENEWED' | 'ANSWERED' | 'FULL'> {
      const [customerId = ''] = members;
      const known = await inferences
        .find({ customerId: { $in: [...members] }, attribute: said.attribute }, { session })
        .toArray();
      const answers = known.filter(({ state }) => state !== 'STANDING');
      if (answers.some((answer) => sameAttribute(answer, said))) return 'ANSWERED';
      const before = known.find((one) => sameSaying(one, said));
      if (before) {
        await inferences.updateOne(
          { _id: before._id },
          { $set: { ...said, by, inferredAt: clock() } },
          { session },
        );
        return 'RENEWED';
      }
      const count = await inferences.countDocuments({ customerId: { $in: [...members] } }, { session });
      if (count >= MOST) return 'FULL';
      const stored: Inference = {
        _id: newId('inf'),
        customerId,
        ...said,
        by,
        inferredAt: clock(),
        state: 'STANDING',
      };
      await inferences.insertOne(stored, { session });
      return 'RECORDED';
    },

    async answer(
      id: string,
      answer: { state: Answered; corrected?: string },
      session: ClientSession,
    ): Promise<void> {
      await inferences.updateOne({ _id: id }, { $set: { ...answer, answeredAt: clock() } }, { session });
    },

    /** When profiling loses its ground, what was concluded goes; what the customer said about it stays. */
    async followConsent(
      decisions: readonly PatronEvent<'patron.consent.decided.v1'>['data'][],
      session: ClientSession,
    ): Promise<void> {
      const refused = decisions.filter(({ purpose, state }) => purpose === PROFILING && !isYes(state));
      if (!refused.length) return;
      const theirs = { customerId: { $in: refused.map(({ customerId }) => customerId) } };
      await inferences.deleteMany({ ...theirs, state: 'STANDING' }, { session });
    },
  };
}
