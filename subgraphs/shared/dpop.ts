import { createHash } from 'node:crypto';
import { calculateJwkThumbprint, EmbeddedJWK, errors, type JWTPayload, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';

/** Signatures that a proof may carry: asymmetric ones. Said in challenges. */
export const PROOF_ALGORITHMS = ['ES256', 'ES384', 'ES512', 'PS256', 'PS384', 'PS512', 'EdDSA', 'Ed25519'];

/** The proof is not one to believe. `reason` is for the log; clients hear only that it is invalid. */
export class ProofRefused extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.name = 'ProofRefused';
  }
}

/** What a proof must have been made for. */
export type Proven = {
  method: string;
  /** As clients see it; query and fragment are left out of the comparison. */
  url: string;
  /** The access token that it goes with. */
  token: string;
};

export type ProofVerifier = {
  /** The thumbprint (RFC 7638) of the key that the proof was made with. @throws {ProofRefused} */
  verify(proof: string, proven: Proven): Promise<{ jkt: string; jti: string }>;
  /**
   * Uses a proof up, once its token has turned out to be good.
   * @throws {ProofRefused} when it was used before.
   */
  use(proof: { jkt: string; jti: string }): void;
};

/** A proof is good for so long after it was made, and that long before, as clocks differ. */
const LIFETIME_SECONDS = 60;
const CLOCK_SKEW_SECONDS = 5;
const LONGEST_PROOF = 4096;
const LONGEST_JTI = 128;
/** Proofs that are remembered: those of a minute, at more than a thousand in a second. */
const REMEMBERED_PROOFS = 100_000;

/**
 * Checks proofs of possession (DPoP, RFC 9449, section 4.3). Used proofs are remembered by this process; where several
 * gateways serve one address, a proof is good once at each, within its minute.
 */
export function openProofVerifier({ clock }: { clock: () => Date }): ProofVerifier {
  const used = new LRUCache<string, true>({ max: REMEMBERED_PROOFS });
  const seconds = () => clock().getTime() / 1000;

  async function check(proof: string): Promise<{ payload: JWTPayload; jkt: string }> {
    try {
      const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, {
        algorithms: PROOF_ALGORITHMS,
        typ: 'dpop+jwt',
        currentDate: clock(),
      });
      return { payload, jkt: await calculateJwkThumbprint(protectedHeader.jwk ?? {}) };
    } catch (error) {
      if (error instanceof errors.JOSEError) throw new ProofRefused(error.code, { cause: error });
      throw new ProofRefused('no key that we can use', { cause: error });
    }
  }

  return {
    async verify(proof, { method, url, token }) {
      if (proof.length > LONGEST_PROOF) throw new ProofRefused('longer than any proof');
      const { payload, jkt } = await check(proof);
      const { jti, htm, htu, iat, ath } = payload;
      if (typeof jti !== 'string' || !jti || jti.length > LONGEST_JTI) throw new ProofRefused('no jti');
      if (htm !== method) throw new ProofRefused('made for another method');
      if (typeof htu !== 'string' || placeOf(htu) !== placeOf(url))
        throw new ProofRefused('made for another place');
      if (typeof iat !== 'number') throw new ProofRefused('no iat');
      const age = seconds() - iat;
      if (age > LIFETIME_SECONDS || age < -CLOCK_SKEW_SECONDS)
        throw new ProofRefused('too old, or not of this time');
      if (ath !== createHash('sha256').update(token).digest('base64url')) {
        throw new ProofRefused('made for another token');
      }
      return { jkt, jti };
    },
    use({ jkt, jti }) {
      const id = `${jkt}.${jti}`;
      if (used.has(id)) throw new ProofRefused('used before');
      used.set(id, true);
    },
  };
}

/** Scheme, host and path in the form that URL parsing gives them; null when it is no URL. */
function placeOf(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url && `${url.origin}${url.pathname}`;
}
