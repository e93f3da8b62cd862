import type { Dependencies } from '#shared/subgraph.ts';
import { openHttpProvider } from './http-provider.ts';
import type { PaymentProvider } from './provider.ts';
import { openTestProvider } from './test-provider.ts';

/**
 * The provider that the settings name; the test provider in a demo; else nobody, and then orders are paid at the store's till.
 * @param notify told when a provider in this process has decided something.
 */
export function chooseProvider(
  { payments, demo, ...dependencies }: Dependencies,
  notify: (key: string) => Promise<void>,
): PaymentProvider | null {
  if (payments && payments !== 'TEST') return openHttpProvider(payments, dependencies.clock);
  return payments === 'TEST' || demo ? openTestProvider(dependencies, notify) : null;
}
