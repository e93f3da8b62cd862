import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import type { StoredApp } from '../data/apps.ts';
import type { RequestedAttribute } from '../rules/partner-app.ts';

/** A purpose as the customer reads it, and where it stands for them. */
export type PurposeStanding = {
  key: string;
  version: number;
  title: string;
  explanation: string;
  permitted: boolean;
};

/** No grant stands without this purpose, whatever its attributes are for. */
const SHARING = 'partner_sharing';

const LANGUAGE = 'en';
const SURFACE = 'consent-page';
const TIMEOUT_MS = 10_000;

/** The purposes that these attributes are for. */
export const purposesFor = (attributes: readonly RequestedAttribute[]): string[] => [
  ...new Set([SHARING, ...attributes.map(({ purpose }) => purpose)]),
];

/**
 * The graph as the customer in front of the consent page sees it. Partners owns neither consent nor grants, so what is
 * decided on the page goes through the front door like anybody's decision.
 */
export function openCustomerGraph({
  publicUrl,
  token,
  log,
}: {
  publicUrl: string;
  token: string;
  log: Logger;
}) {
  return {
    /** Where these purposes stand, in the order given; null when the graph doesn't know one or can't be asked. */
    async standingOf(keys: readonly string[]): Promise<PurposeStanding[] | null> {
      const data = await ask<{ me: { consents: Consent[] | null } | null }>(CONSENTS, { language: LANGUAGE });
      const consents = data?.me?.consents ?? [];
      const found = keys.flatMap((key) => consents.find(({ purpose }) => purpose.key === key) ?? []);
      if (found.length !== keys.length) return null;
      return found.map(({ purpose, permitted }) => ({ ...purpose, permitted }));
    },

    /** Agrees to purposes as they were shown. False when one could not be recorded. */
    async agreeTo(purposes: readonly PurposeStanding[], intent: string): Promise<boolean> {
      for (const { key, version } of purposes) {
        const input = {
          purpose: key,
          purposeVersion: version,
          language: LANGUAGE,
          surface: SURFACE,
          idempotencyKey: keyFor(intent, key),
        };
        const data = await ask<{ giveConsent: Outcome }>(GIVE_CONSENT, { input });
        if (!isDone('giveConsent', data?.giveConsent)) return false;
      }
      return true;
    },

    /** The id of the grant with these attributes, made or changed once for each `intent`; null when there is none. */
    async grant(
      app: StoredApp,
      chosen: readonly RequestedAttribute[],
      intent: string,
    ): Promise<string | null> {
      const days = app.durationDays;
      const input = {
        clientId: app._id,
        attributes: chosen.map(({ attribute }) => attribute),
        purposes: purposesFor(chosen),
        lookBackDays: app.lookBackDays,
        expiresAt: endOfDay(days),
        language: LANGUAGE,
        surface: SURFACE,
        idempotencyKey: keyFor(intent, 'grant'),
      };
      const data = await ask<{ grantAccess: Outcome & { grant: { id: string } | null } }>(GRANT_ACCESS, {
        input,
      });
      return isDone('grantAccess', data?.grantAccess) ? (data?.grantAccess.grant?.id ?? null) : null;
    },
  };

  async function ask<Data>(query: string, variables: Record<string, unknown>): Promise<Data | null> {
    try {
      const response = await fetch(`${publicUrl}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query, variables }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const { data, errors } = (await response.json()) as Answer<Data>;
      if (errors?.length) {
        const codes = errors.map(({ extensions }) => extensions?.code);
        log.warn({ codes, status: response.status }, 'the graph refused the consent page');
      }
      return data ?? null;
    } catch (error) {
      log.error({ err: error }, 'the consent page could not reach the graph');
      return null;
    }
  }

  function isDone(mutation: string, outcome: Outcome | null | undefined): boolean {
    if (outcome?.userErrors.length === 0) return true;
    log.warn({ mutation, codes: outcome?.userErrors.map(({ code }) => code) }, 'a decision was not taken');
    return false;
  }
}

const DAY_MS = 24 * 3_600_000;

/** One key for each thing that an intent does; a hash, because keys are short. */
const keyFor = (intent: string, what: string): string =>
  createHash('sha256').update(`${intent}/${what}`).digest('base64url');

type Answer<Data> = { data?: Data | null; errors?: { extensions?: { code?: string } }[] };
type Outcome = { userErrors: { code: string }[] };
type Consent = { permitted: boolean; purpose: Omit<PurposeStanding, 'permitted'> };

const CONSENTS = /* GraphQL */ `
  query ConsentPage($language: String!) {
    me {
      consents {
        permitted
        purpose(language: $language) { key version title explanation }
      }
    }
  }
`;

const GIVE_CONSENT = /* GraphQL */ `
  mutation ConsentPageAgrees($input: GiveConsentInput!) {
    giveConsent(input: $input) {
      userErrors { code }
    }
  }
`;

const GRANT_ACCESS = /* GraphQL */ `
  mutation ConsentPageGrants($input: GrantAccessInput!) {
    grantAccess(input: $input) {
      grant { id }
      userErrors { code }
    }
  }
`;

/** The end of the day (UTC) in `days` days: an intent that is sent again in the same hour says the same. */
const endOfDay = (days: number): string =>
  new Date((Math.floor(Date.now() / DAY_MS) + days + 1) * DAY_MS - 1000).toISOString();
