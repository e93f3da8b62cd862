import { requireSelf } from '#shared/guard.ts';
import { rejected } from '#shared/user-errors.ts';
import { invalid } from '../resolvers/refusals.ts';
import { refusalIn, transitionIn } from '../rules/transitions.ts';
import { isText } from '../rules/values.ts';
import type {
  CustomerResolvers,
  MutationResolvers,
  ProductResolvers,
  QueryResolvers,
  Resolvers,
} from '../schema.generated.ts';
import type { StoredReview, WrittenReview } from './reviews.ts';
import { type ReviewWords, wordsProblem } from './rules.ts';
import { REVIEW_TABLE } from './table.ts';

const MAX_REASON = 500;

const notFound = () => rejected('REVIEW_NOT_FOUND', ['input', 'reviewId'], 'There is no such review.');
const illegal = (from: StoredReview['state'], step: string) =>
  rejected('ILLEGAL_TRANSITION', null, refusalIn(REVIEW_TABLE, from, step, 'review'));

const isWritten = (review: StoredReview): review is WrittenReview =>
  review.rating !== undefined && review.displayName !== undefined;

const written = <Page extends { edges: { cursor: string; node: StoredReview }[] }>(page: Page) => ({
  ...page,
  edges: page.edges.flatMap(({ cursor, node }) => (isWritten(node) ? [{ cursor, node }] : [])),
});

export const reviewQueries = {
  reviewsToModerate: async (_, page, { reviews }) => written(await reviews.pending(page)),
} satisfies Partial<QueryResolvers>;

export const reviewMutations = {
  async writeReview(_, { input }, context) {
    const customerId = requireSelf(context);
    const { access, actor, catalogue, once, purchases, reviews, turns } = context;
    const { productId, rating } = input;
    const title = input.title?.trim() || undefined;
    const text = input.text?.trim() || undefined;
    const words: ReviewWords = {
      ...{ rating, displayName: input.displayName.trim() },
      ...(title === undefined ? {} : { title }),
      ...(text === undefined ? {} : { text }),
    };
    const problem = wordsProblem(words);
    if (problem) return { ...invalid(problem), idempotentReplay: false };
    const members = await access.members(customerId);
    return once({ actor, mutation: 'writeReview', input }, async (session) => {
      await turns.take(`review/${members[0]}`, session);
      const product = await catalogue.byId(productId);
      const skus = product?.variants.map(({ sku }) => sku) ?? [];
      const order = await purchases.receivedBy(members, skus);
      if (!order) {
        const message = 'A review is for what you have bought and received.';
        return rejected('NOT_PURCHASED', ['input', 'productId'], message);
      }
      const there = await reviews.of(members, productId, session);
      if (!there) {
        const begun = await reviews.begin({ customerId, productId, orderId: order._id, ...words }, session);
        return { review: begun, userErrors: [] };
      }
      if (!transitionIn(REVIEW_TABLE, there.state, 'writeReview', 'CUSTOMER')) {
        return illegal(there.state, 'writeReview');
      }
      const review = await reviews.rewrite(there, words, session);
      if (!review) throw new Error('a review changed within its own transaction');
      return { review, userErrors: [] };
    });
  },

  async withdrawReview(_, { input }, context) {
    const customerId = requireSelf(context);
    const { access, actor, once, reviews } = context;
    const members = await access.members(customerId);
    return once({ actor, mutation: 'withdrawReview', input }, async (session) => {
      const there = await reviews.seenBy(session, input.reviewId);
      if (!there || !members.includes(there.customerId)) return notFound();
      if (!transitionIn(REVIEW_TABLE, there.state, 'withdrawReview', 'CUSTOMER'))
        return illegal(there.state, 'withdrawReview');
      return { review: await reviews.withdraw(there, session), userErrors: [] };
    });
  },

  async moderateReview(_, { input }, context) {
    const { actor, once, reviews } = context;
    const { reviewId, version, verdict } = input;
    const reason = input.reason?.trim() ?? '';
    return once({ actor, mutation: 'moderateReview', input }, async (session) => {
      const there = await reviews.seenBy(session, reviewId);
      if (!there) return notFound();
      if (there.version !== version) {
        return rejected('REVIEW_CHANGED', ['input', 'version'], 'It was written anew. Read it again.');
      }
      const step = verdict === 'PUBLISH' ? 'publishReview' : 'refuseReview';
      if (!transitionIn(REVIEW_TABLE, there.state, step, 'STAFF')) return illegal(there.state, step);
      if (verdict === 'REFUSE' && !isText(reason, MAX_REASON)) {
        return invalid({
          field: ['reason'],
          message: `Expected 1 to ${MAX_REASON} characters for the author.`,
        });
      }
      const to =
        verdict === 'PUBLISH' ? ({ to: 'PUBLISHED' } as const) : ({ to: 'REFUSED', reason } as const);
      const { state } = await reviews.moderate(there, to, session);
      return { state, userErrors: [] };
    });
  },
} satisfies Partial<MutationResolvers>;

export const reviewsOfCustomer = {
  reviews: async ({ id }, page, { access, reviews }) => reviews.ofCustomer(await access.members(id), page),
} satisfies Partial<CustomerResolvers>;

export const reviewsOfProduct = {
  reviews: async ({ _id }, page, { reviews }) => written(await reviews.published(_id, page)),
  rating: ({ _id }, _, { reviews }) => reviews.ratingOf(_id),
} satisfies Partial<ProductResolvers>;

export const reviewTypes = {
  Review: {
    id: (review) => review._id,
    product: ({ productId }, _, { catalogue }) => catalogue.byId(productId),
  },
  ProductReview: {
    id: (review) => review._id,
    author: ({ displayName }) => displayName,
  },
  ReviewToModerate: {
    id: (review) => review._id,
    product: ({ productId }, _, { catalogue }) => catalogue.byId(productId),
  },
  ProductRating: {
    average: ({ average }) => Math.round(average * 10) / 10,
  },
} satisfies Partial<Resolvers>;
