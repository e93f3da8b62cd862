import { randomUUID } from 'node:crypto';
import { type Db, MongoClient, MongoServerError } from 'mongodb';

export type Kind = 'AUTHORISE' | 'CAPTURE' | 'CHARGE' | 'VOID' | 'REFUND';

/** What Patron asks: at most once carried out for a key. */
export type Asked = {
  key: string;
  kind: Kind;
  amountMinor: number;
  currency: string;
  token?: string;
  reference?: string;
  notAfter?: string;
};

export type Outcome =
  | { state: 'DONE'; reference: string; instrument: Instrument }
  | { state: 'REFUSED'; reason: string };

type Instrument = { kind: 'CARD' | 'WALLET' | 'PAYPAL'; label: string };

/** What was asked and what became of it. `_id` is the key. */
export type Entry = Omit<Asked, 'key' | 'token'> & { _id: string; outcome: Outcome; knownAt: Date; at: Date };

/** What one token's money did; every sum is kept by an update that can't go beyond the one that it is a part of. */
export type Account = {
  _id: string;
  token: string;
  currency: string;
  authorisedMinor: number;
  capturedMinor: number;
  voidedMinor: number;
  refundedMinor: number;
};

/** Tokens that a real provider's form would give to the customer's device. */
const INSTRUMENTS: Readonly<Record<string, Instrument>> = {
  tok_visa: { kind: 'CARD', label: 'Visa 4242' },
  tok_wallet: { kind: 'WALLET', label: 'Phone wallet' },
  tok_paypal: { kind: 'PAYPAL', label: 'PayPal' },
  tok_decline: { kind: 'CARD', label: 'Visa 0002' },
  tok_slow: { kind: 'CARD', label: 'Visa 3220' },
  tok_twice: { kind: 'CARD', label: 'Visa 4242' },
};

const SLOW_MS = 1500;

/** The provider's own books, in a database of its own. */
export async function openBooks(uri: string, database: string) {
  const client = await MongoClient.connect(uri, {
    writeConcern: { w: 'majority', journal: true },
    readConcern: { level: 'majority' },
    connectTimeoutMS: 2000,
    serverSelectionTimeoutMS: 2000,
  });
  const db: Db = client.db(database);
  const entries = db.collection<Entry>('entries');
  const accounts = db.collection<Account>('accounts');

  async function carryOut(asked: Asked): Promise<Entry> {
    const { key, token: given, ...rest } = asked;
    return client.withSession((session) =>
      session.withTransaction(async () => {
        const now = new Date();
        const begins = asked.kind === 'AUTHORISE' || asked.kind === 'CHARGE';
        const known = asked.reference ? await accounts.findOne({ _id: asked.reference }, { session }) : null;
        const account = begins ? newAccount(given ?? '', asked.currency) : known;
        const reason = refusal(asked, account, now);
        const instrument = INSTRUMENTS[account?.token ?? ''];
        const outcome: Outcome =
          reason || !account || !instrument
            ? { state: 'REFUSED', reason: reason ?? 'TOKEN_UNKNOWN' }
            : { state: 'DONE', reference: account._id, instrument };
        if (account && outcome.state === 'DONE') {
          const moved = move(account, asked);
          await accounts.replaceOne({ _id: account._id }, moved, { session, upsert: true });
        }
        const knownAt = new Date(now.getTime() + (begins && given === 'tok_slow' ? SLOW_MS : 0));
        const entry: Entry = { _id: key, ...rest, outcome, knownAt, at: now };
        await entries.insertOne(entry, { session });
        return entry;
      }),
    );
  }

  return {
    async do(asked: Asked): Promise<Entry> {
      const there = await entries.findOne({ _id: asked.key });
      if (there) return there;
      try {
        return await carryOut(asked);
      } catch (error) {
        if (!(error instanceof MongoServerError && error.code === 11_000)) throw error;
        const winner = await entries.findOne({ _id: asked.key });
        if (!winner) throw error;
        return winner;
      }
    },

    find: (key: string): Promise<Entry | null> =>
      entries.findOne({ _id: key }, { readConcern: { level: 'linearizable' }, maxTimeMS: 5000 }),

    close: () => client.close(),
  };
}

const newAccount = (token: string, currency: string): Account => ({
  _id: `acc_${randomUUID()}`,
  token,
  currency,
  authorisedMinor: 0,
  capturedMinor: 0,
  voidedMinor: 0,
  refundedMinor: 0,
});

/** Why the books don't allow it, or null. */
function refusal(
  { kind, amountMinor, currency, notAfter }: Asked,
  account: Account | null,
  now: Date,
): string | null {
  if (notAfter && now > new Date(notAfter)) return 'TOO_LATE';
  if (!account || account.currency !== currency) return 'REFERENCE_UNKNOWN';
  if (!Object.hasOwn(INSTRUMENTS, account.token)) return 'TOKEN_UNKNOWN';
  if (kind === 'AUTHORISE' || kind === 'CHARGE')
    return account.token === 'tok_decline' ? 'CARD_DECLINED' : null;
  const { authorisedMinor, capturedMinor, voidedMinor, refundedMinor } = account;
  const left =
    kind === 'REFUND' ? capturedMinor - refundedMinor : authorisedMinor - capturedMinor - voidedMinor;
  return amountMinor > left ? 'AMOUNT_TOO_LARGE' : null;
}

function move(account: Account, { kind, amountMinor }: Asked): Account {
  const begins = kind === 'AUTHORISE' || kind === 'CHARGE';
  const takes = kind === 'CAPTURE' || kind === 'CHARGE';
  return {
    ...account,
    authorisedMinor: account.authorisedMinor + (begins ? amountMinor : 0),
    capturedMinor: account.capturedMinor + (takes ? amountMinor : 0),
    voidedMinor: account.voidedMinor + (kind === 'VOID' ? amountMinor : 0),
    refundedMinor: account.refundedMinor + (kind === 'REFUND' ? amountMinor : 0),
  };
}
