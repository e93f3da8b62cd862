import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWithin, misfitInUrl } from '#shared/webhooks/address.ts';
import { nextAttemptAt, pausedUntil, switchedOffBecause } from '#shared/webhooks/schedule.ts';
import { bodyOf } from '../../subgraphs/partners/webhooks/rules/body.ts';
import { nameOf, typeNamed, WEBHOOK_TYPES } from '../../subgraphs/partners/webhooks/rules/event-types.ts';

const NOW = new Date('2026-03-02T10:00:00Z');
const HOUR = 3_600_000;

describe('the retry schedule', () => {
  it.each([
    [1, 5],
    [2, 300],
    [3, 1800],
    [4, 7200],
    [5, 18_000],
    [6, 36_000],
    [7, 50_400],
    [8, 72_000],
    [9, 86_400],
    [10, 86_400],
    [25, 86_400],
  ])('after attempt %i waits %i seconds, and up to a tenth more', (attempts, seconds) => {
    expect(nextAttemptAt(attempts, NOW, 0)).toEqual(new Date(NOW.getTime() + seconds * 1000));
    expect(nextAttemptAt(attempts, NOW, 1)).toEqual(new Date(NOW.getTime() + seconds * 1100));
  });

  it('an endpoint has failed too long after five days, and at once when it says that it is gone', () => {
    const busy = { status: 503, retryAfter: null };
    expect(switchedOffBecause(busy, NOW, new Date(NOW.getTime() + 5 * 24 * HOUR - 1))).toBeNull();
    expect(switchedOffBecause(busy, NOW, new Date(NOW.getTime() + 5 * 24 * HOUR))).toBe('FAILING');
    expect(switchedOffBecause({ status: 410, retryAfter: null }, NOW, NOW)).toBe('GONE');
  });

  it.each([
    ['120', 120_000],
    [' 3600 ', HOUR],
    ['Mon, 02 Mar 2026 11:00:00 GMT', HOUR],
    ['999999999', 24 * HOUR],
    ['Thu, 01 Jan 2032 00:00:00 GMT', 24 * HOUR],
  ])('honours Retry-After: %s, a day at most', (header, ms) => {
    expect(pausedUntil(header, NOW)).toEqual(new Date(NOW.getTime() + ms));
  });
  it.each([[null], ['0'], ['-5'], ['soon'], ['Sun, 01 Mar 2026 00:00:00 GMT'], ['']])(
    'takes no pause from Retry-After: %s',
    (header) => expect(pausedUntil(header, NOW)).toBeNull(),
  );
});

describe('where webhooks go', () => {
  it.each(['93.184.216.34', '1.1.1.1', '2606:4700:4700::1111', '2a00:1450:4001::200e'])('to %s', (address) =>
    expect(isWithin('PUBLIC', address)).toBe(true),
  );

  it.each([
    ...['127.0.0.1', '127.255.255.254', '0.0.0.0', '10.0.0.1', '172.16.0.1', '172.31.255.255'],
    ...['192.168.1.1', '169.254.169.254', '100.64.0.1', '100.127.255.255', '192.0.0.1', '192.0.2.1'],
    ...['192.88.99.1', '198.18.0.1', '198.51.100.1', '203.0.113.1', '224.0.0.1', '239.255.255.255'],
    ...['240.0.0.1', '255.255.255.255', '::', '::1', 'fe80::1', 'fe80::1%eth0', 'fec0::1', 'fc00::1'],
    ...['fd12:3456::1', 'ff02::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '::ffff:a00:1', '::127.0.0.1'],
    ...['::7f00:1', '::808:808', '64:ff9b::7f00:1', '64:ff9b::808:808', '64:ff9b:1::1', '2002:7f00:1::1'],
    ...['2002:c0a8:101::1', '2001::1', '2001:0:4136:e378::1', '2001:db8::1', '2001:10::1', '2001:20::1'],
    ...['3fff::1', '5f00::1', '100::1', '4000::1', '8000::1', '', 'localhost', 'example.com', '1.2.3'],
  ])('not to %s', (address) => expect(isWithin('PUBLIC', address)).toBe(false));

  it.each(['169.254.169.254', 'fe80::1', '0.0.0.0', '224.0.0.1', '::ffff:10.0.0.1', '64:ff9b::a00:1'])(
    'not even into private networks: to %s',
    (address) => expect(isWithin('PRIVATE', address)).toBe(false),
  );
  it.each(['127.0.0.1', '::1', '10.1.2.3', '192.168.0.9', '100.64.0.1', 'fd00::1'])(
    'into private networks, where they are allowed: to %s',
    (address) => expect(isWithin('PRIVATE', address)).toBe(true),
  );
  it('the demo reaches this machine, and no private network', () => {
    expect(isWithin('LOOPBACK', '127.0.0.1')).toBe(true);
    expect(isWithin('LOOPBACK', '10.0.0.1')).toBe(false);
  });

  it('never to an address whose IPv4 is private, in whatever IPv6 it hides', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    const hidden = fc
      .tuple(fc.constantFrom('::ffff:', '::', '64:ff9b::', '::ffff:0:'), byte, byte, byte)
      .map(([prefix, b, c, d]) => `${prefix}10.${b}.${c}.${d}`);
    fc.assert(fc.property(hidden, (address) => !isWithin('PUBLIC', address)));
  });
});

describe('the URL of an endpoint', () => {
  it.each([
    ['https://hooks.example.com/in?shop=1'],
    ['https://hooks.example.com:8443/'],
    ['https://93.184.216.34/'],
    ['https://[2606:4700:4700::1111]/'],
  ])('can be %s', (url) => expect(misfitInUrl(url, 'PUBLIC')).toBeNull());

  it.each([
    ['http://hooks.example.com/'],
    ['ftp://hooks.example.com/'],
    ['file:///etc/passwd'],
    ['javascript:alert(1)'],
    ['https://user:secret@hooks.example.com/'],
    ['https://user@hooks.example.com/'],
    ['https://hooks.example.com/#part'],
    ['https://hooks.example.com:22/'],
    ['https://hooks.example.com:27017/'],
    ['hooks.example.com'],
    ['/hooks'],
    ['https://'],
    ['https://hooks.example.com/a b'],
  ])('is not %s', (url) => expect(misfitInUrl(url, 'PUBLIC')).not.toBeNull());

  it('has 2000 characters at most', () => {
    expect(misfitInUrl(`https://hooks.example.com/${'a'.repeat(2000)}`, 'PUBLIC')).not.toBeNull();
  });

  it.each([
    ['decimal', 'https://2130706433/'],
    ['octal', 'https://0177.0.0.1/'],
    ['octal, whole', 'https://017700000001/'],
    ['hexadecimal', 'https://0x7f.0.0.1/'],
    ['hexadecimal, whole', 'https://0x7f000001/'],
    ['short', 'https://127.1/'],
    ['shorter', 'https://10.1/'],
    ['with a dot at the end', 'https://127.0.0.1./'],
    ['in full-width digits', 'https://１２７.0.0.1/'],
    ['percent-encoded', 'https://%31%32%37.0.0.1/'],
    ['zero', 'https://0/'],
    ['metadata of a cloud', 'https://169.254.169.254/latest/meta-data'],
    ['the same in decimal', 'https://2852039166/'],
    ['loopback in IPv6', 'https://[::1]/'],
    ['long', 'https://[0:0:0:0:0:0:0:1]/'],
    ['mapped', 'https://[::ffff:127.0.0.1]/'],
    ['mapped, in hexadecimal', 'https://[::ffff:7f00:1]/'],
    ['compatible', 'https://[::7f00:1]/'],
    ['NAT64', 'https://[64:ff9b::7f00:1]/'],
    ['6to4', 'https://[2002:7f00:1::]/'],
    ['unique local', 'https://[fd00::1]/'],
    ['link-local', 'https://[fe80::1]/'],
    ['unspecified', 'https://[::]/'],
  ])('is no private address, %s', (_, url) => expect(misfitInUrl(url, 'PUBLIC')).not.toBeNull());

  it('may be plain HTTP on this machine, in the demo', () => {
    expect(misfitInUrl('http://127.0.0.1:8099/hook', 'LOOPBACK')).toBeNull();
    expect(misfitInUrl('http://localhost:8099/hook', 'LOOPBACK')).toBeNull();
    expect(misfitInUrl('http://[::1]:8099/hook', 'LOOPBACK')).toBeNull();
    expect(misfitInUrl('http://10.0.0.1:8099/hook', 'PRIVATE')).not.toBeNull();
    expect(misfitInUrl('https://10.0.0.1:9443/hook', 'PRIVATE')).toBeNull();
  });
});

describe('what an app is told', () => {
  it('is thin: what happened, to whom, and ids', () => {
    const told = { type: 'grant.ended', at: NOW, customer: 'pcu_1', grantId: 'grt_1' } as const;
    expect(JSON.parse(bodyOf({ ...told, data: { state: 'REVOKED' } }))).toEqual({
      type: 'grant.ended',
      timestamp: '2026-03-02T10:00:00.000Z',
      data: { customer: 'pcu_1', grant: 'grt_1', state: 'REVOKED' },
    });
  });

  it('has a name in the schema for each type', () => {
    expect(WEBHOOK_TYPES.map(nameOf).map(typeNamed)).toEqual(WEBHOOK_TYPES);
    expect(nameOf('grant.ended')).toBe('GRANT_ENDED');
  });
});
