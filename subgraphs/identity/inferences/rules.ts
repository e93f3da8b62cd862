import { folded, readText } from '../rules/text.ts';

/** What a model concluded of a customer. */
export type NewInference = {
  /** What it is about, e.g. `life_stage` or `interest`. */
  attribute: string;
  value: string;
  /** From 0 to 1. */
  confidence: number;
  /** What it rests on, for the customer to read. */
  evidence: string[];
  /** Name and version of the model. */
  model: string;
  expiresAt: Date;
};

/** What a customer said to a conclusion. */
export type Answered = 'CORRECTED' | 'OBJECTED';

export type InferenceEntry = {
  attribute: string;
  value: string;
  confidence: number;
  evidence: readonly string[];
  model: string;
  expiresAt?: Date | null | undefined;
};

const DAY_MS = 86_400_000;
/** Habits change; what isn't concluded again goes. */
const DEFAULT_DAYS = 180;
const MOST_DAYS = 730;
const ATTRIBUTE = /^[a-z][a-z0-9_]{0,39}$/;
const MOST_EVIDENCE = 20;

/** A person may have several interests, and one life stage: one word of these is answered, not the whole attribute. */
const SEVERAL: ReadonlySet<string> = new Set(['interest', 'habit', 'like']);

/** An answer holds for the attribute; where a person may have several, for the value that it was about. */
export const sameAttribute = (
  answer: { attribute: string; value: string },
  said: { attribute: string; value: string },
): boolean =>
  answer.attribute === said.attribute && (!SEVERAL.has(said.attribute) || sameSaying(answer, said));

export const sameSaying = (
  one: { attribute: string; value: string },
  other: { attribute: string; value: string },
): boolean => one.attribute === other.attribute && folded(one.value) === folded(other.value);

/** Whether others than the customer may see it now. */
export const isShown = ({ state, expiresAt }: { state: string; expiresAt: Date }, now: Date): boolean =>
  state === 'STANDING' && expiresAt > now;

/** What is entered, or the first thing in it that can't be right. */
export function readInference(
  entry: InferenceEntry,
  now: Date,
): { inference: NewInference } | { problem: { field: string; expected: string } } {
  const unfit = (field: string, expected: string) => ({ problem: { field, expected } });
  const { attribute, confidence, evidence, expiresAt } = entry;
  if (!ATTRIBUTE.test(attribute)) {
    return unfit('attribute', '1 to 40 lower-case letters, digits and _, a letter first');
  }
  const value = readText(entry.value, 100);
  if (!('value' in value)) return unfit('value', value.expected);
  if (!(confidence >= 0 && confidence <= 1)) return unfit('confidence', 'a number from 0 to 1');
  if (evidence.length < 1 || evidence.length > MOST_EVIDENCE)
    return unfit('evidence', `1 to ${MOST_EVIDENCE} reasons`);
  const reasons: string[] = [];
  for (const reason of evidence) {
    const reading = readText(reason, 200);
    if (!('value' in reading)) return unfit('evidence', reading.expected);
    reasons.push(reading.value);
  }
  const model = readText(entry.model, 100);
  if (!('value' in model)) return unfit('model', model.expected);
  const ends = expiresAt ?? new Date(now.getTime() + DEFAULT_DAYS * DAY_MS);
  if (ends <= now || ends.getTime() > now.getTime() + MOST_DAYS * DAY_MS) {
    return unfit('expiresAt', `a time within the next ${MOST_DAYS} days`);
  }
  return {
    inference: {
      attribute,
      value: value.value,
      confidence,
      evidence: reasons,
      model: model.value,
      expiresAt: ends,
    },
  };
}
