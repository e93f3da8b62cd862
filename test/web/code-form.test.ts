import { expect, it } from 'vitest';
import { seal } from '#shared/seal.ts';
import { tillCode } from '../../subgraphs/orders/cart/till-code.ts';
import { inStoreCode } from '../../subgraphs/orders/in-store/codes.ts';
import { memberCode } from '../../subgraphs/orders/in-store/member-codes.ts';
import { orderQr } from '../../subgraphs/orders/pickup/code.ts';
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

it('a member’s code is told from the codes of carts, visits, orders and returns', () => {
  const keyring = aKeyring();
  const now = new Date('2026-03-02T10:00:00Z');
  expect(formOf(memberCode('cus_1', now, keyring))).toBe('MEMBER');
  expect(formOf(tillCode('cus_1', now, keyring))).toBe('OTHER');
  expect(formOf(inStoreCode('exit-code', 'vis_1', now, keyring))).toBe('OTHER');
  expect(formOf(orderQr('ord_1', 1, keyring))).toBe('OTHER');
  expect(formOf(seal('return-code', { r: 'ret_1', g: 1, u: 1_800_000_000 }, keyring))).toBe('OTHER');
});
