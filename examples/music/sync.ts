import { type Ask, Denied, LinkEnded, type Patron, Unavailable } from '../shared/patron.ts';
import type { Store } from '../shared/store.ts';
import { keepDoing } from '../shared/sync.ts';
import { keeperOf, type Message, type State } from './listeners.ts';
import { merge, type TrackDecision } from './playlist.ts';

type PatronsDecision = {
  isrc: string;
  change: 'SAVED' | 'REMOVED';
  decidedAt: string;
  track: { title: string; artist: string } | null;
};

const DECISION = 'isrc change decidedAt track { title artist }';

const decisionIn = ({ track, ...decision }: PatronsDecision): TrackDecision => ({ ...decision, ...track });

/**
 * Keeps both sides equal: tells Patron what was decided here, reads what was decided there, and goes on until both have
 * succeeded, however long Patron is away. `ring` says that there may be something to do. Returns how to stop.
 */
export function startSync(patron: Patron, store: Store<State>) {
  /** True when nothing is left to do. */
  async function round(): Promise<boolean> {
    let done = true;
    for (const [subject, { link }] of Object.entries(store.state.listeners)) {
      if (!link) continue;
      try {
        const ask = patron.asCustomer(subject, keeperOf(store)(subject));
        await tell(store, subject, ask);
        if (store.state.listeners[subject]?.isStale) await read(store, subject, ask);
      } catch (error) {
        if (error instanceof LinkEnded) {
          await forgetLink(subject);
          continue;
        }
        done = false;
        if (!(error instanceof Unavailable)) process.stderr.write(`sync: ${(error as Error).message}\n`);
      }
    }
    return done;
  }

  const forgetLink = (subject: string) =>
    store.change(({ listeners }) => {
      const listener = listeners[subject];
      if (listener) listeners[subject] = { ...listener, link: null, outbox: [] };
    });

  return keepDoing(round);
}

/** Sends what Patron has yet to be told, one after another. What the customer didn't grant is kept to ourselves. */
async function tell(store: Store<State>, subject: string, ask: Ask): Promise<void> {
  for (;;) {
    const [message] = store.state.listeners[subject]?.outbox ?? [];
    if (!message) return;
    const standing = await send(message, ask).catch((error: unknown) => {
      if (error instanceof Denied) return null;
      throw error;
    });
    await store.change(({ listeners }) => {
      const listener = listeners[subject];
      if (!listener) return;
      listener.outbox = listener.outbox.filter(({ key }) => key !== message.key);
      if (standing) merge(listener.tracks, standing);
    });
  }
}

type Told = { userErrors: { code: string; message: string }[] };

/** Returns the decision that stands now with Patron, if it says. */
async function send(message: Message, ask: Ask): Promise<TrackDecision | null> {
  if (message.about === 'subscription') {
    const { key: idempotencyKey, id: subscriptionId, state, occurredAt } = message;
    const { reportSubscription } = await ask<{ reportSubscription: Told }>(
      'mutation($input: ReportSubscriptionInput!) { reportSubscription(input: $input) { userErrors { code message } } }',
      { input: { subscriptionId, state, occurredAt, idempotencyKey } },
    );
    report(reportSubscription);
    return null;
  }
  const { key: idempotencyKey, decision } = message;
  const { isrc, decidedAt, title, artist } = decision;
  const answer = await (decision.change === 'SAVED'
    ? ask<{ decided: Told & { decision: PatronsDecision | null } }>(
        `mutation($input: SaveTrackInput!) { decided: saveTrack(input: $input) {
           decision { ${DECISION} } userErrors { code message } } }`,
        { input: { isrc, title, artist, decidedAt, idempotencyKey } },
      )
    : ask<{ decided: Told & { decision: PatronsDecision | null } }>(
        `mutation($input: RemoveTrackInput!) { decided: removeTrack(input: $input) {
           decision { ${DECISION} } userErrors { code message } } }`,
        { input: { isrc, decidedAt, idempotencyKey } },
      ));
  report(answer.decided);
  return answer.decided.decision && decisionIn(answer.decided.decision);
}

/** What Patron refuses for good is not sent again. */
function report({ userErrors }: Told): void {
  for (const { code, message } of userErrors) process.stderr.write(`refused: ${code}: ${message}\n`);
}

type Changes = {
  me: {
    playlistDecisions: {
      edges: { node: PatronsDecision }[];
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
    } | null;
  } | null;
};

/** Reads what has changed since the cursor. Without the grant to read there is nothing to read. */
async function read(store: Store<State>, subject: string, ask: Ask): Promise<void> {
  for (let hasNextPage = true; hasNextPage; ) {
    await store.change(({ listeners }) => {
      const listener = listeners[subject];
      if (listener) listener.isStale = false; // a ring from now on counts again
    });
    const after = store.state.listeners[subject]?.cursor ?? null;
    try {
      const { me } = await ask<Changes>(
        `query($after: String) { me { playlistDecisions(first: 100, after: $after) {
           edges { node { ${DECISION} } } pageInfo { hasNextPage endCursor } } } }`,
        { after },
      );
      if (!me?.playlistDecisions) return;
      const { edges, pageInfo } = me.playlistDecisions;
      hasNextPage = pageInfo.hasNextPage;
      await store.change(({ listeners }) => {
        const listener = listeners[subject];
        if (!listener) return;
        for (const { node } of edges) merge(listener.tracks, decisionIn(node));
        listener.cursor = pageInfo.endCursor;
      });
    } catch (error) {
      await store.change(({ listeners }) => {
        const listener = listeners[subject];
        if (listener) listener.isStale = true;
      });
      throw error;
    }
  }
}
