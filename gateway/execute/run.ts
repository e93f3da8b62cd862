import { GraphQLError, Kind } from 'graphql';
import type { Caller } from '#shared/actor.ts';
import type { FetchReport, SubgraphError, SubgraphResponse, UnreachableCode } from './connection.ts';
import { clientPath, codeOf, masked, type ResponsePath, unreachable } from './errors.ts';
import type { Selected } from './operation.ts';
import { type FetchStep, forEachEntityField, type Step } from './plan.ts';
import { applyRewrite, copy, type Data, isObject, merge, objectsAt, representationOf } from './representation.ts';

export type RunOptions = {
  /** The client's operation: errors are reported under its names. */
  selections: readonly Selected[];
  /** Coerced, with defaults. */
  variables: Readonly<Record<string, unknown>>;
  caller: Caller;
  signal: AbortSignal | undefined;
  observe: ((fetch: FetchReport) => void) | undefined;
  safeCodes: ReadonlySet<string>;
};

/** More errors than that of one fetch tell a client nothing new. */
const MAX_ERRORS_PER_FETCH = 100;

/** One entity in the data, with the objects around it, the nearest last. */
type Place = { entity: Data; around: readonly Data[] };

/** One execution of a plan: gathers what subgraphs answer into `data`, and what went wrong into `errors`. */
export class Run {
  readonly data: Data = Object.create(null);
  readonly errors: GraphQLError[] = [];
  readonly #options: RunOptions;
  readonly #reported = new Set<string>();
  readonly #begin = performance.now();
  #aborted: Promise<never> | undefined;
  #forgetSignal: (() => void) | undefined;

  constructor(options: RunOptions) {
    this.#options = options;
  }

  async execute(step: Step): Promise<void> {
    const { signal } = this.#options;
    if (signal && !signal.aborted) {
      const aborted = new Promise<never>((_, reject) => {
        const abort = () => reject(signal.reason);
        signal.addEventListener('abort', abort, { once: true });
        this.#forgetSignal = () => signal.removeEventListener('abort', abort);
      });
      aborted.catch(() => {}); // nobody may be waiting for a fetch when it comes
      this.#aborted = aborted;
    }
    try {
      await this.#step(step);
    } finally {
      this.#forgetSignal?.();
    }
  }

  #step(step: Step): Promise<unknown> | undefined {
    switch (step.kind) {
      case 'fetch':
        return this.#fetch(step);
      case 'parallel':
        return Promise.all(step.steps.map((inner) => this.#step(inner)));
      case 'sequence':
        return this.#sequence(step.steps);
      case 'condition': {
        const chosen = this.#options.variables[step.variable] === true ? step.then : step.otherwise;
        return chosen ? this.#step(chosen) : undefined;
      }
    }
  }

  async #sequence(steps: readonly Step[]): Promise<void> {
    for (const step of steps) await this.#step(step);
  }

  async #fetch(step: FetchStep): Promise<void> {
    const variables: Record<string, unknown> = {};
    for (const name of step.variables) {
      const value = this.#options.variables[name];
      if (value !== undefined) variables[name] = value;
    }
    if (step.context.length > 0) {
      await Promise.all(
        this.#byContext(step).map(({ context, entities }) =>
          this.#fetchEntities(step, { ...variables, ...context }, entities),
        ),
      );
      return;
    }
    const objects = step.path.length === 0 ? [this.data] : objectsIn(this.data, step.path);
    if (objects.length === 0) return;
    if (step.requires) {
      await this.#fetchEntities(step, variables, objects);
      return;
    }
    const answer = await this.#ask(step, variables, null, objects);
    if (!answer) return;
    for (const rewrite of step.outputRewrites) applyRewrite(answer, rewrite);
    objects.forEach((object, index) => merge(object, index === 0 ? answer : copy(answer)));
  }

  /** Equal entities are asked for once. */
  async #fetchEntities(step: FetchStep, variables: Record<string, unknown>, entities: readonly Data[]): Promise<void> {
    if (!step.requires) return;
    const representations: Data[] = [];
    const places: Data[][] = [];
    const indexes = new Map<string, number>();
    for (const entity of entities) {
      const representation = representationOf(entity, step.requires, step.inputRewrites);
      if (!representation) continue;
      const key = entities.length > 1 ? JSON.stringify(representation) : '';
      const known = indexes.get(key);
      if (known !== undefined) {
        places[known]?.push(entity);
        continue;
      }
      indexes.set(key, representations.push(representation) - 1);
      places.push([entity]);
    }
    if (representations.length === 0) return;

    const answer = await this.#ask(step, { ...variables, representations }, places, places.flat());
    if (!answer?._entities) return;
    const answered = answer._entities as (Data | null)[];
    places.forEach((equal, index) => {
      const entity = answered[index];
      if (!entity) return;
      if (step.outputRewrites.length > 0) {
        const hadTypename = '__typename' in entity;
        if (!hadTypename) entity.__typename = equal[0]?.__typename;
        for (const rewrite of step.outputRewrites) applyRewrite(entity, rewrite);
        if (!hadTypename) delete entity.__typename;
      }
      equal.forEach((place, number) => {
        merge(place, number === 0 || step.sharesEntities ? entity : copy(entity));
      });
    });
  }

  /** Entities whose surroundings give different arguments are asked for apart. */
  #byContext(step: FetchStep): { context: Record<string, unknown>; entities: Data[] }[] {
    const groups = new Map<string, { context: Record<string, unknown>; entities: Data[] }>();
    for (const { entity, around } of placesIn(this.data, step.path)) {
      const context: Record<string, unknown> = {};
      for (const { variable, levelsUp, path } of step.context) {
        if (variable in context) continue;
        const source = levelsUp === 0 ? entity : around.at(-levelsUp);
        const last = path.at(-1);
        if (!last || !('field' in last)) continue;
        const [holder] = objectsAt(source, path.slice(0, -1));
        const value = holder?.[last.field];
        if (value !== undefined) context[variable] = value;
      }
      const key = JSON.stringify(context);
      const group = groups.get(key);
      if (group) group.entities.push(entity);
      else groups.set(key, { context, entities: [entity] });
    }
    return [...groups.values()];
  }

  /** The data of a well-formed answer, or null when there is none. What went wrong is reported. */
  async #ask(
    step: FetchStep,
    variables: Record<string, unknown>,
    places: readonly (readonly Data[])[] | null,
    objects: readonly Data[],
  ): Promise<Data | null> {
    const { caller, signal, observe } = this.#options;
    const startedMs = performance.now() - this.#begin;
    let failed: UnreachableCode | null = null;
    let errors: readonly (SubgraphError | Error)[] = [];
    let data: Data | null = null;
    try {
      signal?.throwIfAborted();
      const asked = step.connection.execute({ ...step.request, variables }, caller, { signal });
      const response = await (this.#aborted ? Promise.race([asked, this.#aborted]) : asked);
      if (isWellFormed(response, places?.length ?? null)) {
        errors = response.errors ?? [];
        data = response.data ?? null;
      } else {
        failed = 'SUBGRAPH_MALFORMED';
      }
    } catch (error) {
      failed = codeOf(error, signal);
      errors = [error instanceof Error ? error : new Error(String(error))];
    }
    observe?.({
      service: step.service,
      path: step.path,
      operationName: step.request.operationName,
      startedMs,
      durationMs: performance.now() - this.#begin - startedMs,
      entities: places?.length ?? null,
      failed,
      errors,
    });
    if (failed) this.#reportMissing(step, objects, (path) => unreachable(failed, step.service, path));
    else if (errors.length > 0) this.#reportErrors(step, errors as readonly SubgraphError[], places, objects);
    return data;
  }

  #reportErrors(
    step: FetchStep,
    errors: readonly SubgraphError[],
    places: readonly (readonly Data[])[] | null,
    objects: readonly Data[],
  ): void {
    const located = pathsOf(this.data, step.path);
    for (const error of errors.slice(0, MAX_ERRORS_PER_FETCH)) {
      const build = (path: ResponsePath) => masked(error, step.service, path, this.#options.safeCodes);
      const path = renamed(Array.isArray(error.path) ? error.path : [], step);
      const index = path[1];
      if (!places) {
        if (path.length === 0) this.#reportMissing(step, objects, build);
        else for (const object of objects) for (const at of located.get(object) ?? []) this.#report([...at, ...path], build);
        continue;
      }
      const equal = path[0] === '_entities' && typeof index === 'number' ? places[index] : undefined;
      if (!equal) this.#reportMissing(step, objects, build);
      else if (path.length === 2) this.#reportMissing(step, equal, build);
      else
        for (const entity of equal)
          for (const at of located.get(entity) ?? []) this.#report([...at, ...path.slice(2)], build);
    }
  }

  /**
   * A whole answer, or that for one entity, is missing: one error for each field that the client asked of it there and,
   * when others wait for what the client didn't ask for, one for the entity. Instead of very many, one for the list.
   */
  #reportMissing(step: FetchStep, objects: readonly Data[], build: (path: ResponsePath) => GraphQLError): void {
    const fields = fieldsAskedBy(step);
    if (objects.length * fields.length > MAX_ERRORS_PER_FETCH) {
      const list = step.path.indexOf('@');
      this.#report(step.path.slice(0, list === -1 ? undefined : list), build);
      return;
    }
    const located = pathsOf(this.data, step.path);
    for (const object of objects) {
      for (const at of located.get(object) ?? []) {
        for (const field of fields) this.#report([...at, field], build);
      }
    }
  }

  #report(path: ResponsePath, build: (path: ResponsePath) => GraphQLError): void {
    const visible = clientPath(this.#options.selections, path);
    const error = build(visible);
    const key = `${visible.join('.')} ${error.extensions.code} ${error.extensions.service} ${error.message}`;
    if (this.#reported.has(key)) return;
    this.#reported.add(key);
    this.errors.push(error);
  }
}

function isWellFormed(response: unknown, entities: number | null): response is SubgraphResponse & { data?: Data | null } {
  if (!isObject(response)) return false;
  const { data, errors } = response;
  if (errors !== undefined && errors !== null && !(Array.isArray(errors) && errors.every(isObject))) return false;
  if (data === undefined || data === null) return Array.isArray(errors) && errors.length > 0;
  if (!isObject(data)) return false;
  if (entities === null) return true;
  const answered = data._entities;
  if (answered === undefined || answered === null) return Array.isArray(errors) && errors.length > 0;
  return (
    Array.isArray(answered) &&
    answered.length === entities &&
    answered.every((entity) => entity === null || isObject(entity))
  );
}

/** Response names of the fields that a fetch asks of the object or the entities that it is for. */
function fieldsAskedBy(step: FetchStep): string[] {
  const names = new Set<string>();
  if (step.requires) {
    forEachEntityField(step.request.document, (field) => {
      names.add(field.alias?.value ?? field.name.value);
    });
  } else {
    for (const definition of step.request.document.definitions) {
      if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
      for (const selection of definition.selectionSet.selections) {
        if (selection.kind === Kind.FIELD) names.add(selection.alias?.value ?? selection.name.value);
        else if (selection.kind === Kind.INLINE_FRAGMENT) {
          for (const inner of selection.selectionSet.selections) {
            if (inner.kind === Kind.FIELD) names.add(inner.alias?.value ?? inner.name.value);
          }
        }
      }
    }
  }
  names.delete('__typename');
  return names.size > 0 ? [...names] : ['__typename'];
}

/** A subgraph's error path, under the names that its answer has after the rewrites of the plan. */
function renamed(path: readonly (string | number)[], { outputRewrites }: FetchStep): readonly (string | number)[] {
  const names = new Map(outputRewrites.flatMap((rewrite) => (rewrite.kind === 'rename' ? [[rewrite.field, rewrite.to]] : [])));
  return names.size === 0 ? path : path.map((segment) => names.get(segment as string) ?? segment);
}

/** The objects that a path of the plan leads to, in order, without nulls. */
function objectsIn(data: Data, path: readonly string[]): Data[] {
  const found: Data[] = [];
  const walk = (value: unknown, index: number) => {
    if (value === null || value === undefined) return;
    if (index === path.length) {
      if (isObject(value)) found.push(value);
    } else if (path[index] === '@') {
      if (Array.isArray(value)) for (const element of value) walk(element, index + 1);
    } else if (isObject(value)) walk(value[path[index] as string], index + 1);
  };
  walk(data, 0);
  return found;
}

function placesIn(data: Data, path: readonly string[]): Place[] {
  const places: Place[] = [];
  const walk = (value: unknown, index: number, around: readonly Data[]) => {
    if (Array.isArray(value)) {
      if (path[index] === '@') for (const element of value) walk(element, index + 1, around);
    } else if (isObject(value)) {
      if (index === path.length) places.push({ entity: value, around });
      else walk(value[path[index] as string], index + 1, [...around, value]);
    }
  };
  walk(data, 0, []);
  return places;
}

/** Where each object at a path of the plan stands; an object that is shared stands in several places. */
function pathsOf(data: Data, path: readonly string[]): Map<Data, ResponsePath[]> {
  const found = new Map<Data, ResponsePath[]>();
  const walk = (value: unknown, index: number, at: ResponsePath) => {
    if (Array.isArray(value)) {
      if (path[index] === '@') value.forEach((element, number) => walk(element, index + 1, [...at, number]));
    } else if (isObject(value)) {
      if (index === path.length) found.set(value, [...(found.get(value) ?? []), at]);
      else walk(value[path[index] as string], index + 1, [...at, path[index] as string]);
    }
  };
  walk(data, 0, []);
  return found;
}
