import type { ClientSession } from 'mongodb';
import { idempotent } from '#shared/idempotency.ts';
import { rejected } from '#shared/user-errors.ts';
import type { Context } from '../context.ts';
import type { ConsentState, Decision, RecordedState } from '../rules/decision.ts';
import type { LawfulBasis, Purpose } from '../rules/purpose.ts';
import type { WithdrawConsentInput } from '../schema.generated.ts';
import {
  consentIn,
  noDecider,
  noPurpose,
  provenanceOf,
  rejectedProvenance,
  requireDecider,
} from './deciding.ts';

/** The act that the law knows, for the basis that a purpose rests on. */
type No = {
  mutation: 'withdrawConsent' | 'objectToPurpose';
  basis: LawfulBasis;
  /** What it is recorded as; null when that no stands already. */
  after: (state: ConsentState) => RecordedState | null;
  otherwise: string;
};

/**
 * A no, in either of its two legal forms. Saying it twice records it once: the answer is the no that holds.
 * @throws {GraphQLError} `UNAUTHENTICATED` or `FORBIDDEN`.
 */
export async function sayNo(context: Context, input: WithdrawConsentInput, no: No) {
  const { actor, dependencies, purposes, turns } = context;
  const customerId = await requireDecider(context, input.customerId);
  if (customerId === null) return noDecider();

  return idempotent(dependencies, { actor, mutation: no.mutation, input }, async (session) => {
    await turns.take(customerId, session);
    const malformed = rejectedProvenance(actor, input);
    if (malformed) return malformed;
    const purpose = (await purposes.now()).get(input.purpose);
    if (!purpose) return noPurpose(input.purpose);
    if (purpose.current.lawfulBasis !== no.basis) {
      return rejected('WRONG_LAWFUL_BASIS', ['input', 'purpose'], no.otherwise);
    }
    return {
      decision: await recordNo(context, { customerId, purpose, input, after: no.after }, session),
      userErrors: [],
    };
  });
}

type Intent = { customerId: string; purpose: Purpose; input: WithdrawConsentInput; after: No['after'] };

async function recordNo(
  { actor, clock, history, joined, consents }: Context,
  { customerId, purpose, input, after }: Intent,
  session: ClientSession,
): Promise<Decision | null> {
  const now = clock();
  const ids = await joined.idsOf(customerId, session);
  const { current, answer } = consentIn(customerId, purpose, await joined.currents(ids, { session }), now);
  // A no that holds only because it is the stricter of two is said for good.
  const isSettled = !(await joined.disagreeIn(purpose.key, ids, session));
  const state = after(answer.state) ?? (isSettled ? null : (current?.state ?? null));
  if (state === null) return current && history.byIdIn(current.decisionId, session);
  // A no needs no notice; it is about what was agreed to before, or what is on the screen.
  const purposeVersion =
    current?.purposeVersion ?? (input.language == null ? undefined : purpose.current.version);
  const [recorded] = await consents.record(
    [
      {
        ...provenanceOf(actor, input),
        customerId,
        purpose: purpose.key,
        ...(purposeVersion !== undefined && { purposeVersion }),
        state,
        decidedAt: now,
      },
    ],
    session,
  );
  return recorded?.decision ?? null;
}
