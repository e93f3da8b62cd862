import type { Link, LinkKeeper } from '../shared/patron.ts';
import type { Store } from '../shared/store.ts';
import type { Endpoint } from '../shared/webhooks.ts';
import type { TrackDecision, Tracks } from './playlist.ts';

export type Subscription = { id: string; startedAt: string; cancelledAt?: string };

/** Something that Patron has yet to be told, in the order in which it happened. `key` is its idempotency key. */
export type Message =
  | { key: string; about: 'track'; decision: TrackDecision }
  | { key: string; about: 'subscription'; id: string; state: 'STARTED' | 'CANCELLED'; occurredAt: string };

/** A customer of the retailer who connected. */
export type Listener = {
  /** Null when they have ended the link. */
  link: Link | null;
  name: string | null;
  tracks: Tracks;
  /** How far the retailer's decisions about the playlist are known; null: not at all. */
  cursor: string | null;
  /** The retailer has rung: there is something to read. */
  isStale: boolean;
  subscription: Subscription | null;
  outbox: Message[];
};

export type State = {
  listeners: Record<string, Listener>;
  /** Who is behind each cookie. */
  sessions: Record<string, string>;
  endpoint: Endpoint | null;
  /** Ids of webhooks that were taken, newest last: each counts once. */
  taken: string[];
};

export const EMPTY: State = { listeners: {}, sessions: {}, endpoint: null, taken: [] };

const TAKEN_KEPT = 1000;

export const aListener = (): Listener => ({
  ...{ link: null, name: null, tracks: {}, cursor: null, isStale: true, subscription: null, outbox: [] },
});

export const keeperOf =
  (store: Store<State>) =>
  (subject: string): LinkKeeper => ({
    load: () => store.state.listeners[subject]?.link ?? null,
    save: (link) =>
      store.change(({ listeners }) => {
        const listener = listeners[subject] ?? (link && aListener());
        if (listener) listeners[subject] = { ...listener, link };
      }),
  });

/** Takes a webhook in, once; true when it was new. What has to be done about it is on the disk before it is acknowledged. */
export const take = (store: Store<State>, id: string, type: string, subject: string | undefined) =>
  store.change((state) => {
    if (state.taken.includes(id)) return false;
    state.taken = [...state.taken, id].slice(-TAKEN_KEPT);
    const listener = subject === undefined ? undefined : state.listeners[subject];
    if (!subject || !listener) return true;
    switch (type) {
      case 'playlist.changed':
        listener.isStale = true;
        break;
      case 'grant.ended':
        listener.link = null;
        listener.name = null; // read under the grant; what they did with us stays theirs
        listener.outbox = [];
        break;
      case 'customer.erased':
        delete state.listeners[subject];
        state.sessions = Object.fromEntries(
          Object.entries(state.sessions).filter(([, whose]) => whose !== subject),
        );
        break;
    }
    return true;
  });
