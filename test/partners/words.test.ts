import { buildSubgraphSchema } from '@apollo/subgraph';
import { type GraphQLEnumType, isEnumType, isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '#shared/language.ts';
import { typeDefsOf } from '#shared/subgraph.ts';
import { consent } from '../../subgraphs/consent/subgraph.ts';
import { subgraphs } from '../../subgraphs/index.ts';
import { factOf } from '../../subgraphs/partners/rules/facts-of-fields.ts';
import { partners } from '../../subgraphs/partners/subgraph.ts';
import { attributeIn } from '../../subgraphs/partners/words/attributes.ts';
import { formatIn } from '../../subgraphs/partners/words/format.ts';
import { WORDS } from '../../subgraphs/partners/words/words.ts';

/** Every text with the path of its keys; functions are called with the names of their parameters' places. */
function textsOf(words: unknown, path = ''): [string, string][] {
  if (typeof words === 'string') return [[path, words]];
  if (typeof words === 'function') {
    const places = Array.from({ length: words.length }, (_, index) => `{${index}}`);
    return [[path, (words as (...all: string[]) => string)(...places)]];
  }
  return Object.entries(words as object).flatMap(([key, inner]) =>
    textsOf(inner, path ? `${path}.${key}` : key),
  );
}

/** Where there is nothing to add to what stands beside it. */
const MAY_BE_EMPTY = ['preferences.reason.CONTRACT', 'preferences.reason.LEGAL_OBLIGATION'];

describe('the words of the pages', () => {
  const english = textsOf(WORDS.en);

  it.each(LANGUAGES)('are all there in %s, with the same places for what is put in', (language) => {
    const texts = new Map(textsOf(WORDS[language]));
    expect([...texts.keys()]).toEqual(english.map(([path]) => path));
    for (const [path, text] of english) {
      const written = texts.get(path) ?? '';
      if (!MAY_BE_EMPTY.includes(path)) expect(written.trim(), path).not.toBe('');
      const places = (one: string) => new Set(one.match(/\{\d\}/g));
      expect(places(written), path).toEqual(places(text));
    }
  });

  it('are not left in English elsewhere', () => {
    const isPhrase = (text: string) => text.split(' ').length >= 3;
    for (const language of ['de', 'fr', 'ar'] as const) {
      const texts = new Map(textsOf(WORDS[language]));
      const same = english.filter(([path, text]) => isPhrase(text) && texts.get(path) === text);
      expect(same).toEqual([]);
    }
  });

  const enumsOf = (subgraph: typeof consent | typeof partners) => {
    const types = buildSubgraphSchema({ typeDefs: typeDefsOf(subgraph) }).getTypeMap();
    return (name: string) => {
      const type = types[name];
      if (!isEnumType(type)) throw new Error(`${name} is no enum`);
      return (type as GraphQLEnumType).getValues().map((value) => value.name);
    };
  };
  const ofConsent = enumsOf(consent);
  const ofPartners = enumsOf(partners);
  const { en } = WORDS;

  it.each([
    ['states of a grant', en.apps.state, ofConsent('GrantState')],
    ['recipients', en.reads.kind, ofPartners('RecipientKind')],
    ['lawful bases', en.preferences.basis, ofConsent('LawfulBasis')],
    ['reasons', en.preferences.reason, ofConsent('ConsentReason')],
    ['decisions about a purpose', en.decisions.purpose, ofConsent('ConsentState')],
    ['decisions about a grant', en.decisions.grant, ofConsent('ConsentState')],
    ['who decides', en.decisions.decidedBy, ofConsent('DecisionMaker')],
    ['how it is decided', en.decisions.means, ofConsent('DecisionMeans')],
    ['channels', en.messages.channel, ofConsent('CommunicationChannel')],
    ['rights', en.data.right, ofConsent('Right')],
    ['states of a request', en.data.state, ofConsent('RightsRequestState')],
    ['refusals', en.data.refusal, ofConsent('RightsRefusalReason')],
  ])('name all %s that the graph knows', (_, words, values) => {
    expect(Object.keys(words).sort()).toEqual([...values].sort());
  });

  it('name every kind of fact that can stand in the ledger', () => {
    const unnamed = subgraphs.flatMap((subgraph) => {
      const types = buildSubgraphSchema({ typeDefs: typeDefsOf(subgraph) }).getTypeMap();
      return Object.keys(subgraph.personal).flatMap((name) => {
        const type = types[name];
        if (!isObjectType(type)) return [];
        return Object.values(type.getFields())
          .filter(
            ({ astNode }) =>
              !astNode?.directives?.some(({ name: { value } }) => /(inaccessible|external)$/.test(value)),
          )
          .map((field) => `${name}.${field.name}`)
          .filter((field) => factOf(field) === 'other');
      });
    });
    expect(unnamed).toEqual([]);
  });

  it('name the parts of Patron that a request waits for', () => {
    expect(Object.keys(en.data.part).sort()).toEqual(subgraphs.map(({ name }) => name).sort());
  });

  it('show an attribute that has no words by its scope', () => {
    expect(attributeIn(en, 'profile.email')).toBe('Your email addresses');
    expect(attributeIn(en, 'toString')).toBe('toString');
  });
});

describe('dates and numbers', () => {
  const at = '2026-03-01T23:30:00.000Z';

  it.each([
    ['en', '1 March 2026', '30 days', 'a, b and c'],
    ['de', '1. März 2026', '30 Tage', 'a, b und c'],
    ['fr', '1 mars 2026', '30 jours', 'a, b et c'],
    ['ar', '1 مارس 2026', '30 يومًا', 'a وb وc'],
  ] as const)('are written as %s writes them', (language, date, days, list) => {
    const format = formatIn(language);
    const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
    expect([format.date(at), format.days(30), format.list(['a', 'b', 'c'])].map(plain)).toEqual([
      date,
      days,
      list,
    ]);
  });

  it('are in UTC, wherever Patron runs', () => {
    expect(formatIn('en').dateTime(at)).toBe('1 March 2026 at 23:30');
  });
});
