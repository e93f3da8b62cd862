import { type FieldNode, type GraphQLError, visit } from 'graphql';
import type { Caller } from '#shared/actor.ts';
import type { FetchReport, SubgraphError, SubgraphResponse, UnreachableCode } from './connection.ts';
import { applyRewrite, copy, type Data, isObject, merge, objectsAt } from './data.ts';
import {
  type EntityRequest,
  forEachEntityField,
  type PreparedRequest,
  representationOf,
} from './entity-request.ts';
import { clientPath, codeOf, masked, type ResponsePath, unreachable } from './errors.ts';
import type { Selected } from './operation.ts';
import type { FetchStep, Step } from './plan.ts';
import type { Variables } from './variables.ts';

export type RunOptions = {
  /** The client's operation: errors are reported under its names. */
  selections: readonly Selected[];
  /** Coerced, with defaults. */
  variables: Variables;
  caller: Caller;
  signal: AbortSignal | undefined;
  observe: ((fetch: FetchReport) => void) | undefined;
  safeCodes: ReadonlySet<string>;
  /** Names of the interfaces of the graph. */
  interfaces: ReadonlySet<string>;
};

/** More errors than that of one fetch tell a client nothing new. */
const MAX_ERRORS_PER_FETCH = 100;

/**
 * A request for a step of the plan. `places` are the objects that the answer is for: those that each representation
 * stands for or, without entities, one list.
 */
type Asked = { step: FetchStep; prepared: PreparedRequest; places: readonly (readonly Data[])[] };

/** Entities for which the same fields can be asked. */
type Batch = {
  missing: readonly number[];
  representations: Data[];
  /** The entities that each representation stands for. */
  places: Data[][];
  indexes: Map<string, number>;
};

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
    await this.#untilAborted(() => this.#step(step));
  }

  /**
   * Begins with an event of a subscription and fetches what other subgraphs know of it.
   * @param answered what the subgraph of the event has said, or why it can say no more.
   */
  async executeEvent(source: FetchStep, answered: SubgraphResponse | UnreachableCode, rest: Step | null) {
    if (!source.root) return;
    const asked: Asked = { step: source, prepared: source.root, places: [[this.data]] };
    const answer =
      typeof answered === 'string' || !isWellFormed(answered, null)
        ? this.#fail(asked, typeof answered === 'string' ? answered : 'SUBGRAPH_MALFORMED')
        : this.#take(asked, answered);
    if (!answer) return;
    for (const rewrite of source.outputRewrites) applyRewrite(answer, rewrite);
    merge(this.data, answer, this.#options.interfaces);
    if (rest) await this.execute(rest);
  }

  async #untilAborted(work: () => Promise<void>): Promise<void> {
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
      await work();
    } finally {
      this.#forgetSignal?.();
    }
  }

  async #step(step: Step): Promise<void> {
    switch (step.kind) {
      case 'fetch':
        await this.#fetch(step);
        return;
      case 'parallel':
        await Promise.all(step.steps.map((inner) => this.#step(inner)));
        return;
      case 'sequence':
        for (const inner of step.steps) await this.#step(inner);
        return;
      case 'condition': {
        const chosen = this.#options.variables[step.variable] === true ? step.whenTrue : step.whenFalse;
        if (chosen) await this.#step(chosen);
      }
    }
  }

  async #fetch(step: FetchStep): Promise<void> {
    const { path, root, entities, context } = step;
    if (entities && context.length > 0) {
      await Promise.all(
        this.#byContext(step).map((group) =>
          this.#fetchEntities(step, entities, group.entities, group.context),
        ),
      );
      return;
    }
    const objects = path.length === 0 ? [this.data] : objectsIn(this.data, path);
    if (objects.length === 0) return;
    if (entities) {
      await this.#fetchEntities(step, entities, objects, {});
      return;
    }
    if (!root) return;
    const answer = await this.#ask({ step, prepared: root, places: [objects] }, {});
    if (!answer) return;
    for (const rewrite of step.outputRewrites) applyRewrite(answer, rewrite);
    objects.forEach((object, index) => {
      merge(object, index === 0 ? answer : copy(answer), this.#options.interfaces);
    });
  }

  /** Equal entities are asked for once. Those for which a field's needs can't be met are asked for without the field. */
  async #fetchEntities(
    step: FetchStep,
    request: EntityRequest,
    entities: readonly Data[],
    context: Record<string, unknown>,
  ): Promise<void> {
    const batches = new Map<string, Batch>();
    for (const entity of entities) {
      const found = representationOf(entity, request, this.#options.variables);
      if (!found) continue;
      const { representation, missing } = found;
      for (const rewrite of step.inputRewrites) applyRewrite(representation, rewrite);
      let batch = batches.get(missing.join());
      if (!batch) {
        batch = { missing, representations: [], places: [], indexes: new Map() };
        batches.set(missing.join(), batch);
      }
      const key = entities.length > 1 ? JSON.stringify(representation) : '';
      const known = batch.indexes.get(key);
      if (known !== undefined) batch.places[known]?.push(entity);
      else {
        batch.indexes.set(key, batch.representations.push(representation) - 1);
        batch.places.push([entity]);
      }
    }
    const [only, ...more] = batches.values();
    if (only && more.length === 0) await this.#fetchBatch(step, request, only, context);
    else
      await Promise.all(
        [...batches.values()].map((batch) => this.#fetchBatch(step, request, batch, context)),
      );
  }

  async #fetchBatch(
    step: FetchStep,
    request: EntityRequest,
    { missing, representations, places }: Batch,
    context: Record<string, unknown>,
  ): Promise<void> {
    const prepared = missing.length > 0 ? request.without(missing) : request;
    if (!prepared) return;
    const answer = await this.#ask({ step, prepared, places }, { ...context, representations });
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
        merge(place, number === 0 || step.sharesEntities ? entity : copy(entity), this.#options.interfaces);
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
  async #ask(asked: Asked, variables: Record<string, unknown>): Promise<Data | null> {
    const { step, prepared, places } = asked;
    for (const name of prepared.variables) {
      const value = this.#options.variables[name];
      if (value !== undefined) variables[name] = value;
    }
    const { caller, signal, observe } = this.#options;
    const entities = step.entities ? places.length : null;
    const startedMs = performance.now() - this.#begin;
    let failed: UnreachableCode | null = null;
    let thrown: Error | null = null;
    let response: SubgraphResponse | null = null;
    try {
      signal?.throwIfAborted();
      const answer = step.connection.execute({ ...prepared.request, variables }, caller, { signal });
      response = await (this.#aborted ? Promise.race([answer, this.#aborted]) : answer);
      if (!isWellFormed(response, entities)) failed = 'SUBGRAPH_MALFORMED';
    } catch (error) {
      failed = codeOf(error, signal);
      thrown = error instanceof Error ? error : new Error(String(error));
    }
    const errors = failed ? [] : (response?.errors ?? []);
    observe?.({
      service: step.service,
      path: step.path,
      operationName: prepared.request.operationName,
      startedMs,
      durationMs: performance.now() - this.#begin - startedMs,
      entities,
      failed,
      errors: thrown ? [thrown] : errors,
    });
    return failed || !response
      ? this.#fail(asked, failed ?? 'SUBGRAPH_MALFORMED')
      : this.#take(asked, response);
  }

  #fail(asked: Asked, code: UnreachableCode): null {
    const { step, places } = asked;
    this.#reportMissing(asked, places.flat(), (path) => unreachable(code, step.service, path));
    return null;
  }

  #take(asked: Asked, { data, errors }: SubgraphResponse): Data | null {
    if (errors && errors.length > 0) this.#reportErrors(asked, errors);
    return data ?? null;
  }

  #reportErrors(asked: Asked, errors: readonly SubgraphError[]): void {
    const { step, places } = asked;
    const located = pathsOf(this.data, step.path);
    for (const error of errors.slice(0, MAX_ERRORS_PER_FETCH)) {
      const build = (at: ResponsePath) => masked(error, step.service, at, this.#options.safeCodes);
      const path = renamed(Array.isArray(error.path) ? error.path : [], step);
      const [first, index, ...inEntity] = path;
      const isOfEntity = step.entities && first === '_entities' && typeof index === 'number';
      const objects = isOfEntity ? places[index] : step.entities ? undefined : places.flat();
      const within = step.entities ? inEntity : path;
      if (!objects || within.length === 0) this.#reportMissing(asked, objects ?? places.flat(), build);
      else {
        for (const object of objects) {
          for (const at of located.get(object) ?? []) this.#report([...at, ...within], build);
        }
      }
    }
  }

  /**
   * A whole answer, or that for one entity, is missing: one error for each field that the client asked of it there and,
   * when others wait for what the client didn't ask for, one for the entity. Instead of very many, one for the list.
   */
  #reportMissing(asked: Asked, objects: readonly Data[], build: (path: ResponsePath) => GraphQLError): void {
    const { path } = asked.step;
    const fields = fieldsAskedBy(asked);
    if (objects.length * fields.length > MAX_ERRORS_PER_FETCH) {
      const list = path.indexOf('@');
      this.#report(path.slice(0, list === -1 ? undefined : list), build);
      return;
    }
    const located = pathsOf(this.data, path);
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

function isWellFormed(response: unknown, entities: number | null): response is SubgraphResponse {
  if (!isObject(response)) return false;
  const { data, errors } = response;
  if (errors !== undefined && errors !== null && !(Array.isArray(errors) && errors.every(isObject)))
    return false;
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

/** Response names of the fields that a request asks of the object or the entities that it is for. */
function fieldsAskedBy({ step, prepared: { request } }: Asked): string[] {
  const names = new Set<string>();
  const add = ({ alias, name }: FieldNode) => {
    names.add(alias?.value ?? name.value);
  };
  if (step.entities) forEachEntityField(request.document, add);
  else {
    visit(request.document, {
      Field(field) {
        add(field);
        return false; // not what is in it
      },
    });
  }
  names.delete('__typename');
  return names.size > 0 ? [...names] : ['__typename'];
}

/** A subgraph's error path, under the names that its answer has after the rewrites of the plan. */
function renamed(
  path: readonly (string | number)[],
  { outputRewrites }: FetchStep,
): readonly (string | number)[] {
  const names = new Map(
    outputRewrites.flatMap((rewrite) => (rewrite.kind === 'rename' ? [[rewrite.field, rewrite.to]] : [])),
  );
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
      if (path[index] !== '@') return;
      for (const [number, element] of value.entries()) walk(element, index + 1, [...at, number]);
    } else if (isObject(value)) {
      if (index === path.length) found.set(value, [...(found.get(value) ?? []), at]);
      else walk(value[path[index] as string], index + 1, [...at, path[index] as string]);
    }
  };
  walk(data, 0, []);
  return found;
}
