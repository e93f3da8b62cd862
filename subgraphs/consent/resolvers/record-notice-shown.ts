import type { ClientSession } from 'mongodb';
import { actorId } from '#shared/actor.ts';
import { idempotent } from '#shared/idempotency.ts';
import { newId } from '#shared/mongo.ts';
import { rejected } from '#shared/user-errors.ts';
import type { Context } from '../context.ts';
import type { ShownNotice } from '../data/notices.ts';
import { hashText, isWrittenIn, textFor } from '../rules/purpose.ts';
import type { MutationResolvers } from '../schema.generated.ts';
import { consentIn, noDecider, provenanceOf, rejectedProvenance, requireDecider } from './deciding.ts';

const MAX_PURPOSES = 20;

export const recordNoticeShown: MutationResolvers['recordNoticeShown'] = async (_, { input }, context) => {
  const { actor, dependencies, clock, purposes, notices, turns } = context;
  const customerId = await requireDecider(context, input.customerId);
  if (customerId === null) return noDecider();

  return idempotent(dependencies, { actor, mutation: 'recordNoticeShown', input }, async (session) => {
    await turns.take(customerId, session);
    const malformed = rejectedProvenance(actor, input);
    if (malformed) return malformed;
    const keys = new Set(input.purposes.map(({ purpose }) => purpose));
    if (keys.size < 1 || keys.size > MAX_PURPOSES || keys.size !== input.purposes.length) {
      const message = `Expected 1 to ${MAX_PURPOSES} purposes, each once.`;
      return rejected('INVALID_VALUE', ['input', 'purposes'], message);
    }

    const { language, surface, storeId } = input;
    const known = await purposes.now();
    const shown: ShownNotice['purposes'] = [];
    for (const [index, { purpose: key, purposeVersion }] of input.purposes.entries()) {
      const field = ['input', 'purposes', String(index)];
      const purpose = known.get(key);
      if (!purpose) return rejected('PURPOSE_NOT_FOUND', field, `No purpose has the key \`${key}\`.`);
      const version = await purposes.version(key, purposeVersion);
      if (!version || purposeVersion < purpose.validFrom) {
        return rejected('NOTICE_OUTDATED', field, `Show version ${purpose.current.version} of ${key}.`);
      }
      if (!isWrittenIn(version, language)) {
        const message = `${key} is written in ${Object.keys(version.texts).join(', ')}.`;
        return rejected('INVALID_VALUE', ['input', 'language'], message);
      }
      shown.push({ purpose: key, purposeVersion, sha256: hashText(textFor(version, language).text) });
    }

    const notice: ShownNotice = {
      _id: newId('ntc'),
      customerId,
      purposes: shown,
      language,
      surface,
      ...(storeId != null && { storeId }),
      shownAt: clock(),
      recordedBy: actorId(actor),
    };
    await notices.record(notice, session);
    if (input.asksForDecision) await recordRequests(context, notice, session);
    return { notice, userErrors: [] };
  });
};

/** Purposes that need a yes, and about which nothing is decided, have now been asked for. */
async function recordRequests(
  { actor, clock, purposes, joined, consents }: Context,
  notice: ShownNotice,
  session: ClientSession,
): Promise<void> {
  const { _id: noticeId, customerId, language, surface, storeId } = notice;
  const known = await purposes.now();
  const now = clock();
  const currents = await joined.currents(await joined.idsOf(customerId, session), { session });
  const requested = notice.purposes.filter(({ purpose: key }) => {
    const purpose = known.get(key);
    const needsYes = purpose?.current.mechanism === 'OPT_IN';
    return needsYes && consentIn(customerId, purpose, currents, now).answer.state === 'UNKNOWN';
  });
  await consents.record(
    requested.map(({ purpose, purposeVersion }) => ({
      ...provenanceOf(actor, { surface, storeId, language, noticeId, means: 'SCRIPT' }),
      customerId,
      purpose,
      purposeVersion,
      state: 'REQUESTED',
      decidedAt: now,
    })),
    session,
  );
}
