import { expect, it } from 'vitest';
import { VISITOR } from '#shared/actor.ts';
import { aProduct, aVariant, importer, useShop } from '../shop.ts';

const shop = useShop();
const image = (its: object = {}) => ({
  url: 'https://img.example/a.avif',
  altText: 'A scarf, folded',
  ...its,
});
const model = (its: object = {}) => ({
  url: 'https://img.example/a.glb',
  mediaType: 'model/gltf-binary',
  ...its,
});

const send = (product: object) =>
  shop.mutate(importer, 'importProducts', { products: [product] }, 'imported userErrors { code field }');

it('a product has pictures and models, a variant pictures of its own', async () => {
  const usdz = model({ url: 'https://img.example/a.usdz', mediaType: 'model/vnd.usdz+zip' });
  const product = aProduct({
    images: [image({ width: 800, height: 600 }), image({ url: 'https://img.example/b.avif' })],
    models: [model(), usdz],
    variants: [aVariant({ images: [image({ altText: 'In navy' })] }), aVariant()],
  });
  expect(await send(product)).toEqual({ imported: 1, userErrors: [] });
  const query = `query($id: ID!) { product(id: $id) {
    images { url altText width height } models { url mediaType } variants { images { altText } }
  } }`;
  expect((await shop.ask(VISITOR, query, { id: product.id })).data.product).toEqual({
    images: [
      image({ width: 800, height: 600 }),
      image({ url: 'https://img.example/b.avif', width: null, height: null }),
    ],
    models: [model(), usdz],
    variants: [{ images: [{ altText: 'In navy' }] }, { images: [] }],
  });
});

it.each([
  ['an address without TLS', { images: [image({ url: 'http://img.example/a' })] }, ['images', '0', 'url']],
  ['a script for an address', { images: [image({ url: 'javascript:alert(1)' })] }, ['images', '0', 'url']],
  [
    'an address with a password',
    { images: [image({ url: 'https://a:b@img.example/' })] },
    ['images', '0', 'url'],
  ],
  ['no text for those who do not see', { images: [image({ altText: ' ' })] }, ['images', '0', 'altText']],
  ['no width', { images: [image({ width: 0 })] }, ['images', '0', 'width']],
  ['a height beyond all', { images: [image({ height: 100_001 })] }, ['images', '0', 'height']],
  ['too many pictures', { images: Array.from({ length: 21 }, () => image()) }, ['images']],
  ['another kind of model', { models: [model({ mediaType: 'model/stl' })] }, ['models', '0', 'mediaType']],
  ['a model twice', { models: [model(), model()] }, ['models', '1']],
  ['a model without an address', { models: [model({ url: 'a.glb' })] }, ['models', '0', 'url']],
  [
    'a wrong picture of a variant',
    { variants: [aVariant({ images: [image({ url: '' })] })] },
    ['variants', '0', 'images', '0', 'url'],
  ],
])('a product with %s is left out', async (_, its, field) => {
  expect(await send(aProduct(its))).toEqual({
    imported: 0,
    userErrors: [{ code: 'INVALID_VALUE', field: ['input', 'products', '0', ...field] }],
  });
});
