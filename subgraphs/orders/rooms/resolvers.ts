import { failure } from '#shared/failure.ts';
import { recordDisclosure, requireSelf } from '#shared/guard.ts';
import { requireDevice } from '#shared/known-devices.ts';
import { rejected } from '#shared/user-errors.ts';
import type { Context } from '../context.ts';
import { invalid } from '../resolvers/refusals.ts';
import { withMore } from '../rules/cart.ts';
import { channelProblem, toChannel } from '../rules/values.ts';
import type {
  CustomerResolvers,
  MutationResolvers,
  QueryResolvers,
  Resolvers,
  RoomPlanInput,
  StoreResolvers,
} from '../schema.generated.ts';
import { MAX_DESIGNS, type StoredRoomDesign } from './room-designs.ts';
import { piecesOf, planProblem, type RoomPlan } from './rules.ts';

const MAX_SHARE_DAYS = 90;
const DAY_MS = 86_400_000;

const notFound = () => rejected('ROOM_DESIGN_NOT_FOUND', ['input', 'id'], 'You have no such design.');

const readPlan = ({ name, size, fixtures, finishes, placements }: RoomPlanInput): RoomPlan => ({
  name: name.trim(),
  size: { ...size },
  fixtures: (fixtures ?? []).map((fixture) => ({ ...fixture })),
  finishes: (finishes ?? []).map(({ surface, material, colour }) => ({
    surface,
    material,
    ...(colour == null ? {} : { colour }),
  })),
  placements: (placements ?? []).map(({ elevationMm, rotationDegrees, ...rest }) => ({
    ...rest,
    elevationMm: elevationMm ?? 0,
    rotationDegrees: rotationDegrees ?? 0,
  })),
});

const underPlan = ({ field, message }: { field: string[]; message: string }) =>
  invalid({ field: ['plan', ...field], message });

/** A shared design as the store's associates see it: a room, and not whose; that they saw it is put on record. */
export type RoomDesignView = StoredRoomDesign & { shownTo?: 'ASSOCIATE' };

function asShared(design: StoredRoomDesign, { access }: Context): RoomDesignView {
  if (design.customerId) recordDisclosure(access, design.customerId, 'RoomDesign.plan', []);
  return { ...design, shownTo: 'ASSOCIATE' };
}

export const roomQueries = {
  async roomDesign(_, { id }, context) {
    const { access, actor, clock, rooms } = context;
    const design = await rooms.byId(id);
    if (!design) return null;
    if (actor.kind === 'associate') {
      const { share } = design;
      const isShared = share && share.until > clock() && actor.stores.includes(share.storeId);
      return isShared ? asShared(design, context) : null;
    }
    return design.customerId && (await access.mayTouch(design.customerId)) ? design : null;
  },
} satisfies Partial<QueryResolvers>;

export const roomMutations = {
  async saveRoomDesign(_, { input }, context) {
    const { actor, access, rooms } = context;
    const plan = readPlan(input.plan);
    const problem = planProblem(plan);
    if (problem) return underPlan(problem);
    if (actor.kind === 'device') {
      if (input.id != null) throw failure('FORBIDDEN', 'A simulator only begins designs.');
      const { storeId } = await requireDevice(context, 'KIOSK');
      const { design, code } = await rooms.beginAtSimulator(storeId, plan);
      return { design, claimCode: code, userErrors: [] };
    }
    const customerId = requireSelf(context);
    if (input.id == null) {
      const design = await rooms.begin(customerId, plan);
      if (design) return { design, userErrors: [] };
      return rejected('TOO_MANY_ROOM_DESIGNS', null, `You may keep ${MAX_DESIGNS} designs.`);
    }
    const members = await access.members(customerId);
    const design = await rooms.change(members, input.id, input.version ?? 0, plan);
    if (design) return { design, userErrors: [] };
    const there = await rooms.byId(input.id);
    if (!there?.customerId || !members.includes(there.customerId)) return notFound();
    const message = `The design has version ${there.version}. Read it again.`;
    return rejected('ROOM_DESIGN_CHANGED', ['input', 'version'], message);
  },

  async claimRoomDesign(_, { input }, context) {
    const design = await context.rooms.claim(requireSelf(context), input.code.trim());
    if (design) return { design, userErrors: [] };
    return rejected('ROOM_DESIGN_NOT_FOUND', ['input', 'code'], 'No design waits under this code.');
  },

  async shareRoomDesign(_, { input }, context) {
    const { access, clock, rooms, stores } = context;
    const members = await access.members(requireSelf(context));
    const { id, storeId, until } = input;
    if (!(await stores.byId(storeId))) {
      return rejected('STORE_NOT_FOUND', ['input', 'storeId'], 'No store has this id.');
    }
    const days = (until.getTime() - clock().getTime()) / DAY_MS;
    if (days <= 0 || days > MAX_SHARE_DAYS) {
      return invalid({
        field: ['until'],
        message: `Expected a time within the next ${MAX_SHARE_DAYS} days.`,
      });
    }
    const design = await rooms.share(members, id, { storeId, until });
    return design ? { design, userErrors: [] } : notFound();
  },

  async stopSharingRoomDesign(_, { input }, context) {
    const members = await context.access.members(requireSelf(context));
    const design = await context.rooms.share(members, input.id, null);
    return design ? { design, userErrors: [] } : notFound();
  },

  async deleteRoomDesign(_, { input }, context) {
    const members = await context.access.members(requireSelf(context));
    return { deleted: await context.rooms.remove(members, input.id), userErrors: [] };
  },

  async addRoomToCart(_, { input }, context) {
    const customerId = requireSelf(context);
    const { access, actor, carts, catalogue, clock, once, rooms, turns } = context;
    const given = input.channel ?? 'WEB';
    const channel = toChannel(given);
    if (!channel) return { ...invalid(channelProblem(given)), skusNotSold: [], idempotentReplay: false };
    const members = await access.members(customerId);
    const design = await rooms.byId(input.id);
    if (!design?.customerId || !members.includes(design.customerId)) {
      return { ...notFound(), skusNotSold: [], idempotentReplay: false };
    }
    await carts.ensure(customerId, members);
    const outcome = await once({ actor, mutation: 'addRoomToCart', input }, async (session) => {
      await turns.take(`cart/${members[0]}`, session);
      const cart = await carts.seenBy(session, members);
      const skusNotSold: string[] = [];
      let lines = cart?.lines ?? null;
      for (const { sku, quantity } of piecesOf(design.placements)) {
        if (!(await catalogue.bySku(sku))) skusNotSold.push(sku);
        else lines = lines && withMore(lines, { sku, quantity, channel, addedAt: clock() });
      }
      if (!(cart && lines)) return rejected('INVALID_VALUE', null, 'That is more than a cart holds.');
      const changed = await carts.put(cart, lines, session);
      if (!changed) throw new Error('a cart changed within its own transaction');
      return { cart: changed, skusNotSold, userErrors: [] };
    });
    return { skusNotSold: [], ...outcome };
  },
} satisfies Partial<MutationResolvers>;

export const roomsOfCustomer = {
  roomDesigns: async ({ id }, page, { access, rooms }) => rooms.page(await access.members(id), page),
} satisfies Partial<CustomerResolvers>;

export const roomsOfStore = {
  async sharedRoomDesigns(store, page, context) {
    const { actor, rooms } = context;
    if (actor.kind !== 'associate' || !actor.stores.includes(store._id)) {
      throw failure('FORBIDDEN', 'This store is not yours.');
    }
    const { edges, ...rest } = await rooms.sharedWith(store._id, page);
    return { edges: edges.map(({ cursor, node }) => ({ cursor, node: asShared(node, context) })), ...rest };
  },
} satisfies Partial<StoreResolvers>;

export const roomTypes = {
  RoomDesign: {
    id: (design) => design._id,
    plan: (design) => design,
    madeAt: ({ storeId }, _, { stores }) => (storeId ? stores.byId(storeId) : null),
    share: ({ share }, _, { clock }) => (share && share.until > clock() ? share : null),
  },
  RoomPlan: {
    size: (plan) => plan.size,
  },
  RoomPlacement: {
    variant: ({ sku }, _, { catalogue }) => catalogue.bySku(sku),
  },
  RoomShare: {
    store: ({ storeId }, _, { stores }) => stores.byId(storeId),
  },
} satisfies Partial<Resolvers>;
