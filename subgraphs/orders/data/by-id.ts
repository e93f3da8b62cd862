import type { Collection, Filter } from 'mongodb';
import type { Stored } from '#shared/mongo.ts';
import { type PageRequest, pageOf, requirePageSize } from '#shared/pagination.ts';

/**
 * One Relay page in the order of the ids, for documents whose ids the retailer chooses.
 * @throws {GraphQLError} `BAD_USER_INPUT` when `first` is outside 1..100.
 */
export async function pageById<Doc extends Stored>(
  collection: Collection<Doc>,
  filter: Filter<Doc>,
  { first, after }: PageRequest,
) {
  requirePageSize(first);
  const later = after ? { _id: { $gt: after } } : {};
  const found = await collection
    .find<Doc>({ $and: [filter, later] } as object)
    .sort({ _id: 1 })
    .limit(first + 1)
    .toArray();
  return pageOf(found, first);
}
