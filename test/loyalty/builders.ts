import type { Actor } from '#shared/actor.ts';
import type { EventData, PatronEvent } from '#shared/events/event.ts';
import { newId } from '#shared/mongo.ts';
import type { Credit, CreditedLot } from '../../subgraphs/loyalty/data/credits.ts';
import { anEvent } from '../support/subgraph.ts';

type HandedOver = EventData['patron.order.handed_over.v1'];

export const asCustomer = (customerId: string): Actor => ({ kind: 'customer', customerId });

export const asPartner = (customerId: string, ...attributes: string[]): Actor => ({
  kind: 'partner',
  lookBackDays: 365,
  standing: 'ACTIVE',
  clientId: 'rewards',
  customerId,
  grantId: 'grt_1',
  attributes,
  purposes: [],
});

/** An order of one line that earns `points`, handed over when the test begins. */
export function aHandedOverOrder(
  its: Partial<HandedOver> & { points?: number } = {},
): PatronEvent<'patron.order.handed_over.v1'> {
  const { points = 100, ...order } = its;
  const data: HandedOver = {
    orderId: newId('ord'),
    customerId: newId('cus'),
    storeId: 'sto_1',
    channel: 'ONLINE',
    currency: 'EUR',
    totalMinor: points * 100,
    lines: [{ lineId: 'l1', sku: 'sku-1', quantity: 1, amountMinor: points * 100 }],
    at: '2026-03-02T10:00:00.000Z',
    ...order,
  };
  const subject = data.customerId ?? data.orderId;
  return anEvent({ type: 'patron.order.handed_over.v1', subject, time: new Date(data.at), data });
}

/** Points that can be spent at once, unless it says otherwise, in a lot of their own. */
export function aCredit({
  customerId,
  points,
  now,
  ...its
}: { customerId: string; points: number; now: Date } & Partial<CreditedLot>): Credit {
  const expiresAt = new Date(now.getTime() + 730 * 86_400_000);
  return {
    ...{ customerId, key: newId('key'), kind: 'EARNED', occurredAt: now },
    lots: [{ points, earnedAt: now, expiresAt, ...its }],
  };
}
