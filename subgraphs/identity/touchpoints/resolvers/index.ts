import type { Actor } from '#shared/actor.ts';
import { failure } from '#shared/failure.ts';
import { requireSelf } from '#shared/guard.ts';
import { rejected } from '#shared/user-errors.ts';
import type { MutationResolvers, QueryResolvers, Resolvers } from '../../schema.generated.ts';
import { type Device, type DeviceKind, readDevice } from '../rules/devices.ts';

const MOST_AT_ONCE = 500;
const MOST_DEVICES = 5;
/** Of a store: what sees people and knows nobody. */
const SENSORS: ReadonlySet<string> = new Set(['sensor', 'gate', 'kiosk', 'display']);
const AHEAD_MS = 5 * 60_000;
const BEHIND_MS = 7 * 24 * 3_600_000;

/** The store whose device it is; null for a service. @throws {GraphQLError} `FORBIDDEN` for a device that sees nobody. */
function storeOf(actor: Actor): string | null {
  if (actor.kind !== 'device') return null;
  if (!SENSORS.has(actor.deviceKind)) throw failure('FORBIDDEN', 'This kind of device sees nobody.');
  return actor.storeId;
}

export const touchpointMutations = {
  async recordTouchpoints(_, { input: { events } }, { actor, touchpoints }) {
    const storeId = storeOf(actor);
    if (events.length < 1 || events.length > MOST_AT_ONCE) {
      const message = `Expected 1 to ${MOST_AT_ONCE} at once.`;
      return { ...rejected('INVALID_VALUE', ['input', 'events'], message), results: [] };
    }
    const results = await touchpoints.record(actor, events, storeId);
    return {
      // What a sensor needn't know it isn't told.
      results: results.map(({ profileId, ...result }) => ({
        ...result,
        anonymousProfileId: actor.kind === 'service' ? profileId : null,
      })),
      userErrors: [],
    };
  },

  beginDeviceSession: (_, { input }, context) => {
    const customerId = requireSelf(context);
    const { actor, once, clock, touchpoints } = context;
    return once({ actor, mutation: 'beginDeviceSession', input }, async () => {
      const read = sessionIn(input, clock());
      if ('userErrors' in read) return { ...read, recognised: null };
      const recognised = await touchpoints.beginSession(customerId, read.devices, read.at);
      return { recognised, userErrors: [] };
    });
  },

  endDeviceSession: (_, { input }, { actor, once, clock, touchpoints }) => {
    storeOf(actor);
    return once({ actor, mutation: 'endDeviceSession', input }, async () => {
      const read = sessionIn(input, clock());
      if ('userErrors' in read) return read;
      await touchpoints.endSession(read.devices, read.at);
      return { userErrors: [] };
    });
  },
} satisfies Partial<MutationResolvers>;

type Given = { devices: readonly { kind: DeviceKind; value: string }[]; at?: Date | null | undefined };

function sessionIn({ devices: given, at }: Given, now: Date) {
  if (given.length < 1 || given.length > MOST_DEVICES) {
    return rejected('INVALID_VALUE', ['input', 'devices'], `Expected 1 to ${MOST_DEVICES}.`);
  }
  const devices: Device[] = [];
  for (const [index, { kind, value }] of given.entries()) {
    const read = readDevice(kind, value);
    if (!('value' in read)) {
      const field = ['input', 'devices', String(index), 'value'];
      return rejected('INVALID_VALUE', field, `Expected ${read.expected}.`);
    }
    devices.push(read.value);
  }
  const age = now.getTime() - (at ?? now).getTime();
  if (age < -AHEAD_MS || age > BEHIND_MS) {
    return rejected('INVALID_VALUE', ['input', 'at'], 'Expected a time in the last 7 days.');
  }
  return { devices, at: at ?? now };
}

export const anonymousProfile: QueryResolvers['anonymousProfile'] = (_, { id }, { touchpoints }) =>
  touchpoints.profile(id);

export const touchpointTypes = {
  Touchpoint: {
    id: ({ _id }) => _id,
    store: ({ storeId }) => (storeId ? { id: storeId } : null),
    zone: ({ zone }) => zone ?? null,
    position: ({ position }) => position ?? null,
    session: ({ session }) => session ?? null,
    recognition: ({ profileId }, _, { touchpoints }) =>
      profileId ? touchpoints.recognitionOf(profileId) : null,
  },
  TouchpointRecognition: { evidence: ({ evidence }) => evidence },
  WebSession: {
    source: ({ source }) => source ?? null,
    exit: ({ exit }) => exit ?? null,
  },
  RecognitionEvidence: {
    store: ({ storeId }) => (storeId ? { id: storeId } : null),
    at: ({ at }) => at ?? null,
    category: ({ category }) => category ?? null,
  },
} satisfies Partial<Resolvers>;
