/** True for 8, 12, 13 or 14 digits with a right check digit (GS1 General Specifications 7.9). */
export function isGtin(text: string): boolean {
  if (!/^(\d{8}|\d{12,14})$/.test(text)) return false;
  const weighted = Array.from(text)
    .reverse()
    .reduce((sum, digit, index) => sum + Number(digit) * (index % 2 ? 3 : 1), 0);
  return weighted % 10 === 0;
}
