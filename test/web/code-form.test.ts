import { expect, it } from 'vitest';
import { seal } from '#shared/seal.ts';
import { formOf } from '../../web/store/code-form.ts';
import { aKeyring } from '../support/subgraph.ts';

it.each([
  ['7QK2-M9XT-4H0D', 'VOUCHER'],
  ['7qk2-m9xt-4h0d', 'VOUCHER'],
  ['OF-K7Q2-M9XT-4H0D', 'OFFER'],
  ['OFK7-Q2M9', 'OTHER'],
  ['A1B2C3', 'OTHER'],
  ['', 'OTHER'],
  ['a.b.c', 'OTHER'],
  ['https://example.com/a.b', 'OTHER'],
])('%s looks like %s', (text, form) => {
  expect(formOf(text)).toBe(form);
});

it('a member’s code is told from the codes of orders and returns by what it names', () => {
  const keyring = aKeyring();
  const sealed = (use: Parameters<typeof seal>[0], payload: object) => formOf(seal(use, payload, keyring));
  expect(sealed('member-code', { n: 'cus_1', t: 1_800_000_000, u: 'mco_1' })).toBe('MEMBER');
  expect(sealed('exit-code', { n: 'vis_1', t: 1_800_000_000 })).toBe('OTHER');
  expect(sealed('pickup-qr', { orderId: 'ord_1', generation: 1 })).toBe('OTHER');
  expect(sealed('return-code', { r: 'ret_1', g: 1, u: 1_800_000_000 })).toBe('OTHER');
});
