import type { ClientSession, Db } from 'mongodb';
import { lookupAllBy, newId } from '#shared/mongo.ts';
import { type EarningCard, earningCardsIn } from './card-collections.ts';

/** Cards that one customer may have linked or claimed. */
export const MOST_CARDS = 10;

type NewLink = {
  /** All ids of the customer, and the one under which they do it. */
  members: readonly string[];
  customerId: string;
  /** See `card-key.ts`. */
  card: string;
  label?: string;
  /** Whether it is known to be theirs, because the processor says so. */
  isConfirmed: boolean;
};

export type LinkRefusal = 'CARD_TAKEN' | 'TOO_MANY_CARDS';

export function openEarningCards({ db, clock }: { db: Db; clock: () => Date }) {
  const cards = earningCardsIn(db);
  const byCustomer = lookupAllBy(cards, 'customerId', { _id: 1 }, { state: { $ne: 'UNLINKED' } }); // at most 10

  async function linked(session: ClientSession, card: string): Promise<EarningCard | null> {
    return cards.findOne({ card, state: 'LINKED' }, { session });
  }

  async function put(card: EarningCard, session: ClientSession): Promise<EarningCard> {
    await cards.replaceOne({ _id: card._id }, card, { session, upsert: true });
    return card;
  }

  return {
    /** Of all ids of a customer, oldest first; those that were unlinked are over. */
    async of(members: readonly string[]): Promise<EarningCard[]> {
      const found = (await Promise.all(members.map((id) => byCustomer.load(id)))).flat();
      return found.sort((a, b) => a.claimedAt.getTime() - b.claimedAt.getTime() || (a._id < b._id ? -1 : 1));
    },

    /** Who earned by the card at that time; null for nobody. */
    async ownerAt(session: ClientSession, card: string, at: Date): Promise<EarningCard | null> {
      const found = await cards
        .find({ card, linkedAt: { $lte: at } }, { session })
        .sort({ linkedAt: -1 })
        .limit(1)
        .toArray();
      const [last] = found;
      return last && (!last.unlinkedAt || last.unlinkedAt > at) ? last : null;
    },

    /** Which of these cards somebody has linked, or had lately. */
    async known(keys: readonly string[]): Promise<Set<string>> {
      const found = await cards.distinct('card', { card: { $in: [...keys] }, linkedAt: { $exists: true } });
      return new Set(found);
    },

    /** The cards that these ids have linked, or had lately. */
    async keysOf(session: ClientSession, members: readonly string[]): Promise<string[]> {
      return cards.distinct(
        'card',
        { customerId: { $in: [...members] }, state: { $ne: 'UNCONFIRMED' } },
        { session },
      );
    },

    /** Of these ids and cards, those of which there is a link or a claim. */
    async among(
      session: ClientSession,
      { members, keys }: { members: readonly string[]; keys: readonly string[] },
    ): Promise<Set<string>> {
      const found = await cards
        .find(
          { $or: [{ customerId: { $in: [...members] } }, { card: { $in: [...keys] } }] },
          { session, projection: { customerId: 1, card: 1 } },
        )
        .toArray();
      return new Set(found.flatMap(({ customerId, card }) => [customerId, card]));
    },

    /**
     * Of all that look for a purchase by one of these cards, or of one of these customers, at the same time, one goes on and the
     * others begin again. Returns how many cards it was.
     */
    async takeAlone(
      session: ClientSession,
      { members, keys }: { members: readonly string[]; keys: readonly string[] },
    ): Promise<number> {
      const { matchedCount } = await cards.updateMany(
        { $or: [{ customerId: { $in: [...members] } }, { card: { $in: [...keys] } }] },
        { $inc: { version: 1 } },
        { session },
      );
      return matchedCount;
    },

    /** Linking again changes nothing but what the card is called. */
    async link(
      session: ClientSession,
      { members, customerId, card, label, isConfirmed }: NewLink,
    ): Promise<EarningCard | LinkRefusal> {
      const now = clock();
      const named = label === undefined ? {} : { label };
      const holder = await linked(session, card);
      if (holder && members.includes(holder.customerId)) return put({ ...holder, ...named }, session);
      if (holder && isConfirmed) return 'CARD_TAKEN';
      const theirs = { customerId: { $in: [...members] } };
      const claim = await cards.findOne({ ...theirs, card, state: 'UNCONFIRMED' }, { session });
      const confirmed = isConfirmed ? ({ state: 'LINKED', linkedAt: now } as const) : {};
      if (claim) return put({ ...claim, ...named, ...confirmed }, session);
      const count = await cards.countDocuments({ ...theirs, state: { $ne: 'UNLINKED' } }, { session });
      if (count >= MOST_CARDS) return 'TOO_MANY_CARDS';
      const claimed = { _id: newId('ecd'), customerId, card, state: 'UNCONFIRMED', claimedAt: now } as const;
      return put({ ...claimed, ...named, ...confirmed }, session);
    },

    /** Nothing that is bought from now on earns by it. Null when they have no such card. */
    async unlink(members: readonly string[], cardId: string): Promise<EarningCard | null> {
      const theirs = { _id: cardId, customerId: { $in: [...members] } };
      const claim = await cards.findOneAndDelete({ ...theirs, state: 'UNCONFIRMED' });
      if (claim) return claim;
      return cards.findOneAndUpdate(
        { ...theirs, state: 'LINKED' },
        { $set: { state: 'UNLINKED', unlinkedAt: clock() } },
        { returnDocument: 'after' },
      );
    },
  };
}

export type EarningCards = ReturnType<typeof openEarningCards>;
