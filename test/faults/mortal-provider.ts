import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { MongoClient } from 'mongodb';
import { freePort } from '../../cli/mongod/free-port.ts';
import type { BookedSums } from '../../subgraphs/orders/payments/audit.ts';
import { stopped } from './processes.ts';
import { eventually } from './waiting.ts';

export type MortalProvider = Awaited<ReturnType<typeof openMortalProvider>>;

/** The example payment provider as a process of its own, at one address, with books that outlive it. */
export async function openMortalProvider(uri: string) {
  const port = await freePort(null);
  const secret = `whsec_${randomBytes(32).toString('base64')}`;
  const database = `test_${randomBytes(4).toString('hex')}_provider`;
  const run = (more: Record<string, string>) => start({ uri, port, secret, database, more });
  let notifyUrl: string | null = null;
  let child = await run({});
  /** One that died of what it was asked is being started again. */
  let comeBack: Promise<void> = Promise.resolve();

  const restart = async (more: Record<string, string> = {}) => {
    child = await run({ ...(notifyUrl && { NOTIFY_URL: notifyUrl }), ...more });
  };
  return {
    environment: {
      PATRON_PAYMENTS_URL: `http://127.0.0.1:${port}`,
      PATRON_PAYMENTS_SECRET: secret,
      PATRON_PAYMENTS_DEADLINE_MS: '1500',
    },
    /** From its next start on it tells what it decided there. */
    notify: (url: string) => {
      notifyUrl = url;
    },
    restart,
    /** kill -9; resolves when it has ended. */
    async kill(): Promise<void> {
      await comeBack;
      const killed = child;
      killed.removeAllListeners('exit');
      await stopped(killed, 'SIGKILL');
    },
    /** Has it die after it has done what it is next asked, whenever that is, before it answers; then it comes back. */
    async prepareToDie(): Promise<void> {
      await comeBack;
      child.removeAllListeners('exit');
      await stopped(child, 'SIGKILL');
      await restart({ DIES_AFTER: '0' });
      const mortal = child;
      mortal.once('exit', () => {
        if (child !== mortal) return; // killed before it was asked anything
        comeBack = restart();
      });
    },

    /** Its own books, by reference. */
    async books(): Promise<Map<string, BookedSums>> {
      const client = await MongoClient.connect(uri);
      const accounts = await client
        .db(database)
        .collection<BookedSums & { _id: string }>('accounts')
        .find()
        .toArray();
      await client.close();
      return new Map(accounts.map((account) => [account._id, account]));
    },
    /** Changes its books, to show that an audit sees it. */
    async falsify(reference: string, by: number): Promise<void> {
      const client = await MongoClient.connect(uri);
      const accounts = client.db(database).collection<BookedSums & { _id: string }>('accounts');
      await accounts.updateOne({ _id: reference }, { $inc: { capturedMinor: by } });
      await client.close();
    },

    async stop(): Promise<void> {
      await comeBack;
      child.removeAllListeners('exit');
      await stopped(child);
      const client = await MongoClient.connect(uri);
      await client.db(database).dropDatabase();
      await client.close();
    },
  };
}

/** Again and again: it can't start while mongod is away. */
const start = (its: Start): Promise<ChildProcess> =>
  eventually('the payment provider', () => startOnce(its).catch(() => null));

type Start = { uri: string; port: number; secret: string; database: string; more: Record<string, string> };

async function startOnce({ uri, port, secret, database, more }: Start): Promise<ChildProcess> {
  const child = fork(resolve('examples/payments/main.ts'), [], {
    execArgv: ['--import', 'tsx'],
    env: {
      ...process.env,
      MONGODB_URI: uri,
      PORT: String(port),
      PAYMENTS_SECRET: secret,
      DATABASE: database,
      ...more,
    },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  await new Promise<void>((done, fail) => {
    child.once('message', () => done());
    child.once('exit', (code) => fail(new Error(`the payment provider ended with ${code}`)));
  });
  return child;
}
