import type { Contact } from '#shared/live-contact.ts';
import type { Profile } from './profile.ts';

/**
 * Where letters about the customer's own doings go: the first address that they have shown to be theirs. One that somebody has
 * only said may be anybody's.
 */
export function contactOf({ emails, language }: Pick<Profile, 'emails' | 'language'>): Contact | null {
  const own = emails.find(({ verified }) => verified);
  return own ? { email: own.value, language: language?.value ?? null } : null;
}
