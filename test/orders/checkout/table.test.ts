import { describe, expect, it } from 'vitest';
import { CHECKOUT, CHECKOUT_STATES } from '../../../subgraphs/orders/checkout/table.ts';
import { journeyOf } from '../../../subgraphs/orders/rules/journeys.ts';
import { FULFILMENT_METHODS, type OrderState } from '../../../subgraphs/orders/rules/order.ts';
import { transitionIn } from '../../../subgraphs/orders/rules/transitions.ts';

describe('the table of a checkout', () => {
  const STEPS = ['pay', 'decline', 'expire'] as const;

  it('has one row at most for each state and step', () => {
    const rows = CHECKOUT.map(({ from, step }) => `${from} ${step}`);
    expect(new Set(rows).size).toBe(rows.length);
  });

  it.each([
    ['AWAITING_PAYMENT', 'pay', 'PLACED'],
    ['AWAITING_PAYMENT', 'decline', 'DECLINED'],
    ['AWAITING_PAYMENT', 'expire', 'EXPIRED'],
    ['PLACED', 'pay', null],
    ['PLACED', 'expire', null],
    ['DECLINED', 'pay', null],
    ['EXPIRED', 'pay', 'EXPIRED'],
    ['EXPIRED', 'decline', 'EXPIRED'],
    ['EXPIRED', 'expire', null],
  ] as const)('%s, %s: %s', (from, step, to) => {
    expect(transitionIn(CHECKOUT, from, step, 'SYSTEM')?.to ?? null).toBe(to);
  });

  it('gives money back that comes after the goods were given up, and only then', () => {
    const giving = CHECKOUT_STATES.flatMap((from) =>
      STEPS.filter((step) => transitionIn(CHECKOUT, from, step, 'SYSTEM')?.giveBack).map((step) => [
        from,
        step,
      ]),
    );
    expect(giving).toEqual([['EXPIRED', 'pay']]);
  });
});

describe('an order that awaits its payment', () => {
  it.each(FULFILMENT_METHODS)('goes on or fails by the payment alone: %s', (method) => {
    const rows = journeyOf({ method }).filter(({ from }) => from === 'AWAITING_PAYMENT');
    expect(rows.map(({ step, by }) => [step, by])).toEqual([
      ['pay', ['SYSTEM']],
      ['failPayment', ['SYSTEM']],
    ]);
    expect(rows[1]).toMatchObject({
      to: 'PAYMENT_FAILED',
      stock: { from: 'reserved', to: 'onHand' },
      event: null,
    });
  });

  it.each([
    ['PICKUP', 'PLACED', null],
    ['SHIPMENT', 'PLACED', null],
    ['TAKE_NOW', 'HANDED_OVER', { from: 'reserved', to: 'gone' }],
  ] as const)('%s: paid it is %s', (method, to, stock) => {
    expect(
      transitionIn(journeyOf({ method }), 'AWAITING_PAYMENT' as OrderState, 'pay', 'SYSTEM'),
    ).toMatchObject({
      to,
      stock,
    });
  });
});
