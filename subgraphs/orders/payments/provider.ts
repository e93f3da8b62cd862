/** What money can be asked to do. `CHARGE` is `AUTHORISE` and `CAPTURE` at once. */
export const OPERATION_KINDS = ['AUTHORISE', 'CAPTURE', 'CHARGE', 'VOID', 'REFUND'] as const;
export type OperationKind = (typeof OPERATION_KINDS)[number];

/** What was paid with, as far as the provider says: never a number that pays by itself. */
export type Instrument = {
  kind: InstrumentKind | 'STORE_CREDIT';
  /** For people, e.g. `Visa 4242`. */
  label?: string;
  /** EMVCo Payment Account Reference: names the account behind a card without being good for a payment. */
  par?: string;
};

/** What a provider may name. */
export const INSTRUMENT_KINDS = ['CARD', 'WALLET', 'PAYPAL', 'CASH', 'OTHER'] as const;
export type InstrumentKind = (typeof INSTRUMENT_KINDS)[number];

/** What a provider is asked to do, once for each key. */
export type ProviderRequest = {
  /** The operation's id. Asking again with the same key gives the first outcome and moves nothing. */
  key: string;
  kind: OperationKind;
  amountMinor: number;
  /** ISO 4217. */
  currency: string;
  /** What the customer's device got from the provider for the card or wallet. Of `AUTHORISE` and `CHARGE` alone. */
  token?: string;
  /** The provider's name of what was authorised. Of the other kinds. */
  reference?: string;
  /** A provider that gets the request later must refuse it, so that silence becomes an answer in time. */
  notAfter?: Date;
};

export type ProviderOutcome =
  | { state: 'DONE'; reference: string; instrument?: Instrument }
  | { state: 'REFUSED'; reason: string }
  /** The provider has it and will say later, by notification or when it is asked. */
  | { state: 'PENDING' };

/**
 * Who moves the money. Both may throw, time out or answer what they answered before: an outcome is what `find` tells of the
 * key, whoever asks.
 */
export type PaymentProvider = {
  /** Kept with each payment, e.g. `test`. */
  name: string;
  perform(request: ProviderRequest, signal: AbortSignal): Promise<ProviderOutcome>;
  /** What became of a key; null when the provider has never got it. */
  find(key: string, signal: AbortSignal): Promise<ProviderOutcome | null>;
};
