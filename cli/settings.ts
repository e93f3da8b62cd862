import { resolve } from 'node:path';
import { type Controller, parseController } from '#shared/controller.ts';
import type { MailSettings } from '#shared/messages/transport.ts';
import { openPairwise, type Pairwise } from '#shared/pairwise.ts';
import type { Keyring } from '#shared/seal.ts';
import type { WebhookSettings } from '#shared/subgraph.ts';
import { type GatewayConfig, readConfig } from '../gateway/config.ts';
import { pairwiseSecret, signingKeys } from './keys.ts';
import { mailSettings } from './mail.ts';

/** What the commands take from the environment, besides what the gateway takes. */
export type Settings = {
  gateway: GatewayConfig;
  /** Holds the embedded MongoDB, the signing keys and how far imports got. */
  dataDir: string;
  mongoUri: string | undefined;
  /** Prefix of the databases' names: `patron` gives `patron_identity`, … */
  databasePrefix: string;
  keyring: Keyring;
  /** The same keys as text, for processes that this one starts. */
  signingKeys: string;
  pairwise: Pairwise;
  /** What `pairwise` is made from, for processes that this one starts. */
  pairwiseSecret: string;
  /** Where the front door is seen from outside; null: at its own address. */
  publicUrl: string | null;
  /** What another vendor's gateway sends to our subgraphs. Null: only ours may call them. */
  routerKey: string | null;
  /** How letters to customers leave. */
  mail: MailSettings;
  /** Who is responsible for the data. Absent: nobody has said. */
  controller?: Controller;
  /** Where webhooks to partners' apps may go. */
  webhooks: WebhookSettings;
  /** How long what is seen of unknown people is kept. */
  touchpoints: { keptDays: number };
};

export const SUPERGRAPH_CONFIG = resolve(import.meta.dirname, '../supergraph.yaml');

/** @throws {ConfigError} or {Error} that names the setting. */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const dataDir = resolve(environment.PATRON_DATA_DIR || '.patron');
  const keys = signingKeys(environment.PATRON_SIGNING_KEYS || undefined, dataDir);
  const secret = pairwiseSecret(environment.PATRON_PAIRWISE_SECRET || undefined, dataDir);
  const publicUrl = environment.PATRON_PUBLIC_URL?.replace(/\/+$/, '') || null;
  return {
    gateway: readConfig(environment),
    dataDir,
    mongoUri: environment.MONGODB_URI || undefined,
    databasePrefix: environment.PATRON_DATABASE_PREFIX || 'patron',
    keyring: keys.keyring,
    signingKeys: keys.text,
    pairwise: openPairwise(secret),
    pairwiseSecret: secret,
    publicUrl,
    routerKey: environment.PATRON_ROUTER_KEY || null,
    mail: mailSettings(environment, { dataDir, publicUrl }),
    ...(environment.PATRON_CONTROLLER && { controller: parseController(environment.PATRON_CONTROLLER) }),
    webhooks: { allowPrivate: flagIn(environment, 'PATRON_WEBHOOK_ALLOW_PRIVATE') },
    touchpoints: { keptDays: daysIn(environment, 'PATRON_TOUCHPOINT_DAYS', 30) },
  };
}

/** 1 to 365. @throws {Error} that names the setting. */
function daysIn(environment: NodeJS.ProcessEnv, name: string, otherwise: number): number {
  const days = Number(environment[name] || otherwise);
  if (!Number.isInteger(days) || days < 1 || days > 365) throw new Error(`${name}: expected 1 to 365 days`);
  return days;
}

/** False when it is absent. @throws {Error} that names the setting. */
function flagIn(environment: NodeJS.ProcessEnv, name: string): boolean {
  const text = environment[name] || 'false';
  if (!['true', 'false', '1', '0'].includes(text)) throw new Error(`${name}: expected true or false`);
  return text === 'true' || text === '1';
}
