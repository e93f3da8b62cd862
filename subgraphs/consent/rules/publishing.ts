import type { Problem } from './input.ts';
import type { ConsentMechanism, LawfulBasis, PurposeText, PurposeVersion } from './purpose.ts';

/** A version that is yet to be published. A list of texts, because an input has no maps. */
export type PurposeDraft = Omit<PurposeVersion, 'texts' | 'recordedAt'> & {
  texts: ({ language: string } & PurposeText)[];
};

const KEY = /^[a-z][a-z_]{0,63}$/;
const JURISDICTION = /^(EU|EEA|[A-Z]{2}(-[A-Z0-9]{1,3})?)$/;
const RECIPIENT = /^[a-z][a-z_]{0,63}$/;
const MAX_LANGUAGES = 50;
const MAX_LIST = 20;
const MAX_DAYS = 36_500;
/** The longest that a version can be published ahead of its time. */
const MAX_AHEAD_DAYS = 365;
const DAY_MS = 86_400_000;

/** What holds before the customer has decided, for each lawful basis: consent is never assumed, interest can be objected to. */
const MECHANISMS: Record<LawfulBasis, readonly ConsentMechanism[]> = {
  CONSENT: ['OPT_IN'],
  LEGITIMATE_INTEREST: ['OPT_OUT', 'OPT_IN'],
  CONTRACT: ['NOTICE'],
  LEGAL_OBLIGATION: ['NOTICE'],
};

/** The first thing that is wrong with a version; null when it can be published after `before` (null: it is the first). */
export function problemOfVersion(
  draft: PurposeDraft,
  before: PurposeVersion | null,
  now: Date,
): Problem | null {
  return (
    problemOfItself(draft) ?? problemOfTime(draft, before, now) ?? (before && problemAfter(before, draft))
  );
}

function problemOfItself(draft: PurposeDraft): Problem | null {
  const { lawfulBasis, mechanism, validityDays, texts } = draft;
  if (!KEY.test(draft.key)) return wrong('key', 'Expected 1 to 64 small letters and _, a letter first.');
  if (!MECHANISMS[lawfulBasis].includes(mechanism)) {
    return wrong('mechanism', `Expected ${MECHANISMS[lawfulBasis].join(' or ')} for ${lawfulBasis}.`);
  }
  if (!isIri(draft.dpvTerm)) return wrong('dpvTerm', 'Expected the IRI of a purpose.');
  if (!isList(draft.dataCategories, isIri) || draft.dataCategories.length === 0) {
    return wrong('dataCategories', `Expected 1 to ${MAX_LIST} IRIs, each once.`);
  }
  if (!isList(draft.recipients, (one) => RECIPIENT.test(one))) {
    return wrong('recipients', `Expected at most ${MAX_LIST} words such as \`processor\`, each once.`);
  }
  if (!isList(draft.storageLocations, isJurisdiction) || draft.storageLocations.length === 0) {
    return wrong('storageLocations', `Expected 1 to ${MAX_LIST} of EU, EEA and ISO 3166 codes, each once.`);
  }
  if (!isJurisdiction(draft.jurisdiction)) {
    return wrong('jurisdiction', 'Expected EU, EEA or an ISO 3166 code.');
  }
  if (!isDays(draft.retentionDays)) return wrong('retentionDays', `Expected 1 to ${MAX_DAYS} days.`);
  if (validityDays !== undefined && !isDays(validityDays)) {
    return wrong('validityDays', `Expected 1 to ${MAX_DAYS} days.`);
  }
  return problemOfTexts(texts);
}

function problemOfTexts(texts: PurposeDraft['texts']): Problem | null {
  const languages = new Set(texts.map(({ language }) => language.toLowerCase()));
  if (texts.length < 1 || texts.length > MAX_LANGUAGES || languages.size !== texts.length) {
    return wrong('texts', `Expected texts in 1 to ${MAX_LANGUAGES} languages, each once.`);
  }
  for (const { language, title, explanation, benefit } of texts) {
    if (!isLanguage(language))
      return wrong('texts', `\`${language}\` is not a BCP 47 language in its usual form.`);
    if (!isText(title, 120) || !isText(explanation, 2000) || !isText(benefit, 500)) {
      const message = `${language}: expected a title of 1 to 120 characters, an explanation of 1 to 2000 and a benefit of 1 to 500, without spaces around them.`;
      return wrong('texts', message);
    }
  }
  return null;
}

function problemOfTime(
  { publishedAt }: PurposeDraft,
  before: PurposeVersion | null,
  now: Date,
): Problem | null {
  const latest = new Date(now.getTime() + MAX_AHEAD_DAYS * DAY_MS);
  if (publishedAt < now || publishedAt > latest) {
    return wrong('publishedAt', `Expected a time in the next ${MAX_AHEAD_DAYS} days.`);
  }
  if (before && publishedAt < before.publishedAt) {
    return wrong('publishedAt', 'Expected no time before that of the version before.');
  }
  return null;
}

/** Another basis is another purpose; and a yes to less is no yes to more. */
function problemAfter(before: PurposeVersion, draft: PurposeDraft): Problem | null {
  if (draft.lawfulBasis !== before.lawfulBasis) {
    return wrong(
      'lawfulBasis',
      `This purpose rests on ${before.lawfulBasis}. Another basis needs another purpose.`,
    );
  }
  const wider = widenedBy(before, draft);
  if (wider && draft.lawfulBasis === 'CONSENT' && !draft.requiresReconsent) {
    return wrong(
      'requiresReconsent',
      `Customers have not agreed to the wider \`${wider}\`: it needs a new yes.`,
    );
  }
  return null;
}

/** The first respect in which a version covers more than the one before; null when it covers at most the same. */
export function widenedBy(before: PurposeVersion, after: PurposeDraft): keyof PurposeVersion | null {
  for (const list of ['dataCategories', 'recipients', 'storageLocations'] as const) {
    if (!after[list].every((one) => before[list].includes(one))) return list;
  }
  if (after.retentionDays > before.retentionDays) return 'retentionDays';
  if (after.dpvTerm !== before.dpvTerm) return 'dpvTerm';
  return after.sharing && !before.sharing ? 'sharing' : null;
}

const wrong = (field: string, message: string): Problem => ({ field, message });

const isDays = (days: number): boolean => Number.isInteger(days) && days >= 1 && days <= MAX_DAYS;

const isText = (text: string, most: number): boolean =>
  text.length >= 1 && text.length <= most && text === text.trim();

const isIri = (text: string): boolean => text.length <= 256 && /^https?:\/\/[^\s"<>]+$/.test(text);

const isJurisdiction = (text: string): boolean => JURISDICTION.test(text);

const isList = (list: string[], isOne: (text: string) => boolean): boolean =>
  list.length <= MAX_LIST && new Set(list).size === list.length && list.every(isOne);

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag)[0] === tag;
  } catch {
    return false; // RangeError: not a tag at all
  }
}
