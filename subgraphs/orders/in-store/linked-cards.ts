import type { ClientSession, Db } from 'mongodb';
import { requireSelf } from '#shared/guard.ts';
import { defineCollection, type Migration } from '#shared/migrations.ts';
import { lookupAllBy, type Stored } from '#shared/mongo.ts';
import { type Keyring, seal } from '#shared/seal.ts';
import { rejected } from '#shared/user-errors.ts';
import { isToken } from '../payments/rules.ts';
import { invalid } from '../resolvers/refusals.ts';
import type { MutationResolvers } from '../schema.generated.ts';
import { badToken } from './refusals.ts';

/**
 * Collection `linkedCards`: by which cards a member wants to be recognised. `_id` is a keyed hash of the provider's token,
 * so that nobody can pay with what is kept, nor find a token in it.
 */
export type LinkedCard = Stored & { customerId: string; linkedAt: Date };

const MAX_CARDS = 10;

export const linkedCardsMigration: Migration = {
  id: '033-linked-cards',
  up: (db) =>
    defineCollection(db, 'linkedCards', {
      schema: {
        bsonType: 'object',
        required: ['customerId', 'linkedAt'],
        properties: { customerId: { bsonType: 'string' }, linkedAt: { bsonType: 'date' } },
      },
      indexes: [{ key: { customerId: 1 } }],
    }),
};

/** One for each key of the ring, that of today first. */
const hashesOf = (token: string, keyring: Keyring): string[] =>
  keyring.map((key) => {
    const sealed = seal('linked-card', token, [key]);
    return `crd_${sealed.slice(sealed.lastIndexOf('.') + 1)}`;
  });

type Dependencies = { db: Db; keyring: Keyring; clock: () => Date };

export function openLinkedCards({ db, keyring, clock }: Dependencies) {
  const cards = db.collection<LinkedCard>('linkedCards');
  const byCustomer = lookupAllBy(cards, 'customerId'); // at most 10

  const find = (session: ClientSession, token: string): Promise<LinkedCard | null> =>
    cards.findOne({ _id: { $in: hashesOf(token, keyring) } }, { session });

  return {
    /** Of all ids of a customer, oldest first. */
    async of(members: readonly string[]): Promise<LinkedCard[]> {
      const found = (await Promise.all(members.map((id) => byCustomer.load(id)))).flat();
      return found.sort((a, b) => a.linkedAt.getTime() - b.linkedAt.getTime());
    },

    /** Who is recognised by the card; null when nobody is. */
    ownerOf: async (session: ClientSession, token: string): Promise<string | null> =>
      (await find(session, token))?.customerId ?? null,

    /** Null when it is another customer's, or these ids have as many as can be. */
    async link(session: ClientSession, members: readonly string[], customerId: string, token: string) {
      const there = await find(session, token);
      if (there) return members.includes(there.customerId) ? there : null;
      const count = await cards.countDocuments({ customerId: { $in: [...members] } }, { session });
      if (count >= MAX_CARDS) return null;
      const [_id = ''] = hashesOf(token, keyring);
      const card: LinkedCard = { _id, customerId, linkedAt: clock() };
      await cards.insertOne(card, { session });
      return card;
    },

    /** True when it was theirs. */
    async unlink(members: readonly string[], cardId: string): Promise<boolean> {
      return (await cards.deleteOne({ _id: cardId, customerId: { $in: [...members] } })).deletedCount > 0;
    },
  };
}

export const linkCard: MutationResolvers['linkCard'] = async (_, { input }, context) => {
  const customerId = requireSelf(context);
  const { access, inTransaction, linkedCards } = context;
  if (!isToken(input.paymentToken)) return badToken();
  const members = await access.members(customerId);
  const card = await inTransaction((session) =>
    linkedCards.link(session, members, customerId, input.paymentToken),
  );
  if (card) return { card, userErrors: [] };
  const message = `It is somebody else's, or you have linked ${MAX_CARDS} already.`;
  return invalid({ field: ['paymentToken'], message });
};

export const unlinkCard: MutationResolvers['unlinkCard'] = async (_, { input }, context) => {
  const members = await context.access.members(requireSelf(context));
  if (await context.linkedCards.unlink(members, input.cardId))
    return { cardId: input.cardId, userErrors: [] };
  return rejected('CARD_NOT_FOUND', ['input', 'cardId'], 'You have linked no such card.');
};
