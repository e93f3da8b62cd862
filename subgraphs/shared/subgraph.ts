import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { parse } from 'graphql';
import type { ClientSession, Db, MongoClient } from 'mongodb';
import type { Logger } from 'pino';
import type { Caller } from './actor.ts';
import type { Controller } from './controller.ts';
import type { EventType, PatronEvent } from './events/event.ts';
import type { Outbox } from './events/outbox.ts';
import type { Access } from './guard.ts';
import type { AskPermitsNow } from './live-consent.ts';
import type { AskContactNow } from './live-contact.ts';
import type { AskLiveGrant } from './live-grant.ts';
import type { AskShopNow } from './live-shop.ts';
import type { Members } from './members.ts';
import type { Messages } from './messages/queue.ts';
import type { Migration } from './migrations.ts';
import type { Pairwise } from './pairwise.ts';
import type { Rights } from './rights.ts';
import type { Keyring } from './seal.ts';

/** What a subgraph is given when it is opened, once per process. */
export type Dependencies = {
  /** Its own database; no other subgraph reads it. */
  db: Db;
  client: MongoClient;
  /** Events of this subgraph. `append` takes the session of the transaction that makes the change. */
  outbox: Outbox;
  /** Letters to customers. `send` takes the session of the transaction that decides to send one. */
  messages: Messages;
  keyring: Keyring;
  /** By which id each app knows a customer. */
  pairwise: Pairwise;
  /** For what acts outside a request of the graph, e.g. introspection; in a request the actor says it. */
  liveGrant: AskLiveGrant;
  /** For what is sent without a request of the graph, e.g. to a connected application; in a request the proof says it. */
  permitsNow: AskPermitsNow;
  /** For offers whose conditions orders knows. Absent: there are no orders, and such conditions aren't met. */
  shopNow?: AskShopNow;
  /** For letters to a customer. Absent: there is nobody who knows where they can be written to, and none are. */
  contactNow?: AskContactNow;
  /** Which ids are one customer, as this subgraph knows it. */
  members: Members;
  log: Logger;
  /** The only clock: tests move it. */
  clock: () => Date;
  /** Where the front door is seen from outside, e.g. `http://localhost:4000`; no slash at the end. */
  publicUrl: string;
  /** True when the demo personas and what serves them exist. */
  demo: boolean;
  /** Who is responsible for the data. Absent: the demo's, or nobody who is known by more than the address. */
  controller?: Controller;
  /** How webhooks to partners' apps leave. */
  webhooks?: WebhookSettings;
  /** Who moves the money; `TEST`: the test provider. Absent: that one in a demo, else nobody, and orders are paid at the till. */
  payments?: PaymentSettings | 'TEST';
  /** How long what is seen of people whom nobody knows is kept. Default: 30 days. */
  touchpoints?: { keptDays: number };
};

/** A payment provider over HTTP. */
export type PaymentSettings = {
  /** Its base address. */
  url: string;
  /** `whsec_…`: signs what is asked of it and what it notifies of (Standard Webhooks). */
  secret: string;
  /** Kept with each payment. Default: `provider`. */
  name?: string;
  /** So long one answer is waited for. Default: 3 seconds. */
  deadlineMs?: number;
};

/** Where webhooks may go, and how patiently. */
export type WebhookSettings = {
  /** Whether endpoints may be in private networks, for partners who run beside us. Default: public addresses only. */
  allowPrivate?: boolean;
  /** Every address of a name. Default: what DNS says. */
  resolve?: (name: string) => Promise<string[]>;
  /** After this an endpoint has not answered. Default: 15 seconds. */
  timeoutMs?: number;
  /** From 0 to 1, for the jitter. */
  random?: () => number;
  /** Certificate authorities to believe instead of the well-known ones, in PEM. */
  ca?: string;
};

/** What every resolver receives besides the subgraph's own data modules. Built per request. */
export type RequestContext = Caller & {
  access: Access;
  /** In a subscription: aborted when nobody listens any more, so that its source ends. Absent elsewhere. */
  signal?: AbortSignal;
};

/** Applies an event once: the effect and the event's id are written in the same transaction. */
export type Consumer<Data, Type extends EventType> = (
  data: Data,
  event: PatronEvent<Type>,
  session: ClientSession,
) => Promise<void>;

/** Applies several events of a type that follow each other, in their order, as {@link Consumer} would one after another. */
export type ConsumerOfMany<Data, Type extends EventType> = (
  data: Data,
  events: readonly PatronEvent<Type>[],
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
  /** Those of which very many come, so that they are applied with fewer commands than one by one. A type stands in one of the two. */
  consumesMany?: { [Type in EventType]?: ConsumerOfMany<Data, Type> };
  /** How it shows and erases what it holds of a customer. The frame does so for its own collections. */
  rights?: Rights<Data>;
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
