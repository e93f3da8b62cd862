import { Webhook } from 'standardwebhooks';
import { request } from 'undici';
import { holdsCardNumber } from '#shared/card-numbers.ts';
import type { PaymentSettings } from '#shared/subgraph.ts';
import { signedHeaders } from '#shared/webhooks/signed.ts';
import { INSTRUMENT_KINDS, type Instrument, type PaymentProvider, type ProviderOutcome } from './provider.ts';

/** A payment that hasn't been decided is told of within a few hundred bytes. */
const MAX_ANSWER_BYTES = 16 * 1024;
const MAX_TEXT = 200;

/**
 * A payment provider over HTTP. Both sides sign what they send with one secret, as Standard Webhooks has it, so that nothing
 * that is worth stealing goes over the wire; a `GET` signs its path as JSON text. `examples/payments/` is the other side.
 *
 * `POST /operations` with a `ProviderRequest`, `GET /operations/<key>`; both answer with a {@link ProviderOutcome}, the second
 * with 404 for a key that never came.
 */
export function openHttpProvider(
  { url, secret, name = 'provider' }: PaymentSettings,
  clock: () => Date,
): PaymentProvider {
  const base = url.replace(/\/+$/, '');

  async function ask(
    path: string,
    { method, key, body }: { method: 'GET' | 'POST'; key: string; body: string },
    signal: AbortSignal,
  ): Promise<{ status: number; text: string }> {
    // What has no body is signed by where it goes.
    const signed = method === 'POST' ? body : JSON.stringify(path);
    const { 'content-type': type, ...signature } = signedHeaders([secret], key, signed, clock());
    const answer = await request(`${base}${path}`, {
      method,
      signal,
      headers: { ...signature, ...(method === 'POST' && { 'content-type': type }) },
      ...(method === 'POST' && { body }),
    });
    let text = '';
    for await (const chunk of answer.body.setEncoding('utf8')) {
      text += chunk;
      if (text.length > MAX_ANSWER_BYTES) throw new Error('the payment provider answers too much');
    }
    return { status: answer.statusCode, text };
  }

  return {
    name,

    async perform({ notAfter, ...rest }, signal) {
      const body = JSON.stringify({ ...rest, ...(notAfter && { notAfter: notAfter.toISOString() }) });
      const { status, text } = await ask('/operations', { method: 'POST', key: rest.key, body }, signal);
      if (status !== 200) throw new Error(`the payment provider answers ${status}`);
      return readOutcome(text);
    },

    async find(key, signal) {
      const path = `/operations/${encodeURIComponent(key)}`;
      const { status, text } = await ask(path, { method: 'GET', key, body: '' }, signal);
      if (status === 404) return null;
      if (status !== 200) throw new Error(`the payment provider answers ${status}`);
      return readOutcome(text);
    },
  };
}

/** @throws {Error} when it isn't an outcome: then nothing is known. */
export function readOutcome(text: string): ProviderOutcome {
  const answer: unknown = JSON.parse(text);
  if (!isRecord(answer)) throw new Error('the payment provider answers no outcome');
  const { state, reference, reason, instrument } = answer;
  if (state === 'PENDING') return { state };
  if (state === 'REFUSED') {
    return {
      state,
      reason: typeof reason === 'string' && /^[A-Z_]{1,64}$/.test(reason) ? reason : 'REFUSED',
    };
  }
  if (state === 'DONE' && isShort(reference)) {
    const told = readInstrument(instrument);
    return { state, reference, ...(told && { instrument: told }) };
  }
  throw new Error('the payment provider answers no outcome');
}

/** What it says of the instrument; a card number that came with it is not kept. */
function readInstrument(told: unknown): Instrument | null {
  if (!isRecord(told)) return null;
  const kind = INSTRUMENT_KINDS.find((one) => one === told.kind) ?? 'OTHER';
  const label = isShort(told.label) && !holdsCardNumber(told.label) ? { label: told.label } : {};
  const par = isShort(told.par) && /^[A-Z0-9]{29}$/.test(told.par) ? { par: told.par } : {};
  return { kind, ...label, ...par };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isShort = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= MAX_TEXT;

/** The key that a signed notification names, or null when nobody who has the secret sent it. */
export function notifiedKey(
  body: string,
  headers: Record<string, unknown>,
  { secret }: PaymentSettings,
): string | null {
  try {
    const signed = Object.fromEntries(
      Object.entries(headers).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
    const told: unknown = new Webhook(secret).verify(body, signed);
    return isRecord(told) && typeof told.key === 'string' ? told.key : null;
  } catch {
    return null;
  }
}
