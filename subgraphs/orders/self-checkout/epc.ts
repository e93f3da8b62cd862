/** Company prefix and item reference in digits, by the partition value (GS1 EPC Tag Data Standard 2.1, table 14-2). */
const PARTITIONS = [
  { prefixBits: 40, prefixDigits: 12 },
  { prefixBits: 37, prefixDigits: 11 },
  { prefixBits: 34, prefixDigits: 10 },
  { prefixBits: 30, prefixDigits: 9 },
  { prefixBits: 27, prefixDigits: 8 },
  { prefixBits: 24, prefixDigits: 7 },
  { prefixBits: 20, prefixDigits: 6 },
] as const;

const SGTIN_96 = 0x30n;
/** Bits of the company prefix and the item reference together. */
const PREFIX_AND_ITEM_BITS = 44;

/**
 * The GTIN-14 in an RFID tag's EPC of the scheme SGTIN-96 (24 hexadecimal digits): null when it is another scheme or
 * malformed. The serial number in it tells pieces of one GTIN apart: the same EPC is the same piece.
 */
export function gtinOfEpc(epc: string): string | null {
  if (!/^[0-9A-Fa-f]{24}$/.test(epc)) return null;
  const bits = BigInt(`0x${epc}`);
  if (bits >> 88n !== SGTIN_96) return null;
  const partition = PARTITIONS[Number((bits >> 82n) & 0x7n)];
  if (!partition) return null;
  const { prefixBits, prefixDigits } = partition;
  const itemBits = PREFIX_AND_ITEM_BITS - prefixBits;
  const both = (bits >> 38n) & ((1n << BigInt(PREFIX_AND_ITEM_BITS)) - 1n);
  const prefix = (both >> BigInt(itemBits)).toString().padStart(prefixDigits, '0');
  const item = (both & ((1n << BigInt(itemBits)) - 1n)).toString().padStart(13 - prefixDigits, '0');
  if (prefix.length !== prefixDigits || item.length !== 13 - prefixDigits) return null;
  // The item reference begins with the indicator digit, which leads the GTIN.
  const body = `${item.charAt(0)}${prefix}${item.slice(1)}`;
  return `${body}${checkDigit(body)}`;
}

/** GS1 General Specifications 7.9. */
function checkDigit(body: string): number {
  const sum = Array.from(body)
    .reverse()
    .reduce((total, digit, index) => total + Number(digit) * (index % 2 ? 1 : 3), 0);
  return (10 - (sum % 10)) % 10;
}
