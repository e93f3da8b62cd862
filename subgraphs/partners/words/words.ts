import type { Language } from '#shared/language.ts';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en, type Words } from './en.ts';
import { fr } from './fr.ts';

/** The texts of the pages in each language. */
export const WORDS: Record<Language, Words> = { en, de, fr, ar };
