import type { Random } from './random.ts';

export type DemoVariant = {
  sku: string;
  /** GTIN-13 in the range for restricted distribution (GS1 prefix 20), with its check digit. */
  gtin: string;
  size: string;
  colour: string;
  priceMinor: number;
};

export type DemoProduct = {
  id: string;
  name: string;
  brand: string;
  style: string;
  category: string;
  variants: DemoVariant[];
};

/** Brands that do not exist. */
const BRANDS = ['Noordlicht', 'Atelier Brume', 'Kante', 'Sol y Sal', 'Maré', 'Linnea', 'Patron Basics'];
const STYLES = ['casual', 'classic', 'outdoor', 'street', 'tailored', 'minimal'];
const COLOURS = ['black', 'white', 'navy', 'sand', 'forest', 'burgundy', 'sky', 'rust'];
const CLOTHES = ['XS', 'S', 'M', 'L', 'XL'];
const SHOES = ['37', '38', '39', '40', '41', '42', '43', '44'];
const ONE_SIZE = ['one size'];

const CATEGORIES = [
  { category: 'tops', nouns: ['T-shirt', 'Blouse', 'Polo', 'Henley'], sizes: CLOTHES, from: 1995, to: 5995 },
  { category: 'knitwear', nouns: ['Cardigan', 'Jumper', 'Roll-neck'], sizes: CLOTHES, from: 4995, to: 14995 },
  {
    category: 'trousers',
    nouns: ['Jeans', 'Chinos', 'Cords', 'Joggers'],
    sizes: CLOTHES,
    from: 4995,
    to: 12995,
  },
  {
    category: 'dresses',
    nouns: ['Wrap dress', 'Shirt dress', 'Slip dress'],
    sizes: CLOTHES,
    from: 5995,
    to: 17995,
  },
  {
    category: 'outerwear',
    nouns: ['Raincoat', 'Parka', 'Wool coat', 'Field jacket'],
    sizes: CLOTHES,
    from: 9995,
    to: 34995,
  },
  {
    category: 'shoes',
    nouns: ['Sneaker', 'Chelsea boot', 'Loafer', 'Sandal'],
    sizes: SHOES,
    from: 6995,
    to: 19995,
  },
  {
    category: 'accessories',
    nouns: ['Scarf', 'Tote', 'Belt', 'Beanie', 'Umbrella'],
    sizes: ONE_SIZE,
    from: 1495,
    to: 7995,
  },
] as const;

const NAMES = [
  'Aster',
  'Birch',
  'Cove',
  'Dune',
  'Ember',
  'Fjord',
  'Grove',
  'Harbour',
  'Isle',
  'Juniper',
  'Kelp',
  'Loft',
  'Moss',
];

const PRODUCTS = 300;

export function catalogueOf(random: Random): DemoProduct[] {
  return Array.from({ length: PRODUCTS }, (_, index) => {
    const { category, nouns, sizes, from, to } = random.pick(CATEGORIES);
    const price = Math.round(random.int(from, to) / 500) * 500 - 5;
    const colours = random.sample(COLOURS, random.int(1, 2));
    const kept = sizes.length > 5 ? random.sample(sizes, 4) : sizes;
    const number = String(index + 1).padStart(3, '0');
    return {
      id: `prd_${number}`,
      name: `${random.pick(NAMES)} ${random.pick(nouns)}`,
      brand: random.pick(BRANDS),
      style: random.pick(STYLES),
      category,
      variants: colours.flatMap((colour) =>
        kept.map((size, position) => ({
          sku: `${number}-${colour.slice(0, 3)}-${size.replace(' ', '')}`.toUpperCase(),
          gtin: gtin13(
            `20${String((index + 1) * 1000 + COLOURS.indexOf(colour) * 10 + position).padStart(10, '0')}`,
          ),
          size,
          colour,
          priceMinor: price,
        })),
      ),
    };
  });
}

/** Appends the check digit (GS1 General Specifications 7.9). @param digits twelve digits. */
function gtin13(digits: string): string {
  const sum = Array.from(digits, Number).reduce(
    (total, digit, index) => total + digit * (index % 2 ? 3 : 1),
    0,
  );
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
