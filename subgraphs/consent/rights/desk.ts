import type { ClientSession, MongoClient } from 'mongodb';
import type { NewEvent, PatronEvent } from '#shared/events/event.ts';
import type { Outbox } from '#shared/events/outbox.ts';
import { inTransaction, newId } from '#shared/mongo.ts';
import type { Consents } from '../data/consents.ts';
import type { Ids, Joined } from '../data/joined.ts';
import type { openPurposes } from '../data/purposes.ts';
import type { Provenance } from '../rules/decision.ts';
import { afterObjection, may } from '../rules/permits.ts';
import { dueAt, type Pause } from './clock.ts';
import {
  acknowledged,
  foundIn,
  isCarriedOutBySubgraphs,
  isDone,
  isOpen,
  missing,
  needsIdentityCheck,
  type RefusalReason,
  type RightsRequest,
  scanned,
} from './request.ts';
import type { RightsRequests } from './requests.ts';

/** What was under way at the erasure has ended by then. A scan that finds something is followed by another. */
const SCAN_AFTER_MS = 24 * 3_600_000;
/** A request of which nobody has shown who asks. */
const UNVERIFIED_DAYS = 90;

const ORDERED = 'patron.rights.ordered.v1';

/** What somebody asks for. */
export type NewRequest = Pick<
  RightsRequest,
  'customerId' | 'right' | 'requestedBy' | 'bySelf' | 'surface' | 'language' | 'statement' | 'purposes'
>;

/** How a request ends that isn't carried out. */
export type Ending = { state: 'REFUSED' | 'WITHDRAWN'; refusal?: { reason: RefusalReason; note?: string } };

/** Takes requests in, has them carried out and closes them: each step with its events, in the transaction of the caller. */
export function openRightsDesk({
  client,
  clock,
  outbox,
  requests,
  consents,
  joined,
  purposes,
}: {
  client: MongoClient;
  clock: () => Date;
  outbox: Outbox;
  requests: RightsRequests;
  consents: Consents;
  joined: Joined;
  purposes: ReturnType<typeof openPurposes>;
}) {
  const tell = (events: NewEvent[], session: ClientSession) => outbox.append(events, session);
  const event = ({ _id, customerId, right }: RightsRequest) => ({
    subject: customerId,
    time: clock(),
    data: { requestId: _id, customerId, right },
  });

  async function save(request: RightsRequest, session: ClientSession): Promise<RightsRequest> {
    const saved = { ...request, changedAt: clock() };
    await requests.save(saved, session);
    return saved;
  }

  async function receive(asked: NewRequest, session: ClientSession): Promise<RightsRequest> {
    const now = clock();
    const { customerId, right, bySelf } = asked;
    const leader = await requests.leader(await joined.idsOf(customerId, session), right, session);
    const unverified = needsIdentityCheck(right, bySelf);
    const request: RightsRequest = {
      _id: newId('rrq'),
      ...asked,
      state: unverified ? 'IDENTITY_UNVERIFIED' : 'RECEIVED',
      receivedAt: now,
      ...(leader ? { duplicateOf: leader._id } : { leading: true }),
      ...(!unverified && { identity: { method: 'SESSION', by: asked.requestedBy, at: now } }),
      pauses: unverified ? [{ reason: 'IDENTITY', from: now }] : [],
      expected: [],
      acknowledgements: [],
      awaiting: [],
      scans: [],
      changedAt: now,
    };
    await requests.insert(request, session);
    if (unverified) {
      const { subject, time, data } = event(request);
      await tell([{ type: 'patron.rights.received.v1', subject, time, data: { ...data, bySelf } }], session);
      return request;
    }
    return proceed(request, session);
  }

  /** It is certain who asks: carried out, unless a request of the same right already is. */
  async function proceed(request: RightsRequest, session: ClientSession): Promise<RightsRequest> {
    const leader = request.duplicateOf ? await requests.seenBy(session, request.duplicateOf) : null;
    if (leader && isOpen(leader)) {
      if (leader.state !== 'IDENTITY_UNVERIFIED') return save({ ...request, state: 'RECEIVED' }, session);
      await takeTheLead(request, leader, session);
    }
    const { duplicateOf: _, ...own } = request;
    return carryOut({ ...own, leading: true, state: 'IN_PROGRESS', startedAt: clock() }, session);
  }

  /** Nobody has shown who made the first request: it becomes the duplicate of the one that is certain. */
  async function takeTheLead(
    request: RightsRequest,
    leader: RightsRequest,
    session: ClientSession,
  ): Promise<void> {
    const { leading: _, ...rest } = leader;
    await save({ ...rest, duplicateOf: request._id }, session);
    for (const duplicate of await requests.duplicatesOf(leader._id, session)) {
      if (duplicate._id !== request._id) await save({ ...duplicate, duplicateOf: request._id }, session);
    }
  }

  async function carryOut(request: RightsRequest, session: ClientSession): Promise<RightsRequest> {
    const { right, customerId } = request;
    const expected = isCarriedOutBySubgraphs(right) ? [...outbox.followersOf(ORDERED)] : [];
    const ids = await joined.idsOf(customerId, session);
    const begun = await save({ ...request, expected, ...(ids.length > 1 && { members: [...ids] }) }, session);
    const others = ids.filter((id) => id !== customerId);
    if (right === 'ERASE') {
      for (const id of [customerId, ...others]) {
        await consents.endAllGrants(id, 'ERASED', provenanceOf(request), session);
      }
      for (const other of await requests.openOf(ids, session)) {
        if (other._id !== request._id && other.duplicateOf !== request._id) {
          await close(other, { state: 'REFUSED', refusal: { reason: 'CUSTOMER_ERASED' } }, session);
        }
      }
    }
    // While an erasure is under way, and for ever after, nothing is permitted either.
    if (right === 'RESTRICT') await requests.restrict(begun, [], clock(), session);
    if (right === 'ERASE') await requests.restrict(begun, others, clock(), session);
    if (right === 'OBJECT') await object(begun, ids, session);
    const { subject, time, data } = event(begun);
    await tell([{ type: ORDERED, subject, time, data: { ...data, members: [...ids] } }], session);
    return right === 'RESTRICT' || right === 'OBJECT' ? close(begun, { state: 'COMPLETED' }, session) : begun;
  }

  /** Says no to what was named, or to every purpose that rests on our interest. */
  async function object(request: RightsRequest, ids: Ids, session: ClientSession): Promise<void> {
    const now = clock();
    const currents = await joined.currents(ids, { session });
    const drafts = [...(await purposes.now()).values()].flatMap((purpose) => {
      const { key, current } = purpose;
      if (current.lawfulBasis !== 'LEGITIMATE_INTEREST') return [];
      if (request.purposes && !request.purposes.includes(key)) return [];
      const standing = currents.find((row) => row.purpose === key) ?? null;
      const state = afterObjection(may(purpose, standing, now).state);
      if (!state) return [];
      const shown = request.language === undefined ? standing?.purposeVersion : current.version;
      return [
        {
          ...provenanceOf(request),
          customerId: request.customerId,
          purpose: key,
          ...(shown !== undefined && { purposeVersion: shown }),
          state,
          decidedAt: now,
        },
      ];
    });
    await consents.record(drafts, session);
  }

  /** Ends a request, and what waited for it: a duplicate that is verified shares the result, another stands by itself. */
  async function close(
    request: RightsRequest,
    ending: Ending | { state: 'COMPLETED' },
    session: ClientSession,
  ): Promise<RightsRequest> {
    const now = clock();
    const { leading: _, ...rest } = request;
    const erased = ending.state === 'COMPLETED' && request.right === 'ERASE';
    const closed = await save(
      {
        ...rest,
        ...ending,
        pauses: ended(request.pauses, now),
        closedAt: now,
        ...(erased && { nextScanAt: new Date(now.getTime() + SCAN_AFTER_MS) }),
      },
      session,
    );
    const { subject, time, data } = event(closed);
    const state = closed.state;
    await tell([{ type: 'patron.rights.closed.v1', subject, time, data: { ...data, state } }], session);

    // An erasure refuses all that is open, duplicates as well.
    if ('refusal' in ending && ending.refusal?.reason === 'CUSTOMER_ERASED') return closed;
    let heir: RightsRequest | null = null;
    for (const duplicate of await requests.duplicatesOf(request._id, session)) {
      if (erased && duplicate.state !== 'RECEIVED') {
        await close(duplicate, { state: 'REFUSED', refusal: { reason: 'CUSTOMER_ERASED' } }, session);
      } else if (ending.state === 'COMPLETED' && duplicate.state === 'RECEIVED') {
        await close(duplicate, { state: 'COMPLETED' }, session);
      } else if (heir) {
        await save({ ...duplicate, duplicateOf: heir._id }, session);
      } else {
        const { duplicateOf: __, ...own } = duplicate;
        heir = await save({ ...own, leading: true }, session);
        if (duplicate.state === 'RECEIVED') heir = await proceed(heir, session);
      }
    }
    return closed;
  }

  /** One look for what is left of an erased customer. */
  async function orderScan(request: RightsRequest, session: ClientSession): Promise<void> {
    const { nextScanAt: _, ...rest } = request;
    const now = clock();
    await save({ ...rest, scans: [...request.scans, { orderedAt: now, acknowledgements: [] }] }, session);
    const { _id: requestId, customerId } = request;
    const ids = await joined.idsOf(customerId, session);
    const members = [...new Set([...ids, ...(request.members ?? [])])];
    await tell(
      [
        {
          type: 'patron.rights.scan_ordered.v1',
          subject: customerId,
          time: now,
          data: { requestId, customerId, members },
        },
      ],
      session,
    );
  }

  /** Each again in a transaction of its own, if it is still so. */
  async function each(
    found: readonly RightsRequest[],
    isStill: (request: RightsRequest) => boolean,
    act: (request: RightsRequest, session: ClientSession) => Promise<unknown>,
  ): Promise<void> {
    for (const { _id } of found) {
      await inTransaction(client, async (session) => {
        const request = await requests.seenBy(session, _id);
        if (request && isStill(request)) await act(request, session);
      });
    }
  }

  return {
    receive,
    save,
    close,

    /** A restriction is over. */
    async lift(request: RightsRequest, session: ClientSession): Promise<void> {
      const { subject, time, data } = event(await save(request, session));
      await tell([{ type: 'patron.rights.lifted.v1', subject, time, data }], session);
    },

    /** It has been shown that it is the customer who asks. */
    async verified(
      { data }: PatronEvent<'patron.rights.identity_verified.v1'>,
      session: ClientSession,
    ): Promise<void> {
      const request = await requests.seenBy(session, data.requestId);
      if (request?.state !== 'IDENTITY_UNVERIFIED' || request.customerId !== data.customerId) return;
      const now = clock();
      const { method, document, by } = data;
      const identity = { method, ...(document && { document }), by, at: now };
      await proceed({ ...request, identity, pauses: ended(request.pauses, now) }, session);
    },

    /** Somebody has done their part; the last one completes the request. */
    async acknowledge(
      { data }: PatronEvent<'patron.rights.acknowledged.v1'>,
      session: ClientSession,
    ): Promise<void> {
      const request = await requests.seenBy(session, data.requestId);
      if (!request || request.customerId !== data.customerId) return;
      const now = clock();
      const { by, counts, kept, digest, awaiting } = data;
      if (data.right === 'SCAN') {
        const after = scanned(request, { by, counts, kept, digest }, now);
        const scan = after.scans.at(-1);
        const again = scan?.endedAt !== undefined && foundIn(scan) > 0;
        await save(
          { ...after, ...(again && { nextScanAt: new Date(now.getTime() + SCAN_AFTER_MS) }) },
          session,
        );
        return;
      }
      // An app that answers after its time is noted all the same.
      const after = acknowledged(request, { by, counts, kept, digest, awaiting }, now);
      if (request.state === 'IN_PROGRESS' && isDone(after))
        await close(after, { state: 'COMPLETED' }, session);
      else await save(after, session);
    },

    /**
     * What comes with time: scans that are due, requests of which nobody showed who asks, and erasures in which only apps
     * are silent when the answer is due. Safe to run in several processes at once.
     */
    async sweep(): Promise<void> {
      const now = clock();
      await each(
        await requests.dueForScan(now),
        ({ nextScanAt }) => nextScanAt !== undefined && nextScanAt <= now,
        orderScan,
      );
      await each(
        await requests.unverifiedSince(new Date(now.getTime() - UNVERIFIED_DAYS * 86_400_000)),
        ({ state }) => state === 'IDENTITY_UNVERIFIED',
        (request, session) =>
          close(request, { state: 'REFUSED', refusal: { reason: 'IDENTITY_NOT_VERIFIED' } }, session),
      );
      const overdue = (request: RightsRequest) =>
        request.state === 'IN_PROGRESS' && !missing(request).length && (dueAt(request) ?? now) < now;
      await each((await requests.erasuresUnderWay()).filter(overdue), overdue, (request, session) =>
        close(request, { state: 'COMPLETED' }, session),
      );
    },
  };
}

export type RightsDesk = ReturnType<typeof openRightsDesk>;

const ended = (pauses: readonly Pause[], now: Date): Pause[] =>
  pauses.map((one) => (one.to ? one : { ...one, to: now }));

const provenanceOf = ({ bySelf, requestedBy, surface, language }: RightsRequest): Provenance => ({
  decidedBy: bySelf ? 'SELF' : 'ASSOCIATE',
  recordedBy: requestedBy,
  means: 'BUTTON',
  surface,
  ...(language !== undefined && { language }),
});
