import type { ClientSession } from 'mongodb';
import type { Members } from '#shared/members.ts';
import {
  ENDS_GRANTS,
  type GrantState,
  grantState,
  isOpen,
  missingPurposes,
  neededPurposes,
} from '../rules/grant.ts';
import { disagreements, joinedCurrents } from '../rules/joined.ts';
import { type JoinedGrant, joinedGrant, ownReach, type Reach } from '../rules/joined-grant.ts';
import { idsOf as idsIn, type Part, together, togetherAfter } from '../rules/joining.ts';
import { permittedPurposes } from '../rules/permits.ts';
import type { Grant, Grants } from './grants.ts';
import type { CurrentDecision, History } from './history.ts';
import type { Joinings } from './joinings.ts';
import type { openPurposes } from './purposes.ts';

/** All ids of a customer, first the one that they go by; one for whoever was never merged. See `#shared/members.ts`. */
export type Ids = readonly string[];

/** An open grant, and how all that was decided leaves it. */
export type LeftGrant = JoinedGrant & { grant: Grant };

/** Where a grant stands now, and how far it reaches while it stands. */
export type GrantNow = Reach & { state: GrantState; missing: string[] };

/**
 * What holds for a customer of several ids, of what is recorded under each. Reads in an order that errs to the stricter side when
 * customers are merged or parted meanwhile: ids, then what they decided, then how they became one.
 */
export function openJoined({
  members,
  joinings,
  history,
  purposes,
  grants,
  isRestricted,
  clock,
}: {
  members: Members;
  joinings: Joinings;
  history: History;
  purposes: ReturnType<typeof openPurposes>;
  grants: Grants;
  isRestricted: (customerId: string) => Promise<boolean>;
  clock: () => Date;
}) {
  const idsOf = (customerId: string, session?: ClientSession): Promise<Ids> =>
    session ? members.seenBy(session, customerId) : members.of(customerId);

  /** How these ids became one; null for a single one. */
  async function partOf(ids: Ids, session?: ClientSession): Promise<Part | null> {
    const [first] = ids;
    if (ids.length < 2 || first === undefined) return null;
    return together(ids, await (session ? joinings.in(first, session) : joinings.of(first)));
  }

  async function rowsOf(ids: Ids, session?: ClientSession): Promise<CurrentDecision[]> {
    if (session) return history.currentsIn(ids, session);
    return (await Promise.all(ids.map(history.currentsOf))).flat();
  }

  /** One decision for each purpose: the one that holds at a time, of all that were made under these ids. */
  async function currents(
    ids: Ids,
    { at, session }: { at?: Date | undefined; session?: ClientSession | undefined } = {},
  ): Promise<CurrentDecision[]> {
    const rows = await rowsOf(ids, session);
    const part = await partOf(ids, session);
    return part ? joinedCurrents(part, rows, await purposes.now(), at ?? clock()) : rows;
  }

  const anyRestricted = async (ids: Ids): Promise<boolean> =>
    (await Promise.all(ids.map(isRestricted))).includes(true);

  return {
    idsOf,
    partOf,
    rowsOf,
    currents,

    /** Whether these ids decided differently about a purpose before they became one, and nothing was decided since. */
    async disagreeIn(purpose: string, ids: Ids, session: ClientSession): Promise<boolean> {
      const part = await partOf(ids, session);
      if (!part) return false;
      const rows = (await rowsOf(ids, session)).filter((row) => row.purpose === purpose);
      return disagreements(part, rows, await purposes.now(), clock()).length > 0;
    },

    /** Whether processing is restricted under one of these ids, and so for the customer. */
    isRestricted: anyRestricted,

    /** Keys of the purposes that the customer permits now, to anybody. */
    async permitted(ids: Ids): Promise<string[]> {
      const [known, holding, restricted] = await Promise.all([
        purposes.now(),
        currents(ids),
        anyRestricted(ids),
      ]);
      return restricted ? [] : permittedPurposes(known, holding, clock());
    },

    /** @param permitted what the customer permits now. */
    async grantNow(grant: Grant, ids: Ids, permitted: readonly string[]): Promise<GrantNow> {
      const now = clock();
      const alone = ids.length < 2 || !isOpen(grant, now);
      const all = alone ? [] : await grants.ofApp(ids, grant.clientId);
      const part = alone ? null : await partOf(ids);
      const { state: left, ...reach } = part ? await leftBy(part, grant, all) : ownReach(grant);
      if (left === 'SUSPENDED') return { ...reach, state: left, missing: missingPurposes(grant, permitted) };
      const state = grantState({ ...reach, state: left }, permitted, now);
      return {
        ...reach,
        state,
        missing: state === 'SUSPENDED' ? missingPurposes({ ...reach, state: left }, permitted) : [],
      };
    },

    /** How the open grants under the ids of a part are left by all that was decided, whatever is permitted at the moment. */
    async grantsLeft(part: Part, session: ClientSession): Promise<LeftGrant[]> {
      const all = await grants.allIn(idsIn(part), session);
      const found: LeftGrant[] = [];
      for (const grant of all) {
        if (grant.state === 'ACTIVE') found.push({ grant, ...(await leftBy(part, grant, all, session)) });
      }
      return found;
    },
  };

  async function leftBy(
    part: Part,
    grant: Grant,
    all: readonly Grant[],
    session?: ClientSession,
  ): Promise<JoinedGrant> {
    const left = joinedGrant(grant, part, all);
    const refused = left.state === 'ACTIVE' && (await wasRefusedBy(part, grant, all, session));
    return refused ? { ...left, state: 'PURPOSE_WITHDRAWN' } : left;
  }

  /**
   * Whether a purpose that the app needs was refused under another id since they became one. A refusal ends the grants of its own id
   * for good; those of the others it ends for as long as they are one customer, until something new is decided about the app.
   */
  async function wasRefusedBy(
    part: Part,
    grant: Grant,
    all: readonly Grant[],
    session?: ClientSession,
  ): Promise<boolean> {
    const ofApp = all.filter(({ state, clientId }) => state === 'ACTIVE' && clientId === grant.clientId);
    const decided = Math.max(0, ...ofApp.map(({ tick = 0 }) => tick));
    const others = idsIn(part).filter((id) => id !== grant.customerId);
    if (!others.length) return false;
    const asked = { ids: others, purposes: neededPurposes(grant), states: ENDS_GRANTS };
    const noes = await history.noesAfter(decided, asked, session);
    return noes.some(({ customerId, tick = 0 }) => tick > togetherAfter(part, grant.customerId, customerId));
  }
}

export type Joined = ReturnType<typeof openJoined>;
