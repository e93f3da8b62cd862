import { HeaderMap } from '@apollo/server';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  Lexer,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
  Source,
  TokenKind,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { beyondLimit, type Limits } from './limits.ts';

const ADMITTED_CHARACTERS = 8_000_000;
const LONGEST_REMEMBERED = 50_000;

/**
 * A check for the text of a document before it is validated: some rules of validation are quadratic, so an attack must not
 * reach them. Texts that passed are remembered. What isn't GraphQL passes, to be refused by the parser.
 */
export function openShapeCheck(limits: Limits): (source: string) => void {
  const admitted = new LRUCache<string, true>({
    maxSize: ADMITTED_CHARACTERS,
    sizeCalculation: (_, source) => source.length + 1,
  });
  return (source) => {
    if (admitted.get(source)) return;
    scan(source, limits);
    const document = parsed(source);
    if (!document) return;
    checkShape(document, limits);
    if (source.length <= LONGEST_REMEMBERED) admitted.set(source, true);
  };
}

/** @throws {GraphQLError} with the code of the first limit that a document is beyond, whichever operation of it is run. */
function checkShape(document: DocumentNode, limits: Limits): void {
  const fragments = new Map<string, FragmentDefinitionNode>();
  const operations: OperationDefinitionNode[] = [];
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
    else if (definition.kind === Kind.OPERATION_DEFINITION) operations.push(definition);
  }
  const require = (limit: keyof Size | 'fragments' | keyof Merged, value: number) => {
    const maximum = limit === 'sensitiveRootFields' ? 1 : limits[limit];
    if (value > maximum) throw beyondLimit(limit, maximum, value);
  };

  require('fragments', fragments.size);
  // What no operation uses is still validated, so fragments are measured as well.
  for (const size of sizesOf(operations, fragments)) {
    for (const limit of SIZES) require(limit, size[limit]);
  }
  // Only now is it small enough to be written out.
  for (const operation of operations) {
    if (operation.operation === 'subscription' && isConditional(operation, fragments)) throw conditional();
    const merged = mergedOf(operation, fragments, limits.sensitiveRootFields);
    for (const limit of MERGED) require(limit, merged[limit]);
  }
}

/** What an operation or a fragment amounts to with its fragments spread. */
type Size = { depth: number; aliases: number; directives: number; selections: number };
const SIZES = ['depth', 'aliases', 'directives', 'selections'] as const satisfies (keyof Size)[];

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/**
 * The sizes of all definitions, in one pass: each fragment is measured once and then counted as often as it is spread, so
 * 2^12 spreads cost no more than twelve.
 */
function sizesOf(operations: readonly OperationDefinitionNode[], fragments: Fragments): Size[] {
  const sizes = new Map<string, Size | 'being measured'>();

  function sizeOfFragment(name: string): Size {
    const known = sizes.get(name);
    if (known === 'being measured') throw cyclic(name);
    if (known) return known;
    const fragment = fragments.get(name);
    if (!fragment) return NOTHING; // validation says so
    sizes.set(name, 'being measured');
    const inner = sizeOf(fragment.selectionSet);
    const size = { ...inner, directives: inner.directives + (fragment.directives?.length ?? 0) };
    sizes.set(name, size);
    return size;
  }

  function sizeOf({ selections }: SelectionSetNode): Size {
    const size = { ...NOTHING };
    for (const selection of selections) {
      size.selections += 1;
      size.directives += selection.directives?.length ?? 0;
      const inner =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? sizeOfFragment(selection.name.value)
          : selection.selectionSet
            ? sizeOf(selection.selectionSet)
            : NOTHING;
      let { depth } = inner;
      if (selection.kind === Kind.FIELD) {
        const { alias, name } = selection;
        if (alias && alias.value !== name.value) size.aliases += 1;
        // Introspection is as deep as its own schema makes it.
        depth = 1 + (name.value === '__schema' || name.value === '__type' ? 0 : inner.depth);
      }
      size.depth = Math.max(size.depth, depth);
      size.aliases += inner.aliases;
      size.directives += inner.directives;
      size.selections += inner.selections;
    }
    return size;
  }

  return [
    ...operations.map((operation) => {
      const size = sizeOf(operation.selectionSet);
      return { ...size, directives: size.directives + directivesAround(operation) };
    }),
    ...Array.from(fragments.keys(), sizeOfFragment),
  ];
}

const NOTHING: Size = { depth: 0, aliases: 0, directives: 0, selections: 0 };

function directivesAround({ directives, variableDefinitions }: OperationDefinitionNode): number {
  const onVariables = variableDefinitions?.map((variable) => variable.directives?.length ?? 0) ?? [];
  return onVariables.reduce((sum, count) => sum + count, directives?.length ?? 0);
}

const cyclic = (name: string) =>
  new GraphQLError(`Cannot spread fragment "${name}" within itself.`, {
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED', http: { status: 400, headers: new HeaderMap() } },
  });

/** Whether what is subscribed to depends on a variable: validation by graphql-js would not survive it. */
function isConditional({ selectionSet }: { selectionSet: SelectionSetNode }, fragments: Fragments): boolean {
  return selectionSet.selections.some((selection) => {
    if (selection.directives?.some(({ name }) => name.value === 'skip' || name.value === 'include'))
      return true;
    if (selection.kind === Kind.FIELD) return false;
    const fragment =
      selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
    return fragment !== undefined && isConditional(fragment, fragments);
  });
}

const conditional = () =>
  new GraphQLError('What is subscribed to cannot depend on a condition.', {
    extensions: { code: 'SUBSCRIPTION_NOT_SUPPORTED', http: { status: 400, headers: new HeaderMap() } },
  });

/** What shows only when the selections of one field are put together. */
type Merged = { rootFields: number; repetitions: number; sensitiveRootFields: number };
const MERGED = ['rootFields', 'repetitions', 'sensitiveRootFields'] as const satisfies (keyof Merged)[];

/** A field of the response, by the names on the way to it. */
type ResponseField = { name: string; times: number; fields: Map<string, ResponseField> };

function mergedOf(
  operation: OperationDefinitionNode,
  fragments: Fragments,
  sensitive: readonly string[],
): Merged {
  const root: ResponseField['fields'] = new Map();
  let repetitions = 0;

  function collect({ selections }: SelectionSetNode, fields: ResponseField['fields']): void {
    for (const selection of selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet, fields);
      else if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(selection.name.value);
        if (fragment) collect(fragment.selectionSet, fields);
      } else {
        const name = selection.name.value;
        const responseName = selection.alias?.value ?? name;
        let field = fields.get(responseName);
        if (!field) {
          field = { name, times: 0, fields: new Map() };
          fields.set(responseName, field);
        }
        field.times += 1;
        repetitions = Math.max(repetitions, field.times);
        if (selection.selectionSet) collect(selection.selectionSet, field.fields);
      }
    }
  }

  collect(operation.selectionSet, root);
  const sensitiveRootFields = [...root.values()].filter(({ name }) => sensitive.includes(name)).length;
  return { rootFields: root.size, repetitions, sensitiveRootFields };
}

function parsed(source: string): DocumentNode | null {
  try {
    return parse(source, { noLocation: true });
  } catch (error) {
    if (error instanceof GraphQLError) return null;
    throw error;
  }
}

const OPENING = new Set<string>([TokenKind.PAREN_L, TokenKind.BRACKET_L, TokenKind.BRACE_L]);
const CLOSING = new Set<string>([TokenKind.PAREN_R, TokenKind.BRACKET_R, TokenKind.BRACE_R]);

/** Measures the bare text, before anything recursive touches it. Where it stops being GraphQL, so does the scan. */
function scan(source: string, { characters, tokens, nesting }: Limits): void {
  if (source.length > characters) throw beyondLimit('characters', characters, source.length);
  const lexer = new Lexer(new Source(source));
  let open = 0;
  for (let count = 0; ; count += 1) {
    const kind = nextToken(lexer);
    if (kind === null || kind === TokenKind.EOF) return;
    if (count === tokens) throw beyondLimit('tokens', tokens, null);
    if (OPENING.has(kind)) open += 1;
    else if (CLOSING.has(kind)) open -= 1;
    if (open > nesting) throw beyondLimit('nesting', nesting, null);
  }
}

function nextToken(lexer: Lexer): string | null {
  try {
    return lexer.advance().kind;
  } catch {
    return null;
  }
}
