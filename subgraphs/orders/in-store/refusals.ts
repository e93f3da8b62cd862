import { rejected } from '#shared/user-errors.ts';
import type { StoredStore } from '../data/stores.ts';
import { type Row, refusalIn } from '../rules/transitions.ts';

export const notOffered = ({ name }: StoredStore, what: string) =>
  rejected('SERVICE_NOT_OFFERED', ['input', 'storeId'], `${name} doesn't offer ${what}.`);

export const noPayments = () => rejected('PAYMENT_NOT_OFFERED', null, 'No payment provider is configured.');

export const wrongCode = () =>
  rejected('CODE_WRONG', ['input', 'code'], 'The code is not for this, has ended, or is for another store.');

export const unknownSession = (field: string) =>
  rejected('SESSION_NOT_FOUND', ['input', field], 'No session here has this id.');

export const unknownItem = (field: readonly string[] = ['item']) =>
  rejected('ITEM_NOT_FOUND', ['input', ...field], 'Nothing that is sold here has this code.');

export const emptyBasket = () => rejected('BASKET_EMPTY', null, 'There is nothing to pay.');

/** Names what is possible instead. */
export const illegalStep = <Its extends Row>(
  table: readonly Its[],
  from: Its['from'],
  step: string,
  what: string,
  field: string,
) => rejected('ILLEGAL_TRANSITION', ['input', field], refusalIn(table, from, step, what));

export const badToken = (field = 'paymentToken') =>
  rejected('INVALID_VALUE', ['input', field], "Expected the payment provider's token, never a number.");
