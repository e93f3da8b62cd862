import { describe, expect, it } from 'vitest';
import { openShop } from './shop.ts';

describe('@include and @skip', () => {
  it.each([
    [true, false, { customer: { name: 'Ada', reviews: [{ text: 'Lovely' }] } }, ['customers', 'reviews']],
    [true, true, { customer: { reviews: [{ text: 'Lovely' }] } }, ['customers', 'reviews']],
    [false, false, { customer: { name: 'Ada' } }, ['customers']],
    [false, true, { customer: {} }, ['customers']],
  ])('leave out fields and the requests for them (%s, %s)', async (reviews, anonymous, data, services) => {
    const { ask, asked } = openShop();
    expect(
      await ask(
        `query ($reviews: Boolean!, $anonymous: Boolean = false) {
          customer(id: "ada") { name @skip(if: $anonymous) reviews @include(if: $reviews) { text } }
        }`,
        { variables: { reviews, anonymous } },
      ),
    ).toEqual({ data });
    expect(asked.map(({ service }) => service)).toEqual(services);
  });

  it('hold for fragments and everything in them', async () => {
    const { ask } = openShop();
    const query = `
      query ($more: Boolean!, $less: Boolean!) {
        customer(id: "ada") {
          ...More @include(if: $more)
          orders(last: 1) { id }
          ... @skip(if: $less) { orders(last: 1) { customer { name } } }
        }
      }
      fragment More on Customer { orders(last: 1) { lines { quantity } } name }
    `;
    expect(await ask(query, { variables: { more: false, less: true } })).toEqual({
      data: { customer: { orders: [{ id: 'o1' }] } },
    });
    expect(await ask(query, { variables: { more: true, less: false } })).toEqual({
      data: {
        customer: {
          orders: [{ lines: [{ quantity: 2 }, { quantity: 1 }], id: 'o1', customer: { name: 'Ada' } }],
          name: 'Ada',
        },
      },
    });
  });

  it('with constants need no plan of their own', async () => {
    const { ask, asked } = openShop();
    expect(
      await ask(
        '{ customer(id: "ada") { name @include(if: true) orders @skip(if: true) { id } } products @include(if: false) { sku } }',
      ),
    ).toEqual({ data: { customer: { name: 'Ada' } } });
    expect(asked).toEqual([{ service: 'customers', query: '{customer(id:"ada"){name}}', variables: {} }]);
  });

  it('of a field that stands twice are joined by or', async () => {
    const { ask } = openShop();
    const query = `query ($a: Boolean!, $b: Boolean!) {
      customer(id: "ada") @include(if: $a) { name }
      customer(id: "ada") @include(if: $b) { id }
    }`;
    expect(await ask(query, { variables: { a: true, b: true } })).toEqual({
      data: { customer: { name: 'Ada', id: 'ada' } },
    });
    expect(await ask(query, { variables: { a: false, b: true } })).toEqual({
      data: { customer: { id: 'ada' } },
    });
    expect(await ask(query, { variables: { a: false, b: false } })).toEqual({ data: {} });
  });
});

describe('variables', () => {
  it('have the defaults of the operation', async () => {
    const { ask } = openShop();
    expect(
      await ask(
        'query ($id: ID = "ben", $last: Int) { customer(id: $id) { name orders(last: $last) { id } } }',
      ),
    ).toEqual({
      data: { customer: { name: 'Ben', orders: [{ id: 'o3' }] } },
    });
  });

  it('are sent only to the subgraphs that use them', async () => {
    const { ask, asked } = openShop();
    await ask('query ($id: ID!, $last: Int) { customer(id: $id) { orders(last: $last) { id } } }', {
      variables: { id: 'ada', last: 1, other: 'unused' },
    });
    expect(asked.map(({ variables }) => variables)).toEqual([
      { id: 'ada' },
      { last: 1, representations: [{ __typename: 'Customer', id: 'ada' }] },
    ]);
  });

  it.each([
    ['missing', {}],
    ['of another type', { id: { $gt: '' } }],
    ['null', { id: null }],
  ])('that are %s are refused before any subgraph is asked', async (_, variables) => {
    const { ask, asked } = openShop();
    const answer = await ask('query ($id: ID!) { customer(id: $id) { name } }', { variables });
    expect(answer).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
    expect(answer).not.toHaveProperty('data');
    expect(asked).toEqual([]);
  });
});

describe('documents', () => {
  it('with several operations run the one that is named', async () => {
    const { ask } = openShop();
    const document = 'query A { customer(id: "ada") { name } } query B { customer(id: "ben") { name } }';
    expect(await ask(document, { operationName: 'B' })).toEqual({ data: { customer: { name: 'Ben' } } });
    expect(await ask(document, { operationName: 'A' })).toEqual({ data: { customer: { name: 'Ada' } } });
    for (const operationName of [undefined, 'C']) {
      expect(await ask(document, operationName ? { operationName } : {})).toMatchObject({
        errors: [{ extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } }],
      });
    }
  });
});
