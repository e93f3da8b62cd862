import { rejected } from '#shared/user-errors.ts';
import type { ConnectedAttributeInput } from '../../schema.generated.ts';
import type { ConnectedAttribute } from '../data/connections.ts';
import { attributeNamed } from '../rules/attributes.ts';

const MAX_NAME = 100;
const PURPOSE = /^[a-z][a-z0-9_]{0,63}$/;
export const CONNECTION_ID = /^[a-z][a-z0-9_-]{0,63}$/;

export const isName = (text: string): boolean => text.trim().length > 0 && text.length <= MAX_NAME;
export const isPurpose = (text: string): boolean => PURPOSE.test(text);

/** The attributes of a connection; null when there is none, or one twice. */
export function attributesIn(inputs: readonly ConnectedAttributeInput[]): ConnectedAttribute[] | null {
  const attributes = inputs.map(({ attribute, owner = 'PATRON', policy = 'NEWEST' }) => ({
    attribute: attributeNamed(attribute),
    owner,
    policy,
  }));
  const distinct = new Set(attributes.map(({ attribute }) => attribute));
  return attributes.length > 0 && distinct.size === attributes.length ? attributes : null;
}

export const invalid = (field: string, expected: string) =>
  rejected('INVALID_VALUE', ['input', field], `Expected ${expected}.`);

export const noSuchConnection = (field: string | null = 'id') =>
  rejected('CONNECTION_NOT_FOUND', field === null ? null : ['input', field], 'There is no such connection.');

export const urlRefused = (expected: string) =>
  rejected('CONNECTION_URL_REFUSED', ['input', 'url'], `Expected ${expected}.`);

export const attributeOwned = () =>
  rejected('ATTRIBUTE_OWNED', ['input', 'attributes'], 'Another connection owns one of them.');
