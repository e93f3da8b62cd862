import { describe, expect, it, vi } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { decide } from '../../../gateway/authorize/decision.ts';
import type { Requirement } from '../../../gateway/authorize/requirements.ts';

const visitor: Actor = { kind: 'visitor' };
const customer: Actor = { kind: 'customer', customerId: 'cus_1' };
const analyst: Actor = { kind: 'staff', staffId: 'sta_1', role: 'analyst' };
const service: Actor = { kind: 'service', serviceId: 'erp', scopes: ['orders.read', 'orders.write'] };
const partner: Actor = {
  kind: 'partner',
  lookBackDays: 365,
  standing: 'ACTIVE',
  clientId: 'music',
  customerId: 'cus_1',
  grantId: 'grt_1',
  attributes: ['profile.name'],
  purposes: [],
};

const authenticated: Requirement = { kind: 'authenticated' };
const scopes = (...anyOf: string[][]): Requirement => ({ kind: 'scopes', anyOf });
const policies = (...anyOf: string[][]): Requirement => ({ kind: 'policies', anyOf });
const caller = (actor: Actor) => ({ actor, requestId: null });

describe('a requirement', () => {
  it.each<[string, Requirement, Actor, boolean]>([
    ['of signing in', authenticated, visitor, false],
    ['of signing in', authenticated, customer, true],
    ['of signing in', authenticated, partner, true],
    ['of a role', scopes(['customer']), customer, true],
    ['of a role', scopes(['customer']), analyst, false],
    ['of a role', scopes(['analyst']), analyst, true],
    ['of a role', scopes(['customer']), visitor, false],
    ['of a role', scopes(['customer']), partner, false],
    ['of a granted attribute', scopes(['customer'], ['profile.name']), partner, true],
    ['of an attribute that is not granted', scopes(['customer'], ['profile.email']), partner, false],
    ['of several scopes', scopes(['orders.read', 'orders.write']), service, true],
    ['of several scopes', scopes(['orders.read', 'orders.delete']), service, false],
    ['of several scopes or others', scopes(['orders.delete'], ['service', 'orders.read']), service, true],
    ['that nothing can satisfy', scopes(), service, false],
    ['of no scope', scopes([]), visitor, true],
    ['of a policy that nobody decides', policies(['gold']), customer, false],
  ])('%s', (_, requirement, actor, isSatisfied) => {
    expect(decide([requirement], caller(actor), undefined)).toBe(isSatisfied ? '1' : '0');
  });

  it('is decided for each in order', () => {
    expect(
      decide([scopes(['customer']), authenticated, scopes(['analyst'])], caller(analyst), undefined),
    ).toBe('011');
    expect(decide([], caller(analyst), undefined)).toBe('');
  });
});

describe('policies', () => {
  it('are decided for the caller, all names at once', async () => {
    const decidePolicies = vi.fn(async () => new Set(['gold', 'adult']));
    const requirements = [policies(['gold', 'adult'], ['staff']), policies(['gold', 'staff']), authenticated];
    expect(await decide(requirements, caller(customer), decidePolicies)).toBe('101');
    expect(decidePolicies.mock.calls).toEqual([[['gold', 'adult', 'staff'], caller(customer)]]);
  });

  it('are not asked for when an operation needs none', () => {
    const decidePolicies = vi.fn(async () => new Set<string>());
    expect(decide([authenticated], caller(customer), decidePolicies)).toBe('1');
    expect(decidePolicies).not.toHaveBeenCalled();
  });
});
