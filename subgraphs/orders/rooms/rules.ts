import { isCode, isText, isWithin, type Problem } from '../rules/values.ts';

/** A room in millimetres; the origin is the corner behind left, seen from above. */
export type RoomPlan = {
  name: string;
  size: { widthMm: number; depthMm: number; heightMm: number };
  /** What is built in: doors, windows, pipes. */
  fixtures: Fixture[];
  finishes: Finish[];
  /** Products that stand or hang in it. */
  placements: Placement[];
};

type Fixture = {
  kind: string;
  xMm: number;
  yMm: number;
  widthMm: number;
  depthMm: number;
  heightMm: number;
};

type Finish = { surface: string; material: string; colour?: string };

type Placement = { sku: string; xMm: number; yMm: number; elevationMm: number; rotationDegrees: number };

const MAX_FIXTURES = 100;
const MAX_FINISHES = 20;
const MAX_PLACEMENTS = 200;

/** 0.5 m to 50 m. */
const SIDE = [500, 50_000] as const;
const MAX_NAME = 100;
const MAX_WORD = 64;

/** What is wrong with a plan, or null: everything lies within the room, and each surface has one finish. */
export function planProblem({ name, size, fixtures, finishes, placements }: RoomPlan): Problem | null {
  if (!isText(name, MAX_NAME)) return at(['name'], `1 to ${MAX_NAME} characters`);
  for (const side of ['widthMm', 'depthMm', 'heightMm'] as const) {
    if (!isWithin(size[side], ...SIDE)) return at(['size', side], `${SIDE[0]} to ${SIDE[1]} mm`);
  }
  if (fixtures.length > MAX_FIXTURES) return at(['fixtures'], `at most ${MAX_FIXTURES}`);
  if (finishes.length > MAX_FINISHES) return at(['finishes'], `at most ${MAX_FINISHES}`);
  if (placements.length > MAX_PLACEMENTS) return at(['placements'], `at most ${MAX_PLACEMENTS}`);
  for (const [index, fixture] of fixtures.entries()) {
    const path = ['fixtures', String(index)];
    if (!isCode(fixture.kind)) return at([...path, 'kind'], '1 to 64 characters');
    const outside = outsideOf(size, fixture);
    if (outside) return at([...path, outside], 'to lie within the room');
  }
  for (const [index, { surface, material, colour }] of finishes.entries()) {
    const path = ['finishes', String(index)];
    if (finishes.findIndex((one) => one.surface === surface) !== index) {
      return at([...path, 'surface'], 'each surface once');
    }
    if (!isText(material, MAX_WORD)) return at([...path, 'material'], `1 to ${MAX_WORD} characters`);
    if (colour !== undefined && !isText(colour, MAX_WORD)) {
      return at([...path, 'colour'], `1 to ${MAX_WORD} characters`);
    }
  }
  for (const [index, { sku, xMm, yMm, elevationMm, rotationDegrees }] of placements.entries()) {
    const path = ['placements', String(index)];
    if (!isCode(sku)) return at([...path, 'sku'], 'a SKU');
    if (!isWithin(xMm, 0, size.widthMm)) return at([...path, 'xMm'], 'to lie within the room');
    if (!isWithin(yMm, 0, size.depthMm)) return at([...path, 'yMm'], 'to lie within the room');
    if (!isWithin(elevationMm, 0, size.heightMm))
      return at([...path, 'elevationMm'], 'to lie within the room');
    if (!isWithin(rotationDegrees, 0, 359)) return at([...path, 'rotationDegrees'], '0 to 359');
  }
  return null;
}

function outsideOf(size: RoomPlan['size'], fixture: Fixture): keyof Fixture | null {
  const { xMm, yMm, widthMm, depthMm, heightMm } = fixture;
  if (!isWithin(widthMm, 0, size.widthMm)) return 'widthMm';
  if (!isWithin(depthMm, 0, size.depthMm)) return 'depthMm';
  if (!isWithin(heightMm, 0, size.heightMm)) return 'heightMm';
  if (!isWithin(xMm, 0, size.widthMm - widthMm)) return 'xMm';
  if (!isWithin(yMm, 0, size.depthMm - depthMm)) return 'yMm';
  return null;
}

const at = (field: string[], expected: string): Problem => ({ field, message: `Expected ${expected}.` });

/** Pieces of each SKU in the room, in the order of their first. */
export function piecesOf(placements: readonly { sku: string }[]): { sku: string; quantity: number }[] {
  const pieces = new Map<string, number>();
  for (const { sku } of placements) pieces.set(sku, (pieces.get(sku) ?? 0) + 1);
  return Array.from(pieces, ([sku, quantity]) => ({ sku, quantity }));
}
