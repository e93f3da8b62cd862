import type { ClientSession } from 'mongodb';
import { type Keyring, seal, unseal } from '#shared/seal.ts';
import type { Data } from '../context.ts';
import { preferencesOf } from '../preferences/answering.ts';
import { canBeRefused, isMarketing } from '../preferences/marketing.ts';
import { covers } from '../preferences/permission.ts';
import { CHANNELS, type Channel, withChoice } from '../preferences/preferences.ts';
import { refuse } from '../preferences/refusing.ts';
import type { Decision, Provenance } from '../rules/decision.ts';

/** What a link in a letter ends, and for whom. Without a purpose and a topic: all marketing. */
export type Target = { customerId: string; purpose?: string; channel?: Channel; topic?: string };

/** Short names: a mailbox shows the link, and some cut long ones. */
type Claims = { c: string; p?: string; h?: Channel; t?: string };

/**
 * The token of a link: signed, and good for as long as the key that signed it is known, because letters are kept for years. It can
 * only take away.
 */
export function unsubscribeToken({ customerId, purpose, channel, topic }: Target, keyring: Keyring): string {
  const claims: Claims = {
    c: customerId,
    ...(purpose !== undefined && { p: purpose }),
    ...(channel !== undefined && { h: channel }),
    ...(topic !== undefined && { t: topic }),
  };
  return seal('unsubscribe', claims, keyring);
}

/** Null for a token that we didn't make. */
export function targetOf(token: string, keyring: Keyring): Target | null {
  const claims = unseal<Claims>('unsubscribe', token, keyring);
  if (!claims) return null;
  const { c, p, h, t } = claims;
  return {
    customerId: c,
    ...(p !== undefined && { purpose: p }),
    ...(h !== undefined && { channel: h }),
    ...(t !== undefined && { topic: t }),
  };
}

type Needed = Pick<Data, 'clock' | 'purposes' | 'history' | 'joined' | 'consents' | 'preferences' | 'turns'>;

/** Does what a link says. Doing it again changes nothing. @returns the decisions that were recorded. */
export async function unsubscribe(
  data: Needed,
  { customerId, purpose: key, channel, topic }: Target,
  provenance: Provenance,
  session: ClientSession,
): Promise<Decision[]> {
  await data.turns.take(customerId, session);
  const known = await data.purposes.now();
  if (key === undefined && topic === undefined && channel === undefined) {
    return refuse(data, customerId, [...known.values()].filter(isMarketing), provenance, session);
  }
  const purpose = key === undefined ? undefined : known.get(key);
  const onlyHere = key !== undefined && CHANNELS.every((one) => one === channel || !covers(key, one));
  if (purpose && topic === undefined && (channel === undefined || onlyHere)) {
    return refuse(data, customerId, [purpose].filter(canBeRefused), provenance, session);
  }

  const choice = {
    ...(key !== undefined && { purpose: key }),
    ...(channel !== undefined && { channel }),
    ...(topic !== undefined && { topic }),
    wanted: false,
  };
  const ids = await data.joined.idsOf(customerId, session);
  const { chosen } = await preferencesOf(data, ids, session);
  const isDone = chosen
    .flatMap(({ choices }) => choices)
    .some(
      (one) =>
        !one.wanted &&
        one.purpose === choice.purpose &&
        one.channel === choice.channel &&
        one.topic === choice.topic,
    );
  if (isDone) return [];
  const tick = await data.history.nextTick(customerId, session);
  const refused = { ...choice, ...(tick !== undefined && { tick }) };
  await data.preferences.change(
    customerId,
    { by: provenance.recordedBy, surface: provenance.surface },
    (preferences) => ({ ...preferences, choices: withChoice(preferences.choices, refused) }),
    session,
  );
  return [];
}
