import { readFileSync } from 'node:fs';
import { basename, dirname, relative, resolve } from 'node:path';
import { composeServices } from '@apollo/composition';
import { Supergraph } from '@apollo/federation-internals';
import { type ASTNode, type DocumentNode, GraphQLError, getLocation, parse, Source } from 'graphql';
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';

export type CompositionHint = {
  /** E.g. `INCONSISTENT_ENUM_VALUE_FOR_OUTPUT_ENUM`. */
  code: string;
  level: 'WARN' | 'INFO' | 'DEBUG';
  message: string;
  /** `file:line:column` in the schemas of the subgraphs, where known. */
  places: string[];
};

export type Composition = {
  sdl: string;
  hints: CompositionHint[];
  services: ComposedService[];
};

export type ComposedService = {
  name: string;
  url: string;
  /** Absolute path of its schema; null when the schema was inline, introspected or already composed. */
  file: string | null;
};

/** The supergraph cannot be built. `problems` says what is wrong where, one line each; the message is all of them. */
export class CompositionFailure extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[], options?: ErrorOptions) {
    super(problems.join('\n'), options);
    this.name = 'CompositionFailure';
    this.problems = problems;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

const INTROSPECTION_TIMEOUT_MS = 10_000;

const Url = z.url({ protocol: /^https?$/, error: 'expected an http or https URL' });

/** How a subgraph's schema is had. `graphref` and `subgraph` need an account with Apollo. */
const SchemaSource = z.union(
  [
    z.strictObject({ file: z.string().min(1) }),
    z.strictObject({ sdl: z.string().min(1) }),
    z.strictObject({ subgraph_url: Url, introspection_headers: z.record(z.string(), z.string()).optional() }),
  ],
  { error: 'expected exactly one of file, sdl or subgraph_url' },
);

const Config = z.strictObject({
  federation_version: z
    .union([z.string(), z.number()])
    .transform(String)
    .refine((version) => /^=?2(\.\d+){0,2}$/.test(version), 'expected 2, =2.minor or =2.minor.patch')
    .optional(),
  subgraphs: z
    .record(z.string().min(1), z.strictObject({ routing_url: Url.optional(), schema: SchemaSource }))
    .refine((subgraphs) => Object.keys(subgraphs).length > 0, 'expected at least one subgraph'),
});

/**
 * Composes what a `supergraph.yaml` in Rover's format lists; files in it are relative to its folder. A `.graphql` file is
 * taken as the supergraph itself.
 * @param environment what `${env.NAME}` and `${env.NAME:-default}` in values stand for.
 * @throws {CompositionFailure}
 */
export async function composeSupergraph(
  configPath: string,
  environment: Environment = {},
): Promise<Composition> {
  if (/\.(graphql|graphqls|gql)$/.test(configPath)) return takeSupergraph(configPath);
  const config = readConfig(configPath, environment);
  const loaded = await Promise.all(
    Object.entries(config.subgraphs).map(async ([name, { routing_url, schema }]) => {
      const url = routing_url ?? ('subgraph_url' in schema ? schema.subgraph_url : undefined);
      const { problems, ...source } = await loadSchema(configPath, name, schema);
      if (!url) {
        problems.push(`${basename(configPath)}: subgraphs.${name}.routing_url is missing`);
      }
      return { name, url: url ?? '', ...source, problems };
    }),
  );
  const problems = loaded.flatMap((subgraph) => subgraph.problems);
  if (problems.length > 0) throw new CompositionFailure(problems);

  const { supergraphSdl, errors, hints } = composeServices(
    loaded.flatMap(({ name, url, typeDefs }) => (typeDefs ? [{ name, url, typeDefs }] : [])),
  );
  if (errors) throw new CompositionFailure(errors.map((error) => describe(error)));
  return {
    sdl: supergraphSdl,
    hints: hints.map(({ definition, message, nodes }) => ({
      code: definition.code,
      level: definition.level.name as CompositionHint['level'],
      message,
      places: placesOf(nodes),
    })),
    services: loaded.map(({ name, url, file }) => ({ name, url, file })),
  };
}

/** Where each subgraph listens, without composing. @throws {CompositionFailure} when the file is not right. */
export function routingUrls(configPath: string, environment: Environment = {}): ReadonlyMap<string, string> {
  const { subgraphs } = readConfig(configPath, environment);
  return new Map(
    Object.entries(subgraphs).flatMap(([name, { routing_url: url }]) => (url ? [[name, url]] : [])),
  );
}

function takeSupergraph(path: string): Composition {
  const sdl = readText(path);
  try {
    const services = Supergraph.build(parse(new Source(sdl, shown(path))), {
      supportedFeatures: null,
      validateSupergraph: false,
    }).subgraphsMetadata();
    return { sdl, hints: [], services: services.map((service) => ({ ...service, file: null })) };
  } catch (error) {
    throw new CompositionFailure([`${shown(path)}: ${messageOf(error)}`], { cause: error });
  }
}

function readConfig(configPath: string, environment: Environment): z.infer<typeof Config> {
  const lines = new LineCounter();
  const text = readText(configPath);
  const document = parseDocument(text, { lineCounter: lines });
  const at = (offset: number | undefined) => {
    if (offset === undefined) return shown(configPath);
    const { line, col } = lines.linePos(offset);
    return `${shown(configPath)}:${line}:${col}`;
  };
  if (document.errors.length > 0) {
    throw new CompositionFailure(
      document.errors.map(({ pos, message }) => `${at(pos[0])}: ${message.split('\n')[0]}`),
    );
  }
  const placeOf = (path: readonly PropertyKey[]): string => {
    for (let length = path.length; length > 0; length -= 1) {
      const node: unknown = document.getIn(path.slice(0, length), true);
      const range = (node as { range?: [number, number, number] } | undefined)?.range;
      if (range) return at(range[0]);
    }
    return at(undefined);
  };
  const problems: string[] = [];
  const expanded = expand(document.toJS(), environment, [], (path, name) => {
    problems.push(
      `${placeOf(path)}: ${path.join('.')}: the environment variable ${name} is not set (a default is written \${env.${name}:-default})`,
    );
  });
  if (problems.length > 0) throw new CompositionFailure(problems);
  const { data, error } = Config.safeParse(expanded);
  if (data) return data;
  throw new CompositionFailure(
    error.issues.map(({ path, message }) => `${placeOf(path)}: ${path.join('.') || 'the file'}: ${message}`),
  );
}

const VARIABLE = /\$\{env\.([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?\}/g;

function expand(
  value: unknown,
  environment: Environment,
  path: readonly string[],
  missing: (path: readonly string[], name: string) => void,
): unknown {
  if (typeof value === 'string') {
    return value.replace(VARIABLE, (_, name: string, fallback: string | undefined) => {
      const found = environment[name] ?? fallback;
      if (found === undefined) missing(path, name);
      return found ?? '';
    });
  }
  if (Array.isArray(value)) {
    return value.map((element, index) => expand(element, environment, [...path, String(index)], missing));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, expand(inner, environment, [...path, key], missing)]),
  );
}

type LoadedSchema = { typeDefs: DocumentNode | null; file: string | null; problems: string[] };

async function loadSchema(
  configPath: string,
  name: string,
  source: z.infer<typeof SchemaSource>,
): Promise<LoadedSchema> {
  const file = 'file' in source ? resolve(dirname(configPath), source.file) : null;
  try {
    if (file) return { typeDefs: parse(new Source(readText(file), shown(file))), file, problems: [] };
    if ('sdl' in source) {
      return { typeDefs: parse(new Source(source.sdl, `${name} (inline)`)), file, problems: [] };
    }
    if ('subgraph_url' in source) {
      const sdl = await fetchSdl(source.subgraph_url, source.introspection_headers ?? {});
      return { typeDefs: parse(new Source(sdl, `${name} (${source.subgraph_url})`)), file, problems: [] };
    }
    throw new Error('No schema');
  } catch (error) {
    const problem = error instanceof GraphQLError ? describe(error) : `${name}: ${messageOf(error)}`;
    return { typeDefs: null, file, problems: [problem] };
  }
}

const Sdl = z.object({ data: z.object({ _service: z.object({ sdl: z.string() }) }) });

async function fetchSdl(url: string, headers: Record<string, string>): Promise<string> {
  let body: unknown;
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
      body: JSON.stringify({ query: '{ _service { sdl } }' }),
      signal: AbortSignal.timeout(INTROSPECTION_TIMEOUT_MS),
    });
    body = await response.json();
  } catch (error) {
    throw new Error(`${url} cannot be introspected: ${messageOf((error as Error).cause ?? error)}`, {
      cause: error,
    });
  }
  const { data } = Sdl.safeParse(body);
  if (!data) throw new Error(`${url} does not answer { _service { sdl } }: is it a federated subgraph?`);
  return data.data._service.sdl;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new CompositionFailure([`${shown(path)} cannot be read: ${messageOf(error)}`], { cause: error });
  }
}

/** `file:line:column: [CODE] message`, as editors and terminals link it; with further places after the message. */
function describe(error: GraphQLError): string {
  const { code } = error.extensions;
  const places = error.nodes
    ? placesOf(error.nodes)
    : error.source
      ? placesIn(error.source, error.positions ?? [])
      : [];
  const [first, ...others] = places;
  return [
    first ? `${first}: ` : '',
    typeof code === 'string' ? `[${code}] ` : '',
    error.message,
    others.length > 0 ? ` (also ${others.join(', ')})` : '',
  ].join('');
}

function placesOf(nodes: readonly ASTNode[] = []): string[] {
  return [...new Set(nodes.flatMap(({ loc }) => (loc ? placesIn(loc.source, [loc.start]) : [])))];
}

function placesIn(source: Source, positions: readonly number[]): string[] {
  return positions.map((position) => {
    const { line, column } = getLocation(source, position);
    return `${source.name}:${line}:${column}`;
  });
}

/** A path as the person at the terminal would write it. */
function shown(path: string): string {
  const short = relative('', resolve(path));
  return short.startsWith('..') ? path : short;
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
