import {
  AUTHENTICATED_VERSIONS,
  POLICY_VERSIONS,
  REQUIRES_SCOPES_VERSIONS,
} from '@apollo/federation-internals';
import { type ConstDirectiveNode, type GraphQLCompositeType, isAbstractType, type TypeNode } from 'graphql';
import { applications, identityOf, type SupergraphDocument } from '../execute/supergraph.ts';

/** One application of `@authenticated`, `@requiresScopes` or `@policy`. */
export type Requirement =
  | { kind: 'authenticated' }
  /** All scopes of at least one of these. */
  | { kind: 'scopes'; anyOf: readonly (readonly string[])[] }
  /** All policies of at least one of these. */
  | { kind: 'policies'; anyOf: readonly (readonly string[])[] };

/** What the supergraph's authorization directives ask of who reads a field. */
export type Requirements = {
  /** Each different requirement once; fields refer to them by index. */
  all: readonly Requirement[];
  /**
   * Everything that must hold to read a field here: what stands on the field, on the type that it is selected on and
   * on the object, scalar or enumeration type that it returns. On an abstract type also what stands on the field in
   * each of the `possible` object types, because the plan can't leave the field out for some objects of a list and not
   * for others. A field that returns an interface asks nothing for it: what composition writes on interfaces is the sum
   * over their objects, and fragments may ask for those of them that the caller may see.
   */
  ofField(parentType: GraphQLCompositeType, field: string, possible: ReadonlySet<string>): readonly number[];
};

const NONE: readonly number[] = [];

/**
 * Directives on object, interface, scalar and enum types and on fields, joined by AND as the Federation specification says.
 * @see https://www.apollographql.com/docs/graphos/schema-design/federated-schemas/reference/directives#authenticated
 */
export function readRequirements({ document, directiveName }: SupergraphDocument): Requirements {
  const authenticated = directiveName(identityOf(AUTHENTICATED_VERSIONS), 'authenticated');
  const requiresScopes = directiveName(identityOf(REQUIRES_SCOPES_VERSIONS), 'requiresScopes');
  const policy = directiveName(identityOf(POLICY_VERSIONS), 'policy');

  const all: Requirement[] = [];
  const indexes = new Map<string, number>();
  const intern = (requirement: Requirement) => {
    const key = JSON.stringify(requirement);
    let index = indexes.get(key);
    if (index === undefined) {
      index = all.push(requirement) - 1;
      indexes.set(key, index);
    }
    return index;
  };
  const standingOn = (node: { directives?: readonly ConstDirectiveNode[] | undefined }): number[] => [
    ...applications(node, authenticated).map(() => intern({ kind: 'authenticated' })),
    ...applications(node, requiresScopes).map(({ scopes }) =>
      intern({ kind: 'scopes', anyOf: scopes as string[][] }),
    ),
    ...applications(node, policy).map(({ policies }) =>
      intern({ kind: 'policies', anyOf: policies as string[][] }),
    ),
  ];

  const onType = new Map<string, number[]>();
  const onReturnedType = new Map<string, number[]>();
  const onField = new Map<string, { own: number[]; returns: string }>();
  for (const definition of document.definitions) {
    const { kind } = definition;
    if (kind === 'ScalarTypeDefinition' || kind === 'EnumTypeDefinition') {
      onReturnedType.set(definition.name.value, standingOn(definition));
    } else if (kind === 'ObjectTypeDefinition' || kind === 'InterfaceTypeDefinition') {
      for (const field of definition.fields ?? []) {
        onField.set(`${definition.name.value}.${field.name.value}`, {
          own: standingOn(field),
          returns: namedTypeOf(field.type),
        });
      }
      onType.set(definition.name.value, standingOn(definition));
      if (kind === 'ObjectTypeDefinition') onReturnedType.set(definition.name.value, standingOn(definition));
    }
  }

  if (all.length === 0) return { all, ofField: () => NONE };
  return {
    all,
    ofField(parentType, field, possible) {
      const found = new Set<number>();
      const collect = (type: string) => {
        const definition = onField.get(`${type}.${field}`);
        if (!definition) return; // __typename and the like
        for (const requirement of definition.own) found.add(requirement);
        for (const requirement of onType.get(type) ?? NONE) found.add(requirement);
        for (const requirement of onReturnedType.get(definition.returns) ?? NONE) found.add(requirement);
      };
      collect(parentType.name);
      if (isAbstractType(parentType)) for (const type of possible) collect(type);
      return found.size > 0 ? [...found] : NONE;
    },
  };
}

function namedTypeOf(type: TypeNode): string {
  return type.kind === 'NamedType' ? type.name.value : namedTypeOf(type.type);
}
