import type { ClientSession } from 'mongodb';
import type { EventData } from '#shared/events/event.ts';
import { inTransaction, isDuplicateKey, newId } from '#shared/mongo.ts';
import { newestFirst, type PageRequest } from '#shared/pagination.ts';
import type { Dependencies } from '#shared/subgraph.ts';
import type { Ledger } from '../data/ledger.ts';
import type { Earnings } from '../earning/earnings.ts';
import type { CurrentProgramme } from '../programme/programmes.ts';
import type { openClawBacks } from '../returns/claw-backs.ts';
import {
  type CardPurchase,
  cardPurchasesIn,
  MOST_REPORTS,
  type StoredClearing,
  type StoredTillSale,
  tillSalesIn,
} from './card-collections.ts';
import { CARD_CHANNEL, type CardOffers, NO_SKU } from './card-offers.ts';
import type { EarningCards } from './earning-cards.ts';
import {
  type EarningStep,
  foldReports,
  NOTHING_EARNED,
  type Report,
  type ReportKind,
  stepsTo,
} from './fold-reports.ts';
import { matchPurchases, type Swipe, type TillSale } from './match-purchases.ts';

/** What a processor tells of a purchase. */
export type NewReport = {
  /** The processor's own name of this report … */
  id: string;
  /** … and of the purchase that it is about. */
  reference: string;
  kind: ReportKind;
  /** See `card-key.ts`. */
  card: string;
  storeId: string;
  amountMinor: number;
  currency: string;
  /** When the card was used, or the money sent back. */
  at: Date;
};

/** `creditMinor`: what the card is to be credited for the purchase by an offer, by all that was told so far. */
export type ReportOutcome = {
  outcome: 'RECORDED' | 'REPEATED' | 'NOT_LINKED' | 'MISMATCH';
  creditMinor: number;
};

const NOT_LINKED: ReportOutcome = { outcome: 'NOT_LINKED', creditMinor: 0 };

/** An order that earns, as its event tells of it; `customerId` is who earns. */
export type SoldOrder = Pick<
  EventData['patron.order.handed_over.v1'],
  'orderId' | 'storeId' | 'currency' | 'totalMinor' | 'at' | 'placedAt' | 'cards'
> & { customerId: string };

/** Reports of one card that one transaction takes. */
const AT_ONCE = 20;
/** Cards whose reports are taken at the same time. */
const SIDE_BY_SIDE = 4;
/** Two of them may write the first report of a purchase at the same time, where no card stands between them. */
const TRIES = 3;
const MINUTE_MS = 60_000;

/** Where to look for what may be the same purchase. */
type Around = {
  storeId: string;
  currency: string;
  amountMinor: number;
  from: Date;
  until: Date;
  customers: readonly string[];
  cards: readonly string[];
};

type CardDependencies = Pick<Dependencies, 'db' | 'client' | 'outbox' | 'members' | 'clock'>;

/** Purchases that a card processor tells of: each earns once, whether the till knows it too or not, whoever is first. */
export function openCardPurchases(
  { db, client, outbox, members, clock }: CardDependencies,
  {
    ledger,
    earnings,
    cardOffers,
    clawBacks,
    cards,
    programmes,
  }: {
    ledger: Ledger;
    earnings: Earnings;
    cardOffers: CardOffers;
    clawBacks: ReturnType<typeof openClawBacks>;
    cards: EarningCards;
    programmes: CurrentProgramme;
  },
) {
  const purchases = cardPurchasesIn(db);
  const sales = tillSalesIn(db);

  /** Everything that has to do with what was seen there, however far that reaches: nothing outside could be the same as anything inside. */
  async function purchasesAround(seed: Around, matchMinutes: number, session: ClientSession) {
    const { storeId, currency, amountMinor } = seed;
    const tolerance = matchMinutes * MINUTE_MS;
    const customers = new Set(seed.customers);
    const keys = new Set(seed.cards);
    let [from, until] = [seed.from.getTime(), seed.until.getTime()];
    for (let before = ''; ; ) {
      const earliest = new Date(from - tolerance);
      const latest = new Date(until + tolerance);
      const same = { storeId, currency };
      const foundSales = await sales
        .find(
          {
            ...same,
            amountMinor,
            from: { $lte: latest },
            until: { $gte: earliest },
            $or: [
              { customerId: { $in: [...customers] }, cards: { $exists: false } },
              { cards: { $in: [...keys] } },
            ],
          },
          { session },
        )
        .toArray();
      const foundPurchases = await purchases
        .find(
          {
            ...same,
            clearings: { $elemMatch: { amountMinor, at: { $gte: earliest, $lte: latest } } },
            $or: [{ customerId: { $in: [...customers] } }, { card: { $in: [...keys] } }],
          },
          { session },
        )
        .toArray();
      for (const sale of foundSales) {
        from = Math.min(from, sale.from.getTime());
        until = Math.max(until, sale.until.getTime());
        for (const key of sale.cards ?? []) keys.add(key);
        if (!sale.cards) for (const id of await members.seenBy(session, sale.customerId)) customers.add(id);
      }
      for (const { card, customerId, clearings } of foundPurchases) {
        keys.add(card);
        for (const id of await members.seenBy(session, customerId)) customers.add(id);
        for (const clearing of clearings) {
          const at = clearing.at.getTime();
          if (clearing.amountMinor !== amountMinor || at < from - tolerance || at > until + tolerance)
            continue;
          from = Math.min(from, at);
          until = Math.max(until, at);
        }
      }
      const now = [foundSales.length, foundPurchases.length, customers.size, keys.size, from, until].join();
      if (now === before) return { foundSales, foundPurchases, earliest, latest };
      before = now;
    }
  }

  /** Has each purchase there earn what it should: nothing where the till's own order earns, all of it otherwise. */
  async function settle(around: Around, session: ClientSession): Promise<void> {
    const { matchMinutes } = (await programmes.current()).cards;
    const found = await purchasesAround(around, matchMinutes, session);
    const goneBy = async (id: string) => (await members.seenBy(session, id))[0] ?? id;
    const tillSales: TillSale[] = [];
    for (const { _id, customerId, ...sale } of found.foundSales) {
      tillSales.push({ ...sale, orderId: _id, customer: await goneBy(customerId) });
    }
    const swipes: Swipe[] = [];
    for (const purchase of found.foundPurchases) {
      const { _id, card, customerId, storeId, currency } = purchase;
      const customer = await goneBy(customerId);
      for (const [index, { amountMinor, at }] of purchase.clearings.entries()) {
        if (amountMinor !== around.amountMinor || at < found.earliest || at > found.latest) continue;
        swipes.push({ id: `${_id}/${index}`, card, customer, storeId, currency, amountMinor, at });
      }
    }
    const orderOf = matchPurchases(tillSales, swipes, matchMinutes);
    const due: { purchase: CardPurchase; index: number; step: EarningStep }[] = [];
    for (const purchase of found.foundPurchases) {
      const undone = new Map(foldReports(purchase.reports).clearings.map((one) => [one.id, one.undoneMinor]));
      for (const [index, clearing] of purchase.clearings.entries()) {
        const id = `${purchase._id}/${index}`;
        if (!swipes.some((swipe) => swipe.id === id)) continue;
        const orderId = orderOf.get(id);
        const { orderId: _before, ...rest } = clearing;
        const wanted = orderId
          ? { grossMinor: 0, undoneMinor: 0 }
          : { grossMinor: clearing.amountMinor, undoneMinor: undone.get(clearing.id) ?? 0 };
        const { steps, after } = stepsTo(clearing.earned, wanted);
        if (!steps.length && orderId === clearing.orderId) continue;
        due.push(...steps.map((step) => ({ purchase, index, step })));
        const settled: StoredClearing = { ...rest, ...(orderId && { orderId }), earned: after };
        await purchases.updateOne(
          { _id: purchase._id },
          { $set: { [`clearings.${index}`]: settled } },
          { session },
        );
      }
    }
    // What comes in first: it may be what pays for what goes back.
    due.sort((a, b) => Number(a.step.take === 'BACK') - Number(b.step.take === 'BACK'));
    for (const { purchase, index, step } of due) await carryOut(purchase, index, step, session);
  }

  async function carryOut(
    { _id: orderId, customerId, storeId, currency, clearings }: CardPurchase,
    index: number,
    step: EarningStep,
    session: ClientSession,
  ): Promise<void> {
    const lineId = `${index}-${step.round}`;
    const { amountMinor } = step;
    if (step.take === 'IN') {
      const at = clearings[index]?.at ?? clock();
      const lines = [{ lineId, sku: NO_SKU, quantity: 1, amountMinor }];
      const bought = { orderId, customerId, storeId, channel: CARD_CHANNEL, currency, at };
      await earnings.purchase({ ...bought, lines }, session);
      return;
    }
    const pieces = { quantity: amountMinor, ofQuantity: step.ofMinor, before: step.beforeMinor };
    await clawBacks.returned(
      {
        ...{ returnId: `${orderId}/${step.beforeMinor}`, orderId, customerId, storeId, currency },
        lines: [{ lineId, sku: NO_SKU, amountMinor, ...pieces }],
        at: clock().toISOString(),
      },
      session,
    );
  }

  async function take(serviceId: string, report: NewReport, session: ClientSession): Promise<ReportOutcome> {
    const { reference, kind, card, storeId, currency, amountMinor, at } = report;
    const key = `${serviceId}/${reference}`;
    const told: Report = { id: `${serviceId}/${report.id}`, kind, amountMinor, at };
    const before = await purchases.findOne({ $or: [{ key }, { 'reports.id': told.id }] }, { session });
    const isOther =
      before !== null &&
      (before.key !== key ||
        before.card !== card ||
        before.storeId !== storeId ||
        before.currency !== currency);
    const creditMinor = before?.offer?.creditMinor ?? 0;
    const mismatch: ReportOutcome = { outcome: 'MISMATCH', creditMinor: 0 };
    if (isOther) return mismatch;
    const repeated = before?.reports.find(({ id }) => id === told.id);
    if (repeated) return isSame(repeated, told) ? { outcome: 'REPEATED', creditMinor } : mismatch;
    if (before && before.reports.length >= MOST_REPORTS) return mismatch;
    const owner = before ? null : await cards.ownerAt(session, card, at);
    if (!before && !owner) return NOT_LINKED;
    const purchase: CardPurchase = before ?? {
      _id: newId('cpu'),
      key,
      cardId: owner?._id ?? '',
      card,
      customerId: owner?.customerId ?? '',
      ...{ storeId, currency, at, reports: [], clearings: [] },
    };
    const isFirstUse = !purchase.reports.some((one) => isUse(one.kind)) && isUse(kind);
    const clearing: StoredClearing = { id: told.id, amountMinor, at, earned: NOTHING_EARNED };
    const now: CardPurchase = {
      ...purchase,
      at: isUse(kind) && at < purchase.at ? at : purchase.at,
      reports: [...purchase.reports, told],
      clearings: kind === 'CLEARED' ? [...purchase.clearings, clearing] : purchase.clearings,
    };
    await purchases.replaceOne({ _id: now._id }, now, { session, upsert: true });
    if (isFirstUse) await recognise(now, session);
    for (const amount of new Set(now.clearings.map((one) => one.amountMinor))) {
      const times = now.clearings.filter((one) => one.amountMinor === amount).map((one) => one.at.getTime());
      await settle(
        {
          ...{ storeId, currency, amountMinor: amount, cards: [card] },
          customers: await members.seenBy(session, now.customerId),
          from: new Date(Math.min(...times)),
          until: new Date(Math.max(...times)),
        },
        session,
      );
    }
    const offer = await cardOffers.bringInLine(now, session);
    if (offer) await purchases.updateOne({ _id: now._id }, { $set: { offer } }, { session });
    return { outcome: 'RECORDED', creditMinor: offer?.creditMinor ?? 0 };
  }

  async function recognise({ _id, cardId, customerId, storeId, at }: CardPurchase, session: ClientSession) {
    const data = { customerId, cardId, storeId, purchaseId: _id, at: at.toISOString() };
    await outbox.append(
      [{ type: 'patron.card.recognised.v1', subject: customerId, time: clock(), data }],
      session,
    );
  }

  /** Reports of one card, in the order given. */
  async function takeOfCard(serviceId: string, card: string, reports: readonly NewReport[]) {
    for (let tries = 1; ; tries += 1) {
      try {
        return await inTransaction(client, async (session) => {
          const owner = await purchases.findOne({ card }, { projection: { customerId: 1 } });
          const customerId = owner?.customerId ?? (await cards.ownerAt(session, card, clock()))?.customerId;
          if (customerId) await ledger.settledMembership(customerId, session); // waits for the customer's turn
          const ids = customerId ? await members.seenBy(session, customerId) : [];
          await cards.takeAlone(session, { members: ids, keys: [card] });
          const outcomes: ReportOutcome[] = [];
          for (const report of reports) outcomes.push(await take(serviceId, report, session));
          return outcomes;
        });
      } catch (error) {
        if (!isDuplicateKey(error) || tries === TRIES) throw error;
      }
    }
  }

  return {
    /**
     * Takes what a processor tells, each report once, in whatever order they come. What is told of a card that nobody has linked is
     * not kept.
     * @returns what became of each, in the order given.
     */
    async report(serviceId: string, reports: readonly NewReport[]): Promise<ReportOutcome[]> {
      const known = await cards.known(reports.map(({ card }) => card));
      const outcomes: ReportOutcome[] = reports.map(() => NOT_LINKED);
      const byCard = new Map<string, number[]>();
      for (const [index, { card, reference }] of reports.entries()) {
        const isKnown =
          known.has(card) || (await purchases.findOne({ key: `${serviceId}/${reference}` })) !== null;
        if (isKnown) byCard.set(card, [...(byCard.get(card) ?? []), index]);
      }
      const waiting = [...byCard];
      const worker = async () => {
        for (let next = waiting.shift(); next; next = waiting.shift()) {
          const [card, indices] = next;
          for (let start = 0; start < indices.length; start += AT_ONCE) {
            const part = indices.slice(start, start + AT_ONCE);
            const ofPart = part.flatMap((index) => reports[index] ?? []);
            const answers = await takeOfCard(serviceId, card, ofPart);
            for (const [at, index] of part.entries()) outcomes[index] = answers[at] ?? NOT_LINKED;
          }
        }
      };
      await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker));
      return outcomes;
    },

    /** Whose an order is that was paid with a linked card and by nobody else known; null when nobody's. */
    async payerOf(
      { cards: keys = [], at, placedAt = at }: Pick<SoldOrder, 'cards' | 'at' | 'placedAt'>,
      session: ClientSession,
    ): Promise<string | null> {
      const owners = new Set<string>();
      for (const key of keys) {
        const owner = await cards.ownerAt(session, key, new Date(placedAt));
        if (owner) owners.add(owner.customerId);
      }
      const [only, ...others] = owners;
      return only === undefined || others.length ? null : only;
    },

    /**
     * Which of these orders may be the same as something that a processor tells of: those of customers who have a card, or were paid
     * with one that somebody has. The others are for {@link note}.
     */
    async concerned(
      orders: readonly Pick<SoldOrder, 'orderId' | 'cards'>[],
      idsOf: (orderId: string) => readonly string[],
      session: ClientSession,
    ): Promise<Set<string>> {
      const keys = orders.flatMap((order) => order.cards ?? []);
      const customers = orders.flatMap(({ orderId }) => idsOf(orderId));
      const held = await cards.among(session, { members: customers, keys });
      if (keys.length) {
        const told = await purchases
          .find(
            { $or: [{ customerId: { $in: customers } }, { card: { $in: keys } }] },
            { session, projection: { customerId: 1, card: 1 } },
          )
          .toArray();
        for (const { customerId, card } of told) held.add(customerId).add(card);
      }
      const isHeld = ({ orderId, cards: paidWith = [] }: (typeof orders)[number]) =>
        paidWith.some((key) => held.has(key)) || idsOf(orderId).some((id) => held.has(id));
      return new Set(orders.filter(isHeld).map(({ orderId }) => orderId));
    },

    /** After orders have earned that aren't {@link concerned}: what is needed to know them again. */
    async note(orders: readonly SoldOrder[], session: ClientSession): Promise<void> {
      const paid = orders.filter((order) => order.cards?.length);
      if (!paid.length) return;
      const before = await sales
        .find({ _id: { $in: paid.map(({ orderId }) => orderId) } }, { session })
        .toArray();
      const noted = new Map(before.map((sale) => [sale._id, sale]));
      for (const order of paid) noted.set(order.orderId, saleOf(order, noted.get(order.orderId)));
      const writes = Array.from(noted, ([_id, sale]) => ({
        replaceOne: { filter: { _id }, replacement: sale, upsert: true },
      }));
      await sales.bulkWrite(writes, { session });
    },

    /** After an order has earned: what a processor told of the same purchase, or will tell, earns nothing more. */
    async sold(order: SoldOrder, session: ClientSession): Promise<void> {
      const { orderId, customerId, storeId, currency, cards: keys } = order;
      const ids = await members.seenBy(session, customerId);
      const count = await cards.takeAlone(session, { members: ids, keys: keys ?? [] });
      if (count === 0 && !keys?.length) return;
      const before = await sales.findOne({ _id: orderId }, { session });
      const sale = saleOf(order, before);
      await sales.replaceOne({ _id: orderId }, sale, { session, upsert: true });
      for (const { amountMinor } of before ? [before, sale] : [sale]) {
        const around = { storeId, currency, amountMinor, from: sale.from, until: sale.until };
        await settle({ ...around, customers: ids, cards: keys ?? [] }, session);
      }
    },

    /** Of all ids of a customer, newest first. @throws {GraphQLError} `BAD_USER_INPUT` */
    of: (ids: readonly string[], page: PageRequest) =>
      newestFirst(purchases, { customerId: { $in: [...ids] } }, page),
  };
}

/** @param before what was noted of the order: an imported one is told in parts. */
function saleOf(
  { orderId, customerId, storeId, currency, totalMinor, at, placedAt = at, cards }: SoldOrder,
  before: StoredTillSale | null | undefined,
): StoredTillSale {
  return {
    _id: orderId,
    ...{ customerId, storeId, currency },
    amountMinor: (before?.amountMinor ?? 0) + totalMinor,
    from: new Date(Math.min(Date.parse(placedAt), Date.parse(at))),
    until: new Date(at),
    ...(cards && { cards }),
  };
}

/** Reports by which the card was used, and not money sent back. */
const isUse = (kind: ReportKind): boolean => kind === 'AUTHORISED' || kind === 'CLEARED';

const isSame = (a: Report, b: Report): boolean =>
  a.kind === b.kind && a.amountMinor === b.amountMinor && a.at.getTime() === b.at.getTime();
