import { PAYMENT, TAKE_NOW } from '../checkout/table.ts';
import { PICKUP } from '../pickup/table.ts';
import { SHIPPING } from '../shipping/table.ts';
import type { FulfilmentMethod, OrderState, Transition } from './order.ts';
import { openStatesOf } from './transitions.ts';

/** The journey of an order, by how it comes to the customer. What is sold over the counter is handed over as it is placed. */
const JOURNEYS: Readonly<Record<FulfilmentMethod, readonly Transition[]>> = {
  PICKUP: [...PAYMENT, ...PICKUP],
  SHIPMENT: [...PAYMENT, ...SHIPPING],
  TAKE_NOW,
};

/** The table of this order. One from before there were other ways is picked up. */
export const journeyOf = ({ method = 'PICKUP' }: { method?: FulfilmentMethod }): readonly Transition[] =>
  JOURNEYS[method];

const OPEN_STATES = new Set<OrderState>(Object.values(JOURNEYS).flatMap(openStatesOf));

/** Open orders hold stock. */
export const isOpen = (state: OrderState): boolean => OPEN_STATES.has(state);
