import { describe, expect, it } from 'vitest';
import { openShop } from './shop.ts';

describe('entities', () => {
  it('are joined across subgraphs at any depth', async () => {
    const { ask } = openShop();
    expect(
      await ask('{ customer(id: "ada") { name orders { id lines { quantity product { title stars } } } } }'),
    ).toEqual({
      data: {
        customer: {
          name: 'Ada',
          orders: [
            {
              id: 'o1',
              lines: [
                { quantity: 2, product: { title: 'Green tea', stars: 4.5 } },
                { quantity: 1, product: { title: 'Cup', stars: null } },
              ],
            },
            { id: 'o2', lines: [{ quantity: 1, product: { title: 'Green tea', stars: 4.5 } }] },
          ],
        },
      },
    });
  });

  it('are asked for once each, wherever they stand', async () => {
    const { ask, asked } = openShop();
    await ask('{ customer(id: "ada") { orders { lines { product { title } } } } }');
    expect(asked.filter(({ service }) => service === 'catalogue').map(({ variables }) => variables)).toEqual([
      {
        representations: [
          { __typename: 'Product', sku: 'tea' },
          { __typename: 'Product', sku: 'cup' },
        ],
      },
    ]);
  });

  it('that stand in several places differ where their arguments do', async () => {
    const { ask } = openShop();
    expect(
      await ask(
        `{ customers { orders(last: 1) { lines { product { sku eur: price usd: price(currency: "USD") } } } } }`,
      ),
    ).toEqual({
      data: {
        customers: [
          {
            orders: [
              {
                lines: [
                  { product: { sku: 'tea', eur: 4, usd: 5 } },
                  { product: { sku: 'cup', eur: 10, usd: 12 } },
                ],
              },
            ],
          },
          { orders: [{ lines: [] }] },
        ],
      },
    });
  });

  it('answer only what was selected, in the order of the selection', async () => {
    const { ask } = openShop();
    const { data } = await ask('{ customer(id: "ada") { orders(last: 1) { id } name } }');
    expect(JSON.stringify(data)).toBe('{"customer":{"orders":[{"id":"o1"}],"name":"Ada"}}');
  });

  it('that do not exist are null, without an error and without a further request', async () => {
    const { ask, asked } = openShop();
    expect(await ask('{ customer(id: "eve") { name orders { id } } }')).toEqual({ data: { customer: null } });
    expect(asked.map(({ service }) => service)).toEqual(['customers']);
  });

  it('take a shared value from the subgraph that is asked anyway', async () => {
    const { ask, asked } = openShop();
    expect(await ask('{ customer(id: "ada") { home { city } } }')).toEqual({
      data: { customer: { home: { city: 'Vienna' } } },
    });
    expect(asked.map(({ service }) => service)).toEqual(['customers']);
  });

  it('take a provided field from where they are referred to', async () => {
    const { ask, asked } = openShop();
    expect(await ask('{ order(id: "o2") { lines { featured { title } } } }')).toEqual({
      data: { order: { lines: [{ featured: { title: 'tea, featured' } }] } },
    });
    expect(asked.map(({ service }) => service)).toEqual(['orders']);
  });
});

describe('required fields', () => {
  it('are fetched first and not shown', async () => {
    const { ask, asked } = openShop();
    expect(await ask('{ order(id: "o2") { lines { product { shippingGrams } } } }')).toEqual({
      data: { order: { lines: [{ product: { shippingGrams: 150 } }] } },
    });
    expect(asked.at(-1)).toMatchObject({
      service: 'orders',
      variables: { representations: [{ __typename: 'Product', sku: 'tea', weightGrams: 100 }] },
    });
  });

  it('with arguments are not confused with the client’s own, nor with each other', async () => {
    const { ask, asked } = openShop();
    expect(
      await ask('{ order(id: "o2") { lines { product { dutyCents taxCents price(currency: "EUR") } } } }'),
    ).toEqual({ data: { order: { lines: [{ product: { dutyCents: 100, taxCents: 40, price: 4 } }] } } });
    const sent = asked.filter(({ service }) => service === 'orders').slice(1);
    expect(sent.map(({ variables }) => variables.representations)).toEqual(
      expect.arrayContaining([
        [{ __typename: 'Product', sku: 'tea', price: 5 }],
        [{ __typename: 'Product', sku: 'tea', price: 4 }],
      ]),
    );
    expect(sent).toHaveLength(2);
  });

  it('cannot be given by an alias of the client', async () => {
    const { ask } = openShop();
    expect(
      await ask(
        '{ order(id: "o2") { lines { product { weightGrams: stars price: weightGrams shippingGrams dutyCents } } } }',
      ),
    ).toEqual({
      data: {
        order: {
          lines: [{ product: { weightGrams: 4.5, price: 100, shippingGrams: 150, dutyCents: 100 } }],
        },
      },
    });
  });
});

describe('aliases', () => {
  it('may take the name of a key', async () => {
    const { ask } = openShop();
    expect(
      await ask('{ customers { id: name key: id orders { customer: id id: customer { id: name } } } }'),
    ).toEqual({
      data: {
        customers: [
          {
            id: 'Ada',
            key: 'ada',
            orders: [
              { customer: 'o1', id: { id: 'Ada' } },
              { customer: 'o2', id: { id: 'Ada' } },
            ],
          },
          { id: 'Ben', key: 'ben', orders: [{ customer: 'o3', id: { id: 'Ben' } }] },
        ],
      },
    });
  });

  it('may take the names that the machinery uses', async () => {
    const { ask } = openShop();
    const { data } = await ask(
      '{ first: customer(id: "ada") { __typename: name type: __typename alias_id: name id: name orders(last: 1) { id } } second: customer(id: "ben") { __proto__: name constructor: id } }',
    );
    expect(JSON.stringify(data)).toBe(
      '{"first":{"__typename":"Ada","type":"Customer","alias_id":"Ada","id":"Ada","orders":[{"id":"o1"}]},"second":{"__proto__":"Ben","constructor":"ben"}}',
    );
    expect(Object.prototype).not.toHaveProperty('name');
  });
});
