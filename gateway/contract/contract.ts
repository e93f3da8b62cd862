import { TAG_VERSIONS } from '@apollo/federation-internals';
import {
  buildASTSchema,
  type DefinitionNode,
  type DocumentNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  type InterfaceTypeDefinitionNode,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isUnionType,
  Kind,
  type NamedTypeNode,
  type ObjectTypeDefinitionNode,
  parse,
  printSchema,
} from 'graphql';
import { applications, identityOf, type SupergraphDocument } from '../execute/supergraph.ts';

/** The part of a graph's API that some of its clients are shown. */
export type Contract = {
  hasType(name: string): boolean;
  hasField(type: string, field: string): boolean;
};

/** Which types and fields carry a tag. A tag on a type stands on each of its fields. */
export type Tagged = { field(type: string, field: string): boolean; union(type: string): boolean };

/** Null when nothing in the graph has the tag. */
export function readTag({ document, directiveName }: SupergraphDocument, tag: string): Tagged | null {
  const directive = directiveName(identityOf(TAG_VERSIONS), 'tag');
  const isTagged = (node: Parameters<typeof applications>[0]) =>
    applications(node, directive).some(({ name }) => name === tag);
  const fields = new Set<string>();
  const unions = new Set<string>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.UNION_TYPE_DEFINITION) {
      if (isTagged(definition)) unions.add(definition.name.value);
      continue;
    }
    if (!hasFields(definition)) continue;
    const all = isTagged(definition);
    for (const field of definition.fields ?? []) {
      if (all || isTagged(field)) fields.add(`${definition.name.value}.${field.name.value}`);
    }
  }
  if (fields.size === 0) return null;
  return { field: (type, field) => fields.has(`${type}.${field}`), union: (type) => unions.has(type) };
}

/**
 * The contract that includes what is tagged, with the rules of GraphOS: fields of objects and interfaces, and unions, are out
 * unless they are tagged; everything else is in when a field that is in leads to it. What would dangle is out as well: a field
 * whose type has nothing left, and a field of an interface that one of its objects has lost.
 * @param isShown a further condition on fields.
 */
export function contractOf(
  schema: GraphQLSchema,
  tagged: Tagged,
  isShown: (type: string, field: string) => boolean = () => true,
): Contract {
  const named = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type));
  const fieldsOf = new Map<string, Map<string, GraphQLField<unknown, unknown>>>();
  for (const type of named) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    const kept = Object.values(type.getFields()).filter(
      ({ name }) => tagged.field(type.name, name) && isShown(type.name, name),
    );
    fieldsOf.set(type.name, new Map(kept.map((field) => [field.name, field])));
  }
  const hasSomething = (type: GraphQLNamedType): boolean => {
    if (isObjectType(type) || isInterfaceType(type)) return (fieldsOf.get(type.name)?.size ?? 0) > 0;
    return !isUnionType(type) || (tagged.union(type.name) && type.getTypes().some(hasSomething));
  };
  const dangles = (type: GraphQLNamedType, field: GraphQLField<unknown, unknown>): boolean => {
    if (!hasSomething(getNamedType(field.type))) return true;
    if (!isInterfaceType(type)) return false;
    const { objects, interfaces } = schema.getImplementations(type);
    return [...objects, ...interfaces].some(
      (one) => hasSomething(one) && !fieldsOf.get(one.name)?.has(field.name),
    );
  };
  for (let changed = true; changed; ) {
    changed = false;
    for (const type of named) {
      for (const field of fieldsOf.get(type.name)?.values() ?? []) {
        if (!dangles(type, field)) continue;
        fieldsOf.get(type.name)?.delete(field.name);
        changed = true;
      }
    }
  }

  const reached = new Set<string>();
  const reach = (type: GraphQLNamedType): void => {
    if (reached.has(type.name) || !hasSomething(type)) return;
    reached.add(type.name);
    if (isInputObjectType(type)) {
      for (const field of Object.values(type.getFields())) reach(getNamedType(field.type));
    } else if (isUnionType(type)) type.getTypes().forEach(reach);
    else if (isObjectType(type) || isInterfaceType(type)) {
      type.getInterfaces().forEach(reach);
      if (isInterfaceType(type)) schema.getPossibleTypes(type).forEach(reach);
      for (const field of fieldsOf.get(type.name)?.values() ?? []) {
        reach(getNamedType(field.type));
        for (const argument of field.args) reach(getNamedType(argument.type));
      }
    }
  };
  for (const root of rootsOf(schema)) reach(root);
  for (const { args } of schema.getDirectives()) for (const { type } of args) reach(getNamedType(type));
  return {
    hasType: (name) => reached.has(name),
    hasField: (type, field) => reached.has(type) && fieldsOf.get(type)?.has(field) === true,
  };
}

const rootsOf = (schema: GraphQLSchema) =>
  [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].filter(
    (type) => type != null,
  );

/** The API schema of a contract. @throws {Error} when it has no query. */
export function contractSchema(schema: GraphQLSchema, contract: Contract): GraphQLSchema {
  const kept = ({ name }: NamedTypeNode) => contract.hasType(name.value);
  const definitions = apiDocument(schema).definitions.flatMap((definition): DefinitionNode[] => {
    if (!('name' in definition) || !definition.name || definition.kind === Kind.DIRECTIVE_DEFINITION) {
      return definition.kind === Kind.SCHEMA_DEFINITION
        ? [{ ...definition, operationTypes: definition.operationTypes.filter((root) => kept(root.type)) }]
        : [definition];
    }
    const type = definition.name.value;
    if (!contract.hasType(type)) return [];
    if (definition.kind === Kind.UNION_TYPE_DEFINITION) {
      return [{ ...definition, types: definition.types?.filter(kept) ?? [] }];
    }
    if (!hasFields(definition)) return [definition];
    const fields = definition.fields?.filter(({ name }) => contract.hasField(type, name.value)) ?? [];
    return [{ ...definition, fields, interfaces: definition.interfaces?.filter(kept) ?? [] }];
  });
  const filtered = buildASTSchema({ kind: Kind.DOCUMENT, definitions });
  if (!filtered.getQueryType()) throw new Error('The contract has no query.');
  return filtered;
}

const documents = new WeakMap<GraphQLSchema, DocumentNode>();

function apiDocument(schema: GraphQLSchema): DocumentNode {
  let document = documents.get(schema);
  if (!document) {
    document = parse(printSchema(schema), { noLocation: true });
    documents.set(schema, document);
  }
  return document;
}

export const hasFields = (
  node: DefinitionNode,
): node is ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode =>
  node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION;
