import type { ClientSession } from 'mongodb';
import { actorId, VISITOR } from '#shared/actor.ts';
import { inTransaction } from '#shared/mongo.ts';
import type { Data } from '../context.ts';
import type { DecisionMeans } from '../rules/decision.ts';
import { afterYes, may } from '../rules/permits.ts';
import type { PurposeVersion } from '../rules/purpose.ts';
import type { SubscriptionRequest } from './store.ts';

/** Why a token confirms nothing. */
export type TokenProblem =
  /** Nothing was asked for with it, or a newer letter has taken its place. */
  | 'TOKEN_UNKNOWN'
  | 'TOKEN_EXPIRED'
  | 'TOKEN_USED'
  /** The customer has said no since, or what they were shown no longer counts. */
  | 'REQUEST_OBSOLETE';

export type Confirmation =
  | { problem: TokenProblem; request: SubscriptionRequest | null }
  | { problem: null; request: SubscriptionRequest; version: PurposeVersion };

type Needed = Pick<
  Data,
  'dependencies' | 'clock' | 'purposes' | 'joined' | 'consents' | 'subscriptions' | 'turns'
>;

/** Where a token stands; nothing is changed. */
export async function lookAt(data: Needed, token: string): Promise<Confirmation> {
  const request = await data.subscriptions.byToken(token);
  if (!request) return { problem: 'TOKEN_UNKNOWN', request: null };
  return standingOf(data, request, await data.joined.currents(await data.joined.idsOf(request.customerId)));
}

/** Makes the yes that a letter asked for. A token does it once. */
export function confirm(
  data: Needed,
  token: string,
  { means, surface }: { means: DecisionMeans; surface: string },
): Promise<Confirmation> {
  const { dependencies, clock, purposes, joined, consents, subscriptions, turns } = data;
  return inTransaction(dependencies.client, async (session: ClientSession): Promise<Confirmation> => {
    const found = await subscriptions.byToken(token);
    if (!found) return { problem: 'TOKEN_UNKNOWN', request: null };
    await turns.take(found.customerId, session);
    const request = await subscriptions.byTokenIn(token, session);
    if (!request) return { problem: 'TOKEN_UNKNOWN', request: null };
    const { customerId, purpose: key, purposeVersion, language, address } = request;
    const currents = await joined.currents(await joined.idsOf(customerId, session), { session });
    const standing = await standingOf(data, request, currents);
    const purpose = (await purposes.now()).get(key);
    if (standing.problem !== null || !purpose) return standing;

    const now = clock();
    const current = currents.find((row) => row.purpose === key) ?? null;
    const { validityDays } = purpose.current;
    const [recorded] = await consents.record(
      [
        {
          customerId,
          purpose: key,
          purposeVersion,
          state: afterYes(may(purpose, current, now).state),
          decidedAt: now,
          ...(validityDays !== undefined && { expiresAt: new Date(now.getTime() + validityDays * DAY_MS) }),
          identifier: { type: 'EMAIL', value: address },
          decidedBy: 'SELF',
          recordedBy: actorId(VISITOR), // who holds the letter needs no login
          means,
          surface,
          language,
        },
      ],
      session,
    );
    const confirmed = {
      ...request,
      confirmedAt: now,
      ...(recorded && { decisionId: recorded.decision._id }),
    };
    await subscriptions.save(confirmed, session);
    return { ...standing, request: confirmed };
  });
}

const DAY_MS = 86_400_000;

async function standingOf(
  { clock, purposes }: Needed,
  request: SubscriptionRequest,
  currents: Awaited<ReturnType<Data['joined']['currents']>>,
): Promise<Confirmation> {
  const { purpose: key, purposeVersion, requestedAt, expiresAt, confirmedAt } = request;
  if (confirmedAt) return { problem: 'TOKEN_USED', request };
  if (expiresAt <= clock()) return { problem: 'TOKEN_EXPIRED', request };
  const purpose = (await purposes.now()).get(key);
  const version = await purposes.version(key, purposeVersion);
  const current = currents.find((row) => row.purpose === key);
  const refusedSince =
    current !== undefined &&
    (current.state === 'REFUSED' || current.state === 'WITHDRAWN') &&
    current.decidedAt >= requestedAt;
  if (!purpose || !version || version.version < purpose.validFrom || refusedSince) {
    return { problem: 'REQUEST_OBSOLETE', request };
  }
  return { problem: null, request, version };
}
