import type { GraphQLError } from 'graphql';
import ipaddr from 'ipaddr.js';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Actor } from '#shared/actor.ts';
import { refusal } from '../errors.ts';

/** What one app may ask for in a minute, over all its tokens and customers. 0: as much as it likes. */
export type AppRate = {
  requestsPerMinute: number;
  /** Points of `openCostCheck`, worked out before an operation is planned. */
  costPerMinute: number;
};

export type Rates = {
  apps: AppRate;
  /** By OAuth client id; what isn't named is as for every app. */
  byApp: ReadonlyMap<string, Partial<AppRate>>;
  /** Requests without a token from one address. 0: as many as it likes. */
  visitorRequestsPerMinute: number;
};

/** One request that was let in. */
export type Admission = {
  /** Takes the cost of its operation off what is left. @throws {GraphQLError} `RATE_LIMITED` (429) when it is too much. */
  spend(cost: number): Promise<void>;
  /** What is left, for the answer: `RateLimit` and `RateLimit-Policy` of draft-ietf-httpapi-ratelimit-headers. */
  headers(): Record<string, string>;
};

/**
 * Limits of apps by client id, whether they act for a customer or for themselves, and of visitors by address. Nobody else is
 * limited here: who works for the retailer, or is its customer, is known by name and limited by what one operation may cost.
 * Windows of a minute begin with the first request in them. They are counted in this process alone: with several gateways
 * behind a balancer an app has as many times as much.
 */
export function openRateLimits(rates: Rates) {
  const byApp = new Map<string, Limit[]>();
  const limitsOf = (clientId: string): Limit[] => {
    let limits = byApp.get(clientId);
    if (!limits) {
      const { requestsPerMinute, costPerMinute } = { ...rates.apps, ...rates.byApp.get(clientId) };
      limits = limitsIn([
        { unit: 'requests', most: requestsPerMinute },
        { unit: 'cost', most: costPerMinute },
      ]);
      byApp.set(clientId, limits);
    }
    return limits;
  };
  const visitorLimits = limitsIn([{ unit: 'requests', most: rates.visitorRequestsPerMinute }]);

  return {
    /**
     * @param address of the client, as far as trusted proxies tell.
     * @throws {GraphQLError} `RATE_LIMITED` (429) when the minute's requests are used up.
     */
    async admit(actor: Actor, address: string): Promise<Admission | null> {
      if (actor.kind === 'visitor') return admission(visitorLimits, networkOf(address));
      if (actor.kind !== 'partner' && actor.kind !== 'app') return null;
      // Their tokens have been verified, so there are as many limits as apps.
      return admission(limitsOf(actor.clientId), actor.clientId);
    },
  };
}

export type RateLimits = ReturnType<typeof openRateLimits>;

const WINDOW_SECONDS = 60;

type Policy = { unit: 'requests' | 'cost'; most: number };
type Limit = Policy & { limiter: RateLimiterMemory };

const limitsIn = (policies: readonly Policy[]): Limit[] =>
  policies
    .filter(({ most }) => most > 0)
    .map((policy) => ({
      ...policy,
      limiter: new RateLimiterMemory({ points: policy.most, duration: WINDOW_SECONDS }),
    }));

async function admission(limits: readonly Limit[], key: string): Promise<Admission | null> {
  if (!limits.length) return null;
  const left = new Map<Limit, RateLimiterRes>();
  const take = async (unit: Policy['unit'], points: number): Promise<void> => {
    for (const limit of limits) {
      if (limit.unit !== unit) continue;
      left.set(limit, await consume(limit, key, points, headers));
    }
  };
  const headers = () => headersOf(limits, left);
  for (const limit of limits) {
    const before = await limit.limiter.get(key);
    if (before) left.set(limit, before);
  }
  await take('requests', 1);
  return { spend: (cost) => take('cost', Math.max(cost, 1)), headers };
}

async function consume(
  limit: Limit,
  key: string,
  points: number,
  headers: () => Record<string, string>,
): Promise<RateLimiterRes> {
  try {
    return await limit.limiter.consume(key, points);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    // What was refused costs nothing: a smaller operation may still fit.
    if (limit.unit === 'cost') await limit.limiter.reward(key, points);
    throw tooMany(limit, error, headers());
  }
}

function tooMany(
  { unit, most }: Limit,
  { msBeforeNext }: RateLimiterRes,
  headers: Record<string, string>,
): GraphQLError {
  const seconds = secondsOf(msBeforeNext);
  const what = unit === 'cost' ? `operations that cost ${most} in all` : `${most} requests`;
  const error = refusal(429, 'RATE_LIMITED', `At most ${what} in a minute: try again in ${seconds} s.`, {
    ...headers,
    'retry-after': String(seconds),
  });
  Object.assign(error.extensions, { limit: unit, maximum: most, retryAfterSeconds: seconds });
  return error;
}

const secondsOf = (milliseconds: number) => Math.max(1, Math.ceil(milliseconds / 1000));

function headersOf(
  limits: readonly Limit[],
  left: ReadonlyMap<Limit, RateLimiterRes>,
): Record<string, string> {
  const now = limits.map((limit) => {
    const { remainingPoints = limit.most, msBeforeNext = WINDOW_SECONDS * 1000 } = left.get(limit) ?? {};
    return `"${limit.unit}";r=${remainingPoints};t=${secondsOf(msBeforeNext)}`;
  });
  return {
    'ratelimit-policy': limits.map(({ unit, most }) => `"${unit}";q=${most};w=${WINDOW_SECONDS}`).join(', '),
    ratelimit: now.join(', '),
  };
}

/** An IPv6 client has a whole /64 to itself. */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  return (parsed as ipaddr.IPv6).parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(':');
}
