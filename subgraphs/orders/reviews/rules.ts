import { isText, isWithin, type Problem } from '../rules/values.ts';

/** What an author says; the name is the one that they choose to be seen by. */
export type ReviewWords = { rating: number; title?: string; text?: string; displayName: string };

const MAX_TITLE = 120;
const MAX_TEXT = 4000;
const MAX_NAME = 40;
/** Anything that could reach a person has no place in public. */
const REACHES_SOMEBODY = /@|https?:|www\.|\+?\d[\d\s()./-]{7,}\d/i;

/** What is wrong with the words, or null. */
export function wordsProblem({ rating, title, text, displayName }: ReviewWords): Problem | null {
  if (!isWithin(rating, 1, 5)) return { field: ['rating'], message: `Expected 1 to 5, got ${rating}.` };
  if (title !== undefined && !isText(title, MAX_TITLE)) return tooLong('title', MAX_TITLE);
  // A text has line breaks; of the other control characters it needs none.
  if (text !== undefined && !isText(text.replaceAll(/[\n\t]/g, ' '), MAX_TEXT))
    return tooLong('text', MAX_TEXT);
  if (!isText(displayName, MAX_NAME)) return tooLong('displayName', MAX_NAME);
  for (const [field, words] of Object.entries({ title, text, displayName })) {
    if (words && REACHES_SOMEBODY.test(words)) {
      return { field: [field], message: 'Expected no addresses, links or telephone numbers.' };
    }
  }
  return null;
}

const tooLong = (field: string, max: number): Problem => ({
  field: [field],
  message: `Expected 1 to ${max} characters, no control characters.`,
});
