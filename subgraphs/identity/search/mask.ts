import type { Profile } from '../rules/profile.ts';

/** Of a profile what lets a person who stands there be told from others, and no more. */
export type MaskedPerson = {
  name: string | null;
  email: string | null;
  phone: string | null;
  city: string | null;
};

const HIDDEN = '•••';

export function maskedPerson({ name, emails, phones, addresses }: Profile): MaskedPerson {
  const [email, phone, address] = [emails[0]?.value, phones[0]?.value, addresses[0]?.value];
  return {
    name: name ? maskedName(name) : null,
    email: email ? maskedEmail(email) : null,
    phone: phone ? maskedPhone(phone) : null,
    city: address?.city ?? null,
  };
}

/** The given name and how the family name begins, e.g. `Ada L•••`; of a name in one piece how its last word begins. */
function maskedName({ given, family, full }: NonNullable<Profile['name']>): string {
  if (given && family) return `${given} ${initialOf(family)}`;
  if (given) return given;
  const words = full.split(' ');
  return [...words.slice(0, -1), initialOf(words.at(-1) ?? '')].join(' ');
}

const initialOf = (word: string): string => `${Array.from(word)[0] ?? ''}${HIDDEN}`;

/** Enough for its owner to know it: `a•••@example.com`. */
export function maskedEmail(address: string): string {
  const [local = '', domain = ''] = address.split('@');
  return `${initialOf(local)}@${domain}`;
}

/** How it ends: `•••678`. */
export const maskedPhone = (number: string): string => HIDDEN + number.slice(-3);
