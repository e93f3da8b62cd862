import { resolve } from 'node:path';
import type { Keyring } from '#shared/seal.ts';
import { type GatewayConfig, readConfig } from '../gateway/config.ts';
import { signingKeys } from './keys.ts';

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
  /** Where the front door is seen from outside; null: at its own address. */
  publicUrl: string | null;
  /** What another vendor's gateway sends to our subgraphs. Null: only ours may call them. */
  routerKey: string | null;
};

export const SUPERGRAPH_CONFIG = resolve(import.meta.dirname, '../supergraph.yaml');

/** @throws {ConfigError} or {Error} that names the setting. */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const dataDir = resolve(environment.PATRON_DATA_DIR || '.patron');
  const keys = signingKeys(environment.PATRON_SIGNING_KEYS || undefined, dataDir);
  return {
    gateway: readConfig(environment),
    dataDir,
    mongoUri: environment.MONGODB_URI || undefined,
    databasePrefix: environment.PATRON_DATABASE_PREFIX || 'patron',
    keyring: keys.keyring,
    signingKeys: keys.text,
    publicUrl: environment.PATRON_PUBLIC_URL?.replace(/\/+$/, '') || null,
    routerKey: environment.PATRON_ROUTER_KEY || null,
  };
}
