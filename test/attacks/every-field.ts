import { type GraphQLSchema, getNamedType, isCompositeType, isObjectType, isRequiredArgument } from 'graphql';
import type { GraphAnswer } from '../support/graph.ts';

/** One field of a request, with what is asked of it. */
export type Asked = {
  type: string;
  field: string;
  args: string;
  /** Null for a leaf. */
  selections: readonly Asked[] | null;
};

export type AskOptions = {
  /** Values for required arguments, as literals, by `Type.field.argument` or by the argument's name. */
  args: Readonly<Record<string, string>>;
  /** Whether a field is worth asking for. Every composite type needs one that is, or it is left out. */
  isWanted(type: string, field: string, ancestors: readonly string[]): boolean;
};

/**
 * Everything that can be asked of a type, down to the leaves. A type isn't asked for inside of itself.
 * @throws {Error} for a required argument of which nobody said what to give.
 */
export function everythingOf(
  schema: GraphQLSchema,
  type: string,
  options: AskOptions,
  ancestors: readonly string[] = [],
): readonly Asked[] {
  const definition = schema.getType(type);
  if (!isObjectType(definition)) throw new Error(`${type} is no object type`);
  const path = [...ancestors, type];
  return Object.values(definition.getFields()).flatMap((field): Asked[] => {
    const returned = getNamedType(field.type);
    if (path.includes(returned.name) || !options.isWanted(type, field.name, ancestors)) return [];
    const given = field.args.flatMap(({ name, ...argument }) => {
      const value = options.args[`${type}.${field.name}.${name}`] ?? options.args[name];
      if (value !== undefined) return [`${name}: ${value}`];
      if (isRequiredArgument({ name, ...argument }))
        throw new Error(`say what to give as ${type}.${field.name}.${name}`);
      return [];
    });
    const args = given.length ? `(${given.join(', ')})` : '';
    if (!isCompositeType(returned)) return [{ type, field: field.name, args, selections: null }];
    if (!isObjectType(returned)) return []; // `_entities` is asked for by itself
    const selections = everythingOf(schema, returned.name, options, path);
    return selections.length ? [{ type, field: field.name, args, selections }] : [];
  });
}

export const printed = (asked: readonly Asked[]): string =>
  `{ ${asked.map(({ field, args, selections }) => `${field}${args}${selections ? ` ${printed(selections)}` : ''}`).join(' ')} }`;

const sizeOf = (asked: readonly Asked[]): number =>
  asked.reduce((size, { selections }) => size + 1 + sizeOf(selections ?? []), 0);

/** The same in as few operations as a gateway takes that limits their size; a field isn't taken apart. */
export function inOperations(asked: readonly Asked[], mostFields: number): Asked[][] {
  const operations: Asked[][] = [];
  let room = 0;
  for (const one of asked) {
    const size = sizeOf([one]);
    if (size > room) {
      operations.push([]);
      room = mostFields;
    }
    operations.at(-1)?.push(one);
    room -= size;
  }
  return operations;
}

/** The code that a field must be refused with, or null where it must be read. */
export type Verdict = (asked: Asked) => string | null;

/**
 * Compares an answer with the verdicts. Returns what is wrong in words, and adds to `read` every `Type.field` of which a value came.
 * @param root where in the answer the selections stand
 */
export function differences(
  { data, errors }: GraphAnswer,
  asked: readonly Asked[],
  verdict: Verdict,
  read: Set<string>,
  root: readonly (string | number)[] = [],
): string[] {
  const problems: string[] = [];
  const codes = new Map(errors.map(({ path = [], extensions }) => [path.join('.'), extensions?.code]));

  const compare = (
    selections: readonly Asked[],
    value: unknown,
    path: readonly (string | number)[],
  ): void => {
    if (value == null) return; // there is no object of which anything could be read
    if (Array.isArray(value)) {
      for (const [index, one] of value.entries()) compare(selections, one, [...path, index]);
      return;
    }
    for (const one of selections) {
      const found = (value as Record<string, unknown>)[one.field];
      const place = [...path, one.field];
      const expected = verdict(one);
      if (expected === null) {
        if (found != null) read.add(`${one.type}.${one.field}`);
        if (one.selections) compare(one.selections, found, place);
      } else {
        if (found != null)
          problems.push(`LEAK of ${one.type}.${one.field} at ${place.join('.')}: ${expected} expected`);
        const code = codes.get(place.join('.'));
        if (code !== expected) problems.push(`${place.join('.')}: ${String(code)} instead of ${expected}`);
      }
    }
  };
  const start = root.reduce<unknown>(
    (value, segment) => (value as Record<string | number, unknown> | null)?.[segment],
    data,
  );
  compare(asked, start, root);

  for (const { path = [], extensions, message } of errors) {
    const names = path.slice(root.length).filter((segment) => typeof segment === 'string');
    const found = find(asked, names);
    const expected = found && verdict(found);
    if (extensions?.code !== expected) {
      problems.push(`${path.join('.')}: ${String(extensions?.code)} (${message}) instead of ${expected}`);
    }
  }
  return [...new Set(problems)];
}

function find(asked: readonly Asked[], [name, ...rest]: readonly string[]): Asked | null {
  const found = asked.find(({ field }) => field === name);
  if (!found) return null;
  return rest.length ? find(found.selections ?? [], rest) : found;
}
