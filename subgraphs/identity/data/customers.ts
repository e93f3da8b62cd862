import type { ClientSession } from 'mongodb';
import { lookupBy, newId } from '#shared/mongo.ts';
import type { Dependencies } from '#shared/subgraph.ts';
import { soleHolder } from '../rules/holders.ts';
import { type Identifier, identifierId } from '../rules/identifiers.ts';
import { type Dossiers, newDossier, type StoredCustomer, type StoredEdit } from './dossiers.ts';

/** What somebody says directly, and who. */
type NewEdit = Pick<StoredEdit, 'changes' | 'origin' | 'by'>;

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

  return {
    byId: (id: string): Promise<StoredCustomer | null> => customerById.load(id),

    /** The one customer whom an identifier leads to, see {@link soleHolder}. */
    async byIdentifier(identifier: Identifier): Promise<StoredCustomer | null> {
      const holding = await identifierById.load(identifierId(identifier));
      const customerId = holding && soleHolder(holding);
      return customerId ? customerById.load(customerId) : null;
    },

    /** The customer as this transaction sees it, or null. */
    seenBy: (session: ClientSession, id: string): Promise<StoredCustomer | null> =>
      customers.findOne({ _id: id }, { session }),

    /** Makes a customer of what is said at the registration, and returns the id. */
    async register(edit: NewEdit, session: ClientSession): Promise<string> {
      const id = newId('cus');
      const stored = await addEdit(id, edit, session);
      await dossiers.save([{ ...newDossier(id), edits: [stored] }], session);
      return id;
    },

    /** Adds to what is said of a customer whom this transaction has seen. */
    async edit(id: string, edit: NewEdit, session: ClientSession): Promise<void> {
      const dossier = (await dossiers.load([id], session)).get(id);
      if (!dossier) throw new Error('The customer vanished within a transaction.');
      const stored = await addEdit(id, edit, session);
      await dossiers.save([{ ...dossier, edits: [...dossier.edits, stored] }], session);
    },
  };
}
