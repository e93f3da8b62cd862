import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#shared/mongo.ts';
import { isSecretOf } from '../../subgraphs/partners/data/apps.ts';
import { partners } from '../../subgraphs/partners/subgraph.ts';
import { useSubgraph } from '../support/subgraph.ts';
import { anApp } from './builders.ts';

const REGISTER = /* GraphQL */ `
  mutation ($input: RegisterPartnerAppInput!) {
    registerPartnerApp(input: $input) {
      app { id name reviewState reviewNote redirectUris registeredAt requestedAttributes { attribute necessity } }
      clientSecret
      userErrors { code field }
    }
  }
`;

const REVIEW = /* GraphQL */ `
  mutation ($input: ReviewPartnerAppInput!) {
    reviewPartnerApp(input: $input) { app { id reviewState reviewNote } userErrors { code field } }
  }
`;

const asAdmin = { kind: 'staff', staffId: 'stf_1', role: 'admin' } as const;
const asVisitor = { kind: 'visitor' } as const;

describe('the registry of apps', () => {
  const subgraph = useSubgraph(partners);
  let id: string;

  const register = async (changes = {}) =>
    (await subgraph.ask(asAdmin, REGISTER, { input: anApp({ id, ...changes }) })).data.registerPartnerApp;
  const review = async (changes = {}) =>
    (
      await subgraph.ask(asAdmin, REVIEW, {
        input: { id, reviewState: 'APPROVED', note: 'Fine.', ...changes },
      })
    ).data.reviewPartnerApp;
  const publicName = async () =>
    (await subgraph.ask(asVisitor, 'query ($id: ID!) { partnerApp(id: $id) { name } }', { id })).data
      .partnerApp;

  beforeEach(() => {
    id = newId('app').slice(0, 30).replaceAll('_', '-');
  });

  it('registers a public app, to be reviewed, without a secret', async () => {
    expect(await register()).toEqual({
      app: {
        id,
        name: 'Harmonia',
        reviewState: 'PENDING',
        reviewNote: null,
        redirectUris: ['http://127.0.0.1/callback'],
        registeredAt: new Date('2026-03-02T10:00:00Z'),
        requestedAttributes: [
          { attribute: 'profile.name', necessity: 'REQUIRED' },
          { attribute: 'loyalty.tier', necessity: 'OPTIONAL' },
        ],
      },
      clientSecret: null,
      userErrors: [],
    });
  });

  it('shows the secret of a confidential app once and keeps its hash', async () => {
    const { clientSecret } = await register({ confidential: true });
    const stored = await subgraph.data.apps.byId(id);
    expect(JSON.stringify(stored)).not.toContain(clientSecret);
    expect(isSecretOf(stored.secretHash, clientSecret)).toBe(true);
    expect(isSecretOf(stored.secretHash, `${clientSecret}x`)).toBe(false);
  });

  it('shows an app to everybody once it is approved, and not after it is suspended', async () => {
    await register();
    expect(await publicName()).toBeNull();
    expect(await review()).toEqual({
      app: { id, reviewState: 'APPROVED', reviewNote: 'Fine.' },
      userErrors: [],
    });
    expect(await publicName()).toEqual({ name: 'Harmonia' });
    await review({ reviewState: 'SUSPENDED', note: 'Sold data.' });
    expect(await publicName()).toBeNull();
  });

  it('still names a suspended app where grants and disclosures refer to it', async () => {
    await register();
    await review({ reviewState: 'SUSPENDED', note: 'Sold data.' });
    const { data } = await subgraph.entity(asVisitor, { id, type: 'PartnerApp' }, '{ name reviewState }');
    expect(data).toEqual({ name: 'Harmonia', reviewState: 'SUSPENDED' });
  });

  it('lists apps by id, page by page, in the state asked for', async () => {
    const ids = ['a', 'b', 'c'].map((letter) => `${id.slice(0, 28)}-${letter}`);
    for (const one of [...ids].reverse()) await register({ id: one });
    await review({ id: ids[1] });
    const list = async (args: string) => {
      const query = `{ registeredPartnerApps(${args}) { edges { node { id } } pageInfo { hasNextPage endCursor } } }`;
      const { data } = await subgraph.ask(asAdmin, query);
      const { edges, pageInfo } = data.registeredPartnerApps;
      return { ids: edges.map(({ node }: { node: { id: string } }) => node.id), ...pageInfo };
    };
    const before = `after: "${id.slice(0, 28)}"`;
    expect(await list(`first: 2, ${before}`)).toEqual({
      ids: [ids[0], ids[1]],
      hasNextPage: true,
      endCursor: ids[1],
    });
    expect((await list(`first: 100, ${before}, reviewState: PENDING`)).ids).toEqual([ids[0], ids[2]]);
    expect((await list(`first: 100, ${before}, reviewState: APPROVED`)).ids).toEqual([ids[1]]);
    const all = await subgraph.ask(
      asVisitor,
      '{ partnerApps(first: 100) { edges { node { id reviewState } } } }',
    );
    const shown = all.data.partnerApps.edges.map(({ node }: { node: object }) => node);
    expect(shown).toContainEqual({ id: ids[1], reviewState: 'APPROVED' });
    expect(new Set(shown.map(({ reviewState }: { reviewState: string }) => reviewState))).toEqual(
      new Set(['APPROVED']),
    );
  });

  it('gives an id once', async () => {
    await register();
    expect(await register({ name: 'Other' })).toEqual({
      app: null,
      clientSecret: null,
      userErrors: [{ code: 'APP_ID_TAKEN', field: ['input', 'id'] }],
    });
    expect((await subgraph.data.apps.byId(id)).name).toBe('Harmonia');
  });

  it('names the field that does not fit', async () => {
    expect(await register({ redirectUris: ['http://music.example/'] })).toEqual({
      app: null,
      clientSecret: null,
      userErrors: [{ code: 'INVALID_VALUE', field: ['input', 'redirectUris', '0'] }],
    });
  });

  it.each([
    ['APP_NOT_FOUND', 'id', { id: 'nobody' }],
    ['INVALID_VALUE', 'reviewState', { reviewState: 'PENDING' }],
    ['INVALID_VALUE', 'note', { note: '' }],
  ])('refuses a review with %s at %s', async (code, field, changes) => {
    await register();
    expect(await review(changes)).toEqual({ app: null, userErrors: [{ code, field: ['input', field] }] });
    expect((await subgraph.data.apps.byId(id)).reviewState).toBe('PENDING');
  });

  it.each([
    ['registering', REGISTER, () => anApp({ id })],
    ['reviewing', REVIEW, () => ({ id, reviewState: 'APPROVED', note: 'Me.' })],
  ])('leaves %s to the admin', async (_, mutation, input) => {
    const asCustomer = { kind: 'customer', customerId: 'cus_ada' } as const;
    const { codes } = await subgraph.ask(asCustomer, mutation, { input: input() });
    expect(codes).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
    expect(await subgraph.data.apps.byId(id)).toBeNull();
  });

  it('shows redirect addresses and review notes to nobody but the admin', async () => {
    await register();
    await review();
    const query = 'query ($id: ID!) { partnerApp(id: $id) { id redirectUris reviewNote } }';
    const { data, codes } = await subgraph.ask(asVisitor, query, { id });
    expect(data.partnerApp).toEqual({ id, redirectUris: null, reviewNote: null });
    expect(codes).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE', 'UNAUTHORIZED_FIELD_OR_TYPE']);
  });
});
