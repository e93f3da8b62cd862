import { readFile } from 'node:fs/promises';
import { text as textOf } from 'node:stream/consumers';
import type { JSONWebKeySet } from 'jose';
import { z } from 'zod';
import { inWords } from './in-words.ts';
import { receiptsIn, verifyReceipt } from './verify-receipt.ts';

const TIMEOUT_MS = 10_000;
const KEYS_PATH = '/.well-known/patron/receipt-keys';

const KEYS = z.looseObject({ keys: z.array(z.looseObject({ kty: z.string() })) });

type Options = { keys?: string; url: string; json?: boolean };

/**
 * `patron receipt verify`: exit code 0 when every receipt in the file is valid, 1 when one is not, 2 when they could not be
 * checked.
 */
export async function verify(file: string, { keys: source, url, json }: Options): Promise<void> {
  try {
    const receipts = receiptsIn(await read(file));
    const from = source ?? new URL(KEYS_PATH, url).href;
    const keys = await readKeys(from);
    const checked = await Promise.all(receipts.map((receipt) => verifyReceipt(receipt, keys)));
    const none = { valid: false, reason: 'NOT_A_RECEIPT', message: 'There is no receipt in it.' } as const;
    const results = checked.length ? checked : [none];
    const valid = results.every((result) => result.valid);
    const output = json
      ? JSON.stringify({ valid, keysFrom: from, receipts: results }, null, 2)
      : [...results.map(inWords), `Checked with the keys from ${from}.`].join('\n\n');
    process.stdout.write(`${output}\n`);
    process.exitCode = valid ? 0 : 1;
  } catch (error) {
    if (!(error instanceof Unchecked)) throw error;
    process.stderr.write(`patron: ${error.message}\n`);
    process.exitCode = 2;
  }
}

/** What is needed to check a receipt can't be had. */
class Unchecked extends Error {}

async function read(file: string): Promise<string> {
  try {
    return file === '-' ? await textOf(process.stdin) : await readFile(file, 'utf8');
  } catch (error) {
    throw new Unchecked(`${file} can't be read: ${(error as Error).message}`);
  }
}

async function readKeys(source: string): Promise<JSONWebKeySet> {
  const text = /^https?:\/\//.test(source) ? await fetchText(source) : await read(source);
  const { data } = KEYS.safeParse(parsed(text));
  if (!data) throw new Unchecked(`${source} holds no JSON Web Key Set (RFC 7517).`);
  return data as JSONWebKeySet;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function fetchText(url: string): Promise<string> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return await response.text();
  } catch (error) {
    const cause = (error as Error & { cause?: Error }).cause?.message ?? (error as Error).message;
    throw new Unchecked(
      `The keys at ${url} can't be had (${cause}). Is Patron running? Else name a file: --keys FILE`,
    );
  }
}
