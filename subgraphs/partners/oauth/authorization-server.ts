import type { EventEmitter } from 'node:events';
import type Provider from 'oidc-provider';
import type { Logger } from 'pino';
import type { IssuerKeyStore } from '../data/issuer-keys.ts';
import { CONSENT_PAGE_CLIENT } from './clients.ts';
import { createProvider, type ProviderSettings, resourceOf } from './provider.ts';
import { graphAccess } from './resource.ts';

/** How soon a process notices that another one has rotated the keys. A key is published long before it signs. */
const KEY_CHECK_MS = 10 * 60_000;

/** Long enough for one call to the graph. */
const CUSTOMER_TOKEN_SECONDS = 30;

type Settings = ProviderSettings & { issuerKeys: IssuerKeyStore; log: Logger };

type Handle = ReturnType<Provider['callback']>;

/** The OAuth server of this process, with the keys that all processes share. */
export function openAuthorizationServer(settings: Settings) {
  const { issuerKeys, log, publicUrl } = settings;
  let running: { version: number; provider: Provider; handle: Handle } | null = null;

  /** Takes over the keys as they are now. */
  async function reload() {
    const keys = await issuerKeys.current();
    if (running?.version !== keys.version) {
      const provider = createProvider(settings, keys);
      provider.on('server_error', (_, error) => log.error({ err: error }, 'authorization server failed'));
      const koa: EventEmitter = provider;
      koa.on('error', (error: unknown) => log.error({ err: error }, 'authorization server failed'));
      running = { version: keys.version, provider, handle: provider.callback() };
    }
    return running;
  }

  const current = async () => running ?? (await reload());
  const provider = async (): Promise<Provider> => (await current()).provider;

  return {
    provider,
    reload,

    /** Answers a request of the protocol, whose path is relative to the issuer. */
    async handle(...exchange: Parameters<Handle>): Promise<void> {
      const { handle } = await current();
      await handle(...exchange);
    },

    /** Replaces the signing keys when they are due, and follows replacements; returns how to stop. */
    start(): () => Promise<void> {
      const check = async () => {
        try {
          await issuerKeys.rotateWhenDue();
          await reload();
        } catch (error) {
          log.error({ err: error }, 'signing keys could not be checked');
        }
      };
      let checking = check();
      const timer = setInterval(() => {
        checking = check();
      }, KEY_CHECK_MS);
      return async () => {
        clearInterval(timer);
        await checking;
      };
    },

    /** A token by which the consent page does what the customer in front of it has just decided. */
    async customerToken(customerId: string): Promise<string> {
      const { Client, AccessToken, ResourceServer } = await provider();
      const client = await Client.find(CONSENT_PAGE_CLIENT);
      const resource = resourceOf(publicUrl);
      const token = new AccessToken({
        accountId: customerId,
        client,
        gty: 'consent_page',
        expiresIn: CUSTOMER_TOKEN_SECONDS,
        resourceServer: new ResourceServer(resource, graphAccess(resource, ['customer'])),
        scope: 'customer',
      } as unknown as ConstructorParameters<typeof AccessToken>[0]);
      return token.save();
    },
  };
}

export type AuthorizationServer = ReturnType<typeof openAuthorizationServer>;
