import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Keyring, parseKeyring, seal, unseal } from '#shared/seal.ts';

const aKey = (id: string) => ({ id, secret: randomBytes(32) });
const keyring: Keyring = [aKey('k2'), aKey('k1')];
const payload = { c: 'cus_ada', p: ['personalisation'], t: 1 };
const sealed = seal('caller', payload, keyring);
const [keyId = '', body = '', mac = ''] = sealed.split('.');

it('opens what it sealed, for any JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const wrapped = JSON.parse(JSON.stringify({ value }));
      expect(unseal('caller', seal('caller', wrapped, keyring), keyring)).toEqual(wrapped);
    }),
  );
});

const USES = ['caller', 'consent-proof', 'event', 'member-code', 'pickup-code'] as const;

it.each(USES.flatMap((made) => USES.filter((used) => used !== made).map((used) => [made, used] as const)))(
  'made as %s it does not open as %s',
  (made, used) => {
    expect(unseal(used, seal(made, payload, keyring), keyring)).toBeNull();
  },
);

describe('a seal is worth nothing', () => {
  const other = (text: string) => Buffer.from(text).toString('base64url');
  it.each([
    ['with another payload', `${keyId}.${other('{"c":"cus_ben"}')}.${mac}`],
    ['with its payload in other words', `${keyId}.${other(JSON.stringify(payload, null, 1))}.${mac}`],
    ['under another key’s name', `k1.${body}.${mac}`],
    ['under a key that nobody has', `k9.${body}.${mac}`],
    ['without its key', `.${body}.${mac}`],
    ['without its mac', `${keyId}.${body}.`],
    ['without its mac and dot', `${keyId}.${body}`],
    ['with half of its mac', `${keyId}.${body}.${mac.slice(0, 21)}`],
    ['with its last character cut', sealed.slice(0, -1)],
    ['with a mac of zeros', `${keyId}.${body}.${'A'.repeat(43)}`],
    ['with padding', `${sealed}=`],
    ['with something that is no base64url behind it', `${sealed}!`],
    ['with a space in its mac', `${keyId}.${body}.${mac.slice(0, 10)} ${mac.slice(10)}`],
    [
      'with its mac in the other alphabet',
      `${keyId}.${body}.${mac.replaceAll('-', '+').replaceAll('_', '/')}~`,
    ],
    ['with more parts', `${keyId}.${body}.${body}.${mac}`],
    ['in nothing but dots', '...'],
    ['empty', ''],
    ['of an unsigned token', `${other('{"alg":"none"}')}.${body}.`],
  ])('%s', (_, forged) => {
    expect(unseal('caller', forged, keyring)).toBeNull();
  });

  it('with any character changed, added or taken away', () => {
    const alphabet = fc.constantFrom(...'ABCabc019-_.=+/ ~\0é');
    fc.assert(
      fc.property(
        fc.nat({ max: sealed.length }),
        fc.nat({ max: 1 }),
        fc.option(alphabet),
        (at, cut, added) => {
          const altered = sealed.slice(0, at) + (added ?? '') + sealed.slice(at + cut);
          if (altered !== sealed) expect(unseal('caller', altered, keyring)).toBeNull();
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('of another installation that calls its key the same', () => {
    const theirs: Keyring = [aKey('k2')];
    expect(unseal('caller', seal('caller', payload, theirs), keyring)).toBeNull();
  });
});

describe('rotating keys', () => {
  const [k2, k1] = keyring as [Keyring[number], Keyring[number]];
  const k3 = aKey('k3');
  const old = seal('event', payload, [k1]);

  it('signs with the first and opens with all', () => {
    expect(seal('event', payload, [k2, k1])).toMatch(/^k2\./);
    expect(unseal('event', old, [k2, k1])).toEqual(payload);
    expect(unseal('event', old, [k1, k2])).toEqual(payload);
  });

  it('ends a key by leaving it out', () => {
    expect(unseal('event', old, [k3, k2])).toBeNull();
    expect(unseal('event', old, [])).toBeNull();
  });

  it('does not sign without a key', () => {
    expect(() => seal('event', payload, [])).toThrow('empty');
  });
});

describe('parseKeyring', () => {
  const secret = randomBytes(32).toString('base64');

  it('reads keys in their order', () => {
    const parsed = parseKeyring(`a:${secret}, b-2:${randomBytes(48).toString('base64')}`);
    expect(parsed.map((key) => [key.id, key.secret.length])).toEqual([
      ['a', 32],
      ['b-2', 48],
    ]);
  });

  it.each([
    ['nothing', '', 1],
    ['a secret alone', secret, 1],
    ['a short secret', `a:${randomBytes(31).toString('base64')}`, 1],
    ['a name with a dot', `a.b:${secret}`, 1],
    ['an endless name', `${'a'.repeat(17)}:${secret}`, 1],
    ['a second that is none', `a:${secret},b:`, 2],
  ])('refuses %s', (_, text, entry) => {
    expect(() => parseKeyring(text)).toThrow(`signing key ${entry}`);
  });
});
