import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import {
  CompactSign,
  calculateJwkThumbprint,
  decodeJwt,
  exportJWK,
  generateKeyPair,
  type JSONWebKeySet,
} from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inWords } from '../../cli/receipt/in-words.ts';
import { receiptsIn, verifyReceipt } from '../../cli/receipt/verify-receipt.ts';
import { consent as definition } from '../../subgraphs/consent/subgraph.ts';
import { useSubgraph } from '../support/subgraph.ts';
import { aCustomerId, asCustomer, mutationsOf, PRIVACY_OFFICER } from './consenting.ts';

const consent = useSubgraph(definition);
const { give, grant, history, withdraw } = mutationsOf(consent);
const TYPE = 'consent-receipt+jwt';

let app: FastifyInstance;
let url: string;
let folder: string;
let keys: JSONWebKeySet;
let receipt: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'patron-receipts-'));
  app = fastify();
  await definition.routes?.(consent.data, app);
  url = await app.listen({ port: 0, host: '127.0.0.1' });
  keys = await consent.data.receiptKeys.publicKeys();
  receipt = await aReceipt();
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

async function aReceipt(its: object = {}): Promise<string> {
  const id = aCustomerId();
  await give(asCustomer(id), 'email_marketing', { language: 'ar', storeId: 'sto_1', ...its });
  return newestReceipt(id);
}

const newestReceipt = async (customerId: string): Promise<string> =>
  (await history(customerId, 'receipt')).decisions[0].receipt;

const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** The same receipt with another payload, and the signature of before. */
function tampered(change: (content: Record<string, unknown>) => object): string {
  const [header, , signature] = receipt.split('.');
  return [header, base64url(change(decodeJwt(receipt))), signature].join('.');
}

async function signedByAnother(content: object, header: object = {}) {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
  const jwk = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(jwk);
  const jws = await new CompactSign(Buffer.from(JSON.stringify(content)))
    .setProtectedHeader({ alg: 'EdDSA', kid, typ: TYPE, ...header })
    .sign(privateKey);
  return { jws, jwk: { ...jwk, kid } };
}

describe('verifyReceipt', () => {
  it('knows a genuine receipt and what it says', async () => {
    expect(await verifyReceipt(receipt, keys)).toMatchObject({
      valid: true,
      keyId: keys.keys[0]?.kid,
      receipt: { record: { purposes: [{ purpose_id: 'email_marketing', language: 'ar' }] } },
    });
  });

  it('needs no `kid` in the keys, and none of them may lie about it', async () => {
    const [key] = keys.keys;
    const { kid, ...bare } = key as Record<string, unknown>;
    expect(await verifyReceipt(receipt, { keys: [bare] } as JSONWebKeySet)).toMatchObject({ valid: true });
    const { jws, jwk } = await signedByAnother(decodeJwt(receipt), { kid });
    const lying = { keys: [{ ...jwk, kid }] } as JSONWebKeySet;
    expect(await verifyReceipt(jws, lying)).toMatchObject({ valid: false, reason: 'UNKNOWN_KEY' });
  });

  it.each<[string, (content: Record<string, unknown>) => object]>([
    ['the customer', (content) => ({ ...content, sub: 'cus_other' })],
    [
      'the state',
      (content) => JSON.parse(JSON.stringify(content).replace('ConsentGiven', 'ConsentWithdrawn')),
    ],
    ['nothing but a space', (content) => ({ ...content, language: ' ar' })],
  ])('refuses one in which somebody changed %s', async (_, change) => {
    expect(await verifyReceipt(tampered(change), keys)).toMatchObject({ valid: false, reason: 'ALTERED' });
  });

  it('refuses every change of a single character of the signature', async () => {
    const at = receipt.lastIndexOf('.') + 1;
    for (const offset of [0, 1, 40, 84]) {
      const other = receipt[at + offset] === 'A' ? 'B' : 'A';
      const changed = receipt.slice(0, at + offset) + other + receipt.slice(at + offset + 1);
      expect(await verifyReceipt(changed, keys)).toMatchObject({ valid: false, reason: 'ALTERED' });
    }
  });

  it('refuses one that another key signed, also under the name of ours', async () => {
    const content = decodeJwt(receipt);
    const another = await signedByAnother(content);
    expect(await verifyReceipt(another.jws, keys)).toMatchObject({ valid: false, reason: 'UNKNOWN_KEY' });
    const posing = await signedByAnother(content, { kid: keys.keys[0]?.kid });
    expect(await verifyReceipt(posing.jws, keys)).toMatchObject({ valid: false, reason: 'ALTERED' });
  });

  it('refuses `alg: none`, and the public key as a shared secret', async () => {
    const [, payload] = receipt.split('.');
    const kid = keys.keys[0]?.kid ?? '';
    const none = `${base64url({ alg: 'none', kid, typ: TYPE })}.${payload}.`;
    expect(await verifyReceipt(none, keys)).toMatchObject({ valid: false, reason: 'WRONG_ALGORITHM' });
    const shared = await new CompactSign(Buffer.from(payload ?? '', 'base64url'))
      .setProtectedHeader({ alg: 'HS256', kid, typ: TYPE })
      .sign(Buffer.from(keys.keys[0]?.x ?? '', 'base64url'));
    expect(await verifyReceipt(shared, keys)).toMatchObject({ valid: false, reason: 'WRONG_ALGORITHM' });
  });

  it('refuses a JWS of another kind that a believed key signed', async () => {
    const token = await signedByAnother(decodeJwt(receipt), { typ: 'at+jwt' });
    expect(await verifyReceipt(token.jws, { keys: [token.jwk] })).toMatchObject({ reason: 'NOT_A_RECEIPT' });
    const empty = await signedByAnother({ hello: 'world' });
    expect(await verifyReceipt(empty.jws, { keys: [empty.jwk] })).toMatchObject({ reason: 'NOT_A_RECEIPT' });
  });

  it.each(['', 'hello', 'a.b', 'a.b.c', '..', 'eyJhbGciOiJFZERTQSJ9.!!.x', '{}.{}.{}'])(
    'refuses %j, which is none',
    async (text) => {
      const verification = await verifyReceipt(text, keys);
      expect(verification.valid).toBe(false);
    },
  );
});

describe('receiptsIn', () => {
  const flat = (jws: string) => {
    const [header, payload, signature] = jws.split('.');
    return { protected: header, payload, signature };
  };

  it.each<[string, (jws: string) => string, number]>([
    ['a compact JWS', (jws) => `\n${jws}\n`, 1],
    ['JSON text', (jws) => JSON.stringify(jws), 1],
    ['a flattened JWS', (jws) => JSON.stringify(flat(jws)), 1],
    ['a member', (jws) => JSON.stringify({ receipt: jws }), 1],
    [
      'an answer of the graph',
      (jws) =>
        JSON.stringify({
          data: { me: { history: { edges: [{ node: { receipt: jws } }, { node: { receipt: jws } }] } } },
        }),
      2,
    ],
    ['JSON without one', () => '{"a": [1, null, {"b": "c"}]}', 0],
    ['broken JSON', (jws) => `{"receipt": "${jws}"`, 0],
    ['nothing', () => ' ', 0],
  ])('finds them in %s', (_, write, count) => {
    expect(receiptsIn(write(receipt))).toEqual(Array.from({ length: count }, () => receipt));
  });
});

describe('a key that has been changed', () => {
  const rotate = async (idempotencyKey: string, actor = PRIVACY_OFFICER) => {
    const { data, codes } = await consent.ask(
      actor,
      `mutation { rotateReceiptKey(input: { idempotencyKey: "${idempotencyKey}" }) { keyId signsFrom userErrors { code } idempotentReplay } }`,
    );
    return codes ? { codes } : data.rotateReceiptKey;
  };

  it('signs from its time on, while receipts of before stay the same and verify', async () => {
    const id = aCustomerId();
    await give(asCustomer(id), 'location');
    const before = await newestReceipt(id);
    const start = consent.clock.now;
    const rotated = await rotate('once');
    expect(rotated).toEqual({
      keyId: expect.stringMatching(/^[\w-]{43}$/),
      signsFrom: new Date(start.getTime() + 600_000),
      userErrors: [],
      idempotentReplay: false,
    });
    expect(await rotate('once')).toEqual({ ...rotated, idempotentReplay: true });

    consent.clock.now = new Date(start.getTime() + 601_000);
    expect(await newestReceipt(id)).toBe(before);
    await withdraw(asCustomer(id), 'location');
    const after = await newestReceipt(id);
    const published = await consent.data.receiptKeys.publicKeys();
    expect(await verifyReceipt(before, published)).toMatchObject({ valid: true, keyId: keys.keys[0]?.kid });
    expect(await verifyReceipt(after, published)).toMatchObject({ valid: true, keyId: rotated.keyId });
    expect(await verifyReceipt(after, keys)).toMatchObject({ valid: false, reason: 'UNKNOWN_KEY' });
    consent.clock.now = start;
  });

  it('is changed once a year without anybody asking', async () => {
    const start = consent.clock.now;
    const newest = await consent.db.collection('receiptKeys').findOne({}, { sort: { signsFrom: -1 } });
    consent.clock.now = new Date(newest?.createdAt.getTime() + 365 * 86_400_000 - 1);
    expect(await consent.data.receiptKeys.rotateOld()).toBe(false);
    consent.clock.now = new Date(consent.clock.now.getTime() + 1);
    expect(await consent.data.receiptKeys.rotateOld()).toBe(true);
    expect(await consent.data.receiptKeys.rotateOld()).toBe(false);
    consent.clock.now = start;
  });

  it('is not for a customer to change', async () => {
    expect(await rotate('mine', asCustomer('cus_1'))).toEqual({ codes: ['UNAUTHORIZED_FIELD_OR_TYPE'] });
  });
});

describe('patron receipt verify', () => {
  type Run = { code: number; out: string; err: string };

  function run(args: string[], input = ''): Promise<Run> {
    return new Promise((resolve) => {
      const child = execFile(
        process.execPath,
        ['cli/bin.js', 'receipt', 'verify', ...args],
        (error, out, err) => resolve({ code: Number(error?.code ?? 0), out, err }),
      );
      child.stdin?.end(input);
    });
  }

  async function file(name: string, content: string): Promise<string> {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  }

  it('says what was agreed, offline with the published keys in a file', { timeout: 30_000 }, async () => {
    const { code, out, err } = await run([
      await file('receipt.jws', receipt),
      '--keys',
      await file('keys.json', JSON.stringify(keys)),
    ]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Valid. Signed by http://localhost:4000');
    expect(out).toContain('said yes to the following');
    expect(out).toContain('أخبار وعروض بالبريد الإلكتروني (email_marketing)');
    expect(out).toContain('Responsible: Patron Demo Shop, 1 Example Street, 1011 AB Amsterdam, NL');
  });

  it('takes the keys of the running Patron, and answers machines in JSON', { timeout: 30_000 }, async () => {
    const { code, out } = await run(['-', '--url', url, '--json'], JSON.stringify({ data: { receipt } }));
    expect({ code, ...JSON.parse(out) }).toMatchObject({
      code: 0,
      valid: true,
      keysFrom: `${url}/.well-known/patron/receipt-keys`,
      receipts: [{ valid: true, receipt: decodeJwt(receipt) }],
    });
  });

  it('ends with 1 when one of the receipts is altered', { timeout: 30_000 }, async () => {
    const altered = tampered((content) => ({ ...content, sub: 'cus_other' }));
    const both = JSON.stringify([{ receipt }, { receipt: altered }]);
    const { code, out } = await run(['-', '--url', url], both);
    expect(code).toBe(1);
    expect(out).toContain('NOT VALID (ALTERED)');
  });

  it('ends with 1 when there is no receipt', { timeout: 30_000 }, async () => {
    expect((await run(['-', '--url', url], 'garbage')).code).toBe(1);
    expect((await run(['-', '--url', url], '')).code).toBe(1);
  });

  it('ends with 2 when it can’t be checked', { timeout: 30_000 }, async () => {
    const path = await file('receipt.jws', receipt);
    const unreachable = await run([path, '--url', 'http://127.0.0.1:1']);
    expect(unreachable).toMatchObject({ code: 2, out: '' });
    expect(unreachable.err).toContain('--keys FILE');
    expect(await run([path, '--keys', path])).toMatchObject({ code: 2, out: '' });
    expect(await run([join(folder, 'none.jws'), '--url', url])).toMatchObject({ code: 2, out: '' });
  });
});

describe('in words', () => {
  const words = async (jws: string) =>
    inWords(await verifyReceipt(jws, await consent.data.receiptKeys.publicKeys()));

  it('a grant names the app, what it may read and how far back', async () => {
    const id = aCustomerId();
    await give(asCustomer(id), 'partner_sharing');
    await give(asCustomer(id), 'personalisation');
    await grant(asCustomer(id));
    const said = await words(await newestReceipt(id));
    expect(said).toContain('said yes to letting the app music read data');
    expect(said).toContain(
      'It may read profile.name, profile.preferences,\n  90 days back, until 2027-03-02 10:00 UTC.',
    );
    expect(said).toContain('Recipient: music');
  });

  it('a withdrawal is one', async () => {
    const id = aCustomerId();
    await give(asCustomer(id), 'location');
    await withdraw(asCustomer(id), 'location');
    expect(await words(await newestReceipt(id))).toContain('took back the following');
  });

  it('steers no terminal', async () => {
    const [, payload = ''] = receipt.split('.');
    const content = JSON.parse(Buffer.from(payload, 'base64url').toString());
    content.record.purposes[0].purpose = 'Offers \u001b[2J\u202e';
    const { jws, jwk } = await signedByAnother(content);
    const said = inWords(await verifyReceipt(jws, { keys: [jwk] }));
    expect(said).toContain('Offers');
    expect(said.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
  });
});
