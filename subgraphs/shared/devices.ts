import type { Actor } from './actor.ts';

/** What stands in a store and acts for itself. The claim `device_kind` of a token says it in small letters. */
export const DEVICE_KINDS = [
  'PLAYER',
  'TILL',
  'SELF_CHECKOUT',
  'ENTRY_GATE',
  'EXIT_GATE',
  'SENSOR',
  'RETURN_BAR',
  'DISPLAY',
  'KIOSK',
] as const;
export type StoreDeviceKind = (typeof DEVICE_KINDS)[number];

/** Where devices of a kind stand. */
export type DeviceActor = Extract<Actor, { kind: 'device' }>;

/** The actor as a device of one of these kinds; null when it is none. */
export function deviceOf(actor: Actor, ...kinds: readonly StoreDeviceKind[]): DeviceActor | null {
  if (actor.kind !== 'device') return null;
  const kind = actor.deviceKind.toUpperCase();
  return kinds.some((one) => one === kind) ? actor : null;
}
