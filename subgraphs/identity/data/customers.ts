import type { ClientSession } from 'mongodb';
import { lookupBy, newId } from '#shared/mongo.ts';
import type { Dependencies } from '#shared/subgraph.ts';
import { soleHolder } from '../rules/holders.ts';
import { type Identifier, identifierId } from '../rules/identifiers.ts';
import { profileOf } from '../rules/profile.ts';
import { type Dossiers, membersOf, newDossier, type StoredCustomer, type StoredEdit } from './dossiers.ts';

/** What somebody says directly, and who. */
export type NewEdit = Pick<StoredEdit, 'changes' | 'origin' | 'by' | 'stated'>;

/** Customers as they stand, and direct edits of them. */
export function openCustomers({ db, clock }: Pick<Dependencies, 'db' | 'clock'>, dossiers: Dossiers) {
  const customers = db.collection<StoredCustomer>('customers');
  const edits = db.collection<StoredEdit>('edits');
  const customerById = lookupBy(customers, '_id');
  const identifierById = lookupBy(dossiers.identifiers, '_id');

  async function addEdit(customerId: string, edit: NewEdit, session: ClientSession): Promise<StoredEdit> {
    const stored = { _id: newId('edt'), customerId, recordedAt: clock(), ...edit };
    await edits.insertOne(stored, { session });
    return stored;
  }

  /** Whoever has this id, under the id that they go by; null when nobody does. */
  async function byId(id: string): Promise<StoredCustomer | null> {
    const stored = await customerById.load(id);
    return stored?.mergedInto ? customerById.load(stored.mergedInto) : stored;
  }

  return {
    byId,

    /**
     * The customer as these ids show them: what stands under others of the same customer is left out, as for an app whose
     * grant opens some of them alone. Null when there is nobody.
     */
    async as(members: readonly string[]): Promise<StoredCustomer | null> {
      const [id = ''] = members;
      const stored = await customerById.load(id);
      if (!stored) return null;
      const shown = membersOf(stored);
      const isWhole = members.length === shown.length && members.every((one) => shown.includes(one));
      if (isWhole && !stored.mergedInto) return stored;
      return { ...stored, profile: profileOf(await dossiers.factsOf(members)) };
    },

    /** The one customer whom an identifier leads to, see {@link soleHolder}. */
    async byIdentifier(identifier: Identifier): Promise<StoredCustomer | null> {
      const holding = await identifierById.load(identifierId(identifier));
      const customerId = holding && soleHolder(holding);
      return customerId ? byId(customerId) : null;
    },

    /** Whoever has this id, as this transaction sees them, or null. */
    seenBy: (session: ClientSession, id: string): Promise<StoredCustomer | null> =>
      dossiers.whoHas(id, session),

    /** Makes a customer of what is said at the registration, and returns the id. */
    async register(edit: NewEdit, session: ClientSession): Promise<string> {
      const id = newId('cus');
      const stored = await addEdit(id, edit, session);
      await dossiers.save([{ ...newDossier(id), edits: [stored] }], session);
      return id;
    },

    /** Adds to what is said of a customer whom this transaction has seen. It stands under the id given. */
    async edit(id: string, edit: NewEdit, session: ClientSession): Promise<void> {
      const dossier = await dossiers.one(id, session);
      if (!dossier) throw new Error('The customer vanished within a transaction.');
      const stored = await addEdit(id, edit, session);
      await dossiers.save([{ ...dossier, edits: [...dossier.edits, stored] }], session);
    },

    /** One thing that was said, or null. */
    editById: (id: string): Promise<StoredEdit | null> => edits.findOne({ _id: id }),

    /** Several at once, see {@link edit}; returns them as they stand, in the order given. */
    async editAll(id: string, said: readonly NewEdit[], session: ClientSession): Promise<StoredEdit[]> {
      const dossier = await dossiers.one(id, session);
      if (!dossier) throw new Error('The customer vanished within a transaction.');
      const stored: StoredEdit[] = [];
      for (const edit of said) stored.push(await addEdit(id, edit, session));
      await dossiers.save([{ ...dossier, edits: [...dossier.edits, ...stored] }], session);
      return stored;
    },
  };
}

export type Customers = ReturnType<typeof openCustomers>;
