import { createHash } from 'node:crypto';
import { isCode, isCurrency, isText, isWithin, MAX_MINOR, type Problem, toChannel } from './values.ts';

/** One line of a purchase that was made elsewhere, as it came; checked by {@link importedLineProblem}. */
export type ImportedLine = {
  source: string;
  orderId: string;
  lineId?: string | null | undefined;
  recordId?: string | null | undefined;
  orderedAt: Date;
  storeId: string;
  channel: string;
  sku: string;
  description?: string | null | undefined;
  quantity: number;
  amount: { amountMinor: number; currency: string };
};

/** What an imported order is so far. */
export type ImportedSoFar = {
  storeId: string;
  currency: string;
  recordKey?: string;
  totalMinor: number;
  lineIds: ReadonlySet<string>;
};

const MAX_QUANTITY = 1_000_000;
const MAX_LINES = 200;
const CODE = 'Expected 1 to 64 characters without control characters or spaces at the ends.';

/** The first thing that is wrong with a line by itself, or null. */
export function importedLineProblem(line: ImportedLine, now: Date): Problem | null {
  for (const name of ['source', 'orderId', 'storeId', 'sku'] as const) {
    if (!isCode(line[name])) return { field: [name], message: CODE };
  }
  for (const name of ['lineId', 'recordId'] as const) {
    const value = line[name];
    if (value && !isCode(value)) return { field: [name], message: CODE };
  }
  const { description, channel, orderedAt, quantity, amount } = line;
  if (description && !isText(description, 200)) {
    return { field: ['description'], message: 'Expected up to 200 characters without control characters.' };
  }
  if (!toChannel(channel)) {
    return { field: ['channel'], message: 'Expected a letter, then letters, digits and _, at most 32.' };
  }
  if (orderedAt > now) return { field: ['orderedAt'], message: 'Expected a time that is not in the future.' };
  if (orderedAt.getTime() < 0) return { field: ['orderedAt'], message: 'Expected a time after 1970.' };
  if (!isWithin(quantity, 1, MAX_QUANTITY)) {
    return { field: ['quantity'], message: `Expected 1 to ${MAX_QUANTITY} pieces.` };
  }
  if (!isCurrency(amount.currency)) {
    return { field: ['amount', 'currency'], message: 'Expected an ISO 4217 code, e.g. EUR.' };
  }
  if (amount.amountMinor < 0) return { field: ['amount', 'amountMinor'], message: 'Expected at least 0.' };
  return null;
}

/** Names an order of a source system. The part before the slash has none itself. */
export const importedOrderKey = ({ source, orderId }: Pick<ImportedLine, 'source' | 'orderId'>): string =>
  `${encodeURIComponent(source)}/${orderId}`;

/** Names a person's record of a source system, as {@link importedOrderKey}. */
export const recordKey = (source: string, recordId: string): string =>
  `${encodeURIComponent(source)}/${recordId}`;

/** The same for the same line however often it comes: the source's own number, or what stands in it. */
export function importedLineId({ lineId, sku, quantity, amount }: ImportedLine): string {
  const content = lineId ? [lineId] : [sku, quantity, amount.amountMinor];
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 22);
}

/** Why a line can't join the order that others have begun, or null. */
export function joinProblem(soFar: ImportedSoFar, line: ImportedLine): Problem | null {
  const { source, storeId, recordId, amount } = line;
  if (storeId !== soFar.storeId) {
    return { field: ['storeId'], message: `The order was made in store ${soFar.storeId}.` };
  }
  if (amount.currency !== soFar.currency) {
    return { field: ['amount', 'currency'], message: `The order is in ${soFar.currency}.` };
  }
  if (recordId && soFar.recordKey && recordKey(source, recordId) !== soFar.recordKey) {
    return { field: ['recordId'], message: 'The order has another record.' };
  }
  if (soFar.lineIds.has(importedLineId(line))) return null;
  if (soFar.lineIds.size >= MAX_LINES) {
    return { field: ['orderId'], message: `An order has at most ${MAX_LINES} lines.` };
  }
  if (soFar.totalMinor + amount.amountMinor > MAX_MINOR) {
    return {
      field: ['amount', 'amountMinor'],
      message: `An order sums up to at most ${MAX_MINOR} minor units.`,
    };
  }
  return null;
}
