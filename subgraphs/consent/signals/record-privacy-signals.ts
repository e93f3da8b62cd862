import { actorId } from '#shared/actor.ts';
import { requireSelf } from '#shared/guard.ts';
import { idempotent } from '#shared/idempotency.ts';
import { rejected } from '#shared/user-errors.ts';
import { refuse } from '../preferences/refusing.ts';
import { problemOf } from '../rules/input.ts';
import type { MutationResolvers } from '../schema.generated.ts';
import { isCoveredBySignal, outweighsSignal, problemOfSignal, type Signal } from './signal.ts';

export const recordPrivacySignals: MutationResolvers['recordPrivacySignals'] = async (
  _,
  { input },
  context,
) => {
  const { actor, dependencies, purposes, history, joined, signals, turns } = context;
  const customerId = requireSelf(context);

  const mutation = 'recordPrivacySignals';
  const answer = await idempotent(dependencies, { actor, mutation, input }, async (session) => {
    await turns.take(customerId, session);
    const { gpc, gpp, tcf, surface } = input;
    const signal: Signal = { gpc, ...(gpp != null && { gpp }), ...(tcf != null && { tcf }) };
    const problem = problemOf(input) ?? problemOfSignal(signal);
    if (problem) return rejected('INVALID_VALUE', ['input', problem.field], problem.message);

    const ids = await joined.idsOf(customerId, session);
    const firstSignalAt = await signals.firstAtIn(ids, session);
    // Each login brings the same again: it is honoured again, and kept once.
    const kept =
      (await signals.sameIn(customerId, signal, session)) ??
      (await signals.record(customerId, signal, surface, session));
    if (!gpc) return { signal: kept, decisions: [], userErrors: [] };

    const known = await purposes.now();
    const standing: string[] = [];
    for (const current of await joined.currents(ids, { session })) {
      const decision = await history.byIdIn(current.decisionId, session);
      if (outweighsSignal(decision, firstSignalAt)) standing.push(current.purpose);
    }
    const covered = [...known.values()].filter(isCoveredBySignal);
    const decisions = await refuse(
      context,
      customerId,
      covered.filter(({ key }) => !standing.includes(key)),
      { decidedBy: 'SELF', recordedBy: actorId(actor), means: 'SIGNAL', surface, signalId: kept._id },
      session,
    );
    return { signal: kept, decisions, userErrors: [] };
  });
  return { decisions: [], ...answer };
};
