import { createHash } from 'node:crypto';
import { canonicalJson } from './history.ts';

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
  /** When it was written down, by the clock of the process that did. Absent: it came with Patron. */
  recordedAt?: Date;
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
  /**
   * True when data leaves us, or is used to follow or address somebody, so that a request under Global Privacy Control
   * permits it only after an explicit yes.
   */
  sharing: boolean;
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

/**
 * Whether a version holds. One that was published at once holds in every process from the moment it is known there, also
 * where the clock is behind the publisher's.
 */
export const isInForce = ({ publishedAt, recordedAt }: PurposeVersion, now: Date): boolean =>
  publishedAt <= now || (recordedAt !== undefined && publishedAt <= recordedAt);

/** Purposes as they stand now, by key, in the order of the keys. */
export const purposesInForce = (
  versions: readonly PurposeVersion[],
  now: Date,
): ReadonlyMap<string, Purpose> => purposesOf(versions.filter((version) => isInForce(version, now)));

/** The same as they stood at a time. */
export const purposesAt = (versions: readonly PurposeVersion[], time: Date): ReadonlyMap<string, Purpose> =>
  purposesOf(versions.filter(({ publishedAt }) => publishedAt <= time));

function purposesOf(versions: readonly PurposeVersion[]): ReadonlyMap<string, Purpose> {
  const published = [...versions].sort((a, b) =>
    a.key === b.key ? a.version - b.version : a.key < b.key ? -1 : 1,
  );
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

const RIGHT_TO_LEFT = new Set(['Adlm', 'Arab', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Syrc', 'Thaa']);

/** In which direction a language is written, by its usual script. */
export function directionOf(language: string): 'LEFT_TO_RIGHT' | 'RIGHT_TO_LEFT' {
  const { script } = new Intl.Locale(language).maximize();
  return script !== undefined && RIGHT_TO_LEFT.has(script) ? 'RIGHT_TO_LEFT' : 'LEFT_TO_RIGHT';
}

/** SHA-256, in hex, over the text as canonical JSON (RFC 8785): what was shown, in few characters. */
export const hashText = (text: PurposeText): string =>
  createHash('sha256').update(canonicalJson(text)).digest('hex');

/** True when the version is written in this language, so that it can have been shown in it. */
export const isWrittenIn = ({ texts }: PurposeVersion, language: string): boolean =>
  exactTextFor(texts, language) !== null;

/** The text in this language, or in the wider one that it belongs to; null when there is none. */
export function exactTextFor<Text>(
  texts: Readonly<Record<string, Text>>,
  language: string,
): { language: string; text: Text } | null {
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
