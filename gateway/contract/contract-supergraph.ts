import { INACCESSIBLE_VERSIONS } from '@apollo/federation-internals';
import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
  Kind,
  parse,
  print,
} from 'graphql';
import { identityOf, readSupergraph } from '../execute/supergraph.ts';
import { type Contract, contractOf, hasFields, readTag } from './contract.ts';

/**
 * The supergraph of a contract, as GraphOS makes it: the same graph, with everything outside `@inaccessible`. Any gateway that
 * is given it serves the contract and nothing else.
 * @throws {Error} when nothing that a query leads to has the tag.
 */
export function contractSupergraph(supergraphSdl: string, tag: string): string {
  const read = readSupergraph(supergraphSdl);
  const whole = read.supergraph.apiSchema().toGraphQLJSSchema();
  const tagged = readTag(read, tag);
  const contract = tagged && contractOf(whole, tagged);
  if (!contract?.hasType(whole.getQueryType()?.name ?? '')) {
    throw new Error(`Nothing that can be queried has @tag(name: "${tag}").`);
  }
  const linked = read.directiveName(identityOf(INACCESSIBLE_VERSIONS), 'inaccessible');
  const marked = withInaccessible(read.document, whole, contract, linked ?? 'inaccessible');
  return `${print(linked === null ? withInaccessibleLinked(marked) : marked)}\n`;
}

function withInaccessible(
  document: DocumentNode,
  whole: GraphQLSchema,
  contract: Contract,
  directive: string,
): DocumentNode {
  const mark: ConstDirectiveNode = {
    kind: Kind.DIRECTIVE,
    name: { kind: Kind.NAME, value: directive },
  };
  /** @inaccessible does not repeat. */
  const marked = (directives: readonly ConstDirectiveNode[] = []) =>
    directives.some(({ name }) => name.value === directive) ? directives : [...directives, mark];
  const definitions = document.definitions.map((definition): DefinitionNode => {
    if (!isTypeDefinition(definition) || !whole.getType(definition.name.value)) return definition;
    const type = definition.name.value;
    if (!contract.hasType(type)) return { ...definition, directives: marked(definition.directives) };
    if (!hasFields(definition)) return definition;
    const fields = definition.fields?.map(
      (field): FieldDefinitionNode =>
        contract.hasField(type, field.name.value)
          ? field
          : { ...field, directives: marked(field.directives) },
    );
    return { ...definition, fields: fields ?? [] };
  });
  return { ...document, definitions };
}

const TYPE_DEFINITIONS = [
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.UNION_TYPE_DEFINITION,
  Kind.ENUM_TYPE_DEFINITION,
  Kind.SCALAR_TYPE_DEFINITION,
  Kind.INPUT_OBJECT_TYPE_DEFINITION,
] as const;

const isTypeDefinition = (
  node: DefinitionNode,
): node is Extract<DefinitionNode, { kind: (typeof TYPE_DEFINITIONS)[number] }> =>
  (TYPE_DEFINITIONS as readonly string[]).includes(node.kind);

const INACCESSIBLE = parse(
  `
  schema @link(url: "https://specs.apollo.dev/inaccessible/v0.2", for: SECURITY) { query: Query }
  directive @inaccessible on FIELD_DEFINITION | OBJECT | INTERFACE | UNION | ARGUMENT_DEFINITION | SCALAR | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION
  `,
  { noLocation: true },
);

/** Into a supergraph whose subgraphs never hide anything. */
function withInaccessibleLinked(document: DocumentNode): DocumentNode {
  const [link, definition] = INACCESSIBLE.definitions;
  if (link?.kind !== Kind.SCHEMA_DEFINITION || !definition) throw new Error('unreachable');
  const definitions = document.definitions.map((one): DefinitionNode => {
    if (one.kind !== Kind.SCHEMA_DEFINITION) return one;
    return { ...one, directives: [...(one.directives ?? []), ...(link.directives ?? [])] };
  });
  return { ...document, definitions: [...definitions, definition] };
}
