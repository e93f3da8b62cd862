import { rejected } from '#shared/user-errors.ts';
import { MAX_LINES, MAX_QUANTITY } from '../rules/cart.ts';
import type { Row } from '../rules/transitions.ts';
import { refusalIn } from '../rules/transitions.ts';
import type { Problem } from '../rules/values.ts';

export const invalid = ({ field, message }: Problem) =>
  rejected('INVALID_VALUE', ['input', ...field], message);

/** What the table of a journey refuses, naming what it allows. `step` is the mutation's name. */
export const illegalTransition = <Its extends Row>(
  table: readonly Its[],
  from: Its['from'],
  step: string,
  what = 'order',
  field = ['input', 'orderId'],
) => rejected('ILLEGAL_TRANSITION', field, refusalIn(table, from, step, what));

export const unknownSku = () => rejected('SKU_NOT_FOUND', ['input', 'sku'], 'No variant has this SKU.');

export const tooMuch = () =>
  invalid({
    field: ['quantity'],
    message: `A cart holds up to ${MAX_LINES} SKUs and up to ${MAX_QUANTITY} pieces of each.`,
  });

export const cartChanged = () =>
  rejected('CART_CHANGED', ['input', 'cartVersion'], 'The cart has another version. Read it again.');
