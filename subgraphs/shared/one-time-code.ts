import { timingSafeEqual } from 'node:crypto';
import { type Keyring, seal } from './seal.ts';

/** What a code is bound to. A greater `generation` makes the codes before it worthless. */
type Subject = { generation: number };

/** Codes of so many digits, at most 12. They are derived from the installation's key and never stored. */
export function oneTimeCodes<About extends Subject>(use: Parameters<typeof seal>[0], digits: number) {
  function codeFor(about: About, keyring: Keyring): string {
    const sealed = seal(use, about, keyring);
    const mac = Buffer.from(sealed.slice(sealed.lastIndexOf('.') + 1), 'base64url');
    return String(mac.readUIntBE(0, 6) % 10 ** digits).padStart(digits, '0');
  }
  return {
    codeFor,
    /** True when it is the code under any key of the ring, so that a rotation strands nobody. Spaces are the reader's. */
    isCodeFor(entered: string, about: About, keyring: Keyring): boolean {
      const given = Buffer.from(entered.replaceAll(/\s/g, ''));
      return keyring.some((key) => {
        const expected = Buffer.from(codeFor(about, [key]));
        return given.length === expected.length && timingSafeEqual(given, expected);
      });
    },
  };
}
