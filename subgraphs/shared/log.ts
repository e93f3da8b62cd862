import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

export type LogOptions = {
  level?: LogLevel;
  /** For a person at a terminal; JSON lines otherwise. */
  pretty?: boolean;
  /** Default: standard output. */
  destination?: DestinationStream;
};

/**
 * A log in which no personal data can stand by accident: of an error only its kind, its code, a scrubbed message and
 * where it happened are written, and fields that carry tokens, variables or bodies are left out.
 */
export async function openLog({
  level = 'info',
  pretty = false,
  destination,
}: LogOptions = {}): Promise<Logger> {
  const options: LoggerOptions = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label) => ({ level: label }), log: withoutSecrets },
    serializers: { err: describeError, error: describeError },
  };
  if (!pretty) return destination ? pino(options, destination) : pino(options);
  const { PinoPretty } = await import('pino-pretty');
  return pino(options, PinoPretty({ translateTime: 'HH:MM:ss', ...(destination && { destination }) }));
}

const SECRET_FIELDS = new Set(['authorization', 'cookie', 'token', 'variables', 'body', 'headers', 'query']);

type Fields = Record<string, unknown>;

/** Leaves out fields that carry what clients send, also where they stand in an object. pino's own `redact` costs more than the line. */
function withoutSecrets(fields: Fields, depth = 0): Fields {
  let kept = fields;
  const keep = (name: string, value: unknown) => {
    if (kept === fields) kept = { ...fields };
    if (value === undefined) delete kept[name];
    else kept[name] = value;
  };
  for (const [name, value] of Object.entries(fields)) {
    if (SECRET_FIELDS.has(name)) keep(name, undefined);
    else if (depth === 0 && isPlain(value)) {
      const inner = withoutSecrets(value, depth + 1);
      if (inner !== value) keep(name, inner);
    }
  }
  return kept;
}

const isPlain = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Error);

type ErrorLine = {
  type: string;
  code?: string | number;
  message: string;
  /** Frames only: the first lines of a stack repeat the message. */
  at?: string[];
  cause?: ErrorLine;
};

const FRAMES = 8;
const CAUSES = 3;

/** What a log may say about an error. */
export function describeError(error: unknown, depth = 0): ErrorLine {
  if (!(error instanceof Error)) return { type: typeof error, message: 'Not an Error was thrown.' };
  const { code } = error as { code?: unknown };
  const frames = framesOf(error);
  return {
    type: error.name,
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    message: scrub(error.message),
    ...(frames.length && { at: frames }),
    ...(error.cause instanceof Error && depth < CAUSES && { cause: describeError(error.cause, depth + 1) }),
  };
}

/** A stack begins with the message, which may look like a frame. */
function framesOf({ message, stack = '' }: Error): string[] {
  const start = stack.indexOf(message);
  return stack
    .slice(start < 0 ? 0 : start + message.length)
    .split('\n')
    .filter((line) => /^ +at [^"]+:\d+:\d+\)?$/.test(line))
    .slice(0, FRAMES)
    .map((line) => line.trim());
}

const LONGEST_MESSAGE = 300;

/**
 * A message without what may be data: everything in quotes or braces, addresses, credentials in URLs, long numbers, and
 * anything that looks like a token. "E11000 duplicate key … dup key: { email: "ada@…" }" names a person; its code
 * and index say enough.
 */
export function scrub(message: string): string {
  return message
    .slice(0, 2000)
    .replace(/"[^"]*"|'[^']*'|`[^`]*`|\{[^}]*\}/g, '…')
    .replace(/\/\/[^\s/@]+@/g, '//…@')
    .replace(/[^\s@<>…]+@[^\s@<>…]+/g, '…')
    .replace(/\beyJ[\w.-]+|[\w-]{24,}/g, '…')
    .replace(/\+?\d[\d ()-]{5,}\d/g, '…')
    .slice(0, LONGEST_MESSAGE);
}
