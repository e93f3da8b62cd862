import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { identityCode, isIdentityCode } from '../../subgraphs/identity/rights/code.ts';
import { codeLetter } from '../../subgraphs/identity/rights/letter.ts';
import { trustedAddress } from '../../subgraphs/identity/rights/trusted-address.ts';
import type { HeldIdentifier } from '../../subgraphs/identity/rules/traits.ts';
import { maskedEmail } from '../../subgraphs/identity/search/mask.ts';

const NOW = new Date('2026-03-10T00:00:00Z');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);

const held = (value: string, its: Partial<HeldIdentifier> = {}): HeldIdentifier => ({
  type: 'EMAIL',
  key: value,
  value,
  standing: 'claimed',
  source: 'customer',
  firstSeen: daysAgo(100),
  lastSeen: daysAgo(1),
  ...its,
});

describe('a code goes', () => {
  it.each([
    ['nowhere without an address', [], null],
    ['not to a phone', [held('+31612345678', { type: 'PHONE' })], null],
    [
      'not to an address that was added a moment ago',
      [held('new@x.example', { firstSeen: daysAgo(1) })],
      null,
    ],
    [
      'to one that has been known for 30 days',
      [held('old@x.example', { firstSeen: daysAgo(30) })],
      'old@x.example',
    ],
    [
      'to one that was verified, however new',
      [held('old@x.example'), held('sure@x.example', { standing: 'verified', firstSeen: daysAgo(1) })],
      'sure@x.example',
    ],
    [
      'of two verified to the one that was known first',
      [
        held('b@x.example', { standing: 'verified', firstSeen: daysAgo(2) }),
        held('a@x.example', { standing: 'verified', firstSeen: daysAgo(3) }),
      ],
      'a@x.example',
    ],
  ])('%s', (_, identifiers, to) => {
    expect(trustedAddress(identifiers as HeldIdentifier[], NOW)).toBe(to);
  });

  it('and is named by what only its owner recognises', () => {
    expect(maskedEmail('ada.lovelace@example.com')).toBe('a•••@example.com');
  });
});

describe('a code', () => {
  const keyring = [{ id: 'k1', secret: randomBytes(32) }];

  it('has eight digits and opens its own request at its own generation only', () => {
    const code = identityCode('rrq_1', 1, keyring);
    expect(code).toMatch(/^\d{8}$/);
    expect(isIdentityCode(`${code.slice(0, 4)} ${code.slice(4)}`, 'rrq_1', 1, keyring)).toBe(true);
    expect(isIdentityCode(code, 'rrq_1', 2, keyring)).toBe(false);
    expect(isIdentityCode(code, 'rrq_2', 1, keyring)).toBe(false);
    expect(isIdentityCode(code.slice(1), 'rrq_1', 1, keyring)).toBe(false);
    expect(isIdentityCode(code, 'rrq_1', 1, [{ id: 'k1', secret: randomBytes(32) }])).toBe(false);
  });

  it('survives a rotation of keys', () => {
    const code = identityCode('rrq_1', 1, keyring);
    const rotated = [{ id: 'k2', secret: randomBytes(32) }, ...keyring];
    expect(isIdentityCode(code, 'rrq_1', 1, rotated)).toBe(true);
  });
});

it.each([
  ['de-AT', 'Ihr Code', 'de'],
  ['fr', 'Votre code', 'fr'],
  ['ar', 'رمزك', 'ar'],
  ['tlh', 'Your code', 'en'],
])('a letter for a reader of %s says “%s”', (tag, subject, language) => {
  const letter = codeLetter('12345678', tag);
  expect(letter).toMatchObject({ subject, language });
  expect(letter.text).toContain('1234 5678');
});
