import type { NumberedLine } from '../data/order-import.ts';
import { importedLineProblem } from '../rules/imported-orders.ts';
import type { Problem } from '../rules/values.ts';
import type { MutationResolvers } from '../schema.generated.ts';
import { invalid } from './refusals.ts';

const MAX_LINES = 1000;

export const importOrders: MutationResolvers['importOrders'] = async (
  _,
  { input },
  { orderImport, clock },
) => {
  const { lines } = input;
  if (lines.length > MAX_LINES) {
    const refusal = invalid({ field: ['lines'], message: `Expected at most ${MAX_LINES} lines.` });
    return { ordersCreated: 0, linesAdded: 0, linesUnchanged: 0, ...refusal };
  }
  const now = clock();
  const sound: NumberedLine[] = [];
  const refused: (Problem & { index: number })[] = [];
  for (const [index, line] of lines.entries()) {
    const problem = importedLineProblem(line, now);
    if (problem) refused.push({ index, ...problem });
    else sound.push({ index, line });
  }
  const outcome = await orderImport.importLines(sound);
  const userErrors = [...refused, ...outcome.refused]
    .sort((a, b) => a.index - b.index)
    .flatMap(
      ({ index, field, message }) =>
        invalid({ field: ['lines', String(index), ...field], message }).userErrors,
    );
  const { ordersCreated, linesAdded, linesUnchanged } = outcome;
  return { ordersCreated, linesAdded, linesUnchanged, userErrors };
};
