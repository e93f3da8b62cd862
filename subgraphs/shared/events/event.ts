import type { Geofence } from '../geofence.ts';

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

/** Where ids belong after a merge or an unmerge, see `members.ts`. */
type MergeData = {
  mergeId: string;
  /** Of the customer who goes on after the merge. */
  survivorId: string;
  /** Of the customer who became part of the survivor, or is on their own again. */
  mergedId: string;
  /** One for each id of either. */
  placements: { id: string; members: string[]; version: number }[];
};

/** A customer who permits `purpose` has paused; whoever acts on it asks consent again at that moment. */
type PauseData = { customerId: string; purpose: string; at: string };

/** Where a visit to a store stands. */
type VisitData = {
  visitId: string;
  customerId: string;
  storeId: string;
  state: string;
  /** Until then the store has the customer in its hands. Null: it is over. */
  until: string | null;
  at: string;
};

type SaleCreditData = {
  orderId: string;
  customerId: string | null;
  storeId: string;
  /** `actorId` of the associate. */
  associate: string | null;
  amountMinor: number;
  currency: string;
  at: string;
};

type OrderLineData = {
  lineId: string;
  sku: string;
  quantity: number;
  amountMinor: number;
  /** As the catalogue has it when it is handed over. Absent where it isn't known, and in events from before it was told. */
  category?: string;
  /** The part of the amount that is tax. Absent as `category` is. */
  taxMinor?: number;
};

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
  /** When it was bought, ISO 8601; told when it is handed over. Absent in events from before it was told. */
  placedAt?: string;
  /** Keys of the cards that paid, see `card-key.ts`; told when it is handed over. Absent: nobody knows. */
  cards?: string[];
};

type OrderReturnedData = {
  returnId: string;
  orderId: string;
  customerId: string | null;
  /** Where the goods are, or are on their way to. */
  storeId: string;
  currency: string;
  lines: {
    lineId: string;
    sku: string;
    quantity: number;
    /** What is paid back for these pieces. */
    amountMinor: number;
    /** Pieces that the whole line had … */
    ofQuantity: number;
    /** … and how many of them had been brought back before. */
    before: number;
  }[];
  at: string;
};

/** Every event type of the graph with its data. A type never changes; a new shape is a new version. */
export type EventData = {
  'patron.customer.registered.v1': { customerId: string };
  'patron.customer.changed.v1': { customerId: string; attributes: string[] };
  /** A profile that was known says all that makes one complete, and didn't before. It may happen again. */
  'patron.customer.profile_completed.v1': { customerId: string; at: string };
  /** A source record now belongs to this customer; what is keyed by the record (an imported order) follows it. */
  'patron.customer.record_linked.v1': { customerId: string; source: string; recordId: string };
  /** Two customers are one from now on. Subject: the survivor. */
  'patron.customer.merged.v1': MergeData;
  /** A merge was taken back. Subject: the survivor of then. */
  'patron.customer.unmerged.v1': MergeData;
  'patron.consent.decided.v1': { customerId: string; decisionId: string; purpose: string; state: string };
  'patron.grant.changed.v1': {
    customerId: string;
    grantId: string;
    clientId: string;
    state: string;
    /** What the grant names now. Absent in events from before it was told. */
    attributes?: string[];
    /** When the grant ends by itself, ISO 8601. Absent in events from before it was told. */
    expiresAt?: string;
  };
  'patron.order.placed.v1': OrderData;
  'patron.order.ready.v1': OrderData;
  'patron.order.arrived.v1': OrderData;
  /** It has left the store or warehouse with a carrier. Nobody has earned anything yet. */
  'patron.order.shipped.v1': OrderData;
  /** The customer has it, from the counter or from the carrier: this is what earns. Told once for an order. */
  'patron.order.handed_over.v1': OrderData;
  /** It is off, whatever ended it. `outcome` is absent in events from before it was told. */
  'patron.order.cancelled.v1': OrderData & { outcome?: 'CANCELLED' | 'EXPIRED' | 'NO_SHOW' };
  /** Pieces of an order can't be had; `lines` has only those, and what is left of the order goes on. */
  'patron.order.line_rejected.v1': OrderData & { reason: string; disposition: 'DAMAGED' | 'MISSING' };
  /** What waits for its customer goes back soon. */
  'patron.order.expiring.v1': OrderData & { heldUntil: string };
  /** A purchase from a file, when it is first known whose it is; `at` is when it was made. Never a handover. */
  'patron.order.imported.v1': OrderData;
  /** Goods of an order were brought back and accepted. Subject: the customer, or the order of nobody known. */
  'patron.order.returned.v1': OrderReturnedData;
  /**
   * Goods left the house, and the provider then refused to take what it had set aside: it is owed. For the back office. Subject:
   * the customer, or the order of nobody known.
   */
  'patron.payment.capture_refused.v1': {
    orderId: string;
    customerId: string | null;
    storeId: string;
    paymentId: string;
    amountMinor: number;
    currency: string;
    /** In the provider's words for machines. */
    reason: string;
    at: string;
  };
  /** Nothing was done to a cart with something in it for a while; told once for its version. Subject: the customer. */
  'patron.cart.idle.v1': PauseData & { cartId: string; cartVersion: number };
  /** The same for so long that it won't be bought. */
  'patron.cart.abandoned.v1': PauseData & { cartId: string; cartVersion: number };
  /** A checkout was begun, and nothing followed. */
  'patron.checkout.stalled.v1': PauseData & { cartId: string; cartVersion: number };
  /** A product was looked at again and again, and not bought; told once for each product. Subject: the customer. */
  'patron.product.viewed_not_bought.v1': PauseData & { productId: string; views: number };
  /** A review of a purchase is shown to everybody for the first time; told once for each review. Subject: the customer. */
  'patron.review.published.v1': {
    customerId: string;
    reviewId: string;
    productId: string;
    orderId: string;
    at: string;
  };
  /** A customer who permits `purpose` came into a part of a store. Subject: the customer. */
  'patron.zone.entered.v1': {
    customerId: string;
    storeId: string;
    zoneId: string;
    purpose: string;
    at: string;
  };
  /** A customer is expected in a store, is there, or is no more: it has them in its hands until then. Subject: the customer. */
  'patron.try_reservation.changed.v1': VisitData;
  'patron.appointment.changed.v1': VisitData & { startsAt: string };
  /** An associate has read the code that a customer showed them: the store has them in its hands for a while. Subject: the customer. */
  'patron.member.identified.v1': {
    customerId: string;
    identificationId: string;
    storeId: string;
    at: string;
  };
  /**
   * What an associate noted while a customer who permits `purpose` tried things on. The values are what the catalogue says of a
   * variant, never free text. Subject: the customer.
   */
  'patron.guide_shop.noted.v1': {
    customerId: string;
    appointmentId: string;
    storeId: string;
    /** `actorId` of the associate. */
    by: string;
    purpose: string;
    notes: {
      sku: string;
      aspect: 'STYLE' | 'SIZE' | 'COLOUR';
      value: string;
      brand?: string;
      category?: string;
      basis: 'STATED' | 'OBSERVED';
    }[];
    at: string;
  };
  /** A store and an associate brought a sale about, whoever books it. Subject: the customer, else the order. */
  'patron.sale.credited.v1': SaleCreditData;
  /** The sale was called off. */
  'patron.sale.credit_reversed.v1': SaleCreditData;
  /** A linked card pays in a store: its owner is there. Told once for a purchase, when it is first heard of. Subject: the customer. */
  'patron.card.recognised.v1': {
    customerId: string;
    cardId: string;
    storeId: string;
    purchaseId: string;
    /** When the card was used. */
    at: string;
  };
  /** Where it stands that a customer brought another. The customer is who brought them; null: they were erased. Subject: the customer. */
  'patron.referral.changed.v1': {
    referralId: string;
    customerId: string | null;
    referredId: string | null;
    state: string;
    at: string;
  };
  'patron.points.posted.v1': { customerId: string; postingId: string; points: number };
  /** A member has another tier since `at`. Told once, of what was told last to what is now. Subject: the customer. */
  'patron.tier.changed.v1': {
    customerId: string;
    from: string;
    to: string;
    /** `REPLACED`: the programme has other tiers now. */
    change: 'ROSE' | 'FELL' | 'REPLACED';
    at: string;
  };
  /** A member's tier will be `to` at `at` unless they earn `missing` more before. Told once for a loss. Subject: the customer. */
  'patron.tier.warning.v1': {
    customerId: string;
    tier: string;
    to: string;
    at: string;
    /** In points, minor units of money or orders, as `measure` says. */
    missing: number;
    measure: 'POINTS' | 'SPEND' | 'PURCHASES';
  };
  /** Points of a member will expire then unless they are spent. Told once for an expiry. Subject: the customer. */
  'patron.points.expiring.v1': { customerId: string; points: number; expiresAt: string };
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
  /** A customer asks for a right and has yet to show that it is them. Subject: the customer. */
  'patron.rights.received.v1': {
    requestId: string;
    customerId: string;
    right: Right;
    /** True when the signed-in customer asks. */
    bySelf: boolean;
  };
  /** It is them. Subject: the customer. */
  'patron.rights.identity_verified.v1': {
    requestId: string;
    customerId: string;
    method: 'EMAIL_CODE' | 'DOCUMENT';
    /** Kind of the document that somebody looked at, never its number. Null for a code. */
    document: string | null;
    /** `actorId` of who entered the code or looked at the document. */
    by: string;
  };
  /** A customer's right is to be carried out by every subgraph, see `rights.ts`. Subject: the customer. */
  'patron.rights.ordered.v1': {
    requestId: string;
    customerId: string;
    right: Right;
    /** All ids of the customer, as consent knew them. Absent in events from before customers could be merged. */
    members?: string[];
  };
  /** Somebody has done what an order asked: a subgraph, or a partner's app (`partner:music`). Subject: the customer. */
  'patron.rights.acknowledged.v1': {
    requestId: string;
    customerId: string;
    right: Right | 'SCAN';
    by: string;
    /** Records exported, erased or still found, by what they are. */
    counts: Record<string, number>;
    /** What the law keeps, minimised, and until when (ISO 8601; null: no end is known yet). */
    kept: { what: string; count: number; reason: string; until: string | null }[];
    /** SHA-256, in hex, over the section of an export. Null for other rights. */
    digest: string | null;
    /** Who will acknowledge on their own, e.g. `partner:music`. */
    awaiting: string[];
  };
  /** Look for what is left of an erased customer. Subject: the customer. */
  'patron.rights.scan_ordered.v1': { requestId: string; customerId: string; members?: string[] };
  /** The request has ended, well or not. Subject: the customer. */
  'patron.rights.closed.v1': { requestId: string; customerId: string; right: Right; state: string };
  /** A restriction of processing is over. Subject: the customer. */
  'patron.rights.lifted.v1': { requestId: string; customerId: string; right: Right };
  /** An app reads this customer other than it used to. Subject: the customer. */
  'patron.disclosure.unusual.v1': {
    customerId: string;
    clientId: string;
    grantId: string;
    reason: string;
    reads: number;
    usual: number;
  };
  /** A track is in the customer's playlist, or no longer. `by`: `actorId` of who did it. Subject: the customer. */
  'patron.playlist.changed.v1': {
    customerId: string;
    isrc: string;
    change: 'SAVED' | 'REMOVED';
    by: string;
  };
  /** A device of a store is in service, or no longer. `kind`: see `devices.ts`. Subject: the device. */
  'patron.device.changed.v1': {
    deviceId: string;
    storeId: string;
    kind: string;
    state: 'ACTIVE' | 'REVOKED';
  };
  /** A customer has an offer of their own now, until then; they permit to be told of it through these channels. Subject: the customer. */
  'patron.offer.granted.v1': {
    customerId: string;
    grantId: string;
    offerId: string;
    /** `PUSH`, `EMAIL`, `SMS`; empty: whoever looks sees it. */
    channels: string[];
    validUntil: string;
  };
  /** Where a store is, how a phone knows it, and its clock; whole, as of `at`. Subject: the store. */
  'patron.store.changed.v1': {
    storeId: string;
    kind: 'STORE' | 'WAREHOUSE';
    /** IANA name. */
    timeZone: string;
    location?: { latitude: number; longitude: number };
    geofence?: Geofence;
    beacons: { uuid: string; major: number; minor: number; place: string }[];
    at: string;
  };
  /** A customer's subscription with a partner began or was cancelled. Subject: the customer. */
  'patron.partner_subscription.changed.v1': {
    customerId: string;
    clientId: string;
    subscriptionId: string;
    state: 'STARTED' | 'CANCELLED';
  };
  /** Points were exchanged with a partner's programme, or given back. Subject: the customer. */
  'patron.points.exchanged.v1': {
    customerId: string;
    exchangeId: string;
    clientId: string;
    grantId: string;
    direction: 'OUT' | 'IN';
    points: number;
    partnerUnits: number;
    state: 'SETTLED' | 'REVERSED';
  };
};

/** What a customer may ask of us (GDPR Art. 15 to 18, 20 and 21). */
export type Right = 'ACCESS' | 'EXPORT' | 'RECTIFY' | 'RESTRICT' | 'OBJECT' | 'ERASE';

export type EventType = keyof EventData;

/** What a subgraph says of an event; the outbox adds the rest. */
export type NewEvent<Type extends EventType = EventType> = {
  [T in Type]: {
    type: T;
    subject: string;
    time: Date;
    data: EventData[T];
    /** For what may not be kept for ever, e.g. where a customer was: gone then, delivered or not. Absent: it stays. */
    forgetAt?: Date;
  };
}[Type];
