import { type Actor, actorId } from '#shared/actor.ts';
import { requireCustomer, requireSelf } from '#shared/guard.ts';
import { rejected } from '#shared/user-errors.ts';
import type { Context } from '../context.ts';
import type { CurrentDecision } from '../data/history.ts';
import type { DecisionMeans, Provenance } from '../rules/decision.ts';
import { problemOf } from '../rules/input.ts';
import { may } from '../rules/permits.ts';
import { isWrittenIn, type Purpose } from '../rules/purpose.ts';

type Given = {
  customerId?: string | null | undefined;
  language?: string | null | undefined;
  surface: string;
  means?: DecisionMeans | null | undefined;
  storeId?: string | null | undefined;
  noticeId?: string | null | undefined;
};

/**
 * Whose decision it is: the customer's own, or that of the customer whom an associate names. Null when an associate
 * names nobody.
 * @throws {GraphQLError} `UNAUTHENTICATED` or `FORBIDDEN`.
 */
export async function requireDecider(
  context: Context,
  customerId: string | null | undefined,
): Promise<string | null> {
  if (context.actor.kind !== 'associate') return requireOwn(context, customerId);
  if (customerId == null) return null;
  return requireCustomer(context, customerId);
}

/**
 * For the customer's own acts, where they may name themselves: by any of their ids. Returns the one under which they are signed in.
 * @throws as {@link requireSelf}
 */
export async function requireOwn(context: Context, customerId: string | null | undefined): Promise<string> {
  const own = requireSelf(context);
  const isOwn = customerId == null || (await context.access.members(own)).includes(customerId);
  return isOwn ? own : requireSelf(context, customerId);
}

export const noDecider = () => ({
  ...rejected('INVALID_VALUE', ['input', 'customerId'], 'Name the customer who decides.'),
  idempotentReplay: false,
});

/** The rejection of what is wrong with how and where it was decided; null when nothing is. */
export function rejectedProvenance(
  actor: Actor,
  input: Given & { identifier?: { value: string } | null | undefined },
) {
  const problem = problemOf(input);
  if (problem) return rejected('INVALID_VALUE', ['input', problem.field], problem.message);
  if (actor.kind === 'associate' && input.storeId != null && !actor.stores.includes(input.storeId)) {
    return rejected('INVALID_VALUE', ['input', 'storeId'], 'Expected one of the stores that you work in.');
  }
  return null;
}

export const provenanceOf = (
  actor: Actor,
  { surface, means, storeId, language, noticeId }: Given,
): Provenance => ({
  decidedBy: actor.kind === 'associate' ? 'ASSOCIATE' : 'SELF',
  recordedBy: actorId(actor),
  means: means ?? 'BUTTON',
  surface,
  ...(storeId != null && { storeId }),
  ...(language != null && { language }),
  ...(noticeId != null && { noticeId }),
});

/** Where a purpose stands for a customer at this moment. */
export function consentIn(
  customerId: string,
  purpose: Purpose,
  currents: readonly CurrentDecision[],
  now: Date,
) {
  const current = currents.find((row) => row.purpose === purpose.key) ?? null;
  return { customerId, purpose, current, answer: may(purpose, current, now) };
}

export const noPurpose = (key: string) =>
  rejected('PURPOSE_NOT_FOUND', ['input', 'purpose'], `No purpose has the key \`${key}\`.`);

/** The version that was shown, where a yes can rest on it: it still counts, and it is written in the language; else the rejection. */
export async function shownVersion(
  purposes: Context['purposes'],
  { key, current, validFrom }: Purpose,
  { purposeVersion, language }: { purposeVersion: number; language: string },
) {
  const shown = await purposes.version(key, purposeVersion);
  if (!shown || shown.version < validFrom) {
    const message = `Show version ${current.version} and ask again.`;
    return rejected('NOTICE_OUTDATED', ['input', 'purposeVersion'], message);
  }
  if (!isWrittenIn(shown, language)) {
    const message = `This version is written in ${Object.keys(shown.texts).join(', ')}.`;
    return rejected('INVALID_VALUE', ['input', 'language'], message);
  }
  return shown;
}
