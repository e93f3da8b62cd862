import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * How far webhooks may go: to public addresses; also to this machine, for the demo; or also into private networks, where the
 * operator says so.
 */
export type Reach = 'PUBLIC' | 'LOOPBACK' | 'PRIVATE';

/** What is delegated for global unicast (RFC 4291, 2.4); everything else is reserved or not yet anybody's. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

const REACHED: Record<Exclude<Reach, 'PUBLIC'>, readonly string[]> = {
  LOOPBACK: ['loopback'],
  PRIVATE: ['loopback', 'private', 'uniqueLocal', 'carrierGradeNat'],
};

const MAX_LENGTH = 2000;
const PUBLIC_PORTS = ['', '443', '8443'];

/**
 * Whether an address may be connected to. Never where anything but plain unicast stands behind it: link-local (metadata of
 * clouds), multicast, reserved ranges, or IPv4 hidden in IPv6 (mapped, compatible, NAT64, 6to4, Teredo).
 */
export function isWithin(reach: Reach, address: string): boolean {
  if (!isAddress(address)) return false;
  const parsed = ipaddr.parse(address);
  const range: string = parsed.range();
  if (range === 'unicast') return parsed.kind() === 'ipv4' || parsed.match(GLOBAL_UNICAST);
  return reach !== 'PUBLIC' && REACHED[reach].includes(range);
}

/** Whether a host is an address, in its usual spelling, and no name. */
export const isAddress = (host: string): boolean => isIP(host) !== 0;

export const isLoopback = (address: string): boolean =>
  isAddress(address) && ipaddr.parse(address).range() === 'loopback';

/** The host of a URL without the brackets of IPv6. */
export const hostOf = (hostname: string): string => hostname.replace(/^\[|\]$/g, '');

/**
 * What is wrong with the URL of an endpoint as it is written; null when only the addresses behind its name are left to be
 * checked. `new URL` has by then turned every spelling of an IPv4 address (octal, hexadecimal, short) into the usual one.
 */
export function misfitInUrl(text: string, reach: Reach): string | null {
  if (text.length > MAX_LENGTH || /\s/.test(text) || !URL.canParse(text)) {
    return `an absolute URL of at most ${MAX_LENGTH} characters`;
  }
  const { protocol, hostname, port, username, password, hash } = new URL(text);
  const host = hostOf(hostname);
  const here = reach !== 'PUBLIC' && (host === 'localhost' || isLoopback(host));
  if (protocol !== 'https:' && !(protocol === 'http:' && here)) return 'a URL with "https:"';
  if (username || password || hash) return 'a URL without credentials and fragment';
  if (reach === 'PUBLIC' && !PUBLIC_PORTS.includes(port)) return 'port 443 or 8443';
  if (isAddress(host) && !isWithin(reach, host)) return 'a public address';
  return null;
}
