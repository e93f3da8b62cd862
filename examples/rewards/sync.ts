import { type Ask, Denied, LinkEnded, type Patron, Unavailable } from '../shared/patron.ts';
import type { Store } from '../shared/store.ts';
import { keepDoing } from '../shared/sync.ts';
import { type Exchange, keep, type Line, refuse, resolve, settle, undone } from './exchanges.ts';
import { keeperOf, type State } from './members.ts';

const LINE = 'id reference direction points partnerUnits state';

/** Goes on until the retailer has answered everything that is under way. `ring` says that there is something. */
export function startSync(patron: Patron, store: Store<State>) {
  /** True when nothing is left to do. */
  async function round(): Promise<boolean> {
    let done = true;
    const orphaned: string[] = [];
    const attempt = async (work: () => Promise<void>, references: string[] = []): Promise<void> => {
      try {
        await work();
      } catch (error) {
        if (error instanceof LinkEnded || error instanceof Denied) orphaned.push(...references);
        else done = false;
        if (!(error instanceof Unavailable || error instanceof LinkEnded || error instanceof Denied)) {
          process.stderr.write(`sync: ${(error as Error).message}\n`);
        }
      }
    };
    for (const [subject, { link, isReported }] of Object.entries(store.state.members)) {
      if (link && !isReported) await attempt(() => reportMembership(patron, store, subject));
    }
    for (const exchange of Object.values(store.state.exchanges)) {
      if (exchange.state !== 'ASKED' && exchange.state !== 'UNDOING') continue;
      await attempt(() => carryOn(exchange, patron, store), [exchange.reference]);
    }
    if (orphaned.length) {
      await attempt(async () => {
        const report = await settlementReport(patron.asApp);
        await store.change((state) => resolve(state, orphaned, report));
      });
    }
    return done;
  }

  return keepDoing(round);
}

type Refusable = { userErrors: { code: string; message: string }[] };

/** Tells the retailer that somebody joined: it gives its bonus for that, once. */
async function reportMembership(patron: Patron, store: Store<State>, subject: string): Promise<void> {
  const occurredAt = store.state.members[subject]?.joinedAt;
  const done = () =>
    store.change(({ members }) => {
      const member = members[subject];
      if (member) member.isReported = true;
    });
  try {
    await patron.asCustomer(subject, keeperOf(store)(subject))<{ reportSubscription: Refusable }>(
      'mutation($input: ReportSubscriptionInput!) { reportSubscription(input: $input) { userErrors { code message } } }',
      { input: { subscriptionId: 'membership', state: 'STARTED', occurredAt, idempotencyKey: 'membership' } },
    );
    await done();
  } catch (error) {
    if (!(error instanceof Denied)) throw error;
    await done(); // the customer doesn't want us to tell
  }
}

/** Asks for what is under way: the same question under the same key, as often as it takes. */
async function carryOn(exchange: Exchange, patron: Patron, store: Store<State>): Promise<void> {
  const { subject, reference, state, id = '' } = exchange;
  const request = patron.asCustomer(subject, keeperOf(store)(subject));
  const { line, refusal } = await (state === 'ASKED'
    ? exchangePoints(request, exchange)
    : reverse(request, id, reference));
  await store.change((book) => {
    if (state === 'ASKED') {
      if (line) settle(book, line);
      else refuse(book, reference, refusal);
    } else if (line) undone(book, reference);
    else keep(book, reference, refusal);
  });
}

type Exchanged = Refusable & { exchange: Line | null };
type Answer = { line: Line | null; refusal: string };

const answerIn = ({ exchange, userErrors }: Exchanged): Answer => ({
  line: exchange,
  refusal: userErrors[0]?.code ?? '',
});

async function exchangePoints(
  request: Ask,
  { direction, amount, rateId, reference }: Exchange,
): Promise<Answer> {
  const answer = await request<{ exchangePoints: Exchanged }>(
    `mutation($input: ExchangePointsInput!) { exchangePoints(input: $input) { exchange { ${LINE} } userErrors { code message } } }`,
    { input: { direction, amount, rateId, idempotencyKey: reference } },
  );
  return answerIn(answer.exchangePoints);
}

async function reverse(request: Ask, exchangeId: string, reference: string): Promise<Answer> {
  const answer = await request<{ reverseExchange: Exchanged }>(
    `mutation($input: ReverseExchangeInput!) { reverseExchange(input: $input) { exchange { ${LINE} } userErrors { code message } } }`,
    { input: { exchangeId, idempotencyKey: `undo-${reference}` } },
  );
  return answerIn(answer.reverseExchange);
}

type Report = {
  pointsExchanges: {
    edges: { node: Line }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
};

/** Everything that the retailer has exchanged with this programme, oldest first. */
export async function settlementReport(request: Ask): Promise<Line[]> {
  const lines: Line[] = [];
  let after: string | null = null;
  do {
    const { pointsExchanges }: Report = await request<Report>(
      `query($after: String) { pointsExchanges(first: 100, after: $after) {
         edges { node { ${LINE} } } pageInfo { hasNextPage endCursor } } }`,
      { after },
    );
    lines.push(...pointsExchanges.edges.map(({ node }) => node));
    after = pointsExchanges.pageInfo.hasNextPage ? pointsExchanges.pageInfo.endCursor : null;
  } while (after);
  return lines;
}
