import { idempotent } from '#shared/idempotency.ts';
import { rejected } from '#shared/user-errors.ts';
import type { ShownNotice } from '../data/notices.ts';
import { afterYes } from '../rules/permits.ts';
import type { GiveConsentInput, MutationResolvers } from '../schema.generated.ts';
import {
  consentIn,
  noDecider,
  noPurpose,
  provenanceOf,
  rejectedProvenance,
  requireDecider,
  shownVersion,
} from './deciding.ts';

const DAY_MS = 86_400_000;

/** In which respect something else was shown than what the customer agrees to; null when it is the same. */
function misfitOf(
  notice: ShownNotice,
  { purpose, purposeVersion, language }: GiveConsentInput,
): 'purpose' | 'purposeVersion' | 'language' | null {
  const shown = notice.purposes.find((one) => one.purpose === purpose);
  if (!shown) return 'purpose';
  if (shown.purposeVersion !== purposeVersion) return 'purposeVersion';
  return notice.language === language ? null : 'language';
}

export const giveConsent: MutationResolvers['giveConsent'] = async (_, { input }, context) => {
  const { actor, dependencies, clock, purposes, joined, consents, notices, turns } = context;
  const customerId = await requireDecider(context, input.customerId);
  if (customerId === null) return noDecider();

  return idempotent(dependencies, { actor, mutation: 'giveConsent', input }, async (session) => {
    await turns.take(customerId, session);
    const ids = await joined.idsOf(customerId, session);
    const malformed = rejectedProvenance(actor, input);
    if (malformed) return malformed;
    const purpose = (await purposes.now()).get(input.purpose);
    if (!purpose) return noPurpose(input.purpose);
    const { lawfulBasis, validityDays } = purpose.current;
    if (lawfulBasis === 'CONTRACT' || lawfulBasis === 'LEGAL_OBLIGATION') {
      return rejected('WRONG_LAWFUL_BASIS', ['input', 'purpose'], 'This purpose needs no consent.');
    }
    const shown = await shownVersion(purposes, purpose, input);
    if ('userErrors' in shown) return shown;
    if (input.noticeId != null) {
      const notice = await notices.findIn(ids, input.noticeId, session);
      if (!notice) {
        return rejected('NOTICE_NOT_FOUND', ['input', 'noticeId'], 'Nothing was shown under this id.');
      }
      const misfit = misfitOf(notice, input);
      if (misfit) {
        return rejected('INVALID_VALUE', ['input', misfit], `The notice showed another \`${misfit}\`.`);
      }
    }

    const now = clock();
    const { answer } = consentIn(customerId, purpose, await joined.currents(ids, { session }), now);
    const { identifier } = input;
    const [recorded] = await consents.record(
      [
        {
          ...provenanceOf(actor, input),
          customerId,
          purpose: purpose.key,
          purposeVersion: shown.version,
          state: afterYes(answer.state),
          decidedAt: now,
          ...(validityDays !== undefined && { expiresAt: new Date(now.getTime() + validityDays * DAY_MS) }),
          ...(identifier && { identifier: { type: identifier.type, value: identifier.value.trim() } }),
        },
      ],
      session,
    );
    return { decision: recorded?.decision ?? null, userErrors: [] };
  });
};
