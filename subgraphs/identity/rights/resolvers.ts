import { actorId } from '#shared/actor.ts';
import { ownSection } from '#shared/rights-sections.ts';
import { rejected } from '#shared/user-errors.ts';
import type { Context } from '../context.ts';
import { problemWith, readProfileUpdate } from '../rules/profile-changes.ts';
import type { MutationResolvers, UserErrorCode } from '../schema.generated.ts';
import { MAX_TRIES } from './code.ts';
import type { IdentityCheck } from './identity-checks.ts';

type Answer = {
  requestId?: string;
  userErrors: { code: UserErrorCode; field: string[] | null; message: string }[];
};

/** Fields of the types of rights that are not plain properties. */
export const rightsTypes = {
  RightsRequest: {
    async identityCheck(
      { id, customerId }: { id: string; customerId: string },
      _: unknown,
      { checks }: Context,
    ): Promise<IdentityCheck | null> {
      const check = await checks.byId(id);
      return check?.customerId === customerId ? check : null;
    },
    identityData: ownSection,
  },
  IdentityCheck: {
    sentTo: ({ sentTo }: IdentityCheck) => sentTo ?? null,
    codeExpiresAt: ({ codeExpiresAt }: IdentityCheck) => codeExpiresAt ?? null,
    triesLeft: ({ codes, tries }: IdentityCheck) => (codes ? MAX_TRIES - tries : 0),
  },
  IdentityCheckPayload: {
    identityCheck: ({ requestId }: { requestId?: string }, _: unknown, { checks }: Context) =>
      requestId === undefined ? null : checks.byId(requestId),
  },
};

const notFound = (): Answer =>
  rejected('IDENTITY_CHECK_NOT_FOUND', ['input', 'requestId'], 'No open request has this id.');
const verified = (): Answer =>
  rejected('IDENTITY_CHECK_CLOSED', ['input', 'requestId'], 'It has been shown already who asks.');

/** The check of a request that this actor may touch; an error would tell that there is one. */
async function checkFor({ checks, access }: Context, requestId: string): Promise<IdentityCheck | null> {
  const check = await checks.byId(requestId);
  return check && (await access.mayTouch(check.customerId)) ? check : null;
}

const replayed = (answer: Answer) => ({ ...answer, idempotentReplay: false });

const startIdentityCheck: MutationResolvers['startIdentityCheck'] = async (_, { input }, context) => {
  const { actor, checks, once } = context;
  if (!(await checkFor(context, input.requestId))) return replayed(notFound());
  return once({ actor, mutation: 'startIdentityCheck', input }, async (session): Promise<Answer> => {
    const check = await checks.seenBy(session, input.requestId);
    if (!check) return notFound();
    if (check.state !== 'OPEN') return verified();
    const sent = await checks.sendCode(check, session);
    if (sent) return { requestId: check._id, userErrors: [] };
    return sent === false
      ? rejected('IDENTITY_CODE_LIMIT', null, 'No more codes are sent for this request.')
      : rejected('NO_TRUSTED_ADDRESS', null, 'No email address was verified or known for 30 days.');
  });
};

const confirmIdentity: MutationResolvers['confirmIdentity'] = async (_, { input }, context) => {
  const { actor, checks, once, clock } = context;
  if (!(await checkFor(context, input.requestId))) return replayed(notFound());
  let tries: Promise<number | null> | undefined;
  return once({ actor, mutation: 'confirmIdentity', input }, async (session): Promise<Answer> => {
    tries ??= checks.countTry(input.requestId); // once, also when the transaction is tried again
    const left = await tries;
    const check = await checks.seenBy(session, input.requestId);
    if (!check) return notFound();
    if (check.state !== 'OPEN') return verified();
    if (left === null) {
      return rejected('IDENTITY_CHECK_LOCKED', ['input', 'code'], 'Have a new code sent.');
    }
    if (!check.codeExpiresAt || check.codeExpiresAt <= clock()) {
      return rejected('IDENTITY_CODE_EXPIRED', ['input', 'code'], 'Have a new code sent.');
    }
    if (!checks.isCode(check, input.code)) {
      return rejected('IDENTITY_CODE_WRONG', ['input', 'code'], `Not the newest code. Tries left: ${left}.`);
    }
    const shown = { method: 'EMAIL_CODE' as const, document: null, by: actorId(actor) };
    await checks.verify(check, shown, session);
    return { requestId: check._id, userErrors: [] };
  });
};

/** Which kind of document it was goes into the log of the request; its number goes nowhere. */
const recordIdentityDocument: MutationResolvers['recordIdentityDocument'] = async (_, { input }, context) => {
  const { actor, checks, once } = context;
  if (!(await checkFor(context, input.requestId))) return replayed(notFound());
  return once({ actor, mutation: 'recordIdentityDocument', input }, async (session): Promise<Answer> => {
    const check = await checks.seenBy(session, input.requestId);
    if (!check) return notFound();
    if (check.state !== 'OPEN') return verified();
    const shown = { method: 'DOCUMENT' as const, document: input.document, by: actorId(actor) };
    await checks.verify(check, shown, session);
    return { requestId: check._id, userErrors: [] };
  });
};

const rectifyProfile: MutationResolvers['rectifyProfile'] = async (_, { input }, context) => {
  const { actor, checks, customers, once, clock, policies } = context;
  const open = await checkFor(context, input.requestId);
  if (!open) return { ...notFound(), idempotentReplay: false };
  return once({ actor, mutation: 'rectifyProfile', input }, async (session) => {
    const check = await checks.seenBy(session, input.requestId);
    if (!check?.rectifying) {
      const message = 'This is no request for rectification that is being carried out.';
      return rejected('RECTIFICATION_NOT_OPEN', ['input', 'requestId'], message);
    }
    const reading = readProfileUpdate(input, clock(), await policies.all(session));
    if ('problem' in reading)
      return rejected('INVALID_VALUE', reading.problem.field, reading.problem.message);
    const customer = await customers.seenBy(session, check.customerId);
    if (!customer) return rejected('CUSTOMER_NOT_FOUND', null, 'No profile belongs to this request.');
    const problem = problemWith(reading.changes, customer.profile);
    if (problem) return rejected('INVALID_VALUE', problem.field, problem.message);
    if (reading.changes.length) {
      // It is the customer's own word, written down by somebody else.
      const edit = { ...reading, origin: 'customer' as const, by: actorId(actor) };
      await customers.edit(check.customerId, edit, session);
    }
    return { changed: reading.changes.length, userErrors: [] };
  });
};

export const rightsMutations = {
  startIdentityCheck,
  confirmIdentity,
  recordIdentityDocument,
  rectifyProfile,
};
