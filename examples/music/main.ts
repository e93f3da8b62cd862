import { randomUUID } from 'node:crypto';
import { openPatron, Unavailable } from '../shared/patron.ts';
import { endWithStarter, readSettings, untilEnded, untilReachable } from '../shared/settings.ts';
import { openStore, type Store } from '../shared/store.ts';
import { type Back, type Form, mountConnect, serve, sessionOf, show, type Web } from '../shared/web.ts';
import { ensureEndpoint, verified } from '../shared/webhooks.ts';
import { aListener, EMPTY, keeperOf, type Listener, type State, take } from './listeners.ts';
import { listenerPage, type Play, strangerPage } from './pages.ts';
import { decideNow, isrcIn, merge, type TrackDecision } from './playlist.ts';
import { startSync } from './sync.ts';

const COOKIE = 'music_session';
const SCOPE = 'openid profile.name playlist.read playlist.write subscription.report';
const TITLE = 'Tonleiter';

endWithStarter();
const settings = readSettings('music', 4201);
const store: Store<State> = await openStore(settings.dataFile, EMPTY);
const patron = await untilReachable(() => openPatron(settings));
const sync = startSync(patron, store);
const stop = await serve({ port: settings.port, routes: mount });
const endpoint = await untilReachable(() =>
  ensureEndpoint(patron, store.state.endpoint, `${settings.ownUrl}/webhooks`, ['PLAYLIST_CHANGED']),
);
await store.change((state) => {
  state.endpoint = endpoint;
  // While we were away anything may have happened.
  for (const listener of Object.values(state.listeners)) listener.isStale = true;
});
sync.ring();
untilEnded(async () => {
  await stop();
  await sync.stop();
});

function mount(app: Web): void {
  mountConnect(app, { patron, cookie: COOKIE, scope: SCOPE, connect });

  app.get<{ Querystring: { store?: string } }>('/', async (request, reply) => {
    const session = sessionOf(request, reply, COOKIE);
    const storeId = request.query.store ?? 'sto_amsterdam';
    const play = await playingIn(storeId);
    const listener = listenerOf(session);
    return show(reply, TITLE, listener ? listenerPage(listener, storeId, play) : strangerPage(storeId, play));
  });

  /** What the listener would see, for programs. */
  app.get('/playlist', (request, reply) => {
    const listener = listenerOf(sessionOf(request, reply, COOKIE));
    if (!listener) return reply.status(404).send({ error: 'Nobody is connected here.' });
    const { tracks, outbox, isStale, link, subscription } = listener;
    return { tracks, subscription, isSettled: !outbox.length && !isStale, isConnected: link !== null };
  });

  onForm('/save', decideToSave, async (form) => {
    if (form.isrc) return form;
    const play = await playingIn(form.store ?? '');
    return { ...play?.track };
  });
  onForm('/remove', (listener, { isrc = '' }) => decide(listener, { isrc: isrcIn(isrc), change: 'REMOVED' }));
  onForm('/subscribe', (listener) => {
    if (listener.subscription && !listener.subscription.cancelledAt) return;
    const subscription = { id: `sub-${randomUUID()}`, startedAt: new Date().toISOString() };
    listener.subscription = subscription;
    tellOf(listener, subscription.id, 'STARTED', subscription.startedAt);
  });
  onForm('/cancel', (listener) => {
    if (!listener.subscription || listener.subscription.cancelledAt) return;
    const cancelledAt = new Date().toISOString();
    listener.subscription = { ...listener.subscription, cancelledAt };
    tellOf(listener, listener.subscription.id, 'CANCELLED', cancelledAt);
  });

  app.post<{ Body: string }>('/webhooks', async (request, reply) => {
    const secret = store.state.endpoint?.secret;
    const webhook = secret ? verified(secret, request.body, request.headers) : null;
    if (!webhook) return reply.status(401).send();
    const { id, told } = webhook;
    const { customer } = told.data;
    if (await take(store, id, told.type, customer)) {
      if (customer && told.type !== 'playlist.changed') patron.forget(customer);
      sync.ring();
    }
    return reply.status(204).send();
  });

  /** A form of the listener's: what it changes is on the disk before the answer, and with Patron soon. */
  function onForm(
    path: string,
    work: (listener: Listener, form: Form) => void,
    prepare: (form: Form) => Promise<Form> = async (form) => form,
  ): void {
    app.post<{ Body: Form | null }>(path, async (request, reply) => {
      const session = sessionOf(request, reply, COOKIE);
      const form = await prepare(request.body ?? {});
      await store.change(({ listeners, sessions }) => {
        const listener = listeners[sessions[session] ?? ''];
        if (listener) work(listener, form);
      });
      sync.ring();
      return reply.redirect('/', 303);
    });
  }
}

const listenerOf = (session: string): Listener | undefined =>
  store.state.listeners[store.state.sessions[session] ?? ''];

function decideToSave(listener: Listener, { isrc, title, artist }: Form): void {
  if (isrc && title && artist) decide(listener, { isrc: isrcIn(isrc), title, artist, change: 'SAVED' });
}

function decide(listener: Listener, decided: Omit<TrackDecision, 'decidedAt'>): void {
  const decision = decideNow(listener.tracks, decided, Date.now());
  merge(listener.tracks, decision);
  if (listener.link) listener.outbox.push({ key: randomUUID(), about: 'track', decision });
}

function tellOf(listener: Listener, id: string, state: 'STARTED' | 'CANCELLED', occurredAt: string): void {
  if (listener.link)
    listener.outbox.push({ key: randomUUID(), about: 'subscription', id, state, occurredAt });
}

/** Null also while Patron is away. */
async function playingIn(storeId: string): Promise<Play | null> {
  try {
    const { whatsPlaying } = await patron.asVisitor<{ whatsPlaying: Play | null }>(
      'query($id: ID!) { whatsPlaying(storeId: $id) { track { isrc title artist } } }',
      { id: storeId },
    );
    return whatsPlaying;
  } catch (error) {
    if (error instanceof Unavailable) return null;
    throw error;
  }
}

/** Everything that was decided here is told again, and everything there is read again: both are safe to repeat. */
async function connect(session: string, { query, pending }: Back): Promise<void> {
  const subject = await patron.connected(query, pending, keeperOf(store));
  await store.change((state) => {
    const listener = state.listeners[subject] ?? aListener();
    state.sessions[session] = subject;
    state.listeners[subject] = {
      ...listener,
      cursor: null,
      isStale: true,
      outbox: [
        ...Object.values(listener.tracks).map((decision) => ({
          key: randomUUID(),
          about: 'track' as const,
          decision,
        })),
        ...subscriptionAgain(listener),
      ],
    };
  });
  await greet(subject);
  sync.ring();
}

function subscriptionAgain({ subscription }: Listener): Listener['outbox'] {
  if (!subscription) return [];
  const { id, startedAt, cancelledAt } = subscription;
  const message = { key: randomUUID(), about: 'subscription', id } as const;
  return cancelledAt
    ? [{ ...message, state: 'CANCELLED', occurredAt: cancelledAt }]
    : [{ ...message, state: 'STARTED', occurredAt: startedAt }];
}

/** Reads the name, if it was granted. */
async function greet(subject: string): Promise<void> {
  try {
    const ask = patron.asCustomer(subject, keeperOf(store)(subject));
    const { me } = await ask<{ me: { name: { given: string | null } | null } | null }>(
      '{ me { name { given } } }',
    );
    await store.change(({ listeners }) => {
      const listener = listeners[subject];
      if (listener) listener.name = me?.name?.given ?? null;
    });
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
  }
}
