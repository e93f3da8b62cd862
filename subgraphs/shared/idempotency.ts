import { createHash } from 'node:crypto';
import type { ClientSession, Collection, Db, MongoClient } from 'mongodb';
import { type Actor, actorId } from './actor.ts';
import type { Migration } from './migrations.ts';
import { inTransaction, isDuplicateKey, LATEST, type Lookup, lookupBy, type Stored } from './mongo.ts';
import { rejected } from './user-errors.ts';

/** Collection `idempotencyKeys`: the first answer to each key, kept at least 24 hours. */
export type KeptAnswer = Stored & {
  /** SHA-256 of the canonical input, so that a key reused for something else is noticed. */
  inputHash: string;
  /** Each input field's own hash, to name the one that differs. */
  fieldHashes: Record<string, string>;
  answer: object;
  /** The customers whom it is by or about: their answers go when they are erased. */
  about: string[];
  createdAt: Date;
};

const KEPT_SECONDS = 48 * 3600;
const MAX_KEY_LENGTH = 64;

export const keptAnswersOf = (db: Db): Collection<KeptAnswer> => db.collection<KeptAnswer>('idempotencyKeys');

export const idempotencyMigration: Migration = {
  id: '000-idempotency-keys',
  async up(db) {
    await keptAnswersOf(db).createIndexes([{ key: { createdAt: 1 }, expireAfterSeconds: KEPT_SECONDS }]);
  },
};

export const idempotencyAboutMigration: Migration = {
  id: '000-idempotency-keys-about',
  async up(db) {
    await keptAnswersOf(db).createIndexes([{ key: { about: 1 } }]); // erased with the customer
  },
};

type Attempt = {
  actor: Actor;
  /** The mutation's name: keys of different mutations and actors never meet. */
  mutation: string;
  /** The mutation's whole input, with its `idempotencyKey`. */
  input: { idempotencyKey: string } & Record<string, unknown>;
};

type Outcome = { userErrors: unknown[] };

/** The codes that {@link idempotent} itself answers with; every subgraph that uses it lists them. */
type IdempotencyCode = 'IDEMPOTENCY_KEY_REQUIRED' | 'IDEMPOTENCY_MISMATCH';

type Refusal = { userErrors: { code: IdempotencyCode; field: string[] | null; message: string }[] };

/**
 * Does `work` once per key, in one transaction with the kept answer. Repeating the key with the same input gives the
 * first answer again, marked `idempotentReplay`; with other input it is refused, naming the field. An attempt that
 * ends in user errors or throws leaves nothing behind, not even the key. Two attempts at once: the later one waits for
 * the first and then replays it.
 *
 * `work` may answer `idempotentReplay: true` itself, where a ledger knows the key longer than it is kept here.
 *
 * The answer is kept as BSON, so it may hold stored documents and dates, but no class instances or functions.
 */
export function idempotent<Answer extends Outcome>(
  { db, client, clock }: { db: Db; client: MongoClient; clock: () => Date },
  attempt: Attempt,
  work: (session: ClientSession) => Promise<Answer>,
): Promise<(Answer | Refusal) & { idempotentReplay: boolean }> {
  return idempotentBy<Answer>({ db, clock }, attempt, (keptWith) =>
    inTransaction(client, async (session) => {
      const answer = await work(session);
      if (answer.userErrors.length) throw new NothingDone(answer);
      await keepAnswers(db, [keptWith(answer)], session);
      return answer;
    }),
  );
}

/**
 * As {@link idempotent}, where `work` has its own transaction: it answers with user errors and has done nothing, or it has kept the
 * answer by {@link keepAnswers} in the transaction that did it all.
 */
export async function idempotentBy<Answer extends Outcome>(
  { db, clock }: { db: Db; clock: () => Date },
  { actor, mutation, input }: Attempt,
  work: (keptWith: (answer: Answer) => KeptAnswer) => Promise<Answer>,
): Promise<(Answer | Refusal) & { idempotentReplay: boolean }> {
  const { idempotencyKey } = input;
  if (!idempotencyKey.trim() || idempotencyKey.length > MAX_KEY_LENGTH) {
    const message = `Choose a key of 1 to ${MAX_KEY_LENGTH} characters for each intent.`;
    return first(rejected('IDEMPOTENCY_KEY_REQUIRED', ['input', 'idempotencyKey'], message));
  }
  const keys = keptAnswersOf(db);
  const _id = `${actorId(actor)}/${mutation}/${idempotencyKey}`;
  const fieldHashes = hashesOf(input);
  const inputHash = hash(fieldHashes);

  const keptWith = (answer: Answer): KeptAnswer => {
    const about = [...new Set([...customersOf(actor), ...customersOf(input), ...customersOf(answer)])];
    return { _id, inputHash, fieldHashes, answer, about, createdAt: clock() };
  };
  const kept = await keptIn(db).load(_id);
  if (kept) return replay<Answer>(kept, inputHash, fieldHashes);
  try {
    const answer = await work(keptWith);
    if (answer.userErrors.length) throw new NothingDone(answer);
    return first(answer);
  } catch (error) {
    const refused = error instanceof NothingDone;
    // Refused, or failed on a unique index, because another attempt with this key did it meanwhile?
    const winner = refused || isDuplicateKey(error) ? await keys.findOne({ _id }, LATEST) : null;
    if (winner) return replay<Answer>(winner, inputHash, fieldHashes);
    if (refused) return first(error.answer as Answer);
    throw error;
  }
}

/** Keeps first answers in the transaction that does what they say. Fails on a key that another attempt has used meanwhile. */
export async function keepAnswers(
  db: Db,
  answers: readonly KeptAnswer[],
  session: ClientSession,
): Promise<void> {
  await keptAnswersOf(db).insertMany([...answers], { session });
}

const lookups = new WeakMap<Db, Lookup<KeptAnswer | null>>();

/** Answers that are wanted at the same moment are read together. */
function keptIn(db: Db): Lookup<KeptAnswer | null> {
  let lookup = lookups.get(db);
  if (!lookup) {
    lookup = lookupBy(keptAnswersOf(db), '_id');
    lookups.set(db, lookup);
  }
  return lookup;
}

/** Thrown in a transaction whose answer is a refusal: it is rolled back, and {@link idempotentBy} answers so. */
export class NothingDone extends Error {
  readonly answer: Outcome;
  constructor(answer: Outcome) {
    super('refused');
    this.answer = answer;
  }
}

const first = <Answer extends Outcome>(answer: Answer) => ({ idempotentReplay: false, ...answer });

function replay<Answer extends Outcome>(
  kept: KeptAnswer,
  inputHash: string,
  fieldHashes: Record<string, string>,
): (Answer | Refusal) & { idempotentReplay: boolean } {
  if (kept.inputHash === inputHash) return { ...(kept.answer as Answer), idempotentReplay: true };
  const names = new Set([...Object.keys(kept.fieldHashes), ...Object.keys(fieldHashes)]);
  const differing =
    [...names].find((name) => kept.fieldHashes[name] !== fieldHashes[name]) ?? 'idempotencyKey';
  const message = `This key was used before with another \`${differing}\`. Use a new key for a new intent.`;
  return first(rejected('IDEMPOTENCY_MISMATCH', ['input', differing], message));
}

function hashesOf(input: Record<string, unknown>): Record<string, string> {
  const entries = Object.entries(input).filter(([name, value]) => name !== 'idempotencyKey' && value != null);
  return Object.fromEntries(entries.map(([name, value]) => [name, hash(value)]));
}

const hash = (value: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(canonical(value)))
    .digest('base64url');

/** The same value with object keys in a fixed order and without absent ones, so that equal inputs hash equal. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (value instanceof Date) return { $date: value.getTime() };
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value)
    .filter(([, inner]) => inner != null)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, inner]) => [name, canonical(inner)]);
  return Object.fromEntries(entries);
}

/** How deep an answer is looked into; stored documents are flatter. */
const MAX_DEPTH = 6;

/** What stands under the name `customerId`, anywhere in it. */
function customersOf(value: unknown, depth = 0): string[] {
  if (value === null || typeof value !== 'object' || value instanceof Date || depth > MAX_DEPTH) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'customerId' && typeof inner === 'string' ? [inner] : customersOf(inner, depth + 1),
  );
}
