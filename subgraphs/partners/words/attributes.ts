import type { Words } from './en.ts';

/** An attribute of a grant in plain words. */
export const attributeIn = (words: Words, attribute: string): string =>
  Object.hasOwn(words.attributes, attribute)
    ? words.attributes[attribute as keyof Words['attributes']]
    : attribute;
