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

/** What is wrong at a place of a chain: see the schema's `DisclosureProblem`. */
export type ChainProblem = 'ALTERED' | 'REPLACED' | 'MISSING' | 'UNEXPECTED';
export type ChainBreak = { sequence: number; problem: ChainProblem };

/** The head once `link` has been checked, or where and how it doesn't follow. */
export function headAfter(head: ChainHead, link: Link): ChainHead | ChainBreak {
  const { sequence, previousHash, hash } = link;
  const next = head.sequence + 1;
  if (sequence > next) return { sequence: next, problem: 'MISSING' };
  if (sequence < next) return { sequence, problem: 'UNEXPECTED' };
  if (hash !== hashOf(link, previousHash)) return { sequence, problem: 'ALTERED' };
  if (previousHash !== head.hash) return { sequence: head.sequence, problem: 'REPLACED' };
  return { sequence, hash };
}

/** Where a chain whose links all hold doesn't end as it should; null when it does. */
export function breakAtEnd(head: ChainHead, end: ChainHead): ChainBreak | null {
  if (head.sequence < end.sequence) return { sequence: head.sequence + 1, problem: 'MISSING' };
  if (head.sequence > end.sequence) return { sequence: end.sequence + 1, problem: 'UNEXPECTED' };
  return head.hash === end.hash ? null : { sequence: end.sequence, problem: 'REPLACED' };
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
