import { z } from 'zod';
import type { LogLevel } from '#shared/log.ts';
import { type Issuer, TOKEN_ALGORITHMS } from '#shared/verify-token.ts';
import { DEFAULT_LIMITS, type Limits } from './limits/limits.ts';
import type { AppRate, Rates } from './limits/rate.ts';

/** Everything about the front door that an operator may choose. */
export type GatewayConfig = {
  /** Address to listen on. */
  host: string;
  /** 0 picks a free one. */
  port: number;
  /** Hides the schema and switches off what serves developers, unless asked for. */
  production: boolean;
  introspection: boolean;
  sandbox: boolean;
  /** Whether `/metrics` is served. */
  metrics: boolean;
  logLevel: LogLevel;
  /** Whose tokens are believed, besides the embedded issuer. */
  issuers: readonly Issuer[];
  /** Whether requests without a token are answered, as a visitor's. */
  anonymous: boolean;
  limits: Limits;
  rates: Rates;
  /** Largest body of a request. */
  maxBodyBytes: number;
  /** A client that hasn't sent its whole request by then is cut off. */
  slowClientMs: number;
  /** After this, what subgraphs still owe is answered as missing. */
  requestTimeoutMs: number;
  /** One fetch from a subgraph. */
  subgraphTimeoutMs: number;
  /** How long `/health/ready` says 503 before no more connections are taken. */
  drainMs: number;
  /** Requests in flight that long after are cut off. */
  shutdownMs: number;
  /** Origins of web pages, besides our own, that may open a WebSocket. */
  allowedOrigins: readonly string[];
  streams: StreamLimits;
  /** Addresses of proxies whose `X-Forwarded-*` headers are believed. */
  trustedProxies: readonly string[];
  /** Request headers that go on to subgraphs, in lower case. */
  forwardHeaders: readonly string[];
  /** Error codes of subgraphs' own whose messages clients may see. */
  clientErrorCodes: readonly string[];
  /** Null: no traces. Where they go, the standard `OTEL_*` variables say. */
  tracing: { serviceName: string } | null;
};

/** What holds for connections that stay open: sockets, and responses with server-sent events. */
export type StreamLimits = {
  /** In this process. */
  most: number;
  /** Of one actor; of one network (IPv4 address, IPv6 /64) where nobody is signed in. */
  mostPerActor: number;
  /** Operations under way on one socket. */
  mostOperations: number;
  /** Between two signs of life. */
  keepAliveMs: number;
};

/** Names every setting that is wrong and says what was expected. */
class ConfigError extends Error {
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigError';
  }
}

const flag = (name: string) =>
  z
    .enum(['true', 'false', '1', '0'], { error: `${name}: expected true or false` })
    .transform((text) => text === 'true' || text === '1');

const whole = (name: string, least: number, most: number) => {
  const error = `${name}: expected a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d+$/, { error })
    .transform(Number)
    .refine((value) => value >= least && value <= most, { error });
};

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean),
);

const ORIGINS_EXPECTED =
  'PATRON_ALLOWED_ORIGINS: expected origins like https://shop.example,https://app.example:8443';

/** As browsers write them, so that comparing characters is comparing origins. */
const origins = list.refine(
  (all) => all.every((origin) => URL.canParse(origin) && new URL(origin).origin === origin),
  { error: ORIGINS_EXPECTED },
);

const ISSUERS_EXPECTED =
  'PATRON_ISSUERS: expected JSON like [{"issuer": "https://id.example", "audience": "https://api.example", "jwksUrl": "https://id.example/jwks"}]';

const issuer = z.strictObject({
  issuer: z.string().min(1),
  audience: z.string().min(1),
  jwksUrl: z.url({ protocol: /^https?$/ }),
  algorithms: z.array(z.enum(TOKEN_ALGORITHMS)).nonempty().optional(),
  tokenType: z.string().min(1).optional(),
  clockToleranceSeconds: z.number().int().min(0).max(300).optional(),
});

const issuers = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: ISSUERS_EXPECTED });
      return z.NEVER;
    }
  })
  .pipe(z.array(issuer, { error: ISSUERS_EXPECTED }))
  .transform((all) => all.map(({ jwksUrl, ...one }): Issuer => ({ ...one, jwks: new URL(jwksUrl) })));

const APP_LIMITS_EXPECTED =
  'PATRON_APP_LIMITS: expected JSON like {"music": {"requestsPerMinute": 6000, "costPerMinute": 0}}';

const appLimits = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: APP_LIMITS_EXPECTED });
      return z.NEVER;
    }
  })
  .pipe(
    z.record(
      z.string().min(1),
      z.strictObject({
        requestsPerMinute: z.number().int().min(0).optional(),
        costPerMinute: z.number().int().min(0).optional(),
      }),
      { error: APP_LIMITS_EXPECTED },
    ),
  )
  .transform((all) => new Map(Object.entries(all).map(([app, rate]) => [app, defined(rate)])));

const defined = (rate: { [Name in keyof AppRate]?: number | undefined }): Partial<AppRate> => ({
  ...(rate.requestsPerMinute !== undefined && { requestsPerMinute: rate.requestsPerMinute }),
  ...(rate.costPerMinute !== undefined && { costPerMinute: rate.costPerMinute }),
});

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const satisfies LogLevel[];

const HOUR_MS = 3_600_000;
const MEBIBYTE = 1024 * 1024;

/** The environment's names, in the order in which the README lists them. */
const ENVIRONMENT = z.object({
  PORT: whole('PORT', 0, 65_535).default(4000),
  HOST: z.string().min(1).default('127.0.0.1'),
  NODE_ENV: z.string().optional(),
  PATRON_INTROSPECTION: flag('PATRON_INTROSPECTION').optional(),
  PATRON_SANDBOX: flag('PATRON_SANDBOX').optional(),
  PATRON_METRICS: flag('PATRON_METRICS').default(true),
  PATRON_LOG_LEVEL: z
    .enum(LEVELS, { error: `PATRON_LOG_LEVEL: expected one of ${LEVELS.join(', ')}` })
    .default('info'),
  PATRON_ISSUERS: issuers.default([]),
  PATRON_ANONYMOUS: flag('PATRON_ANONYMOUS').default(true),
  PATRON_MAX_DEPTH: whole('PATRON_MAX_DEPTH', 1, 100).default(DEFAULT_LIMITS.depth),
  PATRON_MAX_ALIASES: whole('PATRON_MAX_ALIASES', 0, 10_000).default(DEFAULT_LIMITS.aliases),
  PATRON_MAX_ROOT_FIELDS: whole('PATRON_MAX_ROOT_FIELDS', 1, 1000).default(DEFAULT_LIMITS.rootFields),
  PATRON_MAX_DIRECTIVES: whole('PATRON_MAX_DIRECTIVES', 0, 10_000).default(DEFAULT_LIMITS.directives),
  PATRON_MAX_CHARACTERS: whole('PATRON_MAX_CHARACTERS', 100, 10_000_000).default(DEFAULT_LIMITS.characters),
  PATRON_MAX_NESTING: whole('PATRON_MAX_NESTING', 10, 1000).default(DEFAULT_LIMITS.nesting),
  PATRON_MAX_TOKENS: whole('PATRON_MAX_TOKENS', 100, 100_000).default(DEFAULT_LIMITS.tokens),
  PATRON_MAX_FRAGMENTS: whole('PATRON_MAX_FRAGMENTS', 0, 10_000).default(DEFAULT_LIMITS.fragments),
  PATRON_MAX_SELECTIONS: whole('PATRON_MAX_SELECTIONS', 10, 10_000).default(DEFAULT_LIMITS.selections),
  PATRON_MAX_REPETITIONS: whole('PATRON_MAX_REPETITIONS', 1, 1000).default(DEFAULT_LIMITS.repetitions),
  PATRON_MAX_LIST_SIZE: whole('PATRON_MAX_LIST_SIZE', 1, 100_000).default(DEFAULT_LIMITS.listSize),
  PATRON_MAX_COST: whole('PATRON_MAX_COST', 1, 100_000_000).default(DEFAULT_LIMITS.cost),
  PATRON_ASSUMED_LIST_SIZE: whole('PATRON_ASSUMED_LIST_SIZE', 1, 10_000).default(
    DEFAULT_LIMITS.assumedListSize,
  ),
  PATRON_SENSITIVE_FIELDS: list.default([...DEFAULT_LIMITS.sensitiveRootFields]),
  PATRON_APP_REQUESTS_PER_MINUTE: whole('PATRON_APP_REQUESTS_PER_MINUTE', 0, 10_000_000).default(3000),
  PATRON_APP_COST_PER_MINUTE: whole('PATRON_APP_COST_PER_MINUTE', 0, 1_000_000_000).default(60_000),
  PATRON_APP_LIMITS: appLimits.default(new Map()),
  PATRON_VISITOR_REQUESTS_PER_MINUTE: whole('PATRON_VISITOR_REQUESTS_PER_MINUTE', 0, 10_000_000).default(0),
  PATRON_MAX_BODY_BYTES: whole('PATRON_MAX_BODY_BYTES', 1024, 64 * MEBIBYTE).default(MEBIBYTE),
  PATRON_SLOW_CLIENT_MS: whole('PATRON_SLOW_CLIENT_MS', 100, HOUR_MS).default(10_000),
  PATRON_REQUEST_TIMEOUT_MS: whole('PATRON_REQUEST_TIMEOUT_MS', 100, 25_000).default(15_000),
  PATRON_SUBGRAPH_TIMEOUT_MS: whole('PATRON_SUBGRAPH_TIMEOUT_MS', 10, 25_000).default(5000),
  PATRON_DRAIN_MS: whole('PATRON_DRAIN_MS', 0, 300_000).default(0),
  PATRON_SHUTDOWN_MS: whole('PATRON_SHUTDOWN_MS', 0, 300_000).default(20_000),
  PATRON_ALLOWED_ORIGINS: origins.default([]),
  PATRON_MAX_STREAMS: whole('PATRON_MAX_STREAMS', 0, 1_000_000).default(10_000),
  PATRON_MAX_STREAMS_PER_ACTOR: whole('PATRON_MAX_STREAMS_PER_ACTOR', 0, 1_000_000).default(20),
  PATRON_MAX_SOCKET_OPERATIONS: whole('PATRON_MAX_SOCKET_OPERATIONS', 1, 10_000).default(50),
  PATRON_KEEP_ALIVE_MS: whole('PATRON_KEEP_ALIVE_MS', 10, 300_000).default(12_000),
  PATRON_TRUSTED_PROXIES: list.default([]),
  PATRON_FORWARD_HEADERS: list.default([]),
  PATRON_CLIENT_ERROR_CODES: list.default([]),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.string().optional(),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: z.string().optional(),
  OTEL_TRACES_EXPORTER: z.string().optional(),
  OTEL_SDK_DISABLED: z.string().optional(),
  OTEL_SERVICE_NAME: z.string().default('patron-gateway'),
});

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings from environment variables; an empty one counts as absent. This is the only place that knows their names.
 * @throws {ConfigError} when any is wrong.
 */
export function readConfig(environment: Environment = process.env): GatewayConfig {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const { data: env, error } = ENVIRONMENT.safeParse(given);
  if (!env) {
    throw new ConfigError(
      error.issues.map(({ path: [name, ...rest], message }) => {
        const place = [name, ...rest].join('.');
        return message.startsWith(String(name)) ? message : `${place}: ${message}`;
      }),
    );
  }
  const production = env.NODE_ENV === 'production';
  return {
    host: env.HOST,
    port: env.PORT,
    production,
    introspection: env.PATRON_INTROSPECTION ?? !production,
    sandbox: env.PATRON_SANDBOX ?? !production,
    metrics: env.PATRON_METRICS,
    logLevel: env.PATRON_LOG_LEVEL,
    issuers: env.PATRON_ISSUERS,
    anonymous: env.PATRON_ANONYMOUS,
    limits: {
      depth: env.PATRON_MAX_DEPTH,
      aliases: env.PATRON_MAX_ALIASES,
      rootFields: env.PATRON_MAX_ROOT_FIELDS,
      directives: env.PATRON_MAX_DIRECTIVES,
      characters: env.PATRON_MAX_CHARACTERS,
      tokens: env.PATRON_MAX_TOKENS,
      nesting: env.PATRON_MAX_NESTING,
      fragments: env.PATRON_MAX_FRAGMENTS,
      selections: env.PATRON_MAX_SELECTIONS,
      repetitions: env.PATRON_MAX_REPETITIONS,
      listSize: env.PATRON_MAX_LIST_SIZE,
      cost: env.PATRON_MAX_COST,
      assumedListSize: env.PATRON_ASSUMED_LIST_SIZE,
      sensitiveRootFields: env.PATRON_SENSITIVE_FIELDS,
    },
    rates: {
      apps: {
        requestsPerMinute: env.PATRON_APP_REQUESTS_PER_MINUTE,
        costPerMinute: env.PATRON_APP_COST_PER_MINUTE,
      },
      byApp: env.PATRON_APP_LIMITS,
      visitorRequestsPerMinute: env.PATRON_VISITOR_REQUESTS_PER_MINUTE,
    },
    maxBodyBytes: env.PATRON_MAX_BODY_BYTES,
    slowClientMs: env.PATRON_SLOW_CLIENT_MS,
    requestTimeoutMs: env.PATRON_REQUEST_TIMEOUT_MS,
    subgraphTimeoutMs: env.PATRON_SUBGRAPH_TIMEOUT_MS,
    drainMs: env.PATRON_DRAIN_MS,
    shutdownMs: env.PATRON_SHUTDOWN_MS,
    allowedOrigins: env.PATRON_ALLOWED_ORIGINS,
    streams: {
      most: env.PATRON_MAX_STREAMS,
      mostPerActor: env.PATRON_MAX_STREAMS_PER_ACTOR,
      mostOperations: env.PATRON_MAX_SOCKET_OPERATIONS,
      keepAliveMs: env.PATRON_KEEP_ALIVE_MS,
    },
    trustedProxies: env.PATRON_TRUSTED_PROXIES,
    forwardHeaders: env.PATRON_FORWARD_HEADERS.map((header) => header.toLowerCase()),
    clientErrorCodes: env.PATRON_CLIENT_ERROR_CODES,
    tracing: wantsTraces(env) ? { serviceName: env.OTEL_SERVICE_NAME } : null,
  };
}

/** As the OpenTelemetry specification names and reads them. */
function wantsTraces(env: z.output<typeof ENVIRONMENT>): boolean {
  if (env.OTEL_SDK_DISABLED?.toLowerCase() === 'true' || env.OTEL_TRACES_EXPORTER === 'none') return false;
  return Boolean(
    env.OTEL_EXPORTER_OTLP_ENDPOINT ?? env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? env.OTEL_TRACES_EXPORTER,
  );
}
