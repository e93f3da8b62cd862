import type { ClientSession, Db } from 'mongodb';
import type { Outbox } from '#shared/events/outbox.ts';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { batched, newId } from '#shared/mongo.ts';
import { newestFirst, type PageRequest, pageOf, requirePageSize } from '#shared/pagination.ts';
import { statesOf } from '../rules/transitions.ts';
import type { ReviewWords } from './rules.ts';
import { REVIEW_TABLE, type ReviewState } from './table.ts';

/** Collection `reviews`: one of each product by each customer who bought it. */
export type StoredReview = Partial<ReviewWords> & {
  _id: string;
  customerId: string;
  productId: string;
  /** The purchase that it rests on. */
  orderId: string;
  state: ReviewState;
  /** Grows by one each time it is written. */
  version: number;
  submittedAt: Date;
  publishedAt?: Date;
  /** Why staff refused it, for its author. */
  reason?: string;
  /** It has been told to the world; that happens once, however often it is written anew. */
  told?: true;
};

/** One that has words: all but a withdrawn one. */
export type WrittenReview = StoredReview & ReviewWords;

export const reviewsMigration: Migration = {
  id: '046-reviews',
  up: (db) =>
    defineCollection(db, 'reviews', {
      schema: {
        bsonType: 'object',
        required: ['customerId', 'productId', 'orderId', 'state', 'version', 'submittedAt'],
        properties: {
          customerId: { bsonType: 'string' },
          state: { enum: [...statesOf(REVIEW_TABLE)] },
          rating: { bsonType: ['int', 'double'], minimum: 1, maximum: 5 },
        },
      },
      indexes: [
        { key: { customerId: 1, productId: 1 }, unique: true },
        { key: { productId: 1, state: 1, _id: -1 } },
        { key: { state: 1, submittedAt: 1 }, partialFilterExpression: { state: 'PENDING' } },
      ],
    }),
};

/** What the published reviews of a product say together. */
export type Rating = { count: number; average: number };

type Members = readonly string[];

export function openReviews({ db, outbox, clock }: { db: Db; outbox: Outbox; clock: () => Date }) {
  const reviews = db.collection<StoredReview>('reviews');
  const after = { returnDocument: 'after' } as const;
  const ratingOf = batched<Rating | null>(async (productIds) => {
    const found = await reviews
      .aggregate<{ _id: string } & Rating>([
        { $match: { productId: { $in: productIds }, state: 'PUBLISHED' } },
        { $group: { _id: '$productId', count: { $sum: 1 }, average: { $avg: '$rating' } } },
      ])
      .toArray();
    const byProduct = new Map(found.map(({ _id, ...rating }) => [_id, rating]));
    return (productId) => byProduct.get(productId) ?? null;
  });

  return {
    /** As this transaction sees it. */
    seenBy: (session: ClientSession, id: string): Promise<StoredReview | null> =>
      reviews.findOne({ _id: id }, { session }),

    of: (members: Members, productId: string, session: ClientSession): Promise<StoredReview | null> =>
      reviews.findOne({ customerId: { $in: [...members] }, productId }, { session, sort: { _id: 1 } }),

    ofCustomer: (members: Members, page: PageRequest) =>
      newestFirst(reviews, { customerId: { $in: [...members] } }, page),

    published: (productId: string, page: PageRequest) =>
      newestFirst(reviews, { productId, state: 'PUBLISHED' }, page),

    /** Null when none is published. */
    ratingOf: (productId: string): Promise<Rating | null> => ratingOf.load(productId),

    /** Longest waiting first. @throws {GraphQLError} `BAD_USER_INPUT` when `first` is outside 1..100. */
    async pending({ first, after: behind }: PageRequest) {
      requirePageSize(first);
      const before = behind ? await reviews.findOne({ _id: behind }) : null;
      const rest = before
        ? {
            $or: [
              { submittedAt: { $gt: before.submittedAt } },
              { submittedAt: before.submittedAt, _id: { $gt: before._id } },
            ],
          }
        : {};
      const found = await reviews
        .find({ state: 'PENDING', ...rest })
        .sort({ submittedAt: 1, _id: 1 })
        .limit(first + 1)
        .toArray();
      return pageOf(found, first);
    },

    async begin(
      review: ReviewWords & Pick<StoredReview, 'customerId' | 'productId' | 'orderId'>,
      session: ClientSession,
    ): Promise<StoredReview> {
      const begun: StoredReview = {
        ...{ _id: newId('rev'), ...review, state: 'PENDING', version: 1, submittedAt: clock() },
      };
      await reviews.insertOne(begun, { session });
      return begun;
    },

    /** Writes one anew, to be looked at again. */
    rewrite: (
      { _id, version }: StoredReview,
      words: ReviewWords,
      session: ClientSession,
    ): Promise<StoredReview | null> =>
      reviews.findOneAndUpdate(
        { _id, version },
        {
          $set: { ...words, state: 'PENDING', submittedAt: clock() },
          $unset: {
            publishedAt: '',
            reason: '',
            ...(words.title === undefined ? { title: '' } : {}),
            ...(words.text === undefined ? { text: '' } : {}),
          },
          $inc: { version: 1 },
        },
        { ...after, session },
      ),

    /** Takes the words away; what stays is that it was told. */
    withdraw: ({ _id }: StoredReview, session: ClientSession): Promise<StoredReview | null> =>
      reviews.findOneAndUpdate(
        { _id },
        {
          $set: { state: 'WITHDRAWN' },
          $unset: { rating: '', title: '', text: '', displayName: '', publishedAt: '', reason: '' },
        },
        { ...after, session },
      ),

    /** Staff's answer; the first publication of a review is told to the world. */
    async moderate(
      review: StoredReview,
      answer: { to: 'PUBLISHED' } | { to: 'REFUSED'; reason: string },
      session: ClientSession,
    ): Promise<StoredReview> {
      const now = clock();
      const published = answer.to === 'PUBLISHED';
      const moderated = await reviews.findOneAndUpdate(
        { _id: review._id, version: review.version },
        published
          ? { $set: { state: 'PUBLISHED', publishedAt: now, told: true } }
          : { $set: { state: 'REFUSED', reason: answer.reason }, $unset: { publishedAt: '' } },
        { ...after, session },
      );
      if (!moderated) throw new Error('a review changed within its own transaction');
      if (published && !review.told) {
        const { _id: reviewId, customerId, productId, orderId } = review;
        const data = { reviewId, customerId, productId, orderId, at: now.toISOString() };
        await outbox.append(
          [{ type: 'patron.review.published.v1', subject: customerId, time: now, data }],
          session,
        );
      }
      return moderated;
    },
  };
}
