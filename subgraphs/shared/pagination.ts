import type { Collection, Filter } from 'mongodb';
import { failure } from './failure.ts';
import type { Stored } from './mongo.ts';

const MAX_PAGE_SIZE = 100;

export type PageRequest = { first: number; after?: string | null | undefined };

/** @throws {GraphQLError} `BAD_USER_INPUT` when `first` is outside 1..100. */
export function requirePageSize(first: number): void {
  if (first < 1 || first > MAX_PAGE_SIZE) {
    throw failure('BAD_USER_INPUT', `\`first\` must be 1 to ${MAX_PAGE_SIZE}, got ${first}.`);
  }
}

/**
 * One Relay page, newest first. Identifiers grow with time, so the cursor is the `_id` itself and stays valid while
 * documents are added or removed.
 *
 * @throws {GraphQLError} `BAD_USER_INPUT` when `first` is outside 1..100.
 */
export async function newestFirst<Doc extends Stored>(
  collection: Collection<Doc>,
  filter: Filter<Doc>,
  { first, after }: PageRequest,
) {
  requirePageSize(first);
  const older = after ? { _id: { $lt: after } } : {};
  const found = await collection
    .find<Doc>({ $and: [filter, older] } as object)
    .sort({ _id: -1 })
    .limit(first + 1)
    .toArray();
  return pageOf(found, first);
}

/** Turns `first + 1` documents (or fewer) into a Relay page of `first`. */
export function pageOf<Doc extends Stored>(found: Doc[], first: number) {
  const page = found.slice(0, first);
  return {
    edges: page.map((node) => ({ cursor: node._id, node })),
    pageInfo: { hasNextPage: found.length > first, endCursor: page.at(-1)?._id ?? null },
  };
}
