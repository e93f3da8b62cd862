import { expect, it } from 'vitest';
import type { Actor, GrantStanding } from '#shared/actor.ts';
import { type Denial, denialOf } from '#shared/denial.ts';

const partner = (standing: GrantStanding, ...attributes: string[]): Actor => ({
  kind: 'partner',
  clientId: 'music',
  customerId: 'cus_1',
  grantId: 'grt_1',
  attributes,
  purposes: [],
  lookBackDays: 30,
  standing,
});
const EMAIL = [['customer'], ['profile.email']];
const CONTACT = [['service'], ['profile.phone', 'profile.address']];
const STAFF = [['admin'], ['privacy_officer']];

it.each<[string, Actor, string[][][], Denial | null]>([
  ['never granted', partner('ACTIVE'), [EMAIL], { reason: 'GRANT_MISSING', attribute: 'profile.email' }],
  ['without any grant', partner('UNKNOWN'), [EMAIL], { reason: 'GRANT_MISSING', attribute: 'profile.email' }],
  ['expired', partner('EXPIRED'), [EMAIL], { reason: 'GRANT_EXPIRED', attribute: 'profile.email' }],
  ['revoked', partner('REVOKED'), [EMAIL], { reason: 'GRANT_REVOKED', attribute: 'profile.email' }],
  ['erased', partner('ERASED'), [EMAIL], { reason: 'GRANT_REVOKED', attribute: 'profile.email' }],
  [
    'purpose withdrawn',
    partner('PURPOSE_WITHDRAWN'),
    [EMAIL],
    { reason: 'CONSENT_REQUIRED', attribute: 'profile.email' },
  ],
  ['suspended', partner('SUSPENDED'), [EMAIL], { reason: 'CONSENT_REQUIRED', attribute: 'profile.email' }],
  [
    'half of what one needs',
    partner('ACTIVE', 'profile.phone'),
    [CONTACT],
    { reason: 'GRANT_MISSING', attribute: 'profile.address' },
  ],
  [
    'two in the way, the first is named',
    partner('ACTIVE'),
    [CONTACT, EMAIL],
    { reason: 'GRANT_MISSING', attribute: 'profile.phone' },
  ],
  ['for staff alone', partner('ACTIVE'), [STAFF], { reason: 'NOT_FOR_APPS' }],
  [
    'for staff alone, below what can be granted',
    partner('ACTIVE'),
    [EMAIL, STAFF],
    { reason: 'NOT_FOR_APPS' },
  ],
  ['for staff alone, after the end', partner('REVOKED'), [STAFF], { reason: 'NOT_FOR_APPS' }],
  [
    'an app without a customer',
    { kind: 'app', clientId: 'music' },
    [EMAIL],
    { reason: 'GRANT_MISSING', attribute: 'profile.email' },
  ],
  ['a customer', { kind: 'customer', customerId: 'cus_1' }, [STAFF], null],
  ['a visitor', { kind: 'visitor' }, [EMAIL], null],
  ['nothing in the way that a grant could open or not', partner('ACTIVE'), [], null],
])('why an app may not read: %s', (_, actor, required, denial) => {
  expect(denialOf(actor, required)).toEqual(denial);
});
