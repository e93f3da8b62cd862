import type { ClientSession, Db, MongoClient } from 'mongodb';
import { idempotent, idempotentBy, type KeptAnswer, keepAnswers } from '#shared/idempotency.ts';

type Attempt = Parameters<typeof idempotent>[1];

/** {@link idempotent} on this subgraph's database. */
export const openOnce =
  (dependencies: { db: Db; client: MongoClient; clock: () => Date }) =>
  <Answer extends { userErrors: unknown[] }>(
    attempt: Attempt,
    work: (session: ClientSession) => Promise<Answer>,
  ) =>
    idempotent(dependencies, attempt, work);

/** {@link keepAnswers} of one on this subgraph's database. */
export const openKeepAnswer =
  (db: Db) =>
  (answer: KeptAnswer, session: ClientSession): Promise<void> =>
    keepAnswers(db, [answer], session);

/** {@link idempotentBy} on this subgraph's database. */
export const openOnceBy =
  (dependencies: { db: Db; clock: () => Date }) =>
  <Answer extends { userErrors: unknown[] }>(
    attempt: Attempt,
    work: (keptWith: (answer: Answer) => KeptAnswer) => Promise<Answer>,
  ) =>
    idempotentBy(dependencies, attempt, work);
