/** What an input has to look like. Each pattern is linear: no input makes it slow. */
const LANGUAGE = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}$/;
const SURFACE = /^[\w.:/-]{1,64}$/;
const NAME = /^[\w.:-]{1,128}$/;

/** The field and what was expected of it. */
export type Problem = { field: string; message: string };

type Given = {
  language?: string | null | undefined;
  surface?: string | null | undefined;
  storeId?: string | null | undefined;
  identifier?: { value: string } | null | undefined;
};

/** The first thing that is wrong with where and how a decision was made; null when nothing is. */
export function problemOf({ language, surface, storeId, identifier }: Given): Problem | null {
  if (language != null && !isLanguageTag(language)) {
    return { field: 'language', message: 'Expected a BCP 47 language tag such as `de-AT`.' };
  }
  if (surface != null && !SURFACE.test(surface)) {
    return { field: 'surface', message: 'Expected 1 to 64 letters, digits or . _ : / -' };
  }
  if (storeId != null && !isName(storeId))
    return { field: 'storeId', message: 'Expected the id of a store.' };
  const value = identifier?.value.trim();
  if (value !== undefined && (value.length === 0 || value.length > 320)) {
    return { field: 'identifier', message: 'Expected a value of 1 to 320 characters.' };
  }
  return null;
}

/** BCP 47, in form only. */
export const isLanguageTag = (text: string): boolean => LANGUAGE.test(text);

/** Ids, sources, record ids and client ids: 1 to 128 letters, digits or . _ : - */
export const isName = (text: string): boolean => NAME.test(text);
