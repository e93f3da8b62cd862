import { resolve } from 'node:path';
import { type Controller, parseController } from '#shared/controller.ts';
import type { MailSettings } from '#shared/messages/transport.ts';
import { openPairwise, type Pairwise } from '#shared/pairwise.ts';
import type { Keyring } from '#shared/seal.ts';
import type { PaymentSettings, WebhookSettings } from '#shared/subgraph.ts';
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
  /** Who moves the money; `TEST`: the test provider. Absent: that one in a demo, else nobody. */
  payments?: PaymentSettings | 'TEST';
  /** How long what is seen of unknown people is kept. */
  touchpoints: { keptDays: number };
};

export const SUPERGRAPH_CONFIG = resolve(import.meta.dirname, '../supergraph.yaml');

/** @throws {ConfigError} or {Error} that names the setting. */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const dataDir = resolve(environment.PATRON_DATA_DIR || '.patron');
  const keys = signingKeys(environment.PATRON_SIGNING_KEYS || undefined, dataDir);
  const secret = pairwiseSecret(environment.PATRON_PAIRWISE_SECRET || undefined, dataDir);
  const publicUrl = publicUrlIn(environment);
  return {
    gateway: readConfig(environment),
    dataDir,
    mongoUri: environment.MONGODB_URI || undefined,
    databasePrefix: databasePrefixIn(environment),
    keyring: keys.keyring,
    signingKeys: keys.text,
    pairwise: openPairwise(secret),
    pairwiseSecret: secret,
    publicUrl,
    routerKey: environment.PATRON_ROUTER_KEY || null,
    mail: mailSettings(environment, { dataDir, publicUrl }),
    ...(environment.PATRON_CONTROLLER && { controller: parseController(environment.PATRON_CONTROLLER) }),
    webhooks: { allowPrivate: flagIn(environment, 'PATRON_WEBHOOK_ALLOW_PRIVATE') },
    ...(environment.PATRON_PAYMENTS_URL && { payments: paymentSettings(environment) }),
    touchpoints: { keptDays: daysIn(environment, 'PATRON_TOUCHPOINT_DAYS', 30) },
  };
}

/** Without a slash at its end. Null when it is absent. @throws {Error} that names the setting. */
function publicUrlIn({ PATRON_PUBLIC_URL: url }: NodeJS.ProcessEnv): string | null {
  if (!url) return null;
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return url.replace(/\/+$/, '');
  throw new Error('PATRON_PUBLIC_URL: expected an address, e.g. https://graph.example');
}

/** @throws {Error} that names the setting. */
function databasePrefixIn(environment: NodeJS.ProcessEnv): string {
  const prefix = environment.PATRON_DATABASE_PREFIX || 'patron';
  if (/^[A-Za-z0-9_-]{1,40}$/.test(prefix)) return prefix;
  throw new Error('PATRON_DATABASE_PREFIX: expected 1 to 40 letters, digits, _ and -');
}

const MAX_DEADLINE_MS = 30_000;

/** @throws {Error} that names the setting. */
function paymentSettings(environment: NodeJS.ProcessEnv): PaymentSettings | 'TEST' {
  const url = environment.PATRON_PAYMENTS_URL ?? '';
  if (url === 'test') return 'TEST';
  const secret = environment.PATRON_PAYMENTS_SECRET ?? '';
  const deadline = environment.PATRON_PAYMENTS_DEADLINE_MS || undefined;
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new Error('PATRON_PAYMENTS_URL: expected an address, e.g. https://payments.example.com, or `test`');
  }
  const bytes = Buffer.from(secret.replace(/^whsec_/, ''), 'base64').length;
  if (!secret.startsWith('whsec_') || bytes < 24 || bytes > 64) {
    throw new Error('PATRON_PAYMENTS_SECRET: expected whsec_ and the Base64 of 24 to 64 bytes');
  }
  const deadlineMs = Number(deadline);
  if (deadline !== undefined && !(deadlineMs >= 1 && deadlineMs <= MAX_DEADLINE_MS)) {
    throw new Error(`PATRON_PAYMENTS_DEADLINE_MS: expected 1 to ${MAX_DEADLINE_MS}`);
  }
  return { url, secret, ...(deadline !== undefined && { deadlineMs }) };
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
