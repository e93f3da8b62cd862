import { type Actor, type Caller, scopesOf } from '#shared/actor.ts';
import { type Denial, denialOf } from '#shared/denial.ts';
import type { Requirement } from './requirements.ts';

/**
 * Which of the `@policy` names hold for the caller. Names that it doesn't return don't hold.
 * @throws to refuse the whole operation: nothing is read when nobody can decide.
 */
export type DecidePolicies = (names: readonly string[], caller: Caller) => Promise<ReadonlySet<string>>;

/**
 * Which of an operation's requirements a caller satisfies, `1` or `0` for each in their order: all that a plan
 * depends on, so callers with the same decision share it.
 */
export type Decision = string;

const NO_POLICY: ReadonlySet<string> = new Set();

/** Answers at once unless a policy has to be asked for. */
export function decide(
  requirements: readonly Requirement[],
  caller: Caller,
  decidePolicies: DecidePolicies | undefined,
): Decision | Promise<Decision> {
  if (requirements.length === 0) return '';
  const policies = new Set<string>();
  for (const requirement of requirements) {
    if (requirement.kind === 'policies') for (const name of requirement.anyOf.flat()) policies.add(name);
  }
  if (policies.size === 0 || !decidePolicies) return decisionFor(requirements, caller, NO_POLICY);
  return decidePolicies([...policies], caller).then((holding) => decisionFor(requirements, caller, holding));
}

function decisionFor(
  requirements: readonly Requirement[],
  { actor }: Caller,
  policies: ReadonlySet<string>,
): Decision {
  const scopes = new Set(scopesOf(actor));
  let decision = '';
  for (const requirement of requirements) {
    decision += isSatisfied(requirement, actor.kind !== 'visitor', scopes, policies) ? '1' : '0';
  }
  return decision;
}

function isSatisfied(
  requirement: Requirement,
  authenticated: boolean,
  scopes: ReadonlySet<string>,
  policies: ReadonlySet<string>,
): boolean {
  switch (requirement.kind) {
    case 'authenticated':
      return authenticated;
    case 'scopes':
      return requirement.anyOf.some((all) => all.every((scope) => scopes.has(scope)));
    case 'policies':
      return requirement.anyOf.some((all) => all.every((policy) => policies.has(policy)));
  }
}

/** Whether somebody who is signed in and may come to hold these scopes could ever satisfy it. A policy may always come to hold. */
export const mayEverHold = (requirement: Requirement, scopes: ReadonlySet<string>): boolean =>
  requirement.kind === 'policies' || isSatisfied(requirement, true, scopes, NO_POLICY);

/** Why an app isn't shown a field with these requirements. Null for others, and where a policy decides. */
export function explainDenial(requirements: readonly Requirement[], actor: Actor): Denial | null {
  if (requirements.some(({ kind }) => kind === 'policies')) return null;
  const scopes = new Set(scopesOf(actor));
  const unmet = requirements.flatMap((requirement) =>
    requirement.kind === 'scopes' && !isSatisfied(requirement, true, scopes, NO_POLICY)
      ? [requirement.anyOf]
      : [],
  );
  return denialOf(actor, unmet);
}
