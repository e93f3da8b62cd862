import type { Db } from 'mongodb';
import { type Rights, rightsOverCollections } from '#shared/rights.ts';
import type { Data } from '../context.ts';

const whole = rightsOverCollections<Data>(({ background }: Data): Db => background.db, {
  tryReservations: 'customerId',
});

/** What is still put aside for an erased customer goes back on hand. */
export const tryRights: Rights<Data> = {
  ...whole,
  async erase(data, customerId, session, order) {
    const open = await data.tryReservations.openOfCustomer(customerId, session);
    for (const { _id } of open) await data.holds.release(session, _id);
    return whole.erase(data, customerId, session, order);
  },
};
