import { randomUUID } from 'node:crypto';
import type { Db } from 'mongodb';
import { messagesOf } from '#shared/messages/queue.ts';
import { newId } from '#shared/mongo.ts';
import { fetchPersonaToken } from '../../cli/token.ts';
import { subgraphs } from '../../subgraphs/index.ts';
import { startReceiver } from '../support/webhook-receiver.ts';
import { anApp } from './builders.ts';
import { eventually, startFrontDoor } from './front-door.ts';
import { aBrowser, post } from './oauth-server.ts';

export type CopiesWorld = Awaited<ReturnType<typeof openCopiesWorld>>;
export type Owner = { persona: string; customerId: string; token: string; requestId: string };

/** All of Patron behind its front door, apps with servers, and customers whose export is done. */
export async function openCopiesWorld(dbOf: (name: string) => Db) {
  const door = await startFrontDoor(dbOf, subgraphs);
  const { apps, personas } = door.partners;
  const secrets = new Map<string, string>();
  const receivers = new Map<string, Awaited<ReturnType<typeof startReceiver>>>();
  await personas.put([
    { id: 'import', title: 'Import', kind: 'service', serviceId: 'import', scopes: ['import'] },
  ]);

  async function change(token: string, mutation: string, given: object, selection = '') {
    const input = mutation.startsWith('import') ? given : { idempotencyKey: randomUUID(), ...given };
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} userErrors { code } } }`;
    const { data, codes } = await door.ask(token, query, { input });
    const payload = data?.[mutation];
    if (codes.length || payload.userErrors.length) throw new Error(JSON.stringify({ codes, payload }));
    return payload;
  }

  async function tokenOf(clientId: string, headers: Record<string, string> = {}): Promise<string> {
    const authorization = `Basic ${Buffer.from(`${clientId}:${secrets.get(clientId)}`).toString('base64')}`;
    const { access_token = '' } = await post(
      door,
      'token',
      { grant_type: 'client_credentials' },
      { authorization, ...headers },
    );
    return access_token;
  }

  return {
    door,
    tokenOf,

    /** An approved app with a server. `eventTypes` null: without an endpoint. */
    async anApp(
      changes: Parameters<typeof anApp>[0] = {},
      eventTypes: readonly string[] | null = ['DATA_EXPORT_READY'],
    ): Promise<string> {
      const id = newId('app').slice(-12);
      const registered = await apps.register(
        anApp({ id, name: `App ${id}`, confidential: true, ...changes }),
      );
      secrets.set(id, registered?.clientSecret ?? '');
      await apps.review(id, 'APPROVED', 'Fine.');
      if (!eventTypes) return id;
      const receiver = await startReceiver();
      receivers.set(id, receiver);
      const { endpoints } = door.partners.webhooks;
      const types = eventTypes.map((name) =>
        name === 'DATA_EXPORT_READY' ? 'data.export_ready' : 'grant.changed',
      );
      const made = await endpoints.register({ clientId: id, url: receiver.url, types: types as never[] });
      if (typeof made === 'string') throw new Error(made);
      receiver.hold(made.secret);
      return id;
    },

    receiverOf(clientId: string) {
      const receiver = receivers.get(clientId);
      if (!receiver) throw new Error(`${clientId} has no endpoint`);
      return receiver;
    },

    /** A customer whose copy is there. */
    async anOwner(): Promise<Owner> {
      const persona = newId('p');
      const { results } = await change(
        await fetchPersonaToken(door.url, 'import'),
        'importCustomerRecords',
        {
          source: 'web',
          verified: ['EMAIL'],
          records: [
            { recordId: persona, givenName: 'Ada', surname: 'Bakker', email: `${persona}@example.com` },
          ],
        },
        'results { customerId }',
      );
      const { customerId } = results[0];
      await personas.put([{ id: persona, title: 'Ada', kind: 'customer', customerId }]);
      const token = await fetchPersonaToken(door.url, persona);
      const { request } = await change(
        token,
        'requestRight',
        { right: 'EXPORT', surface: 'web:account', language: 'en' },
        'request { id }',
      );
      const letter = await eventually(
        () => messagesOf(dbOf('identity')).findOne({ customerId }),
        (found) => found !== null,
      );
      const code = /\d{4} ?\d{4}/.exec(letter?.text ?? '')?.[0] ?? '';
      await eventually(
        () =>
          door.ask(token, 'query ($id: ID!) { rightsRequest(id: $id) { identityCheck { sentTo } } }', {
            id: request.id,
          }),
        ({ data }) => data?.rightsRequest?.identityCheck?.sentTo != null,
      );
      await change(token, 'confirmIdentity', { requestId: request.id, code });
      await eventually(
        () => door.ask(token, 'query ($id: ID!) { rightsRequest(id: $id) { state } }', { id: request.id }),
        ({ data }) => data.rightsRequest.state === 'COMPLETED',
      );
      return { persona, customerId, token, requestId: request.id };
    },

    /** @returns the grant. */
    async connect({ token }: Owner, clientId: string): Promise<string> {
      const byButton = { language: 'en', surface: 'web:account' };
      const consent = await door.ask(token, '{ me { consentTo(purpose: "partner_sharing") { permitted } } }');
      if (!consent.data.me.consentTo.permitted) {
        await change(token, 'giveConsent', { purpose: 'partner_sharing', purposeVersion: 1, ...byButton });
      }
      const terms = { attributes: ['profile.name'], purposes: ['partner_sharing'], lookBackDays: 30 };
      const { grant } = await change(
        token,
        'grantAccess',
        { clientId, ...terms, ...byButton },
        'grant { id }',
      );
      return grant.id;
    },

    revoke: ({ token }: Owner, grantId: string) =>
      change(token, 'revokeGrant', { grantId, surface: 'web:account' }),

    /** Signed in to the privacy pages, as a browser without script. */
    async signedIn({ persona }: Owner) {
      const browser = aBrowser();
      const begun = await browser.visit(`${door.url}/privacy/sign-in?to=/data`);
      const page = await browser.follow(begun.headers.get('location') ?? '');
      const { url } = await browser.follow(`${page.url}/sign-in`, { persona });
      await browser.visit(url);
      const dataPage = async () => (await browser.visit(`${door.url}/privacy/data`)).text();
      return {
        dataPage,
        /** Sends one of the forms of a request. */
        async submit(requestId: string, action: string, fields: Record<string, string>) {
          const form = /name="form" value="([^"]+)"/.exec(await dataPage())?.[1] ?? '';
          const response = await browser.visit(`${door.url}/privacy/data/requests/${requestId}/${action}`, {
            form,
            ...fields,
          });
          return { status: response.status, text: await response.text() };
        },
      };
    },

    /** What the app was told, once it was. */
    async told(clientId: string, count = 1) {
      const told = () =>
        receivers.get(clientId)?.calls.filter(({ type }) => type === 'data.export_ready') ?? [];
      const calls = await eventually(
        async () => told(),
        ({ length }) => length >= count,
      );
      return calls.at(-1);
    },

    async fetchCopy(link: string, headers: Record<string, string> = {}) {
      const response = await fetch(link, { headers });
      const text = await response.text();
      return { status: response.status, text, body: JSON.parse(text), headers: response.headers };
    },

    /** A customer's ledger, newest first. */
    async ledgerOf({ token }: Owner) {
      const { data } = await door.ask(
        token,
        '{ me { disclosures(first: 20) { edges { node { recipientKind fields grantId purposes } } } } }',
      );
      return data.me.disclosures.edges.map(({ node }: { node: object }) => node);
    },

    async close() {
      await door.close();
      await Promise.all([...receivers.values()].map((receiver) => receiver.stop()));
    },
  };
}
