import { createHash } from 'node:crypto';

/** The `kind` of the actors whose reads are recorded. */
export type RecipientKind = 'partner' | 'associate' | 'service' | 'staff';

/** What one link of a customer's chain says. All of it is under the hash. */
export type Disclosed = {
  customerId: string;
  /** 1 for the customer's first. */
  sequence: number;
  /** The event that reported the read. */
  eventId: string;
  /** When the answer left. */
  at: Date;
  /** Absent behind another vendor's gateway. */
  requestId?: string | undefined;
  /** `actorId` of who read. */
  recipient: string;
  recipientKind: RecipientKind;
  /** Absent when no partner read. */
  grantId?: string | undefined;
  /** `Type.field`, sorted. */
  fields: string[];
  /** Sorted; empty where no purpose was needed. */
  purposes: string[];
};

/** A disclosure in its place: its hash covers it and the hash before it. */
export type Link = Disclosed & { previousHash: string; hash: string };

/** The newest link of a chain, kept apart so that cutting links off the end is noticed too. */
export type ChainHead = { sequence: number; hash: string };

/** What stands before a customer's first disclosure. Bound to the customer, so that no chain passes for another's. */
export const chainOrigin = (customerId: string): ChainHead => ({
  sequence: 0,
  hash: sha256(JSON.stringify(['patron/disclosures/1', customerId])),
});

/** The disclosure as the link after `head`. */
export function linkAfter(head: ChainHead, disclosed: Omit<Disclosed, 'sequence'>): Link {
  const next = { ...disclosed, sequence: head.sequence + 1 };
  return { ...next, previousHash: head.hash, hash: hashOf(next, head.hash) };
}

/** The head once `link` has been checked, or null when it doesn't follow: altered, removed, added or moved. */
export function headAfter(head: ChainHead, link: Link): ChainHead | null {
  const follows = link.sequence === head.sequence + 1 && link.previousHash === head.hash;
  return follows && link.hash === hashOf(link, head.hash)
    ? { sequence: link.sequence, hash: link.hash }
    : null;
}

/** A list in a fixed order rather than an object: nothing about it is left to how a serializer orders keys. */
function hashOf(link: Disclosed, previousHash: string): string {
  return sha256(
    JSON.stringify([
      previousHash,
      link.sequence,
      link.customerId,
      link.eventId,
      link.at.toISOString(),
      link.requestId ?? null,
      link.recipient,
      link.recipientKind,
      link.grantId ?? null,
      link.fields,
      link.purposes,
    ]),
  );
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** The app in a partner's `actorId`, `partner:<app>/<grant>`. Null for any other recipient. */
export const appIn = (recipient: string): string | null => /^partner:([^/]+)\//.exec(recipient)?.[1] ?? null;
