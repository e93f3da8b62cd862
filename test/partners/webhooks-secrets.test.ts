import { describe, expect, it } from 'vitest';
import { newSecret, openVault } from '#shared/webhooks/vault.ts';
import { aKeyring } from '../support/subgraph.ts';

describe('the vault of webhook secrets', () => {
  const [first, second] = [aKeyring(), aKeyring()].map(([key], index) => ({
    id: `k${index}`,
    secret: key?.secret ?? new Uint8Array(),
  }));
  if (!first || !second) throw new Error('two keys are needed');
  const secret = newSecret();

  it('gives back what was locked, and never locks twice to the same text', () => {
    const vault = openVault([first]);
    const locked = vault.lock(secret, 'whe_1');
    expect(vault.unlock(locked, 'whe_1')).toBe(secret);
    expect(vault.lock(secret, 'whe_1')).not.toBe(locked);
  });

  it('opens for the endpoint that it was locked for, and no other', () => {
    const vault = openVault([first]);
    expect(() => vault.unlock(vault.lock(secret, 'whe_1'), 'whe_2')).toThrow();
  });

  it('does not open when one character is altered', () => {
    const vault = openVault([first]);
    const locked = vault.lock(secret, 'whe_1');
    for (const at of [5, Math.floor(locked.length / 2), locked.length - 5]) {
      const other = locked[at] === 'A' ? 'B' : 'A';
      expect(() => vault.unlock(locked.slice(0, at) + other + locked.slice(at + 1), 'whe_1')).toThrow();
    }
  });

  it('opens with a key that signs no more, and says that it should be locked anew', () => {
    const locked = openVault([first]).lock(secret, 'whe_1');
    const rotated = openVault([second, first]);
    expect(rotated.unlock(locked, 'whe_1')).toBe(secret);
    expect(rotated.isStale(locked)).toBe(true);
    expect(rotated.isStale(rotated.lock(secret, 'whe_1'))).toBe(false);
    expect(() => openVault([second]).unlock(locked, 'whe_1')).toThrow();
  });
});
