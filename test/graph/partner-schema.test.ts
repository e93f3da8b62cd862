import { lexicographicSortSchema, parse, printSchema, validateSchema } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { PARTNER_APPS } from '../../cli/demo/partner-apps.ts';
import { readRequirements } from '../../gateway/authorize/requirements.ts';
import { composeSupergraph } from '../../gateway/compose.ts';
import { contractSupergraph } from '../../gateway/contract/contract-supergraph.ts';
import { openOwnSchemas } from '../../gateway/contract/own-schema.ts';
import { readSupergraph } from '../../gateway/execute/supergraph.ts';
import { ATTRIBUTES } from '../../subgraphs/partners/rules/partner-app.ts';
import { type Access, isMetBy, readAccess } from '../attacks/access.ts';

/** Everything that any app could ever hold. */
const ALL = [...ATTRIBUTES, 'app'];

let sdl: string;
/** Read from the directives by other code than the gateway's. */
let access: Access;
let ownSchema: NonNullable<ReturnType<typeof openOwnSchemas>>;
beforeAll(async () => {
  ({ sdl } = await composeSupergraph('supergraph.yaml'));
  access = readAccess(parse(sdl));
  const read = readSupergraph(sdl);
  const apiSchema = read.supergraph.apiSchema().toGraphQLJSSchema();
  const open = openOwnSchemas(read, apiSchema, readRequirements(read));
  if (!open) throw new Error('nothing is tagged');
  ownSchema = open;
});

/** `Type.field` of every field in the schema of an app with these attributes. */
function fieldsFor(attributes: readonly string[]): string[] {
  const { types } = readAccess(parse(printSchema(ownSchema(attributes))));
  return [...types].flatMap(([type, fields]) => fields.map(({ name }) => `${type}.${name}`));
}

const isOpenTo = (path: string, scopes: readonly string[]): boolean => {
  const [type = '', field = ''] = path.split('.');
  return access.through(type, field).every((one) => isMetBy(one, true, scopes));
};
/** Whether somebody who isn't an app could be kept from it. */
const needsScopes = (path: string): boolean => {
  const [type = '', field = ''] = path.split('.');
  return access.through(type, field).some((one) => one !== 'authenticated');
};

/** `Type.field` of every field that these scopes open, from the roots on. */
function openFields(scopes: readonly string[]): ReadonlySet<string> {
  const open = new Set<string>();
  const visited = new Set<string>();
  const visit = (type: string): void => {
    if (visited.has(type)) return;
    visited.add(type);
    for (const { name, returns, isInaccessible } of access.types.get(type) ?? []) {
      const path = `${type}.${name}`;
      if (isInaccessible || !isOpenTo(path, scopes)) continue;
      open.add(path);
      visit(returns);
    }
  };
  visit('Query');
  visit('Mutation');
  return open;
}

describe('what is tagged for partners', () => {
  it('is open to some app: nothing is for customers, staff, devices or services alone', () => {
    const tagged = fieldsFor(ALL);
    expect(tagged.length).toBeGreaterThan(150);
    const whole = readSupergraph(contractSupergraph(sdl, 'partner')).supergraph.apiSchema();
    const contract = printSchema(lexicographicSortSchema(whole.toGraphQLJSSchema()));
    // By tags alone, as other vendors' gateways read them, it is the same.
    expect(contract).toBe(printSchema(lexicographicSortSchema(ownSchema(ALL))));
  });

  it('is everything that an attribute or an app’s own scope opens', () => {
    const tagged = new Set(fieldsFor(ALL));
    const open = [...openFields(ALL)].filter(needsScopes);
    expect(open.length).toBeGreaterThan(60);
    expect(open.filter((path) => !tagged.has(path))).toEqual([]);
  });
});

describe.each(PARTNER_APPS.map((app) => [app.id, app.requestedAttributes] as const))(
  'the schema of %s',
  (_, requested) => {
    const attributes = requested.map(({ attribute }) => attribute);
    const scopes = [...attributes, 'app'];

    it('is a valid schema without loose ends', () => {
      const schema = ownSchema(attributes);
      expect(validateSchema(schema)).toEqual([]);
      const { types } = readAccess(parse(printSchema(schema)));
      const reachable = new Set<string>();
      const visit = (type: string): void => {
        if (reachable.has(type)) return;
        reachable.add(type);
        for (const { returns } of types.get(type) ?? []) visit(returns);
      };
      visit('Query');
      visit('Mutation');
      expect([...types.keys()].filter((type) => !reachable.has(type))).toEqual([]);
    });

    it('shows what the app could ever see, and nothing else of it', () => {
      const shown = fieldsFor(attributes);
      expect(shown.filter((path) => !isOpenTo(path, scopes))).toEqual([]);
      for (const attribute of attributes) {
        const without = scopes.filter((scope) => scope !== attribute);
        expect(shown.filter((path) => !isOpenTo(path, without)).length, attribute).toBeGreaterThan(0);
      }
    });

    it('has no mutation that is not an app’s', () => {
      const mutations = fieldsFor(attributes).filter((path) => path.startsWith('Mutation.'));
      expect(mutations.filter((path) => !needsScopes(path))).toEqual([]);
      expect(mutations).toContain('Mutation.registerWebhookEndpoint');
    });
  },
);

it('apps with other attributes see other schemas', () => {
  const customerOf = (...attributes: string[]) =>
    fieldsFor(attributes).filter((path) => path.startsWith('Customer.'));
  expect(customerOf()).toEqual(['Customer.id']);
  expect(customerOf('profile.email')).toEqual(['Customer.id', 'Customer.emails']);
  expect(customerOf('loyalty.tier', 'orders.history').sort()).toEqual([
    'Customer.id',
    'Customer.loyaltyAccount',
    'Customer.orders',
  ]);
  const account = fieldsFor(['loyalty.tier']).filter((path) => path.startsWith('LoyaltyAccount.'));
  expect(account).toEqual(['LoyaltyAccount.id', 'LoyaltyAccount.tier']);
});
