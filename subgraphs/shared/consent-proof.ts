import { createHash } from 'node:crypto';
import { type Actor, actorId } from './actor.ts';
import { type Keyring, seal, unseal } from './seal.ts';

/** Longer than the slowest plan may take between the consent fetch and the field that needs it; too short to keep. */
const LIFETIME_SECONDS = 30;

/** How far two processes' clocks may differ. */
const CLOCK_SKEW_SECONDS = 5;

/**
 * What the consent subgraph asserts: for this actor, in this request, this customer permits these purposes now.
 * Short names because a proof travels once per customer and fetch.
 */
type Claims = {
  /** Ids that consent takes for one customer, each {@link blinded}: what is permitted is permitted for all of them. */
  c: string[];
  /** {@link actorId} of who asks. */
  a: string;
  /** Request id; null behind a gateway that signs none. */
  r: string | null;
  /** Purpose keys that are permitted, and no others. */
  p: string[];
  /** Decision version: the id of the customer's newest decision, {@link blinded}; null when there is none. */
  v: string | null;
  /** Issued at, seconds since the epoch. */
  t: number;
};

export type ProofRequest = {
  /** All ids of the customer, as the one who issues or verifies knows them; see `members.ts`. */
  members: readonly string[];
  actor: Actor;
  requestId: string | null;
  now: Date;
};

/** Made by the consent subgraph, once for each customer in a request, and never cached. */
export function issueConsentProof(
  { members, actor, requestId, now }: ProofRequest,
  decision: { purposes: string[]; version: string | null },
  keyring: Keyring,
): string {
  const claims: Claims = {
    c: members.map((id) => blinded(id, actor)),
    a: actorId(actor),
    r: requestId,
    p: decision.purposes,
    v: decision.version && blinded(decision.version, actor),
    t: Math.floor(now.getTime() / 1000),
  };
  return seal('consent-proof', claims, keyring);
}

/**
 * The purposes that a proof permits, or null when it proves nothing here: not signed by us, made for another customer,
 * actor or request, too old, or from the future. Nor anything when consent doesn't know yet that one of the ids is the
 * customer's, too: then it hasn't heard what was decided under it. Callers fail closed on null.
 */
export function verifyConsentProof(
  proof: unknown,
  { members, actor, requestId, now }: ProofRequest,
  keyring: Keyring,
): ReadonlySet<string> | null {
  if (typeof proof !== 'string') return null;
  const claims = unseal<Claims>('consent-proof', proof, keyring);
  if (!claims) return null;
  const age = now.getTime() / 1000 - claims.t;
  const covered = new Set(claims.c);
  const covers = members.length > 0 && members.every((id) => covered.has(blinded(id, actor)));
  const bound = covers && claims.a === actorId(actor) && claims.r === requestId;
  const fresh = age >= -CLOCK_SKEW_SECONDS && age <= LIFETIME_SECONDS;
  return bound && fresh ? new Set(claims.p) : null;
}

/**
 * An id as a proof carries it. Some gateways can be made to show a proof to their client: no app may learn from it an id that
 * another app could match with its own.
 */
function blinded(id: string, actor: Actor): string {
  if (actor.kind !== 'partner') return id;
  return createHash('sha256')
    .update(`${actorId(actor)}\n${id}`)
    .digest('base64url')
    .slice(0, 22);
}
