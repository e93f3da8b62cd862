import { type DocumentNode, parse } from 'graphql';
import { type Actor, type Caller, GRANT_STANDINGS, type GrantStanding } from './actor.ts';
import { CALLER_HEADER, sealCaller } from './caller.ts';
import type { Keyring } from './seal.ts';

/** What a grant allows at this moment; nothing unless `state` is `ACTIVE`. */
export type LiveGrant = {
  customerId: string;
  clientId: string;
  attributes: string[];
  purposes: string[];
  lookBackDays: number;
  state: GrantStanding;
  expiresAt: Date;
  /** All ids whose facts it opens, the customer's own among them; see `members.ts`. */
  members: string[];
};

/** Where a grant stands now, asked of consent and kept by none; null when there is no such grant. @throws when it can't be asked. */
export type AskLiveGrant = (grantId: string) => Promise<LiveGrant | null>;

/** Asks consent for a grant, as one part of this installation asks another. */
export const GRANT_REQUEST = insideRequest(
  'GrantStanding',
  'query GrantStanding($id: ID!) { grantStanding(id: $id) { customerId clientId attributes purposes lookBackDays state expiresAt members } }',
);

/** Asks partners whether an app may act by the token that it shows. */
export const APP_REQUEST = insideRequest(
  'AppMayAct',
  'query AppMayAct($id: ID!, $grantId: ID, $issuedAt: DateTime) { appMayAct(id: $id, grantId: $grantId, issuedAt: $issuedAt) }',
);

type InsideRequest = { query: string; operationName: string; document: DocumentNode };

/** What one part of this installation asks another. */
export function insideRequest(operationName: string, query: string): InsideRequest {
  return { query, operationName, document: parse(query) };
}

/** In whose name a part of this installation asks another. */
export const insideCaller = (requestId: string | null): Caller => ({
  actor: { kind: 'service', serviceId: 'gateway', scopes: ['gateway'] },
  requestId,
});

export type InsideAnswer = { data?: unknown; errors?: readonly unknown[] | null | undefined };

/** The grant in consent's answer to {@link GRANT_REQUEST}. @throws {Error} when that is no answer. */
export function grantIn({ data, errors }: InsideAnswer): LiveGrant | null {
  const grant = (data as { grantStanding?: unknown } | null | undefined)?.grantStanding;
  // In process a time comes as one, over HTTP as text.
  if (!errors?.length && isLiveGrant(grant))
    return grant && { ...grant, expiresAt: new Date(grant.expiresAt) };
  throw new Error('consent did not say where the grant stands');
}

/** Whether partners' answer to {@link APP_REQUEST} lets the app act. @throws {Error} when that is no answer. */
export function mayAppAct({ data, errors }: InsideAnswer): boolean {
  const may = (data as { appMayAct?: unknown } | null | undefined)?.appMayAct;
  if (!errors?.length && typeof may === 'boolean') return may;
  throw new Error('partners did not say whether the app may act');
}

/** Asks the consent subgraph at this address, for processes that don't run it. */
export function askConsentOverHttp(
  url: string,
  inside: { keyring: Keyring; clock: () => Date },
): AskLiveGrant {
  const ask = askOverHttp(url, inside);
  return async (grantId) => grantIn(await ask({ ...GRANT_REQUEST, variables: { id: grantId } }));
}

/** Asks the subgraph at this address something in the name of the installation. */
export function askOverHttp(url: string, { keyring, clock }: { keyring: Keyring; clock: () => Date }) {
  return async ({ query, variables }: { query: string; variables: object }): Promise<InsideAnswer> => {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [CALLER_HEADER]: sealCaller(insideCaller(null), keyring, clock()),
      },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return (await response.json()) as InsideAnswer;
  };
}

const TIMEOUT_MS = 5000;

type Partner = Extract<Actor, { kind: 'partner' }>;

/** A partner with what its grant allows now. One whose grant isn't there, or is another app's, keeps its name and holds nothing. */
export function withGrant(partner: Partner, grant: LiveGrant | null): Partner {
  if (!grant || grant.clientId !== partner.clientId) {
    return { ...partner, attributes: [], purposes: [], lookBackDays: 0 };
  }
  const { customerId, attributes, purposes, lookBackDays, state, members } = grant;
  return { ...partner, customerId, attributes, purposes, lookBackDays, standing: state, members };
}

function isLiveGrant(value: unknown): value is LiveGrant | null {
  if (value === null) return true;
  if (typeof value !== 'object') return false;
  const { customerId, clientId, attributes, purposes, lookBackDays, state, expiresAt, members } =
    value as Partial<LiveGrant>;
  return (
    typeof customerId === 'string' &&
    typeof clientId === 'string' &&
    isStrings(attributes) &&
    isStrings(purposes) &&
    isStrings(members) &&
    typeof lookBackDays === 'number' &&
    !Number.isNaN(Date.parse(String(expiresAt))) &&
    (GRANT_STANDINGS as readonly unknown[]).includes(state)
  );
}

const isStrings = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');
