import { type ConstDirectiveNode, parse } from 'graphql';
import { expect, it } from 'vitest';
import { type Actor, STAFF_ROLES, scopesOf } from '#shared/actor.ts';
import { type Rule, readRule, satisfies } from '#shared/rule.ts';

/** The rule of a field with these directives. */
function ruleOf(directives: string): Rule | null {
  const document = parse(`type T { f: Int ${directives} }`);
  const [type] = document.definitions;
  if (type?.kind !== 'ObjectTypeDefinition') throw new Error('no type');
  return readRule(type.fields?.[0]?.directives as ConstDirectiveNode[]);
}

const NONE: Rule = { authenticated: false, scopes: null, policies: null, purpose: null, unlessSelf: false };

it.each<[string, Rule | null]>([
  ['', null],
  ['@key(fields: "id") @deprecated', null],
  ['@authenticated', { ...NONE, authenticated: true }],
  ['@requiresScopes(scopes: [["a", "b"], ["c"]])', { ...NONE, scopes: [['a', 'b'], ['c']] }],
  ['@requiresScopes(scopes: ["a", "b"])', { ...NONE, scopes: [['a'], ['b']] }],
  ['@requiresScopes(scopes: "a")', { ...NONE, scopes: [['a']] }],
  ['@requiresScopes(scopes: [])', { ...NONE, scopes: [] }],
  ['@policy(policies: [["p"]])', { ...NONE, policies: [['p']] }],
  ['@consent(purpose: "p")', { ...NONE, purpose: 'p' }],
  ['@consent(unlessSelf: true, purpose: "p")', { ...NONE, purpose: 'p', unlessSelf: true }],
  ['@authenticated @consent(purpose: "p")', { ...NONE, authenticated: true, purpose: 'p' }],
  [
    '@federation__authenticated @federation__requiresScopes(scopes: [["a"]])',
    { ...NONE, authenticated: true, scopes: [['a']] },
  ],
])('reads %s', (directives, rule) => {
  expect(ruleOf(directives)).toEqual(rule);
});

it.each<[string, boolean, string[], boolean]>([
  ['@authenticated', false, [], false],
  ['@authenticated', true, [], true],
  ['@requiresScopes(scopes: [["a", "b"], ["c"]])', true, ['a'], false],
  ['@requiresScopes(scopes: [["a", "b"], ["c"]])', true, ['b', 'a'], true],
  ['@requiresScopes(scopes: [["a", "b"], ["c"]])', true, ['c'], true],
  ['@requiresScopes(scopes: [["a"]])', true, ['A', 'a.b', ' a', ''], false],
  ['@requiresScopes(scopes: [])', true, ['a'], false],
  ['@requiresScopes(scopes: [[5]])', true, ['5'], false],
  ['@authenticated @requiresScopes(scopes: [["a"]])', false, ['a'], false],
  ['@policy(policies: [["p"]])', true, ['p'], false],
  ['@policy(policies: [])', true, [], false],
])('%s, signed in %s with %j: %s', (directives, authenticated, scopes, satisfied) => {
  expect(satisfies(ruleOf(directives) as Rule, authenticated, scopes)).toBe(satisfied);
});

const ROLES = ['customer', 'associate', 'device', 'service', ...STAFF_ROLES];
const partner = (attributes: string[]): Actor => ({
  kind: 'partner',
  lookBackDays: 365,
  standing: 'ACTIVE',
  clientId: 'music',
  customerId: 'cus_ada',
  grantId: 'grt_1',
  attributes,
  purposes: [],
});

it.each<[Actor, string[]]>([
  [{ kind: 'visitor' }, []],
  [{ kind: 'customer', customerId: 'cus_ada' }, ['customer']],
  [{ kind: 'associate', associateId: 'asc_1', stores: [] }, ['associate']],
  [{ kind: 'device', deviceId: 'dev_1', storeId: 'sto_1', deviceKind: 'till' }, ['device']],
  [{ kind: 'staff', staffId: 'stf_1', role: 'analyst' }, ['analyst']],
  [{ kind: 'service', serviceId: 'erp', scopes: ['import'] }, ['service', 'import']],
  [partner(['profile.name']), ['profile.name']],
])('%j holds %j', (actor, scopes) => {
  expect(scopesOf(actor)).toEqual(scopes);
});

it('never makes a partner or a service more than it is, whatever its grant or token lists', () => {
  expect(scopesOf(partner([...ROLES, 'gateway', 'import', '', 'profile.name']))).toEqual(['profile.name']);
  expect(scopesOf({ kind: 'service', serviceId: 'erp', scopes: [...ROLES, 'import'] })).toEqual([
    'service',
    'import',
  ]);
});
