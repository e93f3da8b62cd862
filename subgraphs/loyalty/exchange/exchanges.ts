import type { ClientSession } from 'mongodb';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { newId, type Stored } from '#shared/mongo.ts';
import { newestFirst, type PageRequest, pageOf, requirePageSize } from '#shared/pagination.ts';
import type { Dependencies } from '#shared/subgraph.ts';
import type { Ledger } from '../data/ledger.ts';
import type { Account, Posting } from '../data/ledger-collections.ts';
import { balanceIn } from '../data/memberships.ts';
import { partnerAccount } from '../rules/postings.ts';
import type { ExchangeRates } from './exchange-rates.ts';
import { type Direction, quote } from './rate.ts';

/** Collection `exchanges`: points for a partner's units and back. What moved is in the ledger; nothing here is deleted. */
export type StoredExchange = Stored & {
  clientId: string;
  /** Absent once the customer was erased: what was settled with the partner is kept without them. */
  customerId?: string;
  grantId?: string;
  accountId: string;
  /** The app's own name for it, its `idempotencyKey`. Unique for ever for the app and the customer. */
  reference: string;
  direction: Direction;
  /** What was asked for: points `OUT`, the partner's units `IN`. */
  amount: number;
  points: number;
  partnerUnits: number;
  rateId: string;
  state: 'SETTLED' | 'REVERSED';
  postingId: string;
  exchangedAt: Date;
  /** Until just before then it can be reversed. */
  reversibleUntil: Date;
  reversalPostingId?: string;
  reversedAt?: Date;
};

/** What the customer or the partner sees. */
export type OwnedExchange = StoredExchange & { customerId: string; grantId: string };

const string = { bsonType: 'string', minLength: 1 };
const whole = { bsonType: 'int', minimum: 1 };
const date = { bsonType: 'date' };

export const exchangesMigration: Migration = {
  id: '007-exchanges',
  up: (db) =>
    defineCollection(db, 'exchanges', {
      schema: {
        bsonType: 'object',
        additionalProperties: false,
        required: [
          ...['clientId', 'accountId', 'reference', 'direction', 'amount', 'points', 'partnerUnits'],
          ...['rateId', 'state', 'postingId', 'exchangedAt', 'reversibleUntil'],
        ],
        properties: {
          _id: string,
          clientId: string,
          customerId: string,
          grantId: string,
          accountId: string,
          reference: string,
          direction: { enum: ['OUT', 'IN'] },
          amount: whole,
          points: whole,
          partnerUnits: whole,
          rateId: string,
          state: { enum: ['SETTLED', 'REVERSED'] },
          postingId: string,
          exchangedAt: date,
          reversibleUntil: date,
          reversalPostingId: string,
          reversedAt: date,
        },
      },
      indexes: [
        {
          key: { clientId: 1, customerId: 1, reference: 1 }, // a reference is exchanged once
          unique: true,
          partialFilterExpression: { customerId: { $exists: true } },
        },
        { key: { clientId: 1, _id: 1 } }, // an app's settlement report
        { key: { customerId: 1, _id: -1 } }, // a customer's list
      ],
    }),
};

/** An app and the customer for whom it acts; `members` as in its `Actor`. */
export type ActingApp = { clientId: string; customerId: string; grantId: string; members?: string[] };

type Asked = { direction: Direction; amount: number; rateId: string; reference: string };

type Refused =
  | 'NOT_A_MEMBER'
  | 'NOT_ENOUGH_POINTS'
  | 'RATE_CHANGED'
  | 'EXCHANGE_TOO_SMALL'
  | 'BALANCE_TOO_HIGH'
  | 'IDEMPOTENCY_MISMATCH';

/** No app brings a balance above it, so that what the customer earns later always fits beside it. */
export const HIGHEST_BALANCE = 1_000_000_000;

const HOUR_MS = 3_600_000;

export function openExchanges(
  { db, outbox, members, clock }: Pick<Dependencies, 'db' | 'outbox' | 'members' | 'clock'>,
  ledger: Ledger,
  rates: ExchangeRates,
) {
  const exchanges = db.collection<StoredExchange>('exchanges');

  async function tell(exchange: OwnedExchange, session: ClientSession): Promise<void> {
    const { _id, clientId, customerId, grantId, direction, points, partnerUnits, state } = exchange;
    const data = { customerId, exchangeId: _id, clientId, grantId, direction, points, partnerUnits, state };
    await outbox.append(
      [{ type: 'patron.points.exchanged.v1', subject: customerId, time: clock(), data }],
      session,
    );
  }

  return {
    /** Exchanges at the rate that the app names, if that is the one that holds. One reference does so once, for ever. */
    async exchange(
      app: ActingApp,
      { direction, amount, rateId, reference }: Asked,
      session: ClientSession,
    ): Promise<{ exchange: OwnedExchange; isNew: boolean } | Refused> {
      const { clientId, customerId, grantId } = app;
      const member = await ledger.settledMembership(customerId, session, openedBy(app));
      const earlier = await exchanges.findOne({ clientId, customerId, reference }, { session });
      if (earlier) {
        const same =
          earlier.direction === direction && earlier.amount === amount && earlier.rateId === rateId;
        return same ? { exchange: ownedBy(customerId, earlier), isNew: false } : 'IDEMPOTENCY_MISMATCH';
      }
      if (!member) return 'NOT_A_MEMBER';
      const rate = await rates.current(clientId, session);
      if (!rate || rate._id !== rateId) return 'RATE_CHANGED';
      const quoted = quote(direction, amount, rate);
      if (!quoted) return 'EXCHANGE_TOO_SMALL';
      if (direction === 'IN' && balanceIn(member) + quoted.points > HIGHEST_BALANCE)
        return 'BALANCE_TOO_HIGH';

      const _id = newId('exc');
      const transfer = {
        points: quoted.points,
        key: `exchange/${_id}`,
        kind: 'EXCHANGED',
        other: partnerAccount(clientId),
        clientId,
      } as const;
      const posted: { account: Account; posting: Posting } | null =
        direction === 'OUT'
          ? await ledger.spend(member, customerId, transfer, session)
          : await ledger.give(customerId, transfer, session);
      if (!posted) return 'NOT_ENOUGH_POINTS';
      const exchangedAt = clock();
      const exchange: OwnedExchange = {
        _id,
        ...{ clientId, customerId, grantId, reference, direction, amount, rateId },
        ...quoted,
        accountId: posted.account._id,
        state: 'SETTLED',
        postingId: posted.posting._id,
        exchangedAt,
        reversibleUntil: new Date(exchangedAt.getTime() + rate.reversibleHours * HOUR_MS),
      };
      await exchanges.insertOne(exchange, { session });
      await tell(exchange, session);
      return { exchange, isNew: true };
    },

    /**
     * Undoes an exchange of this app and customer, under whichever of the ids that its grant opens, once: reversing it again
     * changes nothing.
     */
    async reverse(
      app: ActingApp,
      exchangeId: string,
      session: ClientSession,
    ): Promise<OwnedExchange | 'EXCHANGE_NOT_FOUND' | 'EXCHANGE_FINAL' | 'NOT_ENOUGH_POINTS'> {
      const { clientId } = app;
      const member = await ledger.settledMembership(app.customerId, session, openedBy(app));
      const found = await exchanges.findOne({ _id: exchangeId, clientId }, { session });
      const customerId = found?.customerId;
      const ids = openedBy(app)(await members.seenBy(session, app.customerId));
      if (!member || !customerId || !ids.includes(customerId)) return 'EXCHANGE_NOT_FOUND';
      const exchange = ownedBy(customerId, found);
      if (exchange.state === 'REVERSED') return exchange;
      if (clock() >= exchange.reversibleUntil) return 'EXCHANGE_FINAL';
      const posting = await ledger.postingOf(exchange.postingId, session);
      const undo = { key: `reverse-exchange/${exchangeId}`, kind: 'EXCHANGE_REVERSED' } as const;
      const transfer = { ...undo, points: exchange.points, other: partnerAccount(clientId), clientId };
      const reversal =
        exchange.direction === 'OUT'
          ? await ledger.giveBack(posting, undo, session)
          : (await ledger.takeBack(member, customerId, posting, transfer, session))?.posting;
      if (!reversal) return 'NOT_ENOUGH_POINTS';
      const reversed: OwnedExchange = {
        ...exchange,
        state: 'REVERSED',
        reversalPostingId: reversal._id,
        reversedAt: clock(),
      };
      await exchanges.replaceOne({ _id: exchangeId }, reversed, { session });
      await tell(reversed, session);
      return reversed;
    },

    /** A customer's, with one app or with all, newest first. @throws {GraphQLError} `BAD_USER_INPUT` */
    async of(ids: readonly string[], clientId: string | null, page: PageRequest) {
      const { edges, pageInfo } = await newestFirst(
        exchanges,
        { customerId: { $in: [...ids] }, ...(clientId && { clientId }) },
        page,
      );
      return {
        edges: edges.map(({ cursor, node }) => ({ cursor, node: ownedBy(node.customerId ?? '', node) })),
        pageInfo,
      };
    },

    /** All of an app, whoever's they were, oldest first. @throws {GraphQLError} `BAD_USER_INPUT` */
    async settledWith(clientId: string, { first, after }: PageRequest) {
      requirePageSize(first);
      const found = await exchanges
        .find({ clientId, ...(after ? { _id: { $gt: after } } : {}) })
        .sort({ _id: 1 })
        .limit(first + 1)
        .toArray();
      return pageOf(found, first);
    },
  };
}

/** Of a customer's ids those that a grant opens; as for reads. */
const openedBy =
  ({ customerId, members = [] }: ActingApp) =>
  (ids: readonly string[]): readonly string[] =>
    ids.filter((id) => id === customerId || members.includes(id));

/** What was found under the customer's id is theirs. */
const ownedBy = (customerId: string, exchange: StoredExchange): OwnedExchange => ({
  ...exchange,
  customerId,
  grantId: exchange.grantId ?? '',
});
