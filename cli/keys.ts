import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Keyring, parseKeyring } from '#shared/seal.ts';

/**
 * The installation's signing keys: `PATRON_SIGNING_KEYS`, or the ones made at the first start and kept in the data folder,
 * readable by its owner only.
 * @throws {Error} that names the setting.
 */
export function signingKeys(
  configured: string | undefined,
  dataDir: string,
): { text: string; keyring: Keyring } {
  const text =
    configured ?? kept(join(dataDir, 'signing-keys'), () => `k1:${randomBytes(32).toString('base64')}`);
  try {
    return { text, keyring: parseKeyring(text) };
  } catch (cause) {
    const { message } = cause as Error;
    throw new Error(configured ? `PATRON_SIGNING_KEYS: ${message}` : `${dataDir}/signing-keys: ${message}`, {
      cause,
    });
  }
}

/** What customers' ids for apps are made with: `PATRON_PAIRWISE_SECRET`, or kept beside the signing keys. Never rotated: apps keep the ids. */
export function pairwiseSecret(configured: string | undefined, dataDir: string): string {
  return configured ?? kept(join(dataDir, 'pairwise-secret'), () => randomBytes(32).toString('base64'));
}

function kept(file: string, make: () => string): string {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    try {
      // Of two processes that start at once, one makes it and both read it.
      writeFileSync(file, `${make()}\n`, { mode: 0o600, flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  return readFileSync(file, 'utf8').trim();
}
