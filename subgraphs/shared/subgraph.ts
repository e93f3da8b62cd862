import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { parse } from 'graphql';
import type { ClientSession, Db, MongoClient } from 'mongodb';
import type { Logger } from 'pino';
import type { Caller } from './actor.ts';
import type { EventType, PatronEvent } from './events/event.ts';
import type { Outbox } from './events/outbox.ts';
import type { Access } from './guard.ts';
import type { Migration } from './migrations.ts';
import type { Keyring } from './seal.ts';

/** What a subgraph is given when it is opened, once per process. */
export type Dependencies = {
  /** Its own database; no other subgraph reads it. */
  db: Db;
  client: MongoClient;
  /** Events of this subgraph. `append` takes the session of the transaction that makes the change. */
  outbox: Outbox;
  keyring: Keyring;
  log: Logger;
  /** The only clock: tests move it. */
  clock: () => Date;
  /** Where the front door is seen from outside, e.g. `http://localhost:4000`; no slash at the end. */
  publicUrl: string;
  /** True when the demo personas and what serves them exist. */
  demo: boolean;
};

/** What every resolver receives besides the subgraph's own data modules. Built per request. */
export type RequestContext = Caller & { access: Access };

/** Applies an event once: the effect and the event's id are written in the same transaction. */
export type Consumer<Data, Type extends EventType> = (
  data: Data,
  event: PatronEvent<Type>,
  session: ClientSession,
) => Promise<void>;

/** Everything the outside needs to run one subgraph, over HTTP or in process. */
export type Subgraph<Data extends object = object> = {
  name: string;
  schemaFile: URL;
  // biome-ignore lint/suspicious/noExplicitAny: each subgraph checks its resolvers against its generated types
  resolvers: any;
  migrations: Migration[];
  /**
   * Types that are about one customer, and whose. The guard asks before any of their fields is resolved; null means that
   * the object is about nobody yet (an anonymous cart).
   */
  // biome-ignore lint/suspicious/noExplicitAny: the parent's type differs from entry to entry
  personal: Record<string, (parent: any) => string | null>;
  /** Opens the data modules. They live as long as the process, so they hold no permission and no request. */
  open(dependencies: Dependencies): Data;
  /** Events of other subgraphs that this one follows. */
  consumes: { [Type in EventType]?: Consumer<Data, Type> };
  /** HTTP routes besides `/graphql`, e.g. the OAuth server. Mounted by the gateway's process or the subgraph's own. */
  routes?(data: Data, app: FastifyInstance): Promise<void>;
  /** Prefixes of what `routes` serves, e.g. `/oauth`: a gateway in another process passes them on. */
  paths?: readonly string[];
  /** Starts background work (expiring holds); returns how to stop it. */
  start?(data: Data): () => Promise<void>;
};

// biome-ignore lint/suspicious/noExplicitAny: a list of subgraphs does not care about their data
export type AnySubgraph = Subgraph<any>;

export const typeDefsOf = (subgraph: AnySubgraph) => parse(readFileSync(subgraph.schemaFile, 'utf8'));
