import type { ClientSession, Db, MongoClient } from 'mongodb';
import { idempotent } from '#shared/idempotency.ts';

type Attempt = Parameters<typeof idempotent>[1];

/** {@link idempotent} on this subgraph's database. */
export const openOnce =
  (dependencies: { db: Db; client: MongoClient; clock: () => Date }) =>
  <Answer extends { userErrors: unknown[] }>(
    attempt: Attempt,
    work: (session: ClientSession) => Promise<Answer>,
  ) =>
    idempotent(dependencies, attempt, work);
