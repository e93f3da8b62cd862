import { type FastifyInstance, fastify } from 'fastify';
import { afterAll, beforeAll } from 'vitest';
import type { Actor } from '#shared/actor.ts';
import { newId } from '#shared/mongo.ts';
import { consent as definition } from '../../subgraphs/consent/subgraph.ts';
import { anEvent, aService, type useSubgraph } from '../support/subgraph.ts';
import { asCustomer } from './consenting.ts';

type Consent = ReturnType<typeof useSubgraph>;

/** An email provider: it asks whether it may, and gets the headers of its letters. */
export const asSender = aService('messages');
export const asAdmin: Actor = { kind: 'staff', staffId: 'stf_1', role: 'admin' };

const FIELDS = `
  version changedAt choices { purpose channel topic wanted } frequencyCaps { channel most per }
  quietHours { from to timeZone } snoozedUntil doNotApproach language tone
`;
const PREFERENCES = `fragment P on CommunicationPreferences { ${FIELDS} }`;
const ANSWER = `fragment A on PermissionAnswer { permitted reason at nextAllowedAt decision { purpose state } preferencesVersion }`;

const CHOSEN_NOTHING = { choices: [], frequencyCaps: [], doNotApproach: false };

/** What a customer, an associate or a sender does about communication, with inputs of which a test names only what it is about. */
export function communicationOf(consent: Consent) {
  const key = () => newId('key');
  async function send(actor: Actor, name: string, selection: string, input: object) {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const { data, codes } = await consent.ask(
      actor,
      `mutation M($input: ${type}!) { ${name}(input: $input) { ${selection} userErrors { code field } } }
      ${selection.includes('...P') ? PREFERENCES : ''} ${selection.includes('...A') ? ANSWER : ''}`,
      { input },
    );
    return codes ? { codes } : data[name];
  }
  const surface = 'storefront.preferences';

  return {
    set: (actor: Actor, expectedVersion: number, its: object = {}) =>
      send(actor, 'setCommunicationPreferences', 'preferences { ...P } idempotentReplay', {
        expectedVersion,
        ...CHOSEN_NOTHING,
        surface,
        idempotencyKey: key(),
        ...its,
      }),
    snooze: (actor: Actor, until: Date | null, its: object = {}) =>
      send(actor, 'snoozeCommunication', 'preferences { ...P } idempotentReplay', {
        until,
        surface,
        idempotencyKey: key(),
        ...its,
      }),
    unsubscribeFromAll: (actor: Actor, its: object = {}) =>
      send(
        actor,
        'unsubscribeFromAll',
        'decisions { purpose state means decidedBy recordedBy surface } idempotentReplay',
        { surface, idempotencyKey: key(), ...its },
      ),
    contact: (customerId: string, its: object = {}, actor: Actor = asSender) =>
      send(actor, 'recordContact', 'answer { ...A } idempotentReplay', {
        customerId,
        purpose: 'email_marketing',
        channel: 'EMAIL',
        idempotencyKey: key(),
        ...its,
      }),
    publishTopic: (topic: string, version = 1, its: object = {}, actor: Actor = asAdmin) =>
      send(actor, 'publishTopicVersion', 'topic { key version language title wantedByDefault }', {
        key: topic,
        version,
        wantedByDefault: true,
        texts: [{ language: 'en', title: topic, explanation: `News about ${topic}.` }],
        idempotencyKey: key(),
        ...its,
      }),
    subscribe: (actor: Actor, email: string, its: object = {}) =>
      send(
        actor,
        'requestSubscription',
        'request { id purpose email state requestedAt expiresAt confirmedAt } idempotentReplay',
        {
          purpose: 'email_marketing',
          purposeVersion: 1,
          language: 'en',
          email,
          surface: 'storefront.newsletter',
          idempotencyKey: key(),
          ...its,
        },
      ),
    confirm: (token: string, actor: Actor = { kind: 'visitor' }) =>
      send(actor, 'confirmSubscription', 'purpose { key title } confirmedAt', {
        token,
        surface: 'app.newsletter',
      }),
    signal: (customerId: string, its: object = {}) =>
      send(
        asCustomer(customerId),
        'recordPrivacySignals',
        'signal { id gpc gpp tcf recordedAt surface } decisions { purpose state means signal { id } } idempotentReplay',
        { gpc: true, surface: 'storefront.login', idempotencyKey: key(), ...its },
      ),

    /** As the sender is answered. */
    async may(customerId: string, its: object = {}, actor: Actor = asSender) {
      const { data, codes } = await consent.ask(
        actor,
        `query Q($customerId: ID!, $purpose: String!, $channel: CommunicationChannel!, $topic: String, $at: DateTime) {
          may(customerId: $customerId, purpose: $purpose, channel: $channel, topic: $topic, at: $at) { ...A }
        } ${ANSWER}`,
        { customerId, purpose: 'email_marketing', channel: 'EMAIL', ...its },
      );
      return codes ? { codes } : data.may;
    },

    /** As the customer reads them. */
    async preferences(customerId: string, actor: Actor = asCustomer(customerId), version?: number) {
      const args = version === undefined ? '' : `(version: ${version})`;
      const { data, codes } = await consent.entity(
        actor,
        { id: customerId },
        `{ communicationPreferences${args} { ${FIELDS} } }`,
      );
      return codes ? { codes } : data.communicationPreferences;
    },
  };
}

/** What the subgraph serves besides the graph, as its process does. */
export function usePages(consent: Consent) {
  let app: FastifyInstance;
  beforeAll(async () => {
    app = fastify();
    await definition.routes?.(consent.data, app);
    await app.ready();
  });
  afterAll(() => app.close());
  return {
    get: (url: string, headers: Record<string, string> = {}) => app.inject({ method: 'GET', url, headers }),
    post: (
      url: string,
      payload: string,
      headers: Record<string, string> = { 'content-type': 'application/x-www-form-urlencoded' },
    ) => app.inject({ method: 'POST', url, payload, headers }),
  };
}

/** A customer whose order is being served in a store. */
export async function inStore(consent: Consent, customerId: string, storeId = 'sto_1'): Promise<void> {
  await consent.deliver(
    anEvent({
      type: 'patron.order.placed.v1',
      subject: customerId,
      time: consent.clock.now,
      data: {
        orderId: newId('ord'),
        customerId,
        storeId,
        channel: 'web',
        currency: 'EUR',
        totalMinor: 100,
        lines: [],
        at: consent.clock.now.toISOString(),
      },
    }),
  );
}
