import { idempotent } from '#shared/idempotency.ts';
import { isEmailAddress } from '#shared/messages/queue.ts';
import { newId } from '#shared/mongo.ts';
import { rejected } from '#shared/user-errors.ts';
import { covers } from '../preferences/permission.ts';
import {
  consentIn,
  noDecider,
  noPurpose,
  provenanceOf,
  rejectedProvenance,
  requireDecider,
  shownVersion,
} from '../resolvers/deciding.ts';
import type { MutationResolvers } from '../schema.generated.ts';
import { confirmationLetter } from './letter.ts';
import { COUNTED_MS, nextLetterAt } from './limits.ts';
import { hashToken, newToken, type SubscriptionRequest } from './store.ts';

/** So long a letter can be answered. */
const VALID_MS = 48 * 3_600_000;

export const requestSubscription: MutationResolvers['requestSubscription'] = async (
  _,
  { input },
  context,
) => {
  const { actor, dependencies, clock, purposes, joined, consents, subscriptions, turns } = context;
  const customerId = await requireDecider(context, input.customerId);
  if (customerId === null) return noDecider();

  return idempotent(dependencies, { actor, mutation: 'requestSubscription', input }, async (session) => {
    await turns.take(customerId, session);
    const malformed = rejectedProvenance(actor, input);
    if (malformed) return malformed;
    const address = input.email.trim();
    if (!isEmailAddress(address)) {
      return rejected('INVALID_VALUE', ['input', 'email'], 'Expected one email address.');
    }
    const purpose = (await purposes.now()).get(input.purpose);
    if (!purpose) return noPurpose(input.purpose);
    if (purpose.current.lawfulBasis !== 'CONSENT' || !covers(purpose.key, 'EMAIL')) {
      const message = 'Expected a purpose that rests on consent and is about email.';
      return rejected('WRONG_LAWFUL_BASIS', ['input', 'purpose'], message);
    }
    const shown = await shownVersion(purposes, purpose, input);
    if ('userErrors' in shown) return shown;

    const now = clock();
    const since = new Date(now.getTime() - COUNTED_MS);
    const ids = await joined.idsOf(customerId, session);
    const letters = await subscriptions.lettersSince(since, { ids, address }, session);
    const next = nextLetterAt(letters, now);
    if (next > now) {
      const message = `The next letter can be sent at ${next.toISOString()}.`;
      return rejected('TOO_MANY_LETTERS', ['input', 'email'], message);
    }

    const { answer } = consentIn(customerId, purpose, await joined.currents(ids, { session }), now);
    if (!answer.permitted) {
      await consents.record(
        [
          {
            ...provenanceOf(actor, input),
            customerId,
            purpose: purpose.key,
            purposeVersion: shown.version,
            state: 'REQUESTED',
            decidedAt: now,
            identifier: { type: 'EMAIL', value: address },
          },
        ],
        session,
      );
    }
    const before = await subscriptions.openIn({ customerId, purpose: purpose.key, address }, session);
    const token = newToken();
    const request: SubscriptionRequest = {
      _id: before?._id ?? newId('sbr'),
      customerId,
      purpose: purpose.key,
      purposeVersion: shown.version,
      language: input.language,
      surface: input.surface,
      address,
      tokenHash: hashToken(token),
      requestedAt: now,
      expiresAt: new Date(now.getTime() + VALID_MS),
      letters: [...(before?.letters ?? []), now].slice(-20),
    };
    await subscriptions.save(request, session);
    const link = `${dependencies.publicUrl}/consent/confirm?token=${token}`;
    const letter = confirmationLetter(shown, {
      language: input.language,
      link,
      expiresAt: request.expiresAt,
    });
    await dependencies.messages.send(
      { ...letter, to: address, kind: 'subscription.confirm', customerId },
      session,
    );
    return { request, userErrors: [] };
  });
};
