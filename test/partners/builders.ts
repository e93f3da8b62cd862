import type { AppDeclaration } from '../../subgraphs/partners/rules/partner-app.ts';

/** An app that can be registered: public, on a phone. */
export const anApp = (changes: Partial<AppDeclaration> = {}): AppDeclaration => ({
  id: 'music',
  name: 'Harmonia',
  owner: 'Harmonia Music Ltd',
  description: 'Saves the songs that you hear in the store.',
  redirectUris: ['http://127.0.0.1/callback'],
  confidential: false,
  requestedAttributes: [
    {
      attribute: 'profile.name',
      necessity: 'REQUIRED',
      purpose: 'partner_sharing',
      reason: 'To greet you.',
    },
    {
      attribute: 'loyalty.tier',
      necessity: 'OPTIONAL',
      purpose: 'partner_sharing',
      reason: 'To give you the discount of your tier.',
    },
  ],
  lookBackDays: 90,
  durationDays: 180,
  ...changes,
});
