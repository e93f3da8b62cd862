import { dueAt } from './clock.ts';
import { foundIn, isOpen, type RightsRequest } from './request.ts';

const SCHEMA = 'patron-rights-proof-1';
/** So that it is never taken for a receipt or an access token (RFC 8725, section 3.11). */
export const PROOF_TYPE = 'rights-proof+jwt';

/**
 * What proves that a request was answered: the request, its clock, who acknowledged what, and what a later scan found. No
 * personal data, so that it can be kept when the person is gone. Null while the request is open.
 * @param issuer where the controller is found, an `https:` origin.
 */
export function proofOf(request: RightsRequest, issuer: string) {
  if (isOpen(request)) return null;
  const { _id, customerId, right, state, identity, refusal, extension, lifted } = request;
  return {
    iss: issuer,
    sub: customerId,
    jti: `prf_${_id.slice(_id.indexOf('_') + 1)}/${request.changedAt.getTime()}`,
    iat: Math.floor(request.changedAt.getTime() / 1000),
    schema_version: SCHEMA,
    request: {
      id: _id,
      right,
      state,
      requested_by: request.requestedBy,
      surface: request.surface,
      ...(request.purposes && { purposes: request.purposes }),
      ...(request.duplicateOf && { duplicate_of: request.duplicateOf }),
      ...(refusal && { refused_because: refusal.reason }),
      ...(lifted && { lifted_at: lifted.at.toISOString() }),
    },
    identity: identity ? { ...identity, at: identity.at.toISOString() } : null,
    clock: {
      received_at: request.receivedAt.toISOString(),
      pauses: request.pauses.map(({ reason, from, to }) => ({
        reason,
        from: from.toISOString(),
        to: to?.toISOString() ?? null,
      })),
      extended_by_months: extension?.months ?? 0,
      due_at: dueAt(request)?.toISOString() ?? null,
      closed_at: request.closedAt?.toISOString() ?? null,
    },
    acknowledgements: request.acknowledgements.map(({ by, at, counts, kept, digest }) => ({
      by,
      at: at.toISOString(),
      counts,
      kept,
      digest,
    })),
    /** Told, and without an answer when the time was over. */
    outstanding: request.awaiting,
    scans: request.scans.map((scan) => ({
      ordered_at: scan.orderedAt.toISOString(),
      ended_at: scan.endedAt?.toISOString() ?? null,
      found: foundIn(scan),
      by: scan.acknowledgements.map(({ by, at, counts }) => ({ by, at: at.toISOString(), counts })),
    })),
  };
}
