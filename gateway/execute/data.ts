import type { Rewrite, RewriteStep } from './plan.ts';

export type Data = Record<string, unknown>;

export const isObject = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Adds an answer to the data. Objects and lists are merged in depth; of two scalars the later wins. Nothing replaces an
 * object by null: a subgraph that fails to give its part of a shared value doesn't take away the parts of others.
 * @param interfaces names of interfaces: a subgraph that knows no more of an object (`@interfaceObject`) answers with
 *   one of them as `__typename`, and that doesn't replace the name of the object's type.
 */
export function merge(target: Data, source: Data, interfaces: ReadonlySet<string>): void {
  for (const key in source) {
    if (key === '__proto__') continue;
    const value = source[key];
    const existing = target[key];
    if (typeof existing === 'object' && existing !== null) mergeValue(existing, value, interfaces);
    else if (key !== '__typename' || existing === undefined || !interfaces.has(value as string))
      target[key] = value;
  }
}

function mergeValue(existing: object, value: unknown, interfaces: ReadonlySet<string>): void {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(existing)) {
    if (!Array.isArray(value)) merge(existing as Data, value as Data, interfaces);
    return;
  }
  if (!Array.isArray(value)) return;
  for (let index = 0; index < value.length; index += 1) {
    const element: unknown = existing[index];
    if (typeof element === 'object' && element !== null) mergeValue(element, value[index], interfaces);
    else existing[index] = value[index];
  }
}

/** A copy that shares no object with the original. */
export function copy<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(copy) as Value;
  if (!isObject(value)) return value;
  const copied: Data = Object.create(null);
  for (const key in value) copied[key] = copy(value[key]);
  return copied as Value;
}

export function applyRewrite(root: Data, rewrite: Rewrite): void {
  for (const object of objectsAt(root, rewrite.path)) {
    if (rewrite.kind === 'set') object[rewrite.field] = rewrite.value;
    else if (object[rewrite.field] !== undefined) {
      object[rewrite.to] = object[rewrite.field];
      delete object[rewrite.field];
    }
  }
}

/** The objects that a path of fields and type conditions leads to, through lists. */
export function objectsAt(value: unknown, path: readonly RewriteStep[], index = 0): Data[] {
  if (Array.isArray(value)) return value.flatMap((element) => objectsAt(element, path, index));
  if (!isObject(value)) return [];
  const step = path[index];
  if (!step) return [value];
  if ('field' in step) return objectsAt(value[step.field], path, index + 1);
  return step.types.has(value.__typename as string) ? objectsAt(value, path, index + 1) : [];
}
