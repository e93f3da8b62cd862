import { describe, expect, it } from 'vitest';
import { acceptedLanguages, cookieOf, languageFor, languageOfTag } from '#shared/language.ts';

const request = (query: object, headers: { cookie?: string; 'accept-language'?: string } = {}) => ({
  query,
  headers,
});

describe('the language of a page', () => {
  it.each([
    ['de', 'de'],
    ['de-CH', 'de'],
    [' AR-EG', 'ar'],
    ['nl', null],
    ['', null],
    ['den', null],
  ])('of the tag %j is %j', (tag, language) => expect(languageOfTag(tag)).toBe(language));

  it.each([
    ['nl, fr;q=0.5, de;q=0.9', ['de', 'fr']],
    ['ar', ['ar']],
    ['*', []],
    ['de;q=0, en;q=0.1', ['en']],
    ['fr;q=high, de', ['de']],
    ['', []],
  ])('is taken from Accept-Language %j in the order of %j', (header, languages) =>
    expect(acceptedLanguages(header)).toEqual(languages),
  );

  it('is what the reader has just chosen, which is remembered', () => {
    const chosen = languageFor(request({ lang: 'ar' }, { cookie: 'patron_language=de' }), 'fr');
    expect(chosen).toEqual({
      language: 'ar',
      headers: { 'set-cookie': 'patron_language=ar; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly' },
    });
  });

  it.each([
    ['what was chosen before', { cookie: 'a=b; patron_language=de', 'accept-language': 'fr' }, 'ar', 'de'],
    ['what the app asks for', { 'accept-language': 'fr' }, 'nl ar', 'ar'],
    ['what the browser asks for', { 'accept-language': 'fr' }, 'nl', 'fr'],
    ['English where nothing says which', {}, '', 'en'],
    ['English for a cookie that means nothing', { cookie: 'patron_language=xx' }, '', 'en'],
  ])('is else %s', (_, headers, uiLocales, language) =>
    expect(languageFor(request({ lang: 'xx' }, headers), uiLocales)).toEqual({ language, headers: {} }),
  );

  it.each([
    ['a=1; b=2', 'b', '2'],
    ['ab=1', 'b', null],
    ['b=', 'b', ''],
    [undefined, 'b', null],
  ])('reads cookies: %j, %s is %j', (header, name, value) => expect(cookieOf(header, name)).toBe(value));
});
