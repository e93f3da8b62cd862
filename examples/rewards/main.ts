import { randomUUID } from 'node:crypto';
import { Denied, LinkEnded, openPatron, Unavailable } from '../shared/patron.ts';
import { endWithStarter, readSettings, untilEnded, untilReachable } from '../shared/settings.ts';
import { openStore, type Store } from '../shared/store.ts';
import { type Back, type Form, mountConnect, serve, sessionOf, show, type Web } from '../shared/web.ts';
import { ensureEndpoint, verified } from '../shared/webhooks.ts';
import { ask, askToUndo, type Exchange } from './exchanges.ts';
import { balanceOf, memberAccount } from './ledger.ts';
import { EMPTY, join, keeperOf, type State, take, WELCOME_UNITS } from './members.ts';
import { memberPage, type Rate, strangerPage } from './pages.ts';
import { startSync } from './sync.ts';

const COOKIE = 'rewards_session';
const SCOPE = 'openid loyalty.balance loyalty.exchange subscription.report';
const TITLE = 'Punktwerk';

endWithStarter();
const settings = readSettings('rewards', 4202);
const store: Store<State> = await openStore(settings.dataFile, EMPTY);
const patron = await untilReachable(() => openPatron(settings));
const sync = startSync(patron, store);
const stop = await serve({ port: settings.port, routes: mount });
const endpoint = await untilReachable(() =>
  ensureEndpoint(patron, store.state.endpoint, `${settings.ownUrl}/webhooks`, ['POINTS_EXCHANGED']),
);
await store.change((state) => {
  state.endpoint = endpoint;
});
untilEnded(async () => {
  await stop();
  await sync.stop();
});

function mount(app: Web): void {
  mountConnect(app, { patron, cookie: COOKIE, scope: SCOPE, connect });

  app.get('/', async (request, reply) => {
    const subject = subjectOf(sessionOf(request, reply, COOKIE));
    const rate = await currentRate();
    if (!subject) return show(reply, TITLE, strangerPage(rate, WELCOME_UNITS));
    const isConnected = store.state.members[subject]?.link != null;
    const standing = {
      units: unitsOf(subject),
      points: isConnected ? await pointsOf(subject) : null,
      isConnected,
    };
    return show(reply, TITLE, memberPage(standing, rate, exchangesOf(subject)));
  });

  /** What the member would see, for programs. */
  app.get('/account', async (request, reply) => {
    const subject = subjectOf(sessionOf(request, reply, COOKIE));
    if (!subject) return reply.status(404).send({ error: 'Nobody is connected here.' });
    return { units: unitsOf(subject), exchanges: exchangesOf(subject), rate: await currentRate() };
  });

  app.post<{ Body: Form | null }>('/exchange', async (request, reply) => {
    const subject = subjectOf(sessionOf(request, reply, COOKIE));
    const { direction, amount: text = '', rateId } = request.body ?? {};
    const amount = Number(text);
    if (
      subject &&
      rateId &&
      (direction === 'OUT' || direction === 'IN') &&
      Number.isSafeInteger(amount) &&
      amount > 0
    ) {
      const at = new Date().toISOString();
      const wanted = { reference: randomUUID(), subject, direction, amount, rateId, at } as const;
      await store.change((state) => ask(state, wanted));
      sync.ring();
    }
    return reply.redirect('/', 303);
  });

  app.post<{ Body: Form | null }>('/undo', async (request, reply) => {
    const subject = subjectOf(sessionOf(request, reply, COOKIE));
    const reference = request.body?.reference ?? '';
    await store.change((state) => {
      if (subject && state.exchanges[reference]?.subject === subject) askToUndo(state, reference);
    });
    sync.ring();
    return reply.redirect('/', 303);
  });

  app.post<{ Body: string }>('/webhooks', async (request, reply) => {
    const secret = store.state.endpoint?.secret;
    const webhook = secret ? verified(secret, request.body, request.headers) : null;
    if (!webhook) return reply.status(401).send();
    const { id, told } = webhook;
    const { customer } = told.data;
    if ((await take(store, id, told.type, customer)) && customer) {
      if (told.type === 'grant.ended' || told.type === 'customer.erased') patron.forget(customer);
      sync.ring(); // whatever is under way may have its answer
    }
    return reply.status(204).send();
  });
}

const subjectOf = (session: string): string | null => {
  const subject = store.state.sessions[session];
  return subject && store.state.members[subject] ? subject : null;
};
const unitsOf = (subject: string): number => balanceOf(store.state.postings, memberAccount(subject));
const exchangesOf = (subject: string): Exchange[] =>
  Object.values(store.state.exchanges).filter((exchange) => exchange.subject === subject);

async function connect(session: string, { query, pending }: Back): Promise<void> {
  const subject = await patron.connected(query, pending, keeperOf(store));
  await store.change((state) => {
    join(state, subject, new Date().toISOString());
    state.sessions[session] = subject;
  });
  sync.ring();
}

/** Null when there is none, and while Patron is away. */
async function currentRate(): Promise<Rate | null> {
  try {
    const { exchangeRate } = await patron.asVisitor<{ exchangeRate: Rate | null }>(
      'query($id: ID!) { exchangeRate(clientId: $id) { id points partnerUnits reversibleHours } }',
      { id: settings.clientId },
    );
    return exchangeRate;
  } catch (error) {
    if (error instanceof Unavailable) return null;
    throw error;
  }
}

type Account = { me: { loyaltyAccount: { balance: number | null } | null } | null };

/** Null when the customer doesn't share it, and while Patron is away. */
async function pointsOf(subject: string): Promise<number | null> {
  try {
    const ofCustomer = patron.asCustomer(subject, keeperOf(store)(subject));
    const { me } = await ofCustomer<Account>('{ me { loyaltyAccount { balance } } }');
    return me?.loyaltyAccount?.balance ?? null;
  } catch (error) {
    if (error instanceof Unavailable || error instanceof LinkEnded || error instanceof Denied) return null;
    throw error;
  }
}
