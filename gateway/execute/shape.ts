import {
  type GraphQLCompositeType,
  GraphQLError,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isEnumType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isSpecifiedScalarType,
  isUnionType,
} from 'graphql';
import type { Data } from './data.ts';
import type { ResponsePath } from './errors.ts';
import {
  and,
  anyOf,
  appliesTo,
  type Condition,
  holds,
  type Operation,
  possibleTypeNames,
  type Selected,
  type SelectedField,
} from './operation.ts';
import type { IsDenied } from './planned-document.ts';

/** The response that an operation asks for, worked out once: which value of the data stands where, and what may be null. */
export type ResponseShape = { root: Selection };

/** What a composite value looks like, by its runtime type. Worked out when a type is first met. */
type Selection = {
  type: GraphQLCompositeType;
  parts: readonly Part[];
  /** When `type` is an object type. */
  only: ObjectShape | null;
  byTypename: Map<string, ObjectShape | null>;
  schema: GraphQLSchema;
  isDenied: IsDenied;
};

/** Selections that are merged into one object, and when they count. */
type Part = { selections: readonly Selected[]; when: Condition };

type ObjectShape = {
  typename: string;
  fields: readonly FieldShape[];
  /** Whether a field answers as `__proto__`, which no plain object can hold. */
  needsNullPrototype: boolean;
};

type FieldShape = {
  responseName: string;
  kind: 'value' | 'typename' | 'introspection';
  /** Its name in the data. */
  source: string;
  coordinate: string;
  value: ValueShape;
  /** Included when one of these holds; null: always. Empty when the caller may not see it. */
  when: readonly NonNullable<Condition>[] | null;
  /** Denied (where it isn't included anyway) when one of these holds; null: always. Empty when it isn't denied. */
  deniedWhen: readonly NonNullable<Condition>[] | null;
  /** What stands in the way where it is denied, as indexes into the graph's requirements. */
  requirements: readonly number[];
};

type ValueShape = {
  nonNull: boolean;
  /** Of the elements, when it is a list. */
  element: ValueShape | null;
  leaf: Leaf | null;
  selection: Selection | null;
};

/** Values of custom scalars are whatever the subgraph says: they have none of this. */
type Leaf = {
  isValid: (value: unknown) => boolean;
  /** The value may be right in a subgraph and yet no part of the API: it is null without an error. */
  mayBeUnknown: boolean;
};

/** Returned instead of a value when a null in a non-null position takes the parent with it. */
const NULLED = Symbol('nulled');

/** More of the same null in a list tells a client nothing new. */
const MAX_NULL_ERRORS = 100;

export function compileShape(schema: GraphQLSchema, operation: Operation, isDenied: IsDenied): ResponseShape {
  return {
    root: selectionOf(
      schema,
      operation.rootType,
      [{ selections: operation.selections, when: null }],
      isDenied,
    ),
  };
}

function selectionOf(
  schema: GraphQLSchema,
  type: GraphQLCompositeType,
  parts: readonly Part[],
  isDenied: IsDenied,
): Selection {
  return { type, parts, only: null, byTypename: new Map(), schema, isDenied };
}

/** Null when objects of this type can't stand here. */
function shapeFor(selection: Selection, typename: unknown): ObjectShape | null {
  if (isObjectType(selection.type)) {
    selection.only ??= compileObject(selection, selection.type);
    return selection.only;
  }
  const name = typeof typename === 'string' ? typename : selection.type.name;
  let shape = selection.byTypename.get(name);
  if (shape === undefined) {
    const runtime = selection.schema.getType(name);
    shape = isPossible(selection, runtime) ? compileObject(selection, runtime) : null;
    // Subgraphs decide how many names there are, so only real types are remembered.
    if (runtime) selection.byTypename.set(name, shape);
  }
  return shape;
}

/** A subgraph that knows the interface as an object type (`@interfaceObject`) answers with the interface's name. */
function isPossible(
  { schema, type }: Selection,
  runtime: GraphQLNamedType | undefined,
): runtime is GraphQLCompositeType {
  if (!runtime || !isCompositeType(runtime) || isUnionType(runtime)) return false;
  return (
    runtime === type ||
    possibleTypeNames(schema, type).has(runtime.name) ||
    (isInterfaceType(runtime) && appliesTo(schema, type, runtime))
  );
}

type Draft = {
  field: SelectedField;
  parts: Part[];
  included: Condition[];
  denied: Condition[];
  requirements: readonly number[];
};

function compileObject({ schema, parts, isDenied }: Selection, runtime: GraphQLCompositeType): ObjectShape {
  const drafts = new Map<string, Draft>();
  const collect = (selections: readonly Selected[], when: Condition) => {
    for (const selected of selections) {
      const both = and(when, selected.condition);
      if (selected.kind === 'fragment') {
        if (!selected.on || appliesTo(schema, selected.on, runtime)) collect(selected.selections, both);
        continue;
      }
      let draft = drafts.get(selected.responseName);
      if (!draft) {
        const { requirements } = selected;
        draft = { field: selected, parts: [], included: [], denied: [], requirements };
        drafts.set(selected.responseName, draft);
      }
      if (isDenied(selected)) draft.denied.push(both);
      else {
        draft.field = selected;
        draft.included.push(both);
        if (selected.selections) draft.parts.push({ selections: selected.selections, when: both });
      }
    }
  };
  for (const { selections, when } of parts) collect(selections, when);

  const fields: FieldShape[] = [];
  for (const { field, parts: inner, included, denied, requirements } of drafts.values()) {
    const { name, responseName, plannedName } = field;
    const isIntrospection = name === '__schema' || name === '__type';
    const type = isUnionType(runtime) ? undefined : runtime.getFields()[name]?.type;
    if (!type && !name.startsWith('__')) continue; // not a field of this type: only data that is wrong leads here
    fields.push({
      responseName,
      kind: name === '__typename' ? 'typename' : isIntrospection ? 'introspection' : 'value',
      source: isIntrospection ? responseName : plannedName,
      coordinate: `${runtime.name}.${name}`,
      value: type ? valueShapeOf(schema, type, inner, isDenied) : ANYTHING,
      when: anyOf(included),
      deniedWhen: anyOf(denied),
      requirements,
    });
  }
  return {
    typename: runtime.name,
    fields,
    needsNullPrototype: fields.some(({ responseName }) => responseName === '__proto__'),
  };
}

const ANYTHING: ValueShape = { nonNull: false, element: null, leaf: null, selection: null };

function valueShapeOf(
  schema: GraphQLSchema,
  type: GraphQLOutputType,
  parts: readonly Part[],
  isDenied: IsDenied,
): ValueShape {
  const nullable = getNullableType(type);
  const nonNull = isNonNullType(type);
  if (isListType(nullable)) {
    const element = valueShapeOf(schema, nullable.ofType as GraphQLOutputType, parts, isDenied);
    return { nonNull, element, leaf: null, selection: null };
  }
  const named = getNamedType(type);
  return {
    nonNull,
    element: null,
    leaf: leafOf(named),
    selection: isCompositeType(named) ? selectionOf(schema, named, parts, isDenied) : null,
  };
}

function leafOf(type: GraphQLNamedType): Leaf | null {
  if (isEnumType(type)) {
    const names = new Set<unknown>(type.getValues().map(({ name }) => name));
    return { isValid: (value) => names.has(value), mayBeUnknown: true };
  }
  const isValid = isSpecifiedScalarType(type) ? SCALARS[type.name] : undefined;
  return isValid ? { isValid, mayBeUnknown: false } : null;
}

const SCALARS: Record<string, (value: unknown) => boolean> = {
  Int: Number.isInteger,
  Float: Number.isFinite,
  Boolean: (value) => typeof value === 'boolean',
  String: (value) => typeof value === 'string',
  // The specification wants a string; not every server sends one.
  ID: (value) => typeof value === 'string' || Number.isInteger(value),
};

type DenialOf = (requirements: readonly number[]) => object | null;

/** Shapes the data of one request. */
export class Shaping {
  readonly #variables: Readonly<Record<string, unknown>>;
  readonly #errors: GraphQLError[];
  readonly #introspection: Data | null;
  readonly #denialOf: DenialOf;
  /** Where the value that is shaped stands; only the first `#depth` elements count. */
  readonly #path: (string | number)[] = [];
  #depth = 0;
  #nullErrors = 0;

  /**
   * @param errors what is known to have gone wrong; what is found out here is added.
   * @param denialOf what the caller is told, besides the code, of a field with these requirements.
   */
  constructor(
    variables: Readonly<Record<string, unknown>>,
    errors: GraphQLError[],
    introspection: Data | null,
    denialOf: DenialOf,
  ) {
    this.#variables = variables;
    this.#errors = errors;
    this.#introspection = introspection;
    this.#denialOf = denialOf;
  }

  /** Null when a null in a non-null position took everything with it. */
  shape({ root }: ResponseShape, data: Data): Data | null {
    const shaped = this.#object(root, data);
    return shaped === NULLED || shaped === null ? null : (shaped as Data);
  }

  #object(selection: Selection, data: Data): unknown {
    const shape = selection.only ?? shapeFor(selection, data.__typename);
    if (shape === null) return null;
    const { fields } = shape;
    const result: Data = shape.needsNullPrototype ? Object.create(null) : {};
    const depth = this.#depth;
    this.#depth = depth + 1;
    for (let index = 0; index < fields.length; index += 1) {
      const field = fields[index] as FieldShape;
      if (field.when !== null && !holds(field.when, this.#variables)) {
        if (field.deniedWhen !== null && !holds(field.deniedWhen, this.#variables)) continue;
        this.#path[depth] = field.responseName;
        const why = this.#denialOf(field.requirements);
        this.#addError('Unauthorized field or type', 'UNAUTHORIZED_FIELD_OR_TYPE', why);
        if (field.value.nonNull) {
          this.#depth = depth;
          return NULLED;
        }
        result[field.responseName] = null;
        continue;
      }
      this.#path[depth] = field.responseName;
      if (field.kind === 'value') {
        const value = this.#value(field.value, data[field.source], field.coordinate);
        if (value === NULLED) {
          this.#depth = depth;
          return NULLED;
        }
        result[field.responseName] = value;
      } else {
        result[field.responseName] =
          field.kind === 'typename' ? shape.typename : (this.#introspection?.[field.source] ?? null);
      }
    }
    this.#depth = depth;
    return result;
  }

  #value(shape: ValueShape, value: unknown, coordinate: string): unknown {
    if (value === null || value === undefined) return shape.nonNull ? this.#nulled(coordinate) : null;
    let shaped: unknown;
    if (shape.selection !== null) {
      shaped =
        typeof value === 'object' && !Array.isArray(value)
          ? this.#object(shape.selection, value as Data)
          : this.#invalid(coordinate);
    } else if (shape.element !== null) {
      shaped = Array.isArray(value)
        ? this.#list(shape.element, value, coordinate)
        : this.#invalid(coordinate);
    } else if (shape.leaf !== null && !shape.leaf.isValid(value)) {
      shaped = shape.leaf.mayBeUnknown ? null : this.#invalid(coordinate);
    } else {
      return value;
    }
    if (shaped === null) return shape.nonNull ? this.#nulled(coordinate) : null;
    if (shaped === NULLED) return shape.nonNull ? NULLED : null;
    return shaped;
  }

  #list(shape: ValueShape, values: readonly unknown[], coordinate: string): unknown {
    const depth = this.#depth;
    this.#depth = depth + 1;
    const shaped: unknown[] = new Array(values.length);
    for (let index = 0; index < values.length; index += 1) {
      this.#path[depth] = index;
      const value = this.#value(shape, values[index], coordinate);
      if (value === NULLED) {
        this.#depth = depth;
        return NULLED;
      }
      shaped[index] = value;
    }
    this.#depth = depth;
    return shaped;
  }

  /** A null where none may be: one error, unless one that is known explains it. */
  #nulled(coordinate: string): typeof NULLED {
    if (this.#nullErrors < MAX_NULL_ERRORS && !this.#isExplained()) {
      this.#nullErrors += 1;
      this.#addError(`Cannot return null for non-nullable field ${coordinate}.`, 'INTERNAL_SERVER_ERROR');
    }
    return NULLED;
  }

  #invalid(coordinate: string): null {
    this.#addError(`Malformed value for field ${coordinate}.`, 'SUBGRAPH_MALFORMED');
    return null;
  }

  #isExplained(): boolean {
    const path = this.#path;
    const depth = this.#depth;
    return this.#errors.some(({ path: known = [] }) => {
      const common = Math.min(known.length, depth);
      for (let index = 0; index < common; index += 1) if (known[index] !== path[index]) return false;
      return true;
    });
  }

  #addError(message: string, code: string, more: object | null = null): void {
    const path: ResponsePath = this.#path.slice(0, this.#depth);
    this.#errors.push(new GraphQLError(message, { path, extensions: { code, ...more } }));
  }
}
