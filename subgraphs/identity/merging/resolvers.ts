import { type Actor, actorId } from '#shared/actor.ts';
import { failure } from '#shared/failure.ts';
import { recordDisclosure, requireCustomer } from '#shared/guard.ts';
import { rejected } from '#shared/user-errors.ts';
import type { Context } from '../context.ts';
import type { MutationResolvers, QueryResolvers, Resolvers } from '../schema.generated.ts';
import type { Pair } from './decisions.ts';
import type { Merge, MergeOrigin, MergeRefusal, UnmergeRefusal } from './merges.ts';
import type { SeparateRefusal } from './merging.ts';

const MAX_NOTE = 500;

const REFUSALS: Record<
  MergeRefusal | UnmergeRefusal | SeparateRefusal,
  { field: string[]; message: string }
> = {
  CUSTOMER_NOT_FOUND: { field: ['input', 'customerIds'], message: 'One of them is not known here.' },
  ALREADY_MERGED: { field: ['input', 'customerIds'], message: 'They are one customer already.' },
  NEVER_THE_SAME: {
    field: ['input', 'customerIds'],
    message: 'Somebody decided that they are two. Decide otherwise of the same two first.',
  },
  TOO_MANY_MEMBERS: { field: ['input', 'customerIds'], message: 'Together they have more than 200 ids.' },
  MERGE_NOT_FOUND: { field: ['input', 'mergeId'], message: 'No merge of yours to see has this id.' },
  ALREADY_UNMERGED: { field: ['input', 'mergeId'], message: 'It was taken back before.' },
  RECORD_NOT_FOUND: { field: ['input', 'recordId'], message: 'No record of yours to see has this id.' },
  LAST_RECORD: {
    field: ['input', 'recordId'],
    message: 'Nothing else is known under its id. Take a merge back instead, if there is one.',
  },
};

function refusedBy(code: keyof typeof REFUSALS, between?: Pair) {
  const { field, message } = REFUSALS[code];
  return rejected(code, field, between ? `${message} Those are ${between.join(' and ')}.` : message);
}

/** @throws {GraphQLError} `FORBIDDEN` for those to whom the schema doesn't open it either. */
function originOf(actor: Actor): MergeOrigin {
  if (actor.kind === 'associate') return 'associate';
  if (actor.kind === 'staff' && actor.role === 'privacy_officer') return 'privacy_officer';
  throw failure('FORBIDDEN', 'Only associates and privacy officers decide who is one customer.');
}

/** Two ids of customers who are the actor's to touch, as they were given; null when there are not two. */
async function bothOf(ids: readonly string[], context: Context): Promise<Pair | null> {
  const [a, b] = ids;
  if (a === undefined || b === undefined || ids.length !== 2) return null;
  await requireCustomer(context, a);
  await requireCustomer(context, b);
  return [a, b];
}

const notTwo = () => rejected('INVALID_VALUE', ['input', 'customerIds'], 'Expected exactly two ids.');
const about = (ids: readonly string[]) => ids.map((customerId) => ({ customerId }));

const mergePreview: QueryResolvers['mergePreview'] = async (_, { customerIds, survivorId }, context) => {
  const { access, dependencies, merging } = context;
  const pair = await bothOf(customerIds, context);
  if (!pair) throw failure('BAD_USER_INPUT', '`customerIds`: expected exactly two ids.');
  const stated = survivorId ?? null;
  if (stated !== null && !pair.includes(stated)) {
    throw failure('BAD_USER_INPUT', '`survivorId`: expected one of `customerIds`.');
  }
  const preview = await dependencies.client.withSession((session) => merging.preview(pair, stated, session));
  if (!preview) return null;
  // The guard records it for the survivor.
  for (const field of ['values', 'conflicts', 'identifiers'])
    recordDisclosure(access, preview.mergedId, `MergePreview.${field}`, []);
  return preview;
};

/** What a pair shows of two people, whether it was asked for or not. */
const SHOWN = [
  ...['customerId', 'name', 'email', 'phone', 'city'].map((field) => `CustomerMatch.${field}`),
  'MatchReview.comparisons',
];

const matchReviews: QueryResolvers['matchReviews'] = async (_, { state, first, after }, context) => {
  const { access, customers, merging } = context;
  const page = await merging.review.page(state, { first, after });
  const shown = await Promise.all(
    page.edges.flatMap(({ node }) => node.between.map((id) => customers.byId(id))),
  );
  for (const customer of shown) {
    for (const field of customer ? SHOWN : []) recordDisclosure(access, customer?._id ?? '', field, []);
  }
  return page;
};

const mergeCustomers: MutationResolvers['mergeCustomers'] = async (_, { input }, context) => {
  const { actor, merging, once } = context;
  const origin = originOf(actor);
  const ids = await bothOf(input.customerIds, context);
  const stated = input.survivorId ?? null;
  return once({ actor, mutation: 'mergeCustomers', input }, async (session) => {
    if (!ids) return notTwo();
    if (stated !== null && !ids.includes(stated)) {
      return rejected('INVALID_VALUE', ['input', 'survivorId'], 'Expected one of the two.');
    }
    const note = input.note?.trim();
    if (note && note.length > MAX_NOTE) {
      return rejected('INVALID_VALUE', ['input', 'note'], `Expected at most ${MAX_NOTE} characters.`);
    }
    const merged = await merging.merge(
      { ids, survivorId: stated, origin, by: actorId(actor), note },
      session,
    );
    if ('refused' in merged) return refusedBy(merged.refused, merged.between);
    return { mergeId: merged.mergeId, about: about(ids), userErrors: [] };
  });
};

/** A merge that the actor may take back; an error would tell that there is one. */
async function mayUnmerge(merge: Merge | null, { actor, access }: Context): Promise<boolean> {
  return merge !== null && (merge.by === actorId(actor) || (await access.mayTouch(merge.into)));
}

const unmergeCustomers: MutationResolvers['unmergeCustomers'] = async (_, { input }, context) => {
  const { actor, merging, once } = context;
  const isTheirs = await mayUnmerge(await merging.merges.byId(input.mergeId), context);
  return once({ actor, mutation: 'unmergeCustomers', input }, async (session) => {
    if (!isTheirs) return refusedBy('MERGE_NOT_FOUND');
    const { mergeId, neverTheSame: never } = input;
    const unmerged = await merging.unmerge({ mergeId, by: actorId(actor), never }, session);
    if ('refused' in unmerged) return refusedBy(unmerged.refused);
    return { parted: about(unmerged.customerIds), userErrors: [] };
  });
};

const decideMatch: MutationResolvers['decideMatch'] = async (_, { input }, context) => {
  const { actor, merging, once } = context;
  const origin = originOf(actor);
  const { reviewId, customerIds, verdict } = input;
  const named = customerIds && (await bothOf(customerIds, context));
  return once({ actor, mutation: 'decideMatch', input }, async (session) => {
    if ((reviewId == null) === (customerIds == null)) {
      return rejected('INVALID_VALUE', ['input', 'reviewId'], 'Expected a pair that waits, or two ids.');
    }
    if (customerIds && !named) return notTwo();
    const review = reviewId == null ? null : await merging.review.seenBy(session, reviewId);
    const ids = named ?? (review && review.state !== 'OBSOLETE' ? review.between : null);
    if (!ids) {
      const message = 'No pair that can be decided has this id.';
      return rejected('MATCH_REVIEW_NOT_FOUND', ['input', 'reviewId'], message);
    }
    const decided = await merging.decide(
      { ids, verdict, by: actorId(actor), origin, explanation: review?.evidence },
      session,
    );
    if ('refused' in decided) return refusedBy(decided.refused, decided.between);
    return { mergeId: decided.mergeId, about: about(ids), userErrors: [] };
  });
};

const separateRecord: MutationResolvers['separateRecord'] = async (_, { input }, context) => {
  const { access, actor, merging, once } = context;
  const record = await merging.recordById(input.recordId);
  const isTheirs = record !== null && (await access.mayTouch(record.customerId));
  return once({ actor, mutation: 'separateRecord', input }, async (session) => {
    if (!isTheirs) return refusedBy('RECORD_NOT_FOUND');
    const separated = await merging.separate({ recordId: input.recordId, by: actorId(actor) }, session);
    if ('refused' in separated) return refusedBy(separated.refused);
    return { ...separated, about: about([separated.formerId]), userErrors: [] };
  });
};

export const mergingQueries = { mergePreview, matchReviews };
export const mergingMutations = { mergeCustomers, unmergeCustomers, decideMatch, separateRecord };

export const mergingTypes = {
  Merge: {
    id: ({ _id }) => _id,
    origin: ({ origin }) => ORIGINS[origin],
    weight: ({ evidence }) => evidence?.weight ?? null,
    comparisons: ({ evidence }) => evidence?.comparisons ?? [],
    note: ({ note }) => note ?? null,
    unmergedAt: ({ unmergedAt }) => unmergedAt ?? null,
  },
  MergePreview: {
    survivor: ({ survivorId }, _, { customers }) => customers.byId(survivorId),
    merged: ({ mergedId }, _, { customers }) => customers.byId(mergedId),
  },
  MatchReview: {
    id: ({ _id }) => _id,
    left: ({ between }, _, { customers }) => customers.byId(between[0]),
    right: ({ between }, _, { customers }) => customers.byId(between[1]),
    weight: ({ evidence }) => evidence.weight,
    comparisons: ({ evidence }) => evidence.comparisons,
    decidedAt: ({ decidedAt }) => decidedAt ?? null,
  },
  MergeCustomersPayload: {
    merge: ({ mergeId }, _, { merging }) => (mergeId ? merging.merges.byId(mergeId) : null),
    async customer({ mergeId }, _, { customers, merging }) {
      const merge = mergeId ? await merging.merges.byId(mergeId) : null;
      return merge && customers.byId(merge.survivorId);
    },
  },
  UnmergeCustomersPayload: {
    customerIds: ({ parted }) => parted?.map(({ customerId }) => customerId) ?? null,
    customers: ({ parted }, _, { customers }) =>
      parted ? Promise.all(parted.map(({ customerId }) => customers.byId(customerId))) : null,
  },
} satisfies Partial<Resolvers>;

const ORIGINS = {
  associate: 'ASSOCIATE',
  privacy_officer: 'PRIVACY_OFFICER',
  resolution: 'RESOLUTION',
} as const;
