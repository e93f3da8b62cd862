import type { Db } from 'mongodb';
import { BOOKS_YEARS, endOfTerm, type Rights, rightsOverCollections } from '#shared/rights.ts';
import type { StoredCheckout } from '../checkout/checkouts.ts';
import type { Data } from '../context.ts';
import type { PaymentOperation, StoredPayment } from './operations.ts';

const dbOf = ({ background }: Data): Db => background.db;

const BOOKS =
  'What was paid and given back (§ 147 AO, § 257 HGB; GDPR Art. 17(3)(b)), without the customer and without what they paid with.';

/** Payments and checkouts stay in the books, and nobody is to be found in them. */
export const paymentsRights: Rights<Data> = {
  collect: rightsOverCollections<Data>(dbOf, { payments: 'customerId', checkouts: 'customerId' }).collect,

  async erase(data, customerId, session, { now }) {
    const db = dbOf(data);
    const gone = { $unset: { customerId: true }, $set: { erasedAt: now } } as const;
    const payments = await db.collection<StoredPayment>('payments').updateMany(
      { customerId },
      // The token goes when the provider has decided; without it what is under way could not be ended.
      { ...gone, $unset: { ...gone.$unset, instrument: true } },
      { session },
    );
    const checkouts = await db
      .collection<StoredCheckout>('checkouts')
      .updateMany({ customerId }, { ...gone, $unset: { ...gone.$unset, cartLines: true } }, { session });
    await db
      .collection<PaymentOperation>('paymentOperations')
      .updateMany(
        { 'by.actorId': `customer:${customerId}` },
        { $unset: { 'by.actorId': true } },
        { session },
      );
    const kept = [
      { what: 'payments', count: payments.modifiedCount, reason: BOOKS, until: endOfTerm(now, BOOKS_YEARS) },
    ];
    return {
      erased: {
        'payments.customer': payments.modifiedCount,
        'checkouts.customer': checkouts.modifiedCount,
      },
      kept: payments.modifiedCount ? kept : [],
    };
  },

  async remaining(data, customerId) {
    const db = dbOf(data);
    const [payments, checkouts] = await Promise.all([
      db.collection('payments').countDocuments({ customerId }),
      db.collection('checkouts').countDocuments({ customerId }),
    ]);
    return { 'payments.customer': payments, 'checkouts.customer': checkouts };
  },
};
