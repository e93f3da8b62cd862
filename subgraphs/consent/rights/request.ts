import type { EventData, Right } from '#shared/events/event.ts';
import type { Extension, Pause } from './clock.ts';

/** Where a request stands. */
export type RightsRequestState =
  /** Taken down; it waits for the open request of the same right and will share what comes of it. */
  | 'RECEIVED'
  /** Nobody has shown yet that it is the customer who asks. */
  | 'IDENTITY_UNVERIFIED'
  | 'IN_PROGRESS'
  | 'COMPLETED'
  | 'REFUSED'
  /** Taken back by the customer. */
  | 'WITHDRAWN';

export type RefusalReason =
  /** Nobody showed within 90 days that it was the customer. */
  | 'IDENTITY_NOT_VERIFIED'
  /** GDPR Art. 12(5). */
  | 'MANIFESTLY_UNFOUNDED'
  | 'EXCESSIVE'
  /** GDPR Art. 15(4) and 20(4). */
  | 'RIGHTS_OF_OTHERS'
  /** GDPR Art. 17(3)(b). */
  | 'LEGAL_OBLIGATION'
  /** GDPR Art. 17(3)(e). */
  | 'LEGAL_CLAIMS'
  /** What we hold is right as it is (Art. 16). */
  | 'ALREADY_ACCURATE'
  /** Another request has erased the customer meanwhile. */
  | 'CUSTOMER_ERASED';

type Acknowledged = EventData['patron.rights.acknowledged.v1'];

/** What somebody says to have done. */
export type Acknowledgement = Pick<Acknowledged, 'by' | 'counts' | 'kept' | 'digest'> & { at: Date };

/** A look for what is left after an erasure. */
export type Scan = {
  orderedAt: Date;
  acknowledgements: Acknowledgement[];
  /** Absent until every subgraph has looked. */
  endedAt?: Date;
};

export type RightsRequest = {
  _id: string;
  customerId: string;
  right: Right;
  state: RightsRequestState;
  receivedAt: Date;
  /** `actorId` of who handed it in. */
  requestedBy: string;
  bySelf: boolean;
  /** The screen or counter. */
  surface: string;
  language?: string;
  /** What the customer says, e.g. what is wrong. Goes with an erasure. */
  statement?: string;
  /** What is objected to. */
  purposes?: string[];
  /** The open request of the same right that was there before. */
  duplicateOf?: string;
  /** Present while it is open and no duplicate: a customer has one such request of a right. */
  leading?: true;
  /** How it was shown who asks; of a document only its kind. */
  identity?: { method: 'SESSION' | 'EMAIL_CODE' | 'DOCUMENT'; document?: string; by: string; at: Date };
  pauses: Pause[];
  extension?: Extension;
  startedAt?: Date;
  /** All ids of the customer when it was carried out, where they have several. */
  members?: string[];
  /** Subgraphs that have to acknowledge. */
  expected: string[];
  acknowledgements: Acknowledgement[];
  /** Apps that have been told and have not acknowledged yet, e.g. `partner:music`. */
  awaiting: string[];
  refusal?: { reason: RefusalReason; note?: string };
  closedAt?: Date;
  /** Of a restriction that no longer stands. */
  lifted?: { reason: string; at: Date; by: string };
  scans: Scan[];
  /** When the next scan is due. */
  nextScanAt?: Date;
  changedAt: Date;
};

export const OPEN_STATES: readonly RightsRequestState[] = ['RECEIVED', 'IDENTITY_UNVERIFIED', 'IN_PROGRESS'];

export const isOpen = ({ state }: Pick<RightsRequest, 'state'>): boolean => OPEN_STATES.includes(state);

/**
 * Whether it must be shown first who asks. What hands out, changes or deletes data always does; what protects the customer
 * (restriction, objection) is taken from the signed-in customer at once.
 */
export const needsIdentityCheck = (right: Right, bySelf: boolean): boolean =>
  !(bySelf && (right === 'RESTRICT' || right === 'OBJECT'));

/** Rights that every subgraph carries out and acknowledges. */
export const isCarriedOutBySubgraphs = (right: Right): boolean =>
  right === 'ACCESS' || right === 'EXPORT' || right === 'ERASE';

/** Once data is being collected or deleted, there is nothing left to refuse or to take back. */
export const isUndecided = ({ state, right }: Pick<RightsRequest, 'state' | 'right'>): boolean =>
  state === 'RECEIVED' || state === 'IDENTITY_UNVERIFIED' || (state === 'IN_PROGRESS' && right === 'RECTIFY');

/** Adds what somebody says to have done. Saying it twice counts once. */
export function acknowledged(
  request: RightsRequest,
  { by, awaiting, ...done }: Omit<Acknowledgement, 'at'> & { awaiting: readonly string[] },
  at: Date,
): RightsRequest {
  if (request.acknowledgements.some((one) => one.by === by)) return request;
  const acknowledgements = [...request.acknowledgements, { by, ...done, at }];
  const told = new Set(acknowledgements.map((one) => one.by));
  const waiting = [...new Set([...request.awaiting, ...awaiting])].filter((one) => !told.has(one));
  return { ...request, acknowledgements, awaiting: waiting };
}

/** Nothing is missing: every subgraph has acknowledged, and every app that was told. */
export const isDone = (request: RightsRequest): boolean =>
  !request.awaiting.length && missing(request).length === 0;

/** Subgraphs that have not acknowledged yet. */
export function missing({ expected, acknowledgements }: RightsRequest): string[] {
  const told = new Set(acknowledgements.map(({ by }) => by));
  return expected.filter((name) => !told.has(name));
}

/** Adds what one subgraph found in the newest scan. The scan ends with the last of `expected`. */
export function scanned(
  request: RightsRequest,
  { by, counts, kept, digest }: Omit<Acknowledgement, 'at'>,
  at: Date,
): RightsRequest {
  const scan = request.scans.at(-1);
  if (!scan || scan.endedAt || scan.acknowledgements.some((one) => one.by === by)) return request;
  const acknowledgements = [...scan.acknowledgements, { by, counts, kept, digest, at }];
  const told = new Set(acknowledgements.map((one) => one.by));
  const ended = request.expected.every((name) => told.has(name));
  const after: Scan = { ...scan, acknowledgements, ...(ended && { endedAt: at }) };
  return { ...request, scans: [...request.scans.slice(0, -1), after] };
}

/** Records that the scan found, over all subgraphs. */
export const foundIn = ({ acknowledgements }: Scan): number =>
  acknowledgements.flatMap(({ counts }) => Object.values(counts)).reduce((sum, count) => sum + count, 0);
