import type { Db, MongoClient } from 'mongodb';
import { holdsCardNumber } from '#shared/card-numbers.ts';
import { inTransaction, isDuplicateKey, LATEST, newId } from '#shared/mongo.ts';
import type {
  Instrument,
  OperationKind,
  PaymentProvider,
  ProviderOutcome,
  ProviderRequest,
} from './provider.ts';

/** How the test provider treats a token. What isn't told here is done and answered at once. */
type Behaviour = {
  instrument: Instrument;
  /** Refuses these, with the reason. */
  refuses?: { [Kind in OperationKind]?: string };
  /** The first request for these is carried out and never answered. */
  silentOnce?: readonly OperationKind[];
  /** The first request for these never arrives. */
  lostOnce?: readonly OperationKind[];
  /** Says `PENDING`, and the outcome this many milliseconds later. */
  laterMs?: { [Kind in OperationKind]?: number };
  /** Notifies this often of each outcome. Default: once, of what came later. */
  notifies?: number;
};

const CARD: Instrument = { kind: 'CARD', label: 'Visa 4242', par: 'V0010013816180398947326400396' };
const ALL: readonly OperationKind[] = ['AUTHORISE', 'CHARGE', 'CAPTURE', 'VOID', 'REFUND'];
const LATER_MS = 2000;

/** Tokens that are good here. */
const TEST_TOKENS: Readonly<Record<string, Behaviour>> = {
  tok_visa: { instrument: CARD },
  tok_wallet: { instrument: { kind: 'WALLET', label: 'Phone wallet' } },
  tok_paypal: { instrument: { kind: 'PAYPAL', label: 'PayPal' } },
  tok_decline: { instrument: CARD, refuses: { AUTHORISE: 'CARD_DECLINED', CHARGE: 'CARD_DECLINED' } },
  tok_insufficient: {
    instrument: CARD,
    refuses: { AUTHORISE: 'INSUFFICIENT_FUNDS', CHARGE: 'INSUFFICIENT_FUNDS' },
  },
  tok_capture_refused: { instrument: CARD, refuses: { CAPTURE: 'AUTHORISATION_EXPIRED' } },
  tok_refund_refused: { instrument: CARD, refuses: { REFUND: 'ACCOUNT_CLOSED' } },
  tok_timeout_once: { instrument: CARD, silentOnce: ALL },
  tok_lost_once: { instrument: CARD, lostOnce: ALL },
  tok_twice: { instrument: CARD, notifies: 2 },
  tok_slow: { instrument: CARD, laterMs: { AUTHORISE: LATER_MS, CHARGE: LATER_MS } },
  tok_slow_decline: {
    instrument: CARD,
    laterMs: { AUTHORISE: LATER_MS, CHARGE: LATER_MS },
    refuses: { AUTHORISE: 'CARD_DECLINED', CHARGE: 'CARD_DECLINED' },
  },
  tok_refund_later: { instrument: CARD, laterMs: { REFUND: LATER_MS } },
};

/** Collection `testProviderOperations`: what was asked, and what became of it. `_id` is the key. */
export type ProviderOperation = {
  _id: string;
  kind: OperationKind;
  amountMinor: number;
  currency: string;
  /** Absent: it named none that exists. */
  account?: string;
  outcome: Exclude<ProviderOutcome, { state: 'PENDING' }>;
  /** Nobody learns the outcome before. */
  knownAt: Date;
  at: Date;
};

/** Collection `testProviderAccounts`: what one token's money did. `_id` is the reference. */
export type ProviderAccount = {
  _id: string;
  token: string;
  currency: string;
  authorisedMinor: number;
  capturedMinor: number;
  voidedMinor: number;
  refundedMinor: number;
};

export type TestProvider = PaymentProvider & {
  /** Resolves when every notification that was begun has been taken. */
  settled(): Promise<void>;
};

/**
 * A payment provider that moves no real money: tokens only, with books of its own that it keeps to (nothing captured that
 * wasn't authorised, nothing done twice for one key), and tokens with which it declines, hangs, answers late or twice. It
 * shares no transaction with whoever asks it.
 * @param notify told of outcomes that weren't answered at once, at least once each.
 */
export function openTestProvider(
  { db, client, clock }: { db: Db; client: MongoClient; clock: () => Date },
  notify: (key: string) => Promise<void> = async () => {},
): TestProvider {
  const operations = db.collection<ProviderOperation>('testProviderOperations');
  const accounts = db.collection<ProviderAccount>('testProviderAccounts');
  const silent = new Set<string>();
  const notifications = new Set<Promise<void>>();

  const behaviourOf = (token: string | undefined): Behaviour | undefined =>
    token === undefined || !Object.hasOwn(TEST_TOKENS, token) ? undefined : TEST_TOKENS[token];

  /** Does it once for the key, in the provider's own transaction. */
  async function carryOut(request: ProviderRequest): Promise<ProviderOperation> {
    const known = await operations.findOne({ _id: request.key });
    if (known) return known;
    try {
      return await inTransaction(client, async (session) => {
        const { key, kind, amountMinor, currency } = request;
        const now = clock();
        const begins = kind === 'AUTHORISE' || kind === 'CHARGE';
        const there = request.reference
          ? await accounts.findOne({ _id: request.reference }, { session })
          : null;
        const token = begins ? request.token : there?.token;
        const behaviour = behaviourOf(token);
        const refusal = refusalOf(request, behaviour, there, now);
        const account: ProviderAccount | null =
          there ??
          (begins && token && !refusal
            ? {
                _id: newId('auth'),
                token,
                currency,
                authorisedMinor: 0,
                capturedMinor: 0,
                voidedMinor: 0,
                refundedMinor: 0,
              }
            : null);
        const outcome: ProviderOperation['outcome'] =
          refusal || !account || !behaviour
            ? { state: 'REFUSED', reason: refusal ?? 'TOKEN_UNKNOWN' }
            : { state: 'DONE', reference: account._id, instrument: behaviour.instrument };
        if (account && outcome.state === 'DONE') {
          const moved = movedBy(account, kind, amountMinor);
          await accounts.replaceOne({ _id: account._id }, moved, { session, upsert: true });
        }
        const operation: ProviderOperation = {
          _id: key,
          kind,
          amountMinor,
          currency,
          ...(account && { account: account._id }),
          outcome,
          knownAt: new Date(now.getTime() + (behaviour?.laterMs?.[kind] ?? 0)),
          at: now,
        };
        await operations.insertOne(operation, { session });
        return operation;
      });
    } catch (error) {
      const winner = isDuplicateKey(error) ? await operations.findOne({ _id: request.key }, LATEST) : null;
      if (winner) return winner;
      throw error;
    }
  }

  const answerOf = ({ outcome, knownAt }: ProviderOperation): ProviderOutcome =>
    knownAt <= clock() ? outcome : { state: 'PENDING' };

  function tell(key: string, times: number): void {
    for (let time = 0; time < times; time += 1) {
      const told: Promise<void> = notify(key)
        .catch(() => {}) // who wasn't reached asks again
        .finally(() => notifications.delete(told));
      notifications.add(told);
    }
  }

  return {
    name: 'test',

    async perform(request, signal) {
      const token =
        request.token ?? (request.reference && (await accounts.findOne({ _id: request.reference }))?.token);
      const behaviour = behaviourOf(token || undefined);
      const isFirst = !silent.has(request.key);
      silent.add(request.key);
      if (isFirst && behaviour?.lostOnce?.includes(request.kind)) return hang(signal);
      const operation = await carryOut(request);
      if (isFirst && behaviour?.silentOnce?.includes(request.kind)) return hang(signal);
      const answer = answerOf(operation);
      tell(request.key, behaviour?.notifies ?? (answer.state === 'PENDING' ? 1 : 0));
      return answer;
    },

    async find(key) {
      const operation = await operations.findOne({ _id: key }, LATEST);
      return operation && answerOf(operation);
    },

    async settled() {
      while (notifications.size) await Promise.allSettled(notifications);
    },
  };
}

/** Answers nothing, until who waits gives up. */
function hang(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const giveUp = () => reject(signal.reason as Error);
    if (signal.aborted) giveUp();
    else signal.addEventListener('abort', giveUp, { once: true });
  });
}

/** Why the provider's own books don't allow it, or null. */
function refusalOf(
  { kind, amountMinor, currency, token, notAfter }: ProviderRequest,
  behaviour: Behaviour | undefined,
  account: ProviderAccount | null,
  now: Date,
): string | null {
  if (token !== undefined && holdsCardNumber(token)) return 'CARD_NUMBER';
  if (!behaviour) return 'TOKEN_UNKNOWN';
  if (notAfter && now > notAfter) return 'TOO_LATE';
  const refused = behaviour.refuses?.[kind];
  if (refused) return refused;
  if (kind === 'AUTHORISE' || kind === 'CHARGE') return null;
  if (!account || account.currency !== currency) return 'REFERENCE_UNKNOWN';
  const { authorisedMinor, capturedMinor, voidedMinor, refundedMinor } = account;
  const left =
    kind === 'REFUND' ? capturedMinor - refundedMinor : authorisedMinor - capturedMinor - voidedMinor;
  return amountMinor > left ? 'AMOUNT_TOO_LARGE' : null;
}

function movedBy(account: ProviderAccount, kind: OperationKind, amountMinor: number): ProviderAccount {
  const add = (when: boolean) => (when ? amountMinor : 0);
  return {
    ...account,
    authorisedMinor: account.authorisedMinor + add(kind === 'AUTHORISE' || kind === 'CHARGE'),
    capturedMinor: account.capturedMinor + add(kind === 'CAPTURE' || kind === 'CHARGE'),
    voidedMinor: account.voidedMinor + add(kind === 'VOID'),
    refundedMinor: account.refundedMinor + add(kind === 'REFUND'),
  };
}
