import { actorId } from '#shared/actor.ts';
import { inTransaction, isDuplicateKey } from '#shared/mongo.ts';
import { rejected } from '#shared/user-errors.ts';
import type { Context } from '../context.ts';
import type { Draft } from '../data/history.ts';
import { isName, type Problem, problemOf } from '../rules/input.ts';
import type { Purpose } from '../rules/purpose.ts';
import type { ImportedConsentDecisionInput, MutationResolvers } from '../schema.generated.ts';

const MAX_RECORDS = 500;
const DAY_MS = 86_400_000;

type Counts = { current: number; outdated: number; repeated: number; unknown: number };

const NOTHING: Counts = { current: 0, outdated: 0, repeated: 0, unknown: 0 };

export const importConsentDecisions: MutationResolvers['importConsentDecisions'] = async (
  _,
  { input },
  context,
) => {
  const { source, decisions } = input;
  if (!isName(source)) {
    return refused('source', 'Expected 1 to 128 letters, digits or . _ : -');
  }
  if (decisions.length < 1 || decisions.length > MAX_RECORDS) {
    return refused('decisions', `Expected 1 to ${MAX_RECORDS} records.`);
  }
  const { drafts, rejections, unknown } = await read(context, source, decisions);
  const taken = await take(context, source, drafts);
  return { ...taken, unknown, rejected: rejections, userErrors: [] };
};

const refused = (field: string, message: string) => ({
  ...NOTHING,
  rejected: [],
  ...rejected('INVALID_VALUE', ['input', field], message),
});

/** Turns records into drafts, and says what is wrong with those that are none. */
async function read(
  { actor, clock, purposes, erased }: Context,
  source: string,
  records: ImportedConsentDecisionInput[],
) {
  const known = await purposes.now();
  const gone = await erasedAmong(records, erased);
  const now = clock();
  const drafts: Draft[] = [];
  const rejections: (Problem & { index: number; recordId: string })[] = [];
  let unknown = 0;
  for (const [index, record] of records.entries()) {
    const { recordId, state } = record;
    const problem = await problemOfRecord(record);
    const purpose = known.get(record.purpose);
    if (problem || !purpose) {
      const fault = problem ?? { field: 'purpose', message: 'No purpose has this key.' };
      rejections.push({ index, recordId, ...fault });
    } else if (state === 'UNKNOWN') {
      unknown += 1;
    } else {
      drafts.push({ ...draftOf(record, source, purpose), state, recordedBy: actorId(actor) });
    }
  }
  return { drafts, rejections, unknown };

  async function problemOfRecord(record: ImportedConsentDecisionInput): Promise<Problem | null> {
    const { recordId, customerId, purpose, purposeVersion, decidedAt } = record;
    if (!isName(recordId))
      return { field: 'recordId', message: 'Expected 1 to 128 letters, digits or . _ : -' };
    if (!isName(customerId)) return { field: 'customerId', message: 'Expected the id of a customer.' };
    if (gone.has(customerId)) return { field: 'customerId', message: 'The customer has been erased.' };
    if (decidedAt > now) return { field: 'decidedAt', message: 'Expected a time in the past.' };
    if (purposeVersion != null && known.has(purpose) && !(await purposes.version(purpose, purposeVersion))) {
      return { field: 'purposeVersion', message: 'The purpose has no such version.' };
    }
    return problemOf(record);
  }
}

/** Nobody comes back by an import. */
async function erasedAmong(
  records: readonly ImportedConsentDecisionInput[],
  erased: Context['erased'],
): Promise<ReadonlySet<string>> {
  const customers = [...new Set(records.map(({ customerId }) => customerId))];
  const gone = await Promise.all(customers.map((customerId) => erased.has(customerId)));
  return new Set(customers.filter((_, index) => gone[index]));
}

function draftOf(record: ImportedConsentDecisionInput, source: string, { key, current }: Purpose) {
  const { recordId, customerId, state, decidedAt, purposeVersion, language, storeId, identifier } = record;
  const isYes = state === 'GIVEN' || state === 'RENEWED';
  const days = current.validityDays;
  const expiresAt =
    record.expiresAt ?? (days === undefined ? null : new Date(decidedAt.getTime() + days * DAY_MS));
  return {
    customerId,
    purpose: key,
    ...(purposeVersion != null && { purposeVersion }),
    decidedAt,
    ...(isYes && expiresAt && { expiresAt }),
    decidedBy: 'IMPORT' as const,
    means: record.means ?? ('SCRIPT' as const),
    surface: record.surface ?? source.slice(0, 64),
    ...(storeId != null && { storeId }),
    ...(language != null && { language }),
    ...(identifier && { identifier: { type: identifier.type, value: identifier.value.trim() } }),
    import: { source, recordId },
  };
}

/** Records what was not recorded before, all of it or nothing. */
async function take(context: Context, source: string, drafts: Draft[]): Promise<Omit<Counts, 'unknown'>> {
  const { dependencies, history, consents } = context;
  const recordIds = drafts.flatMap((draft) => draft.import?.recordId ?? []);
  const attempt = () =>
    inTransaction(dependencies.client, async (session) => {
      const taken = await history.takenOf(source, recordIds, session);
      const fresh = drafts.filter((draft) => {
        const recordId = draft.import?.recordId ?? '';
        if (taken.has(recordId)) return false;
        taken.add(recordId); // sent twice in one batch
        return true;
      });
      const appended = await consents.record(fresh, session);
      const current = appended.filter((one) => one.current).length;
      return { current, outdated: appended.length - current, repeated: drafts.length - fresh.length };
    });
  try {
    return await attempt();
  } catch (error) {
    // Somebody sent the same records at the same time and was first.
    if (isDuplicateKey(error)) return attempt();
    throw error;
  }
}
