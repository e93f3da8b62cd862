import { type DeviceActor, deviceOf, type StoreDeviceKind } from '#shared/devices.ts';
import { failure } from '#shared/failure.ts';
import type { Context } from '../context.ts';

/**
 * The device that asks. One that nobody has registered here is believed as far as its token goes, as that of another issuer.
 * @throws {GraphQLError} `FORBIDDEN` for other kinds, and for one that is out of service or registered as another.
 */
export async function requireDevice(
  { actor, knownDevices }: Context,
  ...kinds: readonly StoreDeviceKind[]
): Promise<DeviceActor> {
  const device = deviceOf(actor, ...kinds);
  if (!device) throw failure('FORBIDDEN', 'This kind of device does no such thing.');
  const known = await knownDevices.byId(device.deviceId);
  const isOther =
    known && (known.storeId !== device.storeId || known.kind !== device.deviceKind.toUpperCase());
  if (known?.state === 'REVOKED' || isOther) throw failure('FORBIDDEN', 'This device is out of service.');
  return device;
}
