import { distanceMetres, isInGeofence } from '#shared/geofence.ts';
import { rejected } from '#shared/user-errors.ts';
import type { Context } from '../context.ts';
import type { StoredOrder, Taken } from '../data/orders.ts';
import type { StoredStore } from '../data/stores.ts';
import { beaconOf } from '../places/beacons.ts';
import { invalid } from '../resolvers/refusals.ts';
import { advance, changeOrder } from '../resolvers/take-step.ts';
import { placeProblem } from '../rules/catalogue.ts';
import type { AnnounceArrivalInput, ArrivalEvidenceInput, MutationResolvers } from '../schema.generated.ts';
import { observedProblem, TRUST_OF, withArrival } from './arrival.ts';
import { isStoreQr, readOrderQr } from './code.ts';

/** Nearer than this to the store a customer is on the way. */
const APPROACH_METRES = 3000;

export const announceArrival: MutationResolvers['announceArrival'] = async (_, { input }, context) => {
  const { orderId, idempotencyKey, evidence } = input;
  const { actor, orders, clock } = context;
  const sign: ArrivalEvidenceInput = evidence ?? { kind: 'DECLARED' };
  const observedAt = sign.observedAt ?? clock();
  // Where the customer is leaves no trace, not even a hash with the key: neither the place nor the bay goes any further.
  const once = { orderId, idempotencyKey, kind: sign.kind };
  const channel = input.channel ?? (actor.kind === 'associate' ? 'STORE' : 'APP');

  return changeOrder(context, 'announceArrival', once, channel, async (taken, session) => {
    const problem = textProblem(input) ?? timeProblem(observedAt, taken);
    if (problem) return problem;
    const seen = await orders.seenBy(session, orderId);
    const shown = seen ? await look(seen, sign, context) : HERE;
    if ('why' in shown) return rejected('ARRIVAL_NOT_SHOWN', ['input', 'evidence'], shown.why);
    const { isApproach } = shown;
    const notes = { bay: noteOf(input.bay), vehicle: noteOf(input.vehicle) };
    const hasNotes = notes.bay !== undefined || notes.vehicle !== undefined;
    const answer = await advance(
      context,
      {
        step: isApproach ? 'announceApproach' : 'announceArrival',
        mutation: 'announceArrival',
        orderId,
        revise: (order) => {
          const revised = isApproach ? order : arrived(order, sign.kind, observedAt);
          return hasNotes && revised === order ? { ...order } : revised; // who follows the order looks again
        },
      },
      taken,
      session,
    );
    if (answer.order) await context.pickupDetails.change(answer.order, notes, session);
    return answer;
  });
};

function arrived(order: StoredOrder, kind: ArrivalEvidenceInput['kind'], observedAt: Date): StoredOrder {
  // Who was recognised is there: what a phone tells late adds nothing.
  if (kind === 'GEOFENCE_APPROACH' || order.state === 'IDENTITY_CHECKED') return order;
  return withArrival(order, TRUST_OF[kind], observedAt);
}

const noteOf = (text: string | null | undefined): string | null | undefined =>
  text == null ? undefined : text.trim() || null;

const BAY = /^[\p{L}\d ]{0,16}$/u;
const VEHICLE = /^[\p{L} ]{0,40}$/u;

function textProblem({ bay, vehicle }: AnnounceArrivalInput) {
  if (!BAY.test(bay?.trim() ?? '')) {
    return invalid({ field: ['bay'], message: 'Up to 16 letters, digits and spaces.' });
  }
  if (!VEHICLE.test(vehicle?.trim() ?? '')) {
    return invalid({ field: ['vehicle'], message: 'Up to 40 letters and spaces; no number plate.' });
  }
  return null;
}

function timeProblem(observedAt: Date, { at }: Taken) {
  const message = observedProblem(observedAt, at);
  return message === null ? null : invalid({ field: ['evidence', 'observedAt'], message });
}

/** What a sign shows, or why it shows nothing. */
type Shown = { isApproach: boolean } | { why: string };

const HERE: Shown = { isApproach: false };
const NEAR: Shown = { isApproach: true };

async function look(order: StoredOrder, sign: ArrivalEvidenceInput, context: Context): Promise<Shown> {
  const { kind } = sign;
  if (kind === 'DECLARED') return HERE;
  const store = await context.stores.byId(order.storeId);
  if (!store) return { why: 'The store is not known any more.' };
  if (kind === 'QR') return lookAtQr(order, sign.qr, context);
  if (context.actor.kind !== 'customer') return { why: 'Only the phone of the customer can show this.' };
  return kind === 'BEACON' ? lookAtBeacon(store, sign.beacon) : lookAtPlace(store, sign);
}

function lookAtQr(
  { _id, storeId, pickup }: StoredOrder,
  qr: string | null | undefined,
  { actor, clock, keyring }: Context,
): Shown {
  if (!qr) return { why: 'Expected `qr`.' };
  if (actor.kind === 'customer') {
    return isStoreQr(qr, storeId, clock(), keyring) ? HERE : { why: 'This is not what the store shows now.' };
  }
  const read = readOrderQr(qr, keyring);
  const isOrders = read?.orderId === _id && read.generation === pickup?.codeGeneration;
  return isOrders ? HERE : { why: 'This is not the code of this order.' };
}

function lookAtBeacon(store: StoredStore, heard: ArrivalEvidenceInput['beacon']): Shown {
  if (!heard) return { why: 'Expected `beacon`.' };
  const beacon = beaconOf(store, heard);
  if (!beacon) return { why: 'This is no beacon of the store.' };
  return beacon.place === 'APPROACH' ? NEAR : HERE;
}

function lookAtPlace(store: StoredStore, { kind, position }: ArrivalEvidenceInput): Shown {
  if (!position) return { why: 'Expected `position`.' };
  const problem = placeProblem(position);
  if (problem) return { why: `\`${problem.field.join('.')}\`: ${problem.message}` };
  const isInside = isInGeofence(store, position);
  if (kind === 'GEOFENCE_BAY') {
    return isInside ? HERE : { why: 'This is not within the geofence of the store.' };
  }
  if (!store.location) return { why: 'It is not known where the store is.' };
  const [longitude, latitude] = store.location.coordinates;
  const isNear = isInside || distanceMetres({ latitude, longitude }, position) <= APPROACH_METRES;
  return isNear ? NEAR : { why: 'This is not near the store.' };
}
