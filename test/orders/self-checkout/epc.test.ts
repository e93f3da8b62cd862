import fc from 'fast-check';
import { expect, it } from 'vitest';
import { gtinOfEpc } from '../../../subgraphs/orders/self-checkout/epc.ts';

it.each([
  // GS1 EPC Tag Data Standard 2.1, section 14.6.1.1: urn:epc:tag:sgtin-96:3.0614141.812345.6789
  ['3074257BF7194E4000001A85', '80614141123458'],
  ['3074257bf7194e4000001a85', '80614141123458'],
])('reads the GTIN of an article off the tag %s', (epc, gtin) => {
  expect(gtinOfEpc(epc)).toBe(gtin);
});

it.each([
  ['of another scheme', '3174257BF7194E4000001A85'],
  ['with a reserved partition', '301C257BF7194E4000001A85'],
  ['too short', '3074257BF7194E4000001A8'],
  ['no hexadecimal number', '3074257BF7194E4000001A8G'],
  ['empty', ''],
])('takes no tag that is %s', (_, epc) => {
  expect(gtinOfEpc(epc)).toBeNull();
});

/** The other direction, as the standard has it. */
function epcOf({
  indicator,
  prefix,
  item,
  serial,
}: {
  indicator: number;
  prefix: string;
  item: string;
  serial: number;
}) {
  const prefixBits = [40, 37, 34, 30, 27, 24, 20][12 - prefix.length] ?? 0;
  const bits =
    (0x30n << 88n) |
    (1n << 85n) |
    (BigInt(12 - prefix.length) << 82n) |
    (((BigInt(prefix) << BigInt(44 - prefixBits)) | BigInt(`${indicator}${item}`)) << 38n) |
    BigInt(serial);
  return bits.toString(16).toUpperCase().padStart(24, '0');
}

it('gives back what was written, whatever the length of the company’s prefix', () => {
  const digits = (length: number) =>
    fc.array(fc.nat({ max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(''));
  const article = fc.integer({ min: 6, max: 12 }).chain((length) =>
    fc.record({
      indicator: fc.nat({ max: 9 }),
      prefix: digits(length),
      item: digits(12 - length),
      serial: fc.nat(),
    }),
  );
  fc.assert(
    fc.property(article, (its) => {
      const gtin = gtinOfEpc(epcOf(its));
      expect(gtin?.slice(0, 13)).toBe(`${its.indicator}${its.prefix}${its.item}`);
      const sum = Array.from(gtin ?? '').reduce(
        (total, digit, index) => total + Number(digit) * (index % 2 ? 1 : 3),
        0,
      );
      expect(sum % 10).toBe(0);
    }),
    { numRuns: Number(process.env.RUNS ?? 100) },
  );
});
