import type { ClientSession } from 'mongodb';
import { actorId } from '#shared/actor.ts';
import { requireCustomer, requireSelf } from '#shared/guard.ts';
import { idempotent } from '#shared/idempotency.ts';
import { isDuplicateKey } from '#shared/mongo.ts';
import { rejected } from '#shared/user-errors.ts';
import type { Context } from '../context.ts';
import { requireOwn } from '../resolvers/deciding.ts';
import { problemOf } from '../rules/input.ts';
import type { LawfulBasis } from '../rules/purpose.ts';
import type {
  MutationResolvers,
  QueryResolvers,
  RequestRightInput,
  UserErrorCode,
} from '../schema.generated.ts';
import { dueAt, MAX_EXTENSION_MONTHS, mayExtend, runningPause } from './clock.ts';
import { PROOF_TYPE, proofOf } from './proof.ts';
import { foundIn, isOpen, isUndecided, missing, type RightsRequest, type Scan } from './request.ts';

const MAX_STATEMENT = 2000;
const MAX_NOTE = 500;
const MAX_PURPOSES = 20;

type Answer = {
  requestId?: string;
  userErrors: { code: UserErrorCode; field: string[] | null; message: string }[];
};

export const rightsQueries: Pick<QueryResolvers, 'rightsRequest' | 'rightsRequests'> = {
  async rightsRequest(_, { id }, { rights, access }) {
    const request = await rights.requests.byId(id);
    // An error would tell that it exists.
    return request && (await access.mayTouch(request.customerId)) ? request : null;
  },
  rightsRequests: (_, { state, ...page }, { rights }) => rights.requests.all(state ?? null, page),
};

/** Every field of the types of rights that is not a plain property. */
export const rightsTypes = {
  RightsRequest: {
    async __resolveReference({ id, customerId }: { id: string; customerId: string }, { rights }: Context) {
      const request = await rights.requests.byId(id);
      return request?.customerId === customerId ? request : null;
    },
    id: ({ _id }: RightsRequest) => _id,
    dueAt: (request: RightsRequest) => dueAt(request),
    pausedBecause: (request: RightsRequest) => runningPause(request)?.reason ?? null,
    extension: ({ extension }: RightsRequest) => extension ?? null,
    duplicateOf: ({ duplicateOf }: RightsRequest) => duplicateOf ?? null,
    purposes: ({ purposes }: RightsRequest) => purposes ?? null,
    statement: ({ statement }: RightsRequest) => statement ?? null,
    identityVerifiedBy: ({ identity }: RightsRequest) => identity?.method ?? null,
    refusal: ({ refusal }: RightsRequest) => refusal ?? null,
    closedAt: ({ closedAt }: RightsRequest) => closedAt ?? null,
    liftedAt: ({ lifted }: RightsRequest) => lifted?.at ?? null,
    awaiting: (request: RightsRequest) => [...(isOpen(request) ? missing(request) : []), ...request.awaiting],
    consentData: ({ _id, customerId }: RightsRequest, _: unknown, { sections }: Context) =>
      sections.of({ id: _id, customerId }),
    proof(request: RightsRequest, _: unknown, { receiptKeys, dependencies }: Context) {
      const proof = proofOf(request, dependencies.publicUrl);
      return proof && receiptKeys.sign(proof, request.changedAt, PROOF_TYPE);
    },
  },
  RightsRequestPayload: {
    request: ({ requestId }: { requestId?: string }, _: unknown, { rights }: Context) =>
      requestId === undefined ? null : rights.requests.byId(requestId),
  },
  RightsAcknowledgement: {
    counts: ({ counts }: { counts: Record<string, number> }) =>
      Object.entries(counts).map(([collection, count]) => ({ collection, count })),
    kept: ({ kept }: { kept: { until: string | null; what: string; count: number; reason: string }[] }) =>
      kept.map((one) => ({ ...one, until: one.until === null ? null : new Date(one.until) })),
  },
  RightsScan: {
    endedAt: ({ endedAt }: Scan) => endedAt ?? null,
    found: (scan: Scan) => foundIn(scan),
  },
};

/** Whose request it is: the customer's own, or that of the customer whom an associate or privacy officer names. */
async function requireRequester(
  context: Context,
  customerId: string | null | undefined,
): Promise<string | null> {
  const { kind } = context.actor;
  if (kind !== 'associate' && kind !== 'staff') return requireOwn(context, customerId);
  if (customerId == null) return null;
  return requireCustomer(context, customerId);
}

const requestRight: MutationResolvers['requestRight'] = async (_, { input }, context) => {
  const { actor, dependencies, rights, turns } = context;
  const customerId = await requireRequester(context, input.customerId);
  if (customerId === null) {
    return {
      ...rejected('INVALID_VALUE', ['input', 'customerId'], 'Name the customer whose right it is.'),
      idempotentReplay: false,
    };
  }
  const attempt = () =>
    idempotent(dependencies, { actor, mutation: 'requestRight', input }, async (session): Promise<Answer> => {
      await turns.take(customerId, session);
      const fault = await faultIn(input, context);
      if (fault) return fault;
      const { right, purposes, surface, language } = input;
      const statement = input.statement?.trim();
      const request = await rights.desk.receive(
        {
          customerId,
          right,
          requestedBy: actorId(actor),
          bySelf: actor.kind === 'customer',
          surface,
          ...(language != null && { language }),
          ...(statement && { statement }),
          ...(right === 'OBJECT' && purposes?.length && { purposes }),
        },
        session,
      );
      return { requestId: request._id, userErrors: [] };
    });
  try {
    return await attempt();
  } catch (error) {
    if (isDuplicateKey(error)) return attempt(); // another process took one in at the same moment: ours is its duplicate
    throw error;
  }
};

const wrong = (code: UserErrorCode, field: string, message: string): Answer =>
  rejected(code, ['input', field], message);

async function faultIn(input: RequestRightInput, { purposes }: Context): Promise<Answer | null> {
  const { right, statement } = input;
  const problem = problemOf(input);
  if (problem) return wrong('INVALID_VALUE', problem.field, problem.message);
  const said = statement?.trim() ?? '';
  if (said.length > MAX_STATEMENT || (right === 'RECTIFY' && !said)) {
    return wrong('INVALID_VALUE', 'statement', `Expected 1 to ${MAX_STATEMENT} characters.`);
  }
  if (!input.purposes?.length) return null;
  if (right !== 'OBJECT' || input.purposes.length > MAX_PURPOSES) {
    return wrong('INVALID_VALUE', 'purposes', `Expected at most ${MAX_PURPOSES}, for an objection only.`);
  }
  const known = await purposes.now();
  const interest: LawfulBasis = 'LEGITIMATE_INTEREST';
  for (const key of input.purposes) {
    const purpose = known.get(key);
    if (!purpose) return wrong('PURPOSE_NOT_FOUND', 'purposes', `No purpose has the key \`${key}\`.`);
    if (purpose.current.lawfulBasis !== interest) {
      return wrong('WRONG_LAWFUL_BASIS', 'purposes', `\`${key}\` does not rest on our interest.`);
    }
  }
  return null;
}

/** A mutation that changes one request, once per key. `change` answers the refusal, or null when it is done. */
async function changing(
  context: Context,
  mutation: string,
  input: { requestId: string; idempotencyKey: string },
  change: (request: RightsRequest, session: ClientSession) => Promise<Answer | null>,
) {
  const { actor, dependencies, rights, access, turns } = context;
  const found = await rights.requests.byId(input.requestId);
  if (!found || !(await access.mayTouch(found.customerId))) {
    return {
      ...rejected('RIGHTS_REQUEST_NOT_FOUND', ['input', 'requestId'], 'No request has this id.'),
      idempotentReplay: false,
    };
  }
  return idempotent(dependencies, { actor, mutation, input }, async (session): Promise<Answer> => {
    await turns.take(found.customerId, session);
    const request = await rights.requests.seenBy(session, input.requestId);
    if (!request) throw new Error('A request vanished within a transaction.');
    return (await change(request, session)) ?? { requestId: request._id, userErrors: [] };
  });
}

const notNow = (request: RightsRequest, what: string): Answer =>
  wrong('RIGHTS_REQUEST_STATE', 'requestId', `${what} is not possible: the request is ${request.state}.`);

const isNote = (note: string): boolean => note.trim().length > 0 && note.length <= MAX_NOTE;
const noNote = (field: string): Answer =>
  wrong('INVALID_VALUE', field, `Expected 1 to ${MAX_NOTE} characters.`);

const refuseRight: MutationResolvers['refuseRight'] = (_, { input }, context) =>
  changing(context, 'refuseRight', input, async (request, session) => {
    if (!isNote(input.note)) return noNote('note');
    if (!isUndecided(request)) return notNow(request, 'Refusing');
    const refusal = { reason: input.reason, note: input.note.trim() };
    await context.rights.desk.close(request, { state: 'REFUSED', refusal }, session);
    return null;
  });

const withdrawRightsRequest: MutationResolvers['withdrawRightsRequest'] = (_, { input }, context) => {
  requireSelf(context);
  return changing(context, 'withdrawRightsRequest', input, async (request, session) => {
    if (!isUndecided(request)) return notNow(request, 'Taking it back');
    await context.rights.desk.close(request, { state: 'WITHDRAWN' }, session);
    return null;
  });
};

const extendRightsDeadline: MutationResolvers['extendRightsDeadline'] = (_, { input }, context) =>
  changing(context, 'extendRightsDeadline', input, async (request, session) => {
    const { months } = input;
    const now = context.clock();
    if (!isNote(input.reason)) return noNote('reason');
    if (months < 1 || months > MAX_EXTENSION_MONTHS) {
      return wrong('INVALID_VALUE', 'months', `Expected 1 to ${MAX_EXTENSION_MONTHS}.`);
    }
    if (!isOpen(request)) return notNow(request, 'Extending');
    if (!mayExtend(request, now)) {
      const message = 'The customer has to hear of it within the first month, which is over.';
      return wrong('EXTENSION_TOO_LATE', 'requestId', message);
    }
    await context.rights.desk.save(
      { ...request, extension: { months, reason: input.reason.trim(), at: now } },
      session,
    );
    return null;
  });

const pauseRightsClock: MutationResolvers['pauseRightsClock'] = (_, { input }, context) =>
  changing(context, 'pauseRightsClock', input, async (request, session) => {
    if (!isOpen(request) || runningPause(request)) return notNow(request, 'Pausing');
    const pause = { reason: 'CLARIFICATION' as const, from: context.clock() };
    await context.rights.desk.save({ ...request, pauses: [...request.pauses, pause] }, session);
    return null;
  });

const resumeRightsClock: MutationResolvers['resumeRightsClock'] = (_, { input }, context) =>
  changing(context, 'resumeRightsClock', input, async (request, session) => {
    const running = runningPause(request);
    // Until it is certain who asks, the clock stands by law.
    if (running?.reason !== 'CLARIFICATION') return notNow(request, 'Resuming');
    const pauses = request.pauses.map((one) => (one === running ? { ...one, to: context.clock() } : one));
    await context.rights.desk.save({ ...request, pauses }, session);
    return null;
  });

const completeRectification: MutationResolvers['completeRectification'] = (_, { input }, context) =>
  changing(context, 'completeRectification', input, async (request, session) => {
    if (request.right !== 'RECTIFY' || request.state !== 'IN_PROGRESS') return notNow(request, 'Completing');
    await context.rights.desk.close(request, { state: 'COMPLETED' }, session);
    return null;
  });

const liftRestriction: MutationResolvers['liftRestriction'] = (_, { input }, context) =>
  changing(context, 'liftRestriction', input, async (request, session) => {
    const { rights, clock, actor } = context;
    if (!isNote(input.reason)) return noNote('reason');
    const lifted = request.right === 'RESTRICT' && (await rights.requests.lift(request._id, session));
    if (!lifted) return notNow(request, 'Lifting');
    const ending = { reason: input.reason.trim(), at: clock(), by: actorId(actor) };
    await rights.desk.lift({ ...request, lifted: ending }, session);
    return null;
  });

export const rightsMutations = {
  requestRight,
  refuseRight,
  withdrawRightsRequest,
  extendRightsDeadline,
  pauseRightsClock,
  resumeRightsClock,
  completeRectification,
  liftRestriction,
};
