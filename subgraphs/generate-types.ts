/**
 * Writes `schema.generated.ts` beside every subgraph's `schema.graphql`. With `--check` it writes nothing and exits 1
 * when a file on disk is not what it would write, so that a schema and its types can't drift apart.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as typescript from '@graphql-codegen/typescript';
import * as resolvers from '@graphql-codegen/typescript-resolvers';
import { type DocumentNode, Kind, parse, specifiedScalarTypes } from 'graphql';

/** What a resolver receives and returns for each scalar. `URL`, like `DateTime`, is parsed on the way in. */
const SCALARS = {
  ID: 'string',
  DateTime: { input: 'Date', output: 'Date' },
  Date: 'string',
  Duration: 'string',
  LocalDate: 'string',
  LocalTime: 'string',
  EmailAddress: 'string',
  PhoneNumber: 'string',
  URL: { input: 'URL', output: 'URL | string' },
  CountryCode: 'string',
  Currency: 'string',
  TimeZone: 'string',
  Locale: 'string',
  JSON: 'unknown',
  ConsentProof: 'string',
  TierCode: 'string',
  SafeInt: 'number',
  _Any: 'Record<string, unknown>',
  _FieldSet: 'string',
  link__Import: 'string',
  federation__FieldSet: 'string',
  federation__Scope: 'string',
  federation__Policy: 'string',
  federation__ContextFieldValue: 'string',
};

const check = process.argv.includes('--check');
const isSubgraph = (folder: string) => existsSync(`${import.meta.dirname}/${folder}/schema.graphql`);

for (const name of readdirSync(import.meta.dirname).filter(isSubgraph)) {
  const file = `${import.meta.dirname}/${name}/schema.generated.ts`;
  const types = await typesOf(`${import.meta.dirname}/${name}`);
  if (!check) {
    writeFileSync(file, types);
  } else if (!existsSync(file) || readFileSync(file, 'utf8') !== types) {
    process.stderr.write(`${relative('.', file)} is stale: run "npm run generate".\n`);
    process.exitCode = 1;
  }
}

async function typesOf(folder: string): Promise<string> {
  const schema = parse(readFileSync(`${folder}/schema.graphql`, 'utf8'));
  requireKnownScalars(schema, `${relative('.', folder)}/schema.graphql`);
  const mappers = mappersOf(folder);
  const output = await codegen({
    filename: `${folder}/schema.generated.ts`,
    schema,
    documents: [],
    config: {
      federation: true,
      contextType: './context.ts#Context',
      mappers,
      scalars: SCALARS,
      strictScalars: true,
      enumsAsTypes: true,
      useTypeImports: true,
      inputMaybeValue: 'T | null | undefined',
      avoidOptionals: { query: true, mutation: true, resolvers: false },
    },
    pluginMap: { typescript, resolvers },
    plugins: [{ typescript: {} }, { resolvers: {} }],
  });
  const header = '// Generated from schema.graphql. Do not edit.\n';
  return header + requireMissingFields(output, Object.keys(mappers));
}

/** @throws when the schema declares a scalar whose TypeScript type nobody stated. */
function requireKnownScalars(schema: DocumentNode, file: string): void {
  const known = new Set([...Object.keys(SCALARS), ...specifiedScalarTypes.map(({ name }) => name)]);
  const unknown = schema.definitions
    .flatMap((node) => (node.kind === Kind.SCALAR_TYPE_DEFINITION ? [node.name.value] : []))
    .filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw new Error(
      `${file} declares scalar ${unknown.join(', ')}: add its TypeScript type to SCALARS in subgraphs/generate-types.ts.`,
    );
  }
}

/** `export type { X as OrderMapper }` in `mappers.ts` makes resolvers of `Order` receive an `X`. */
function mappersOf(folder: string): Record<string, string> {
  if (!existsSync(`${folder}/mappers.ts`)) return {};
  const source = readFileSync(`${folder}/mappers.ts`, 'utf8');
  const names = Array.from(source.matchAll(/\b(\w+)Mapper\b/g), ([, name]) => name);
  return Object.fromEntries(names.map((name) => [name, `./mappers.ts#${name}Mapper`]));
}

/**
 * Makes `tsc` demand a resolver for every field that the stored document does not have under the same name.
 * `@external` fields have none: they come with the representation.
 */
function requireMissingFields(source: string, mapped: string[]): string {
  return mapped.reduce(
    (text, type) =>
      text.replace(
        `  ${type}?: ${type}Resolvers<ContextType>;`,
        `  ${type}: ${type}Resolvers<ContextType> & Required<Pick<${type}Resolvers<ContextType>, Exclude<keyof ${type} & keyof ${type}Resolvers, keyof ${type}Mapper>>>;`,
      ),
    source.replace('  Query?:', '  Query:').replace('  Mutation?:', '  Mutation:'),
  );
}
