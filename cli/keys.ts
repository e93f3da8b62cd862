import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Keyring, parseKeyring } from '#shared/seal.ts';

/**
 * The installation's signing keys: `PATRON_SIGNING_KEYS`, or the ones made at the first start and kept in the data folder,
 * readable by its owner only.
 */
export function signingKeys(
  configured: string | undefined,
  dataDir: string,
): { text: string; keyring: Keyring } {
  const text = configured ?? keptKeys(dataDir);
  return { text, keyring: parseKeyring(text) };
}

function keptKeys(dataDir: string): string {
  const file = join(dataDir, 'signing-keys');
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, `k1:${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
  }
  return readFileSync(file, 'utf8').trim();
}
