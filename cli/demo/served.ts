import type { Ask } from '../import/importer.ts';
import type { DemoProduct } from './catalogue.ts';
import { STORES } from './stores.ts';

/** What ada wishes for, has looked at and has designed at home; done again, it changes nothing. */
export async function serveAda(
  ask: Ask,
  { ada, catalogue, until }: { ada: string; catalogue: readonly DemoProduct[]; until: Date },
): Promise<void> {
  const skus = catalogue.flatMap(({ variants }) => variants.slice(0, 1)).map(({ sku }) => sku);
  const wishes = skus.slice(0, 3);
  for (const [index, sku] of wishes.entries()) {
    await ask(
      'mutation($input: AddToWishListInput!) { addToWishList(input: $input) { userErrors { code } } }',
      {
        input: { sku, ...(index ? {} : { note: 'For the trip in autumn.' }) },
      },
    );
  }
  const views = skus.slice(2, 8).flatMap((sku, index) => Array(index === 0 ? 4 : 1).fill(sku));
  for (const [index, sku] of views.entries()) {
    await ask('mutation($input: RecordViewInput!) { recordView(input: $input) { counted } }', {
      input: { sku, viewId: `demo-${index}` },
    });
  }
  await designRoom(ask, { ada, skus: skus.slice(8, 11), until });
}

async function designRoom(
  ask: Ask,
  { ada, skus, until }: { ada: string; skus: readonly string[]; until: Date },
): Promise<void> {
  const { _entities: found } = (await ask(
    'query($r: [_Any!]!) { _entities(representations: $r) { ... on Customer { roomDesigns(first: 1) { edges { cursor } } } } }',
    { r: [{ __typename: 'Customer', id: ada }] },
  )) as { _entities: { roomDesigns: { edges: unknown[] } }[] };
  if (found[0]?.roomDesigns.edges.length) return;
  const plan = {
    name: 'Dressing room',
    size: { widthMm: 3600, depthMm: 2400, heightMm: 2600 },
    fixtures: [{ kind: 'door', xMm: 0, yMm: 0, widthMm: 900, depthMm: 100, heightMm: 2000 }],
    finishes: [
      { surface: 'FLOOR', material: 'oak' },
      { surface: 'WALL_BACK', material: 'paint', colour: 'sage' },
    ],
    placements: skus.map((sku, index) => ({ sku, xMm: 600 + index * 900, yMm: 1800 })),
  };
  const { saveRoomDesign: saved } = (await ask(
    'mutation($input: SaveRoomDesignInput!) { saveRoomDesign(input: $input) { design { id } } }',
    { input: { plan } },
  )) as { saveRoomDesign: { design: { id: string } } };
  await ask(
    'mutation($input: ShareRoomDesignInput!) { shareRoomDesign(input: $input) { userErrors { code } } }',
    {
      input: { id: saved.design.id, storeId: 'sto_amsterdam', until: until.toISOString() },
    },
  );
}

/** Where what stands in the stores that customers come to, and how the guide shops give appointments. */
export async function furnishStores(ask: Ask): Promise<void> {
  const floors = [
    { part: 'entrance', name: 'Entrance', categories: [] },
    { part: 'outerwear', name: 'Coats and jackets', categories: ['outerwear'] },
    { part: 'shoes', name: 'Shoes', categories: ['shoes'] },
  ];
  for (const { id: storeId, services = [] } of STORES) {
    const zones = floors.map(({ part, ...zone }, index) => ({
      ...{ id: `${storeId}/${part}`, ...zone },
      corners: [
        { xMm: index * 6000, yMm: 0 },
        { xMm: (index + 1) * 6000, yMm: 0 },
        { xMm: (index + 1) * 6000, yMm: 8000 },
        { xMm: index * 6000, yMm: 8000 },
      ],
    }));
    await ask(
      'mutation($input: SetStoreZonesInput!) { setStoreZones(input: $input) { userErrors { code } } }',
      { input: { storeId, zones } },
    );
    if (!services.includes('GUIDE_SHOP')) continue;
    await ask(
      'mutation($input: SetGuideShopInput!) { setGuideShop(input: $input) { userErrors { code } } }',
      {
        input: { storeId, slotMinutes: 45, capacity: 2 },
      },
    );
  }
}
