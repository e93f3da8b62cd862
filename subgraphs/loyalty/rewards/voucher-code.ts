import { randomInt } from 'node:crypto';

/** Crockford's Base32: nothing that is mistaken for something else when it is read aloud. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Three groups of four, 60 random bits. */
export function newVoucherCode(): string {
  const letters = Array.from({ length: 12 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return grouped(letters);
}

const grouped = (letters: string): string => letters.replace(/(.{4})(.{4})(.{4})/, '$1-$2-$3');

/** As it is stored, however it was typed or read: case, spaces and dashes are the reader's, `O` is 0, `I` and `L` are 1. Null when it can't be one. */
export function readVoucherCode(typed: string): string | null {
  if (typed.length > 64) return null;
  const letters = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  const isCode = letters.length === 12 && Array.from(letters).every((letter) => ALPHABET.includes(letter));
  return isCode ? grouped(letters) : null;
}
