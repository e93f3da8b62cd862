import { newSecret, type Vault } from './vault.ts';

/** What signs to one receiver. */
export type SigningSecret = {
  /** Encrypted, see {@link Vault}. */
  locked: string;
  createdAt: Date;
  /** It signs until then. Absent: until it is replaced. */
  until?: Date;
};

/** Secrets that sign at once; a header has room for these. */
const MAX_SECRETS = 5;

const date = { bsonType: 'date' };

/** How a receiver's secrets stand in its document, newest first. */
export const SECRETS_SCHEMA = {
  bsonType: 'array',
  minItems: 1,
  maxItems: MAX_SECRETS,
  items: {
    bsonType: 'object',
    additionalProperties: false,
    required: ['locked', 'createdAt'],
    properties: { locked: { bsonType: 'string', minLength: 1 }, createdAt: date, until: date },
  },
};

/** A receiver's secrets, newest first. They are locked for the receiver's id. */
export function openSigningSecrets({ vault, clock }: { vault: Vault; clock: () => Date }) {
  const signs = ({ until }: SigningSecret, now: Date): boolean => !until || until > now;
  const lock = (secret: string, id: string): SigningSecret => ({
    locked: vault.lock(secret, id),
    createdAt: clock(),
  });

  return {
    /** `secret` can't be had again. */
    first(id: string): { secret: string; secrets: SigningSecret[] } {
      const secret = newSecret();
      return { secret, secrets: [lock(secret, id)] };
    },

    /** Adds a secret; those before it sign until `overlapEnd` at the latest. Null when too many sign still. */
    rotated(
      secrets: readonly SigningSecret[],
      id: string,
      overlapEnd: Date,
    ): { secret: string; secrets: SigningSecret[] } | null {
      const older = secrets
        .map((one) => ({ ...one, until: one.until && one.until < overlapEnd ? one.until : overlapEnd }))
        .filter((one) => signs(one, clock()));
      if (older.length >= MAX_SECRETS) return null;
      const secret = newSecret();
      return { secret, secrets: [lock(secret, id), ...older] };
    },

    /** What signs now, newest first. @throws {Error} when the keyring doesn't open one of them. */
    unlocked: (secrets: readonly SigningSecret[], id: string): string[] =>
      secrets.filter((one) => signs(one, clock())).map(({ locked }) => vault.unlock(locked, id)),

    /**
     * Those that still sign, locked with the key that signs now; null when they are so already.
     * @throws {Error} when the keyring doesn't open one of them.
     */
    renewed(secrets: readonly SigningSecret[], id: string): SigningSecret[] | null {
      const kept = secrets.filter((one) => signs(one, clock()));
      if (kept.length === secrets.length && !kept.some(({ locked }) => vault.isStale(locked))) return null;
      return kept.map((one) => ({ ...one, locked: vault.lock(vault.unlock(one.locked, id), id) }));
    },
  };
}
