import { randomUUID } from 'node:crypto';
import type { Link, LinkKeeper } from '../shared/patron.ts';
import type { Store } from '../shared/store.ts';
import type { Endpoint } from '../shared/webhooks.ts';
import type { Book } from './exchanges.ts';
import { memberAccount, post } from './ledger.ts';

/** A customer of the retailer who joined. */
export type Member = {
  /** Null when they have ended the link. */
  link: Link | null;
  joinedAt: string;
  /** Whether the retailer knows that they joined, which is what it pays its bonus for. */
  isReported: boolean;
};

export type State = Book & {
  members: Record<string, Member>;
  /** Who is behind each cookie. */
  sessions: Record<string, string>;
  endpoint: Endpoint | null;
  /** Ids of webhooks that were taken, newest last: each counts once. */
  taken: string[];
};

export const EMPTY: State = {
  ...{ members: {}, sessions: {}, endpoint: null, taken: [], exchanges: {}, postings: [] },
};

export const WELCOME_UNITS = 100;
const TAKEN_KEPT = 1000;

/** Makes somebody a member. The welcome is given once, however often they come. */
export function join(state: State, subject: string, at: string): void {
  state.members[subject] ??= { link: null, joinedAt: at, isReported: false };
  post(state.postings, {
    ...{ key: `welcome/${subject}`, from: 'welcome', to: memberAccount(subject), units: WELCOME_UNITS, at },
  });
}

export const keeperOf =
  (store: Store<State>) =>
  (subject: string): LinkKeeper => ({
    load: () => store.state.members[subject]?.link ?? null,
    save: (link) =>
      store.change((state) => {
        if (link) join(state, subject, new Date().toISOString());
        const member = state.members[subject];
        if (member) member.link = link;
      }),
  });

/** Takes a webhook in, once; true when it was new. */
export const take = (store: Store<State>, id: string, type: string, subject: string | undefined) =>
  store.change((state) => {
    if (state.taken.includes(id)) return false;
    state.taken = [...state.taken, id].slice(-TAKEN_KEPT);
    const member = subject === undefined ? undefined : state.members[subject];
    if (subject && member && type === 'grant.ended') member.link = null;
    if (subject && type === 'customer.erased') erase(state, subject);
    return true;
  });

/** The ledger stays as it is, and says no more whose it was. */
function erase(state: State, subject: string): void {
  delete state.members[subject];
  state.sessions = Object.fromEntries(
    Object.entries(state.sessions).filter(([, whose]) => whose !== subject),
  );
  const nobody = `erased-${randomUUID()}`;
  const account = memberAccount(subject);
  state.postings = state.postings.map((posting) => ({
    ...posting,
    key: posting.key === `welcome/${subject}` ? `welcome/${nobody}` : posting.key,
    from: posting.from === account ? memberAccount(nobody) : posting.from,
    to: posting.to === account ? memberAccount(nobody) : posting.to,
  }));
  for (const exchange of Object.values(state.exchanges)) {
    if (exchange.subject === subject) exchange.subject = nobody;
  }
}
