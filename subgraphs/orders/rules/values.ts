/** What is wrong with an input: the path below `input`, and what was expected. */
export type Problem = { field: string[]; message: string };

/** GraphQL's `Int` ends here: 21 million in a currency with two decimals. */
export const MAX_MINOR = 2_147_483_647;

const CONTROL = /\p{Cc}/u;

/** Text for people: something in it, no control characters, not too long. */
export const isText = (value: string, max: number): boolean =>
  value.trim().length > 0 && value.length <= max && !CONTROL.test(value);

/** An id of the retailer's or of a source system: as {@link isText}, at most 64 characters, no space at either end. */
export const isCode = (value: string): boolean => isText(value, 64) && value === value.trim();

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

/** True for an ISO 4217 code in capitals. */
export const isCurrency = (code: string): boolean => CURRENCIES.has(code);

/** A channel in the one spelling that is kept, `WEB` for `web`; null when it is none. */
export function toChannel(text: string): string | null {
  const channel = text.trim().toUpperCase();
  return /^[A-Z][A-Z0-9_]{0,31}$/.test(channel) ? channel : null;
}

export const channelProblem = (given: string): Problem => ({
  field: ['channel'],
  message: `Expected a letter, then letters, digits and _, at most 32, got ${JSON.stringify(given)}.`,
});

/** True for a whole number within the bounds. GraphQL has made sure that it is an `Int`. */
export const isWithin = (value: number, min: number, max: number): boolean => value >= min && value <= max;
