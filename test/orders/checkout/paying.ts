import type { Actor } from '#shared/actor.ts';
import { newId } from '#shared/mongo.ts';
import type { Installation } from '#shared/run-subgraph.ts';
import type { ProviderAccount, ProviderOperation } from '../../../subgraphs/orders/payments/test-provider.ts';
import { aCustomer, useShop } from '../shop.ts';

const CHECKOUT = `
  checkout {
    id state declinedBecause
    total { amountMinor }
    orders { id state method total { amountMinor } }
    payment { instrument { kind label } authorised { amountMinor } captured { amountMinor } voided { amountMinor } refunded { amountMinor } }
  }
  userErrors { code field } idempotentReplay
`;

export const anAddress = (its: object = {}) => ({
  name: 'Ada Lovelace',
  street: 'Keizersgracht 1',
  postcode: '1015 CJ',
  city: 'Amsterdam',
  country: 'NL',
  ...its,
});

type Shopper = { counted?: number; quantity?: number; store?: object; variant?: object };

/** A shop where customers pay with the test provider. */
export function usePayingShop(given: Partial<Installation> = {}) {
  const shop = useShop(given);

  /** Checks the whole cart out for pickup at the store; `its` says otherwise. */
  const pay = (customer: Actor, storeId: string, its: object = {}) =>
    shop.mutate(
      customer,
      'checkout',
      { storeId, payment: { token: 'tok_visa' }, idempotencyKey: newId('key'), ...its },
      CHECKOUT,
    );

  /** A customer with `quantity` pieces of one SKU in the cart, of which the store has `counted`. */
  async function shopper({ counted = 10, quantity = 1, ...its }: Shopper = {}) {
    const { storeId, sku } = await shop.stocked(counted, its);
    const customer = aCustomer();
    await shop.fill(customer, sku, quantity);
    return { storeId, sku, customer };
  }

  const cartOf = async (customer: ReturnType<typeof aCustomer>) => {
    const { data } = await shop.entity(
      customer,
      { id: customer.customerId },
      '{ cart { lines { sku quantity } } }',
    );
    return data.cart?.lines ?? [];
  };

  /** What the provider has in its own books, of all accounts. */
  const providerBooks = () =>
    shop.db.collection<ProviderAccount>('testProviderAccounts').find().sort({ _id: 1 }).toArray();
  const providerOperations = () =>
    shop.db.collection<ProviderOperation>('testProviderOperations').find().sort({ at: 1 }).toArray();

  return Object.assign(shop, { pay, shopper, cartOf, providerBooks, providerOperations });
}
