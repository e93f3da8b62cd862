import { pino } from 'pino';
import { subscriptionsOf } from '#shared/events/consume.ts';
import { connectMongo } from '#shared/mongo.ts';
import { abortOrphans } from '#shared/orphans.ts';
import { openPairwise } from '#shared/pairwise.ts';
import { runSubgraph } from '#shared/run-subgraph.ts';
import type { Data } from '../../subgraphs/loyalty/context.ts';
import { DEFAULT_POINTS, type NegativeBalance } from '../../subgraphs/loyalty/rules/points.ts';
import { loyalty } from '../../subgraphs/loyalty/subgraph.ts';
import { carryOut, type Hands, NotTaken } from '../loyalty/random-ledger/commands.ts';
import { isPassing, type Ordered } from './ledger.ts';

/** A process that does to several ledgers what it is told, until it is killed or its parent is gone. */
const { databases, policies } = JSON.parse(process.argv[2] ?? '') as {
  databases: string[];
  policies: NegativeBalance[];
};
const client = await connectMongo(process.env.MONGODB_URI ?? '');
await abortOrphans(client);

type Lane = Hands & { clock: { now: Date } };

async function openLane(name: string, policy: NegativeBalance): Promise<Lane> {
  const clock = { now: new Date() };
  const running = await runSubgraph(loyalty, {
    client,
    dbOf: () => client.db(name),
    keyring: [],
    pairwise: openPairwise(Buffer.alloc(32).toString('base64')),
    liveGrant: async () => null,
    permitsNow: async () => false,
    log: pino({ level: process.env.PATRON_LOG_LEVEL || 'silent' }),
    clock: () => clock.now,
    publicUrl: 'http://localhost:4000',
    demo: false,
    subscriptions: subscriptionsOf([loyalty]),
  });
  const data = running.data as Data;
  const set = (await data.programmes.current()).points;
  if (set.negativeBalance !== policy) {
    await data.programmes.set({ points: { ...DEFAULT_POINTS, negativeBalance: policy } });
  }
  return { data, clock, deliver: (event) => running.consume([event]) };
}

const lanes = await Promise.all(databases.map((name, i) => openLane(name, policies[i] ?? 'ALLOW')));

async function obey({ id, lane, now, command }: Ordered): Promise<void> {
  const hands = lanes[lane];
  if (!hands) throw new RangeError(`no lane ${lane}`);
  hands.clock.now = new Date(now);
  try {
    process.send?.({ id, answer: await carryOut(hands, command) });
  } catch (error) {
    process.send?.({ id, error: String(error), isPassing: error instanceof NotTaken || isPassing(error) });
  }
}

process.on('message', (ordered: Ordered) => void obey(ordered));
process.once('disconnect', () => process.exit());
process.send?.({ ready: true });
