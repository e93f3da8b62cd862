import { rejected } from '#shared/user-errors.ts';
import type { MutationResolvers, QueryResolvers, StoreDeviceResolvers } from '../schema.generated.ts';
import { isDeviceId } from './devices.ts';

export const storeDevices: QueryResolvers['storeDevices'] = (_, { storeId, ...page }, { devices }) =>
  devices.page(page, storeId);

export const registerStoreDevice: MutationResolvers['registerStoreDevice'] = async (
  _,
  { input },
  { devices },
) => {
  if (!isDeviceId(input.id)) {
    const message = 'Expected `dev_` and 1 to 60 small letters, digits and `_`.';
    return rejected('INVALID_VALUE', ['input', 'id'], message);
  }
  for (const name of ['name', 'storeId'] as const) {
    if (isText(input[name])) continue;
    return rejected('INVALID_VALUE', ['input', name], 'Expected 1 to 64 characters.');
  }
  const registered = await devices.register(input);
  if (!registered) {
    return rejected('DEVICE_ID_TAKEN', ['input', 'id'], 'Choose another id: a device has this one.');
  }
  return { ...registered, userErrors: [] };
};

const isText = (value: string): boolean =>
  value.trim() !== '' && value.length <= 64 && !/\p{Cc}/u.test(value);

export const rotateDeviceSecret: MutationResolvers['rotateDeviceSecret'] = async (
  _,
  { input },
  { devices },
) => {
  const rotated = await devices.rotateSecret(input.id);
  return rotated ? { ...rotated, userErrors: [] } : unknownDevice();
};

export const revokeStoreDevice: MutationResolvers['revokeStoreDevice'] = async (
  _,
  { input },
  { devices },
) => {
  const device = await devices.revoke(input.id);
  return device ? { device, userErrors: [] } : unknownDevice();
};

const unknownDevice = () =>
  rejected('DEVICE_NOT_FOUND', ['input', 'id'], 'No device that has a token has this id.');

export const storeDevice = {
  id: (device) => device._id,
  store: ({ storeId }) => ({ id: storeId }),
  revokedAt: ({ revokedAt }) => revokedAt ?? null,
} satisfies StoreDeviceResolvers;
