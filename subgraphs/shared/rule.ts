import type { ConstArgumentNode, ConstDirectiveNode, ConstValueNode } from 'graphql';

/** Who may read a field and what for, as its directives say: `@authenticated`, `@requiresScopes`, `@policy`, `@consent`. */
export type Rule = {
  authenticated: boolean;
  /** Any of these sets of scopes, whole. Null: no scope is needed. */
  scopes: string[][] | null;
  /** Any of these sets of policies, whole. Null: no policy is needed. */
  policies: string[][] | null;
  /** The purpose that the customer must permit. */
  purpose: string | null;
  /** True where the customer reads this fact about themself without the purpose (right of access, GDPR Art. 15). */
  unlessSelf: boolean;
};

/** Null when no directive of ours stands there. */
export function readRule(directives: readonly ConstDirectiveNode[] | undefined): Rule | null {
  const rule: Rule = { authenticated: false, scopes: null, policies: null, purpose: null, unlessSelf: false };
  let found = false;
  for (const { name, arguments: args } of directives ?? []) {
    const value = args?.[0]?.value;
    const directive = name.value.replace(/^.*__/, ''); // not imported, it is `@federation__authenticated`
    if (directive === 'authenticated') rule.authenticated = true;
    else if (directive === 'requiresScopes') rule.scopes = namesIn(value);
    else if (directive === 'policy') rule.policies = namesIn(value);
    else if (directive === 'consent') readConsent(args ?? [], rule);
    else continue;
    found = true;
  }
  return found ? rule : null;
}

function readConsent(args: readonly ConstArgumentNode[], rule: Rule): void {
  for (const { name, value } of args) {
    if (name.value === 'purpose' && value.kind === 'StringValue') rule.purpose = value.value;
    if (name.value === 'unlessSelf' && value.kind === 'BooleanValue') rule.unlessSelf = value.value;
  }
}

/** Policies are decided by the gateway's hook; an owner that has none to ask holds no policy, so it refuses. */
export function satisfies(rule: Rule, authenticated: boolean, scopes: readonly string[]): boolean {
  if (rule.authenticated && !authenticated) return false;
  if (rule.scopes && !holdsAny(rule.scopes, scopes)) return false;
  return rule.policies === null;
}

function holdsAny(anyOf: readonly (readonly string[])[], scopes: readonly string[]): boolean {
  for (const all of anyOf) if (holdsAll(all, scopes)) return true;
  return false;
}

function holdsAll(all: readonly string[], scopes: readonly string[]): boolean {
  for (const scope of all) if (!scopes.includes(scope)) return false;
  return true;
}

/** `[["a", "b"], ["c"]]`; GraphQL also lets one value stand for a list of one. */
function namesIn(value: ConstValueNode | undefined): string[][] {
  return listed(value).map((all) => listed(all).map((one) => (one.kind === 'StringValue' ? one.value : '')));
}

const listed = (value: ConstValueNode | undefined): readonly ConstValueNode[] =>
  value?.kind === 'ListValue' ? value.values : value ? [value] : [];
