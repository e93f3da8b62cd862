import { type ConstDirectiveNode, type DocumentNode, Kind, type TypeNode } from 'graphql';

/**
 * What the directives of a schema say, read without any of the code that enforces them: tests compare the two.
 */
export type Access = {
  /** Every one of these must hold to read the field on an object of the type. */
  on(type: string, field: string): Requirement[];
  /** The same, and what stands on the type that the field returns: a gateway refuses the whole field for it. */
  through(type: string, field: string): Requirement[];
  purposeOf(type: string, field: string): Purpose | null;
  /** `Type.field` of every field that has a rule on it or on its type. */
  ruled: ReadonlySet<string>;
  /** Object types with their fields in the order of the schema; without those that only federation needs. */
  types: ReadonlyMap<string, readonly SchemaField[]>;
};

export type SchemaField = { name: string; returns: string; isInaccessible: boolean };

/** `@authenticated`, or the alternatives of `@requiresScopes`. Sets of several scopes are in nobody's schema yet. */
export type Requirement = 'authenticated' | readonly string[];

export type Purpose = { purpose: string; unlessSelf: boolean };

export function readAccess(document: DocumentNode): Access {
  const types = new Map<string, SchemaField[]>();
  const onType = new Map<string, Requirement[]>();
  const onField = new Map<string, Requirement[]>();
  const purposes = new Map<string, Purpose>();
  const returns = new Map<string, string>();
  const isEnumOrScalar = new Map<string, Requirement[]>();

  for (const definition of document.definitions) {
    if (definition.kind === Kind.ENUM_TYPE_DEFINITION || definition.kind === Kind.SCALAR_TYPE_DEFINITION) {
      isEnumOrScalar.set(definition.name.value, requirementsIn(definition.directives));
    }
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    const type = definition.name.value;
    onType.set(type, requirementsIn(definition.directives));
    for (const field of definition.fields ?? []) {
      const names = new Set(field.directives?.map(({ name }) => name.value));
      if (names.has('external')) continue;
      const path = `${type}.${field.name.value}`;
      onField.set(path, requirementsIn(field.directives));
      returns.set(path, named(field.type));
      const purpose = purposeIn(field.directives) ?? purposeIn(definition.directives);
      if (purpose) purposes.set(path, purpose);
      const fields = types.get(type) ?? [];
      fields.push({
        name: field.name.value,
        returns: named(field.type),
        isInaccessible: names.has('inaccessible'),
      });
      types.set(type, fields);
    }
  }
  const on = (type: string, field: string) => [
    ...(onType.get(type) ?? []),
    ...(onField.get(`${type}.${field}`) ?? []),
  ];
  return {
    types,
    on,
    through(type, field) {
      const returned = returns.get(`${type}.${field}`) ?? '';
      return [...on(type, field), ...(onType.get(returned) ?? isEnumOrScalar.get(returned) ?? [])];
    },
    purposeOf: (type, field) => purposes.get(`${type}.${field}`) ?? null,
    ruled: new Set(
      [...onField.keys()].filter((path) => {
        const [type = '', field = ''] = path.split('.');
        return on(type, field).length > 0 || purposes.has(path);
      }),
    ),
  };
}

export const isMetBy = (requirement: Requirement, signedIn: boolean, scopes: readonly string[]): boolean =>
  requirement === 'authenticated' ? signedIn : requirement.some((scope) => scopes.includes(scope));

/**
 * Types that hold facts about customers: the personal ones, and all that is reached through those and nowhere else.
 */
export function closedTypes({ types, ruled }: Access, personal: ReadonlySet<string>): ReadonlySet<string> {
  const open = new Set<string>();
  const visit = (type: string): void => {
    if (open.has(type) || personal.has(type)) return;
    open.add(type);
    for (const { name, returns } of types.get(type) ?? []) {
      if (!ruled.has(`${type}.${name}`)) visit(returns);
    }
  };
  visit('Query');
  const closed = new Set<string>();
  const collect = (type: string): void => {
    if (closed.has(type) || open.has(type) || !types.has(type)) return;
    closed.add(type);
    for (const { returns } of types.get(type) ?? []) collect(returns);
  };
  for (const type of personal) collect(type);
  return closed;
}

function requirementsIn(directives: readonly ConstDirectiveNode[] = []): Requirement[] {
  return directives.flatMap(({ name, arguments: args }): Requirement[] => {
    if (name.value === 'authenticated') return ['authenticated'];
    if (name.value === 'policy') throw new Error('the matrix knows no policies yet');
    if (name.value !== 'requiresScopes') return [];
    const value = args?.[0]?.value;
    if (value?.kind !== Kind.LIST) throw new Error('expected a list of lists of scopes');
    const alternatives = value.values.map((all) => {
      if (all.kind !== Kind.LIST || all.values.length !== 1) throw new Error('expected sets of one scope');
      const [scope] = all.values;
      if (scope?.kind !== Kind.STRING) throw new Error('expected a scope');
      return scope.value;
    });
    return [alternatives];
  });
}

function purposeIn(directives: readonly ConstDirectiveNode[] = []): Purpose | null {
  const consent = directives.find(({ name }) => name.value === 'consent');
  if (!consent) return null;
  const argument = (wanted: string) => consent.arguments?.find(({ name }) => name.value === wanted)?.value;
  const purpose = argument('purpose');
  const unlessSelf = argument('unlessSelf');
  if (purpose?.kind !== Kind.STRING) throw new Error('expected a purpose');
  return { purpose: purpose.value, unlessSelf: unlessSelf?.kind === Kind.BOOLEAN && unlessSelf.value };
}

const named = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : named(type.type);
