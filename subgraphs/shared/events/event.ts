/**
 * A CloudEvents 1.0 envelope in its JSON format. Events are kept for ever, so `data` carries ids and numbers and no
 * personal data: erasing a person never has to rewrite them.
 */
export type PatronEvent<Type extends EventType = EventType> = {
  specversion: '1.0';
  /** `evt_` and UUIDv7: consumers record it to apply the event once. */
  id: string;
  /** The subgraph that owns the fact, e.g. `patron/orders`. */
  source: string;
  type: Type;
  /** The customer (or other entity) whose events stay in order among themselves. */
  subject: string;
  /** When it happened, ISO 8601 in UTC. */
  time: string;
  datacontenttype: 'application/json';
  data: EventData[Type];
};

type OrderLineData = { lineId: string; sku: string; quantity: number; amountMinor: number };

type OrderData = {
  orderId: string;
  customerId: string | null;
  storeId: string;
  channel: string;
  currency: string;
  totalMinor: number;
  lines: OrderLineData[];
  /** When it happened, ISO 8601; for imported history, then and not now. */
  at: string;
};

/** Every event type of the graph with its data. A type never changes; a new shape is a new version. */
export type EventData = {
  'patron.customer.registered.v1': { customerId: string };
  'patron.customer.changed.v1': { customerId: string; attributes: string[] };
  /** A source record now belongs to this customer; what is keyed by the record (an imported order) follows it. */
  'patron.customer.record_linked.v1': { customerId: string; source: string; recordId: string };
  'patron.consent.decided.v1': { customerId: string; decisionId: string; purpose: string; state: string };
  'patron.grant.changed.v1': { customerId: string; grantId: string; clientId: string; state: string };
  'patron.order.placed.v1': OrderData;
  'patron.order.ready.v1': OrderData;
  'patron.order.arrived.v1': OrderData;
  'patron.order.handed_over.v1': OrderData;
  'patron.order.cancelled.v1': OrderData;
  /** A purchase from a file, when it is first known whose it is; `at` is when it was made. Never a handover. */
  'patron.order.imported.v1': OrderData;
  'patron.points.posted.v1': { customerId: string; postingId: string; points: number };
  /** Somebody other than the customer was shown these fields. Subject: the customer. */
  'patron.disclosure.recorded.v1': {
    customerId: string;
    requestId: string | null;
    /** `actorId` of the recipient. */
    recipient: string;
    recipientKind: string;
    grantId: string | null;
    /** `Type.field`, sorted. */
    fields: string[];
    /** Purposes under which they were read, sorted; empty where no purpose is needed. */
    purposes: string[];
  };
};

export type EventType = keyof EventData;

/** What a subgraph says of an event; the outbox adds the rest. */
export type NewEvent<Type extends EventType = EventType> = {
  [T in Type]: { type: T; subject: string; time: Date; data: EventData[T] };
}[Type];
