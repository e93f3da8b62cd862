/**
 * True when 12 to 19 digits in a row, whatever parts them, pass Luhn's check (ISO/IEC 7812-1), or such a number begins a longer
 * row, as when an expiry date follows it.
 */
export function holdsCardNumber(text: string): boolean {
  const runs = text.match(/\d(?:[ ._:/-]?\d){11,}/g) ?? [];
  return runs.some((run) => {
    const digits = run.replace(/\D/g, '');
    if (digits.length <= 19) return passesLuhn(digits);
    return [13, 14, 15, 16, 17, 18, 19].some((length) => passesLuhn(digits.slice(0, length)));
  });
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (const [index, digit] of [...digits].reverse().entries()) {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

const PAR = /^(?=.*[A-Z])[A-Z\d]{29}$/;

/**
 * Whether it can be a Payment Account Reference (EMVCo: 29 capital letters and digits): it names the account behind a card, its
 * wallets and its successors, and nobody can pay with it. A card number that was filled up to that length is none.
 */
export const isPar = (text: string): boolean =>
  PAR.test(text) && !(text.match(/\d+/g) ?? []).some((run) => run.length <= 19 && holdsCardNumber(run));
