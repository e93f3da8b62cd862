/** The attributes of a customer that a grant can name. They are the scopes of partners' tokens. */
export const ATTRIBUTES = [
  'profile.name',
  'profile.email',
  'profile.phone',
  'profile.address',
  'profile.preferences',
  'orders.history',
  'loyalty.balance',
  'loyalty.tier',
  'loyalty.offers',
  'loyalty.exchange',
  'playlist.read',
  'playlist.write',
  'subscription.report',
] as const;

export type RequestedAttribute = {
  attribute: string;
  necessity: 'REQUIRED' | 'OPTIONAL';
  purpose: string;
  reason: string;
};

/** What a partner declares about an app. */
export type AppDeclaration = {
  id: string;
  name: string;
  owner: string;
  description: string;
  redirectUris: string[];
  confidential: boolean;
  /** True where all its tokens are bound to a key (RFC 9449); otherwise those that it asks for so. */
  senderConstrained?: boolean;
  requestedAttributes: RequestedAttribute[];
  lookBackDays: number;
  durationDays: number;
};

/** A field that doesn't fit, and what was expected. */
type Misfit = { field: string[]; expected: string };

/** The first thing that is wrong with a declaration; null when it can be registered. */
export function misfitIn(app: AppDeclaration): Misfit | null {
  return (
    unless(
      isFreeId(app.id),
      ['id'],
      '2 to 32 lower-case letters, digits and dashes, not beginning with "patron"',
    ) ??
    unless(isText(app.name, 60), ['name'], '1 to 60 characters') ??
    unless(isText(app.owner, 100), ['owner'], '1 to 100 characters') ??
    unless(isText(app.description, 500), ['description'], '1 to 500 characters') ??
    misfitInRedirectUris(app) ??
    misfitInAttributes(app.requestedAttributes) ??
    unless(isWithin(app.lookBackDays, 3650), ['lookBackDays'], '1 to 3650 days') ??
    unless(isWithin(app.durationDays, 365), ['durationDays'], '1 to 365 days')
  );
}

export const isText = (text: string, longest: number): boolean =>
  text.trim() !== '' && text.length <= longest;

/**
 * `native` apps may be sent back to a private-use scheme or to any port of the loopback interface, and have to be
 * confirmed by the customer each time, because another app on the device can pass for them (RFC 8252).
 */
export function applicationTypeOf(app: { confidential: boolean; redirectUris: string[] }): 'web' | 'native' {
  const native = app.redirectUris.some((uri) => new URL(uri).protocol !== 'https:');
  return native && !app.confidential ? 'native' : 'web';
}

const isWithin = (days: number, most: number): boolean => Number.isInteger(days) && days >= 1 && days <= most;

const isFreeId = (id: string): boolean =>
  /^[a-z0-9][a-z0-9-]{0,30}[a-z0-9]$/.test(id) && !id.startsWith('patron');

const unless = (fits: boolean, field: string[], expected: string): Misfit | null =>
  fits ? null : { field, expected };

/** The first thing that is wrong with the addresses of an app; null when it can have them. */
export function misfitInRedirectUris({
  redirectUris,
  confidential,
}: Pick<AppDeclaration, 'redirectUris' | 'confidential'>): Misfit | null {
  const distinct = new Set(redirectUris).size;
  if (distinct < 1 || distinct > 10 || distinct !== redirectUris.length) {
    return { field: ['redirectUris'], expected: '1 to 10 different addresses' };
  }
  const index = redirectUris.findIndex((uri) => !isRedirectUri(uri, confidential));
  const expected = confidential
    ? '"https:", or "http:" on the loopback interface, without fragment or credentials'
    : '"https:", "http:" on the loopback interface or a private-use scheme like "com.example.app:", without fragment or credentials';
  return unless(index < 0, ['redirectUris', String(index)], expected);
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

function isRedirectUri(text: string, confidential: boolean): boolean {
  if (text.length > 2000 || /[\s#*]/.test(text) || !URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username || password) return false;
  if (protocol === 'https:') return !LOOPBACK.includes(hostname);
  if (protocol === 'http:') return LOOPBACK.includes(hostname);
  // RFC 8252, 7.1: a domain of the owner's in reverse, so that it has a dot and is nobody else's.
  return !confidential && /^[a-z][a-z0-9+-]*(\.[a-z0-9+-]+)+:$/.test(protocol);
}

function misfitInAttributes(requested: RequestedAttribute[]): Misfit | null {
  if (requested.length < 1 || requested.length > 20) {
    return { field: ['requestedAttributes'], expected: '1 to 20 attributes' };
  }
  for (const [index, { attribute, purpose, reason }] of requested.entries()) {
    const at = (field: string) => ['requestedAttributes', String(index), field];
    const known = (ATTRIBUTES as readonly string[]).includes(attribute);
    const first = requested.findIndex((other) => other.attribute === attribute) === index;
    const misfit =
      unless(known && first, at('attribute'), `each once, of ${ATTRIBUTES.join(', ')}`) ??
      unless(/^[a-z_]{2,40}$/.test(purpose), at('purpose'), 'the key of a purpose, e.g. "partner_sharing"') ??
      unless(isText(reason, 200), at('reason'), '1 to 200 characters');
    if (misfit) return misfit;
  }
  return null;
}
