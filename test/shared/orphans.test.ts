import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { abortOrphans } from '#shared/orphans.ts';
import { useDatabases, useMongo } from '../support/mongod.ts';

type Count = { _id: string; count: number };

const mongo = useMongo();
const db = useDatabases();
const counts = () => db('orphans').collection<Count>('counts');
let other: ChildProcess;
/** Of each test its own: what the one before left locked stays so. */
let _id: string;

beforeEach(async () => {
  _id = randomUUID();
  await counts().insertOne({ _id, count: 0 });
  other = fork(new URL('./orphan-process.ts', import.meta.url), [db('orphans').databaseName, _id], {
    execArgv: ['--import', 'tsx'],
  });
  await once(other, 'message');
});
afterEach(() => void other.kill('SIGKILL'));

const increment = () => counts().updateOne({ _id }, { $inc: { count: 1 } }, { maxTimeMS: 1000 });

it('a document in the transaction of a process that lives stays locked', async () => {
  await abortOrphans(mongo());
  await expect(increment()).rejects.toThrow();
});

it('a document in the transaction of a process that was killed is free again, and unchanged', async () => {
  const ended = once(other, 'exit');
  other.kill('SIGKILL');
  await ended;
  // MongoDB notices after a moment that the connections are closed, until then the process counts as alive; on its own it
  // would keep the document locked for a minute. Patron's processes in other test files may be first to abort it.
  await vi.waitFor(async () => {
    await abortOrphans(mongo());
    await increment();
  }, 20_000);
  expect(await counts().findOne({ _id })).toEqual({ _id, count: 1 });
});
