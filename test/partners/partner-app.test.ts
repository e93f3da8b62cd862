import { describe, expect, it } from 'vitest';
import {
  applicationTypeOf,
  misfitIn,
  type RequestedAttribute,
} from '../../subgraphs/partners/rules/partner-app.ts';
import { anApp } from './builders.ts';

const name: RequestedAttribute = {
  attribute: 'profile.name',
  necessity: 'REQUIRED',
  purpose: 'partner_sharing',
  reason: 'To greet you.',
};

describe('the declaration of an app', () => {
  it.each([
    ['on a phone', {}],
    ['with a private-use scheme', { redirectUris: ['com.example.music:/callback'] }],
    ['in a browser', { redirectUris: ['https://music.example/callback'] }],
    ['with a server', { confidential: true, redirectUris: ['https://music.example/callback?from=patron'] }],
    [
      'with a server in development',
      { confidential: true, redirectUris: ['http://localhost:8080/callback'] },
    ],
    [
      'with the longest texts',
      { name: 'n'.repeat(60), owner: 'o'.repeat(100), description: 'd'.repeat(500) },
    ],
    ['at the limits', { lookBackDays: 3650, durationDays: 365 }],
  ])('can be registered %s', (_, changes) => {
    expect(misfitIn(anApp(changes))).toBeNull();
  });

  it.each<[string, Parameters<typeof anApp>[0]]>([
    ['id', { id: 'm' }],
    ['id', { id: 'Music' }],
    ['id', { id: 'music-' }],
    ['id', { id: 'a/b' }],
    ['id', { id: 'patron-music' }],
    ['id', { id: 'm'.repeat(33) }],
    ['name', { name: ' ' }],
    ['name', { name: 'n'.repeat(61) }],
    ['owner', { owner: '' }],
    ['description', { description: 'd'.repeat(501) }],
    ['redirectUris', { redirectUris: [] }],
    ['redirectUris', { redirectUris: ['https://a.example/', 'https://a.example/'] }],
    ['redirectUris.0', { redirectUris: ['http://music.example/callback'] }],
    ['redirectUris.0', { redirectUris: ['http://localhost.music.example/callback'] }],
    ['redirectUris.1', { redirectUris: ['https://music.example/', 'https://music.example/#part'] }],
    ['redirectUris.0', { redirectUris: ['https://*.music.example/'] }],
    ['redirectUris.0', { redirectUris: ['https://user:secret@music.example/'] }],
    ['redirectUris.0', { redirectUris: ['javascript:alert(1)'] }],
    ['redirectUris.0', { redirectUris: ['music:/callback'] }],
    ['redirectUris.0', { redirectUris: ['/callback'] }],
    ['redirectUris.0', { redirectUris: ['com.example.music:/callback'], confidential: true }],
    ['requestedAttributes', { requestedAttributes: [] }],
    ['requestedAttributes.0.attribute', { requestedAttributes: [{ ...name, attribute: 'customer' }] }],
    ['requestedAttributes.1.attribute', { requestedAttributes: [name, name] }],
    ['requestedAttributes.0.purpose', { requestedAttributes: [{ ...name, purpose: '$ne' }] }],
    ['requestedAttributes.0.reason', { requestedAttributes: [{ ...name, reason: '' }] }],
    ['lookBackDays', { lookBackDays: 0 }],
    ['lookBackDays', { lookBackDays: 3651 }],
    ['durationDays', { durationDays: 366 }],
    ['durationDays', { durationDays: 1.5 }],
  ])('is refused for its %s: %j', (field, changes) => {
    expect(misfitIn(anApp(changes))?.field.join('.')).toBe(field);
  });

  it.each([
    ['native', { confidential: false, redirectUris: ['http://127.0.0.1/callback'] }],
    ['native', { confidential: false, redirectUris: ['https://a.example/', 'com.example.a:/'] }],
    ['web', { confidential: false, redirectUris: ['https://a.example/'] }],
    ['web', { confidential: true, redirectUris: ['http://localhost:8080/'] }],
  ] as const)('makes a %s client of %j', (type, app) => {
    expect(applicationTypeOf({ ...app, redirectUris: [...app.redirectUris] })).toBe(type);
  });
});
