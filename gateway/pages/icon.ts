import { crc32, deflateSync } from 'node:zlib';

/** Side of the square that the mark is drawn in. What matters lies within 40 of its middle, so that a phone can cut it round. */
const SIDE = 100;

/** How it looks as SVG, and how far from its edge a point is: negative inside. */
type Shape = { svg: (colour: string) => string; distance: (x: number, y: number) => number };
type Colour = readonly [red: number, green: number, blue: number];

const square = (corner: number): Shape => ({
  svg: (colour) => `<rect width="${SIDE}" height="${SIDE}" rx="${corner}" fill="${colour}"/>`,
  distance(x, y) {
    const across = Math.abs(x - SIDE / 2) - SIDE / 2 + corner;
    const down = Math.abs(y - SIDE / 2) - SIDE / 2 + corner;
    const outside = Math.hypot(Math.max(across, 0), Math.max(down, 0));
    return outside + Math.min(Math.max(across, down), 0) - corner;
  },
});

const ring = (cx: number, cy: number, radius: number, width: number): Shape => ({
  svg: (colour) =>
    `<circle cx="${cx}" cy="${cy}" r="${radius}" fill="none" stroke="${colour}" stroke-width="${width}"/>`,
  distance: (x, y) => Math.abs(Math.hypot(x - cx, y - cy) - radius) - width / 2,
});

const disc = (cx: number, cy: number, radius: number): Shape => ({
  svg: (colour) => `<circle cx="${cx}" cy="${cy}" r="${radius}" fill="${colour}"/>`,
  distance: (x, y) => Math.hypot(x - cx, y - cy) - radius,
});

const stem = (cx: number, top: number, bottom: number, width: number): Shape => ({
  svg: (colour) =>
    `<path d="M${cx} ${top}V${bottom}" stroke="${colour}" stroke-width="${width}" stroke-linecap="round"/>`,
  distance: (x, y) => Math.hypot(x - cx, y - Math.min(Math.max(y, top), bottom)) - width / 2,
});

const GREEN: Colour = [11, 92, 70];
const WHITE: Colour = [255, 255, 255];
const MINT: Colour = [127, 220, 188];

/** A P whose bowl holds somebody. */
const MARK: readonly (readonly [Shape, Colour])[] = [
  [stem(34, 25, 76, 11), WHITE],
  [ring(51, 42, 17, 11), WHITE],
  [disc(51, 42, 6), MINT],
];

/** Where the page draws it itself its corners are round; a phone that cuts icons wants the whole square. */
const ROUND_CORNER = 22;

const hex = (colour: Colour): string =>
  `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`;

/** The icon as SVG. */
export function svgIcon(): string {
  const shapes = [[square(ROUND_CORNER), GREEN] as const, ...MARK];
  const drawn = shapes.map(([shape, colour]) => shape.svg(hex(colour))).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIDE} ${SIDE}">${drawn}</svg>`;
}

/** The icon as PNG, `size` px wide. `maskable`: without round corners, to be cut by the phone. */
export function pngIcon(size: number, { maskable }: { maskable: boolean }): Buffer {
  const ground = square(maskable ? 0 : ROUND_CORNER);
  const line = 1 + 4 * size;
  const pixels = Buffer.alloc(line * size); // each line begins with its filter: 0, none
  const scale = SIDE / size;
  const covers = ({ distance }: Shape, x: number, y: number): number =>
    Math.min(Math.max(0.5 - distance(x, y) / scale, 0), 1);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const [x, y] = [(column + 0.5) * scale, (row + 0.5) * scale];
      let colour = GREEN;
      for (const [shape, over] of MARK) {
        const share = covers(shape, x, y);
        if (share > 0) colour = mixed(colour, over, share);
      }
      const at = row * line + 1 + 4 * column;
      pixels[at] = colour[0];
      pixels[at + 1] = colour[1];
      pixels[at + 2] = colour[2];
      pixels[at + 3] = Math.round(255 * covers(ground, x, y));
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8); // 8 bits, red green blue alpha
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const mixed = (under: Colour, over: Colour, share: number): Colour => {
  const part = (index: 0 | 1 | 2) => Math.round(under[index] + (over[index] - under[index]) * share);
  return [part(0), part(1), part(2)];
};

/** A chunk of a PNG file (W3C PNG, 5.3). */
function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
