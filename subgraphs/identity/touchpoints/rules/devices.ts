import type { Reading } from '../../rules/text.ts';

export const DEVICE_KINDS = ['DEVICE', 'COOKIE', 'APP_INSTALL', 'WIFI', 'BEACON', 'NFC'] as const;
export type DeviceKind = (typeof DEVICE_KINDS)[number];

export type Device = {
  kind: DeviceKind;
  /** For matching: two ways of writing the same identifier are equal. */
  value: string;
  /** True for an identifier that the device makes up anew: it says who it is on one day only. */
  passing: boolean;
};

/** What software sends when it has nothing to send. */
const NOBODYS = /^(?:null|none|nil|undefined|unknown|anonymous|anon|test|invalid)$/i;
const isOneCharacter = (value: string): boolean => /^(.)\1*$/.test(value.replace(/[^\dA-Za-z]/g, ''));

/** Reads an identifier as sensors and browsers write it. */
export function readDevice(kind: DeviceKind, text: string): Reading<Device> {
  const value = text.trim();
  if (NOBODYS.test(value) || isOneCharacter(value)) return { fault: 'implausible', expected: EXPECTED[kind] };
  switch (kind) {
    case 'WIFI':
      return readMac(value);
    case 'NFC':
      return hexOf(value, /^(?:[\da-f]{2}){4,10}$/, 'NFC');
    case 'DEVICE':
    case 'COOKIE':
    case 'APP_INSTALL':
    case 'BEACON':
      return /^[\w:.+/=-]{8,128}$/.test(value)
        ? { value: { kind, value, passing: false } }
        : { fault: 'malformed', expected: EXPECTED[kind] };
  }
}

const EXPECTED: Record<DeviceKind, string> = {
  WIFI: 'the MAC address of one device, e.g. 3c:22:fb:01:02:03',
  NFC: 'the identifier of a tag, 4 to 10 bytes in hexadecimal',
  DEVICE: 'an identifier of 8 to 128 characters',
  COOKIE: 'an identifier of 8 to 128 characters',
  APP_INSTALL: 'an identifier of 8 to 128 characters',
  BEACON: 'an identifier of 8 to 128 characters',
};

function hexOf(text: string, form: RegExp, kind: DeviceKind): Reading<Device> {
  const value = text.toLowerCase().replace(/[:.\s-]/g, '');
  return form.test(value)
    ? { value: { kind, value, passing: false } }
    : { fault: 'malformed', expected: EXPECTED[kind] };
}

/** A group address is nobody's; one that a phone made up against tracking (IEEE 802c, locally administered) passes. */
function readMac(text: string): Reading<Device> {
  const read = hexOf(text, /^[\da-f]{12}$/, 'WIFI');
  if (!('value' in read)) return read;
  const flags = Number.parseInt(read.value.value.slice(0, 2), 16);
  if (flags & 1) return { fault: 'implausible', expected: EXPECTED.WIFI };
  return { value: { ...read.value, passing: (flags & 2) !== 0 } };
}

/** What is hashed for a device, so that the identifier itself is kept nowhere. */
export function materialOf({ kind, value, passing }: Device, seenAt: Date): string {
  return passing ? `${kind}:${value}@${seenAt.toISOString().slice(0, 10)}` : `${kind}:${value}`;
}
