/** Why the law lets us process data for a purpose (GDPR Art. 6(1) a, b, c and f). */
export type LawfulBasis = 'CONSENT' | 'CONTRACT' | 'LEGAL_OBLIGATION' | 'LEGITIMATE_INTEREST';

/** What holds before the customer has decided: no, yes, or yes with nothing to decide. */
export type ConsentMechanism = 'OPT_IN' | 'OPT_OUT' | 'NOTICE';

export type PurposeText = {
  title: string;
  /** What we do, in plain words. */
  explanation: string;
  /** What the customer gets for it. */
  benefit: string;
};

/** One version of a purpose: what a customer decides about. Never changed; another text is another version. */
export type PurposeVersion = {
  key: string;
  /** 1, 2, ... */
  version: number;
  publishedAt: Date;
  lawfulBasis: LawfulBasis;
  mechanism: ConsentMechanism;
  /** IRI of the purpose in W3C's Data Privacy Vocabulary (DPV). */
  dpvTerm: string;
  /** IRIs of personal data categories in DPV-PD. */
  dataCategories: string[];
  /** Who receives the data besides the retailer, as DPV says it: `processor`, `third_party`. */
  recipients: string[];
  /** ISO 3166 codes, or `EU`. */
  storageLocations: string[];
  jurisdiction: string;
  /** Days that data is kept for this purpose after it was collected. */
  retentionDays: number;
  /** Days after which a yes has to be renewed. Absent: it does not expire. */
  validityDays?: number;
  /** True when a yes to an earlier version no longer counts. */
  requiresReconsent: boolean;
  /** By BCP 47 language; the first is the one for every other language. */
  texts: Record<string, PurposeText>;
};

/** A purpose as it stands at a moment. */
export type Purpose = {
  key: string;
  current: PurposeVersion;
  /** The oldest version to which a yes still counts. */
  validFrom: number;
};

/** Purposes with a version published by `now`, by key, in the order of the keys. */
export function purposesAt(versions: readonly PurposeVersion[], now: Date): ReadonlyMap<string, Purpose> {
  const published = versions
    .filter(({ publishedAt }) => publishedAt <= now)
    .sort((a, b) => (a.key === b.key ? a.version - b.version : a.key < b.key ? -1 : 1));
  const purposes = new Map<string, Purpose>();
  for (const current of published) {
    const before = purposes.get(current.key);
    const validFrom = current.requiresReconsent || !before ? current.version : before.validFrom;
    purposes.set(current.key, { key: current.key, current, validFrom });
  }
  return purposes;
}

/** The text for a reader of `language`, by lookup (RFC 4647, section 3.4): `de-AT` finds `de`, an unknown one the first. */
export function textFor(
  { texts }: PurposeVersion,
  language: string,
): { language: string; text: PurposeText } {
  const exact = exactTextFor(texts, language);
  if (exact) return exact;
  const [first] = Object.entries(texts);
  if (!first) throw new Error('A purpose has no text.');
  return { language: first[0], text: first[1] };
}

/** True when the version is written in this language, so that it can have been shown in it. */
export const isWrittenIn = ({ texts }: PurposeVersion, language: string): boolean =>
  exactTextFor(texts, language) !== null;

function exactTextFor(texts: PurposeVersion['texts'], language: string) {
  const same = Object.hasOwn(texts, language) ? texts[language] : undefined;
  if (same) return { language, text: same };
  const subtags = language.toLowerCase().split('-');
  for (let length = subtags.length; length > 0; length -= 1) {
    const wanted = subtags.slice(0, length).join('-');
    const found = Object.entries(texts).find(([written]) => written.toLowerCase() === wanted);
    if (found) return { language: found[0], text: found[1] };
  }
  return null;
}
