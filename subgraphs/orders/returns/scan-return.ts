import type { ClientSession } from 'mongodb';
import { failure } from '#shared/failure.ts';
import { requireDevice } from '#shared/known-devices.ts';
import { rejected } from '#shared/user-errors.ts';
import type { Context } from '../context.ts';
import { invalid } from '../resolvers/refusals.ts';
import { transitionIn } from '../rules/transitions.ts';
import type { MutationResolvers, ScanReturnInput } from '../schema.generated.ts';
import { type ReturnCode, readReturnCode } from './code.ts';
import { exchange } from './exchange.ts';
import { counterOf, illegalStep, type ReturnAnswer, takenBy } from './require-return.ts';
import type { ItemCondition, ReturnPlace, StoredReturn } from './returns.ts';
import { RETURN } from './table.ts';

export const scanReturn: MutationResolvers['scanReturn'] = (_, { input }, context) =>
  context.actor.kind === 'device' ? scanAtBar(context, input) : scanAtCounter(context, input);

/** Its host may be another company: the same answer whatever is wrong with a code, after the same work. */
async function scanAtBar(context: Context, input: ScanReturnInput) {
  const { actor, once, returnBars } = context;
  const terminal = await requireDevice(context, 'RETURN_BAR');
  const bar = await returnBars.byId(terminal.storeId);
  if (!bar) throw failure('FORBIDDEN', 'This device takes no goods back.');
  if (input.lines?.some(({ exchangeFor }) => exchangeFor != null)) {
    const message = 'A return bar has nothing to hand out; a store exchanges.';
    return { ...rejected('EXCHANGE_NOT_OFFERED', ['input', 'lines'], message), idempotentReplay: false };
  }
  if (input.storeId != null || input.lines?.length || input.refusal != null) {
    const field = input.storeId != null ? 'storeId' : input.refusal != null ? 'refusal' : 'lines';
    return { ...invalid({ field: [field], message: 'Expected only a code.' }), idempotentReplay: false };
  }
  const place = { storeId: bar.returnsTo, barId: bar._id };
  let taken: StoredReturn | undefined;
  const { userErrors, idempotentReplay } = await once(
    { actor, mutation: 'scanReturn', input },
    async (session) => {
      const answer = await takeIn(context, input, place, session);
      taken = answer.return;
      return { userErrors: answer.userErrors };
    },
  );
  const ofKey = userErrors.filter(({ code }) => code.startsWith('IDEMPOTENCY_'));
  if (ofKey.length) return { userErrors: ofKey, idempotentReplay };
  if (userErrors.length) return { outcome: 'REFUSED' as const, userErrors: [], idempotentReplay: false };
  await payBack(context, taken);
  return { outcome: 'ACCEPTED' as const, userErrors: [], idempotentReplay };
}

async function scanAtCounter(context: Context, input: ScanReturnInput) {
  const { actor, once, returns } = context;
  const counter = await counterOf(context, input.storeId);
  if (!counter.store) return { ...counter.refusal, idempotentReplay: false };
  const { _id: storeId } = counter.store;
  const answer = await once({ actor, mutation: 'scanReturn', input }, (session) =>
    takeIn(context, input, { storeId }, session),
  );
  const done = 'return' in answer ? answer.return : undefined;
  if (!done) return answer;
  await payBack(context, done);
  const current = (await returns.latest(done._id)) ?? done; // how far the refund has come since
  const outcome = current.state === 'REFUSED' ? ('REFUSED' as const) : ('ACCEPTED' as const);
  return { ...answer, outcome, return: current };
}

/** The one transaction in which a code is used. */
async function takeIn(
  context: Context,
  input: ScanReturnInput,
  place: ReturnPlace,
  session: ClientSession,
): Promise<ReturnAnswer> {
  const { keyring, orders, returns, turns } = context;
  const { code, refusal } = input;
  const read = readReturnCode(code, keyring);
  // Also for what isn't a code of ours: a refusal tells nothing by its time.
  const id = read?.returnId ?? '';
  if (read) await turns.take(`return/${id}`, session);
  const before = await returns.seenBy(session, id);
  const order = await orders.seenBy(session, before?.orderId ?? '');
  const wrong = codeProblem(read, before, context.clock());
  if (wrong || !before) return wrong ?? codeWrong();
  const looked = input.lines ?? [];
  const stranger = looked.find(({ lineId }) => before.lines.every((one) => one.lineId !== lineId))?.lineId;
  if (stranger !== undefined) {
    return rejected('ORDER_LINE_NOT_FOUND', ['input', 'lines'], `The return has no line ${stranger}.`);
  }
  const taken = takenBy(context);
  const step = refusal ? ('refuseReturn' as const) : ('scanReturn' as const);
  if (!transitionIn(RETURN, before.state, step, taken.actor)) return illegalStep(step, before, 'code');
  if (refusal) {
    const refused = await returns.take(before, 'refuseReturn', taken, session, refusal);
    return refused ? presented(context, refused, place, session) : illegalStep(step, before, 'code');
  }
  const conditions = new Map<string, ItemCondition>();
  const wanted = new Map<string, string>();
  for (const { lineId, condition, exchangeFor } of looked) {
    if (condition) conditions.set(lineId, condition);
    if (exchangeFor) wanted.set(lineId, exchangeFor);
  }
  const swap = wanted.size
    ? await exchange(context, { before, order, wanted, storeId: place.storeId, taken }, session)
    : {};
  if ('userErrors' in swap) return swap;
  const { exchanged } = swap;
  const received = await returns.receive(before, { place, conditions, order, taken, exchanged }, session);
  return received ? presented(context, received, place, session) : illegalStep(step, before, 'code');
}

/** Who stands at the counter may see what became of it. */
async function presented(
  { clock, returns }: Context,
  after: StoredReturn,
  { storeId, barId }: ReturnPlace,
  session: ClientSession,
): Promise<ReturnAnswer> {
  if (!barId) await returns.present(after, storeId, clock(), session);
  return { return: after, userErrors: [] };
}

/** Why a code is worth nothing, or null. */
export function codeProblem(
  read: ReturnCode | null,
  found: StoredReturn | null,
  now: Date,
): ReturnAnswer | null {
  if (!read || !found || read.generation !== found.code.generation) return codeWrong();
  if (found.state === 'REQUESTED' && (found.until ?? now) <= now)
    return codeExpired('The time to bring it back is over.');
  if (found.state === 'REQUESTED' && read.until <= now)
    return codeExpired('The customer must renew the code.');
  return null;
}

const codeWrong = () => rejected('RETURN_CODE_WRONG', ['input', 'code'], 'Not the code of a return.');

const codeExpired = (message: string) => rejected('RETURN_CODE_EXPIRED', ['input', 'code'], message);

/** Has what is due paid back before the answer leaves; what the provider doesn't say in time goes on without us. */
async function payBack({ payments }: Context, done: StoredReturn | undefined): Promise<void> {
  const due = done?.refunds.filter(({ state }) => state === 'DUE') ?? [];
  await Promise.all(due.map(({ _id }) => payments.perform(_id)));
}
