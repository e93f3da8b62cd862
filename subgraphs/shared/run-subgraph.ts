import type { Db, MongoClient } from 'mongodb';
import type { Logger } from 'pino';
import { openRightsFrame } from './carry-out-rights.ts';
import { customersInServiceMigration } from './customers-in-service.ts';
import { erasedMigration } from './erased.ts';
import { type Consume, consumedMigration, openConsumer } from './events/consume.ts';
import { forgettingMigration, openOutbox, outboxMigration, type Subscriptions } from './events/outbox.ts';
import { type Deliver, startRelay } from './events/relay.ts';
import { idempotencyAboutMigration, idempotencyMigration } from './idempotency.ts';
import { membersMigration, membersNamedMigration, openMembers } from './members.ts';
import { messagesMigration, openMessages } from './messages/queue.ts';
import { startSender } from './messages/sender.ts';
import type { MailSettings } from './messages/transport.ts';
import { migrate } from './migrations.ts';
import { type OpenSubgraph, openSubgraph } from './open-subgraph.ts';
import { rightsSectionsMigration } from './rights-sections.ts';
import type { AnySubgraph, Dependencies } from './subgraph.ts';

const FRAME_MIGRATIONS = [
  outboxMigration,
  forgettingMigration,
  consumedMigration,
  idempotencyMigration,
  customersInServiceMigration,
  messagesMigration,
  erasedMigration,
  rightsSectionsMigration,
  idempotencyAboutMigration,
  membersMigration,
  membersNamedMigration,
];

/** One installation: what all its subgraphs share. */
export type Installation = Omit<Dependencies, 'db' | 'outbox' | 'messages' | 'members'> & {
  client: MongoClient;
  log: Logger;
  /** Names a subgraph's database, e.g. `patron_identity`. */
  dbOf(subgraph: string): Db;
  /** Who follows which events. */
  subscriptions: Subscriptions;
  /** How mail leaves. Absent: messages are kept and nobody sends them. */
  mail?: MailSettings;
};

export type RunningSubgraph = OpenSubgraph & {
  db: Db;
  /** Applies events of other subgraphs. */
  consume: Consume;
  /** Starts delivering this subgraph's events and its background work; returns how to stop both. */
  start(deliver: Deliver): () => Promise<void>;
};

/** Brings the database up to date and opens the subgraph. Nothing runs in the background until `start`. */
export async function runSubgraph(
  definition: AnySubgraph,
  installation: Installation,
): Promise<RunningSubgraph> {
  const { dbOf, subscriptions, mail, ...shared } = installation;
  const db = dbOf(definition.name);
  await migrate(db, [...FRAME_MIGRATIONS, ...definition.migrations]);
  const outbox = openOutbox(db, definition.name, subscriptions);
  const log = shared.log.child({ subgraph: definition.name });
  const messages = openMessages(db, shared.clock);
  const members = openMembers(db);
  const dependencies: Dependencies = { ...shared, db, outbox, messages, members, log };
  const open = openSubgraph(definition, dependencies);
  return {
    ...open,
    db,
    consume: openConsumer(
      definition,
      dependencies,
      open.data,
      openRightsFrame(definition, dependencies, open.data),
    ),
    start(deliver) {
      const stops = [startRelay(dependencies, subscriptions, deliver)];
      if (mail) stops.push(startSender(dependencies, messages, mail));
      if (definition.start) stops.push(definition.start(open.data));
      return async () => {
        await Promise.all(stops.map((stop) => stop()));
      };
    },
  };
}
