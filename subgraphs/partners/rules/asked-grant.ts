import type { AppDeclaration, RequestedAttribute } from './partner-app.ts';

/** How a request for a grant is written in `authorization_details` (RFC 9396). */
export const GRANT_DETAIL = 'patron_grant';

/** A request for a grant as it is sent; each part may be left out, and then it is what the app has registered. */
type GrantDetail = {
  type: typeof GRANT_DETAIL;
  /** Of those that the app has registered. */
  attributes?: string[];
  /** What they are asked for; when it is sent, each attribute's registered purpose must be among them. */
  purposes?: string[];
  look_back_days?: number;
  duration_days?: number;
  /** Instead of `duration_days`: a time in UTC, ISO 8601. */
  expires_at?: string;
};

/** What one request asks a customer for. */
export type AskedGrant = {
  /** All that the app can't do without, and what the request names besides. */
  attributes: RequestedAttribute[];
  lookBackDays: number;
  durationDays: number;
  /** When it is to end at the latest, where the request said a time; then `durationDays` says nothing. */
  expiresAt: Date | null;
};

const FIELDS = ['type', 'attributes', 'purposes', 'look_back_days', 'duration_days', 'expires_at'];
const DAY_MS = 86_400_000;

type Registered = Pick<AppDeclaration, 'requestedAttributes' | 'lookBackDays' | 'durationDays'>;

/** What is wrong with a request for a grant, for its developer; null when the app may ask for it. */
export function misfitInDetail(detail: Record<string, unknown>, app: Registered, now: Date): string | null {
  const unknown = Object.keys(detail).find((field) => !FIELDS.includes(field));
  // What was sent isn't repeated: the answer's description is plain ASCII.
  if (unknown !== undefined) return `a ${GRANT_DETAIL} has only the members ${FIELDS.join(', ')}`;
  const { attributes, purposes, look_back_days, duration_days, expires_at } = detail;
  const registered = new Map(app.requestedAttributes.map((one) => [one.attribute, one.purpose]));
  if (attributes !== undefined && !areSome(attributes, [...registered.keys()])) {
    return 'attributes: expected some of those that the app has registered, each once';
  }
  if (purposes !== undefined) {
    if (!areSome(purposes, [...registered.values()])) {
      return 'purposes: expected some of those that the app has registered, each once';
    }
    const asked = (attributes as string[] | undefined) ?? [...registered.keys()];
    if (!asked.every((attribute) => purposes.includes(registered.get(attribute) as string))) {
      return 'purposes: expected the registered purpose of each attribute';
    }
  }
  if (look_back_days !== undefined && !isWithin(look_back_days, app.lookBackDays)) {
    return 'look_back_days: expected 1 to what the app has registered';
  }
  if (duration_days !== undefined && !isWithin(duration_days, app.durationDays)) {
    return 'duration_days: expected 1 to what the app has registered';
  }
  if (expires_at !== undefined) {
    if (duration_days !== undefined) return 'expires_at: expected it or duration_days, not both';
    const latest = now.getTime() + app.durationDays * DAY_MS;
    const time = typeof expires_at === 'string' && ISO_TIME.test(expires_at) ? Date.parse(expires_at) : NaN;
    if (!(time > now.getTime() && time <= latest)) {
      return 'expires_at: expected a time in UTC within the days that the app has registered';
    }
  }
  return null;
}

const ISO_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/;

const isWithin = (value: unknown, most: number): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most;

const areSome = (value: unknown, known: readonly string[]): value is string[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  new Set(value).size === value.length &&
  value.every((one) => known.includes(one));

/** The scopes that a request names by a detail that fits: its attributes. */
export const scopesIn = (detail: { attributes?: unknown }, app: Registered): string[] =>
  (detail.attributes as string[] | undefined) ?? app.requestedAttributes.map(({ attribute }) => attribute);

/**
 * What an authorization request asks for, by the parameters `scope` and `authorization_details`, which the OAuth server
 * has found to fit.
 */
export function askedGrant(
  app: Registered,
  params: { scope?: unknown; authorization_details?: unknown },
): AskedGrant {
  const [detail] = detailsIn(params.authorization_details);
  const scopes = String(params.scope ?? '').split(' ');
  const named = detail ? [...scopes, ...scopesIn(detail, app)] : scopes;
  return {
    attributes: app.requestedAttributes.filter(
      ({ attribute, necessity }) => necessity === 'REQUIRED' || named.includes(attribute),
    ),
    lookBackDays: detail?.look_back_days ?? app.lookBackDays,
    durationDays: detail?.duration_days ?? app.durationDays,
    expiresAt: detail?.expires_at === undefined ? null : new Date(detail.expires_at),
  };
}

const detailsIn = (text: unknown): GrantDetail[] =>
  typeof text === 'string' ? (JSON.parse(text) as GrantDetail[]) : [];

/** A grant as tokens and introspection tell it. */
export const detailOf = (grant: {
  attributes: readonly string[];
  purposes: readonly string[];
  lookBackDays: number;
  expiresAt: Date;
}) => ({
  type: GRANT_DETAIL,
  attributes: [...grant.attributes],
  purposes: [...grant.purposes],
  look_back_days: grant.lookBackDays,
  expires_at: grant.expiresAt.toISOString(),
});
