import type { StoredCart } from './data/carts.ts';
import type { ListedOrder, StoredOrder, StoredOrderLine, StoredOrderStep } from './data/orders.ts';
import type { CartLine } from './rules/cart.ts';

/** What the resolvers of each GraphQL type receive as their parent. */
export type { StoredProduct as ProductMapper, VariantOfProduct as VariantMapper } from './data/catalogue.ts';
export type { StoredStock as StockLevelMapper } from './data/stock.ts';
export type { StoredStore as StoreMapper } from './data/stores.ts';

/** A part of something personal says whose it is. */
type Owned<Part> = Part & { customerId: string | null };

export type CustomerMapper = { id: string };
export type CartMapper = StoredCart;
export type CartLineMapper = Owned<CartLine>;
export type OrderMapper = StoredOrder | ListedOrder;
export type OrderLineMapper = Owned<StoredOrderLine & { currency: string }>;
export type OrderStepMapper = Owned<StoredOrderStep>;
export type PickupMapper = OrderMapper;

/** As a gateway names it; nothing in it is believed before it is found here. */
export type RightsRequestMapper = { id: string; customerId: string };
export type {
  RightsSection as RightsSectionMapper,
  RightsSectionRecord as RightsRecordMapper,
} from '#shared/rights-sections.ts';
