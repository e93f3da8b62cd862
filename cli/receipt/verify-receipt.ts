import {
  type CryptoKey,
  calculateJwkThumbprint,
  compactVerify,
  decodeProtectedHeader,
  errors,
  importJWK,
  type JSONWebKeySet,
} from 'jose';
import { z } from 'zod';

/** Why a receipt isn't believed. */
export type Refusal =
  /** It is no signed consent receipt at all. */
  | 'NOT_A_RECEIPT'
  /** It isn't signed in the one way in which receipts are: EdDSA, never `none`, never a shared secret. */
  | 'WRONG_ALGORITHM'
  /** None of the keys signed it. */
  | 'UNKNOWN_KEY'
  /** The signature doesn't fit: somebody has changed it. */
  | 'ALTERED';

export type Verification =
  | { valid: true; keyId: string; receipt: Receipt }
  | { valid: false; reason: Refusal; message: string };

/** What is read from a receipt; it has more, see docs/receipts.md. */
export type Receipt = z.output<typeof RECEIPT>;

const TYPE = 'consent-receipt+jwt';
const ALGORITHMS = ['EdDSA', 'Ed25519'];

const PARTY = z.looseObject({
  party_id: z.string(),
  party_type: z.string(),
  party_name: z.string().optional(),
  party_address: z.string().optional(),
  party_email: z.string().optional(),
  party_phone: z.string().optional(),
  party_url: z.string().optional(),
});

const PURPOSE = z.looseObject({
  purpose: z.string(),
  purpose_id: z.string(),
  lawful_basis: z.string(),
  privacy_notice: z
    .looseObject({
      version: z.number(),
      text: z.looseObject({ title: z.string(), explanation: z.string(), benefit: z.string() }),
    })
    .nullable(),
  language: z.string(),
  pii_information: z.array(z.looseObject({ pii_type: z.string() })),
  storage_locations: z.array(z.string()),
  retention_period: z.string(),
  recipient_third_parties: z.array(z.string()),
  withdrawal_method: z.string(),
});

const RECEIPT = z.looseObject({
  iss: z.string(),
  sub: z.string(),
  receipt_id: z.string(),
  schema_version: z.string(),
  record: z.looseObject({
    pii_principal_id: z.string(),
    purposes: z.array(PURPOSE),
    parties: z.array(PARTY),
    event: z.looseObject({
      event_time: z.string(),
      event_state: z.string(),
      validity_duration: z.string().nullable(),
      entity_id: z.string(),
      decided_by: z.string(),
      means: z.string(),
      surface: z.string(),
      store_id: z.string().optional(),
    }),
    grant: z
      .looseObject({
        clientId: z.string(),
        attributes: z.array(z.string()),
        lookBackDays: z.number(),
        expiresAt: z.string(),
      })
      .optional(),
  }),
});

/**
 * The receipts in a file: one compact JWS (RFC 7515), or JSON: such a text, a JWS in its flattened form, or anything that has
 * receipts as members named `receipt`, e.g. an answer of the graph. Empty when there is none.
 */
export function receiptsIn(text: string): string[] {
  const trimmed = text.trim();
  if (!/^["{[]/.test(trimmed)) return trimmed === '' ? [] : [trimmed];
  try {
    return collected(JSON.parse(trimmed));
  } catch {
    return [];
  }
}

function collected(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(nested);
  return nested(value);
}

function nested(value: unknown): string[] {
  if (value === null || typeof value !== 'object') return [];
  const { protected: header, payload, signature } = value as Record<string, unknown>;
  if (typeof header === 'string' && typeof payload === 'string' && typeof signature === 'string') {
    return [`${header}.${payload}.${signature}`];
  }
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'receipt' && typeof inner === 'string'
      ? [inner]
      : Array.isArray(inner)
        ? inner.flatMap(nested)
        : nested(inner),
  );
}

/** Whether one of these keys signed the receipt, and nobody has changed it since. Needs no network. */
export async function verifyReceipt(jws: string, keys: JSONWebKeySet): Promise<Verification> {
  const header = headerOf(jws);
  if (!header) return refused('NOT_A_RECEIPT', 'This is no compact JWS.');
  if (!ALGORITHMS.includes(header.alg ?? '')) {
    return refused('WRONG_ALGORITHM', `Receipts are signed with EdDSA, not with \`${header.alg}\`.`);
  }
  if (header.typ !== TYPE) return refused('NOT_A_RECEIPT', `This is a JWS of another kind than \`${TYPE}\`.`);
  const key = await keyOf(header.kid, keys);
  if (!key)
    return refused('UNKNOWN_KEY', `None of the keys is \`${header.kid}\`, which it says it was signed with.`);
  let payload: Uint8Array;
  try {
    ({ payload } = await compactVerify(jws, key, { algorithms: ALGORITHMS }));
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) throw error;
    return refused('ALTERED', 'The signature doesn’t fit: somebody has changed the receipt.');
  }
  const { data: receipt } = RECEIPT.safeParse(jsonOf(payload));
  if (!receipt) return refused('NOT_A_RECEIPT', 'What was signed is not a consent receipt.');
  return { valid: true, keyId: header.kid as string, receipt };
}

/** The key of this name; a receipt names its key by its thumbprint (RFC 7638), which is computed and not believed. */
async function keyOf(keyId: string | undefined, { keys }: JSONWebKeySet): Promise<CryptoKey | null> {
  for (const { kty, crv, x } of keys) {
    if (kty !== 'OKP' || crv !== 'Ed25519' || typeof x !== 'string') continue;
    const publicKey = { kty, crv, x };
    if ((await calculateJwkThumbprint(publicKey)) !== keyId) continue;
    const key = await importJWK(publicKey, 'EdDSA').catch(() => null);
    if (key) return key as CryptoKey;
  }
  return null;
}

const refused = (reason: Refusal, message: string): Verification => ({ valid: false, reason, message });

function headerOf(jws: string) {
  if (!/^[\w-]+\.[\w-]+\.[\w-]*$/.test(jws)) return null;
  try {
    return decodeProtectedHeader(jws);
  } catch {
    return null;
  }
}

function jsonOf(payload: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(payload));
  } catch {
    return null;
  }
}
