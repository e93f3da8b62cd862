import { failure } from '#shared/failure.ts';
import type { Basket, BasketLine } from '../rules/earning.ts';
import { present } from '../rules/imports.ts';
import type { BasketInput, BasketLineInput } from '../schema.generated.ts';

const MOST_LINES = 200;
const MOST_PIECES = 1_000_000;
const MOST_LENGTH = 200;

/**
 * What somebody asks about.
 * @throws {GraphQLError} `BAD_USER_INPUT`
 */
export function requireBasket({ currency, channel, storeId, at, lines }: BasketInput, now: Date): Basket {
  if (!/^[A-Z]{3}$/.test(currency)) throw bad('currency', 'a code of ISO 4217');
  if (lines.length < 1 || lines.length > MOST_LINES) throw bad('lines', `1 to ${MOST_LINES} lines`);
  if (new Set(lines.map(({ lineId }) => lineId)).size < lines.length) {
    throw bad('lines', 'lines with a `lineId` each of its own');
  }
  for (const { lineId, sku, quantity = 1, category } of lines) {
    for (const text of [lineId, sku, category ?? ' ', channel]) {
      if (!text || text.length > MOST_LENGTH) throw bad('lines', `texts of 1 to ${MOST_LENGTH} characters`);
    }
    if (quantity < 0 || quantity > MOST_PIECES) throw bad('lines', `0 to ${MOST_PIECES} pieces`);
  }
  return { currency, channel, storeId: storeId ?? null, at: at ?? now, lines: lines.map(lineOf) };
}

const lineOf = ({ quantity = 1, ...line }: BasketLineInput): BasketLine => ({ ...present(line), quantity });

const bad = (field: string, expected: string) =>
  failure('BAD_USER_INPUT', `\`basket.${field}\`: expected ${expected}.`);
