import type { Money } from '../shared/page.ts';

export type Order = {
  id: string;
  state: string;
  channel: string;
  placedAt: string;
  payment: string;
  total: Money;
  customer: {
    name: { full: string } | null;
    loyaltyAccount: { balance: number | null; tier: string | null } | null;
    inStorePreferences: { kind: string; value: string; category: string | null }[] | null;
  } | null;
  lines: { id: string; sku: string; description: string; quantity: number }[];
  messages: { id: string; from: string; text: string; at: string }[] | null;
  pickup: {
    reference: string;
    locked: boolean;
    readyAt: string | null;
    arrivedAt: string | null;
    arrivalTrust: string | null;
    waitingSeconds: number | null;
    bay: string | null;
    vehicle: string | null;
    proxyName: string | null;
    heldUntil: string | null;
    requestedOverride: { reason: string } | null;
  } | null;
};

export const ORDER = `
  id state channel placedAt payment
  total { amountMinor currency }
  customer {
    name { full }
    loyaltyAccount { balance tier }
    inStorePreferences { kind value category }
  }
  lines { id sku description quantity }
  messages { id from text at }
  pickup {
    reference locked readyAt arrivedAt arrivalTrust waitingSeconds bay vehicle proxyName heldUntil
    requestedOverride { reason }
  }
`;

export type QueueChange = { kind: string; order: Order | null; queue: Order[] | null; at: string };

export const QUEUE = `subscription Queue($storeId: ID!) {
  pickupQueue(storeId: $storeId) { kind at order { ${ORDER} } queue { ${ORDER} } }
}`;

export const FIND = `query Find($storeId: ID!, $text: String!) {
  findPickup(storeId: $storeId, text: $text) { id }
}`;

export const STORES = `query Stores { stores(first: 100) { edges { node { id name services } } } }`;

export type Return = {
  id: string;
  state: string;
  tender: string;
  amount: Money;
  lines: { lineId: string; description: string; quantity: number; reason: string; amount: Money }[];
  refunds: { amount: Money; state: string }[];
  atTill: Money | null;
};

export const RETURN = `
  id state tender
  amount { amountMinor currency }
  lines { lineId description quantity reason amount { amountMinor currency } }
  refunds { state amount { amountMinor currency } }
  atTill { amountMinor currency }
`;
