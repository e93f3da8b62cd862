import { type CustomerGraph, keyFor } from './customer-graph.ts';

/** A purpose as the customer reads it, and where it stands for them. */
export type PurposeStanding = {
  key: string;
  version: number;
  /** In which the texts are written: another than the page's where the purpose isn't written in that. */
  language: string;
  title: string;
  explanation: string;
  permitted: boolean;
};

/** What the customer who is asked has to do with the app already. */
export type Asked = {
  /** Null when nobody has told it. */
  customerName: string | null;
  purposes: PurposeStanding[];
  /** What the app may read now; null when it may read nothing. */
  grant: { attributes: string[]; grantedAt: string } | null;
};

/** No grant stands without this purpose, whatever its attributes are for. */
const SHARING = 'partner_sharing';

/** The purposes that these attributes are for. */
export const purposesFor = (attributes: readonly { purpose: string }[]): string[] => [
  ...new Set([SHARING, ...attributes.map(({ purpose }) => purpose)]),
];

/** How a page that decides is named in histories and receipts, and what makes doing it twice once. */
export type Deciding = {
  language: string;
  surface: string;
  intent: string;
  /** What the customer had in front of them, see {@link recordShown}; null where that couldn't be recorded. */
  noticeId: string | null;
};

/** Records that the customer was asked, in front of these texts. The id of the notice, or null. */
export async function recordShown(
  graph: CustomerGraph,
  purposes: readonly PurposeStanding[],
  { language, surface, intent, asksForDecision }: Omit<Deciding, 'noticeId'> & { asksForDecision: boolean },
): Promise<string | null> {
  const shown = purposes.map(({ key, version }) => ({ purpose: key, purposeVersion: version }));
  const recorded = await graph.change<{ notice: { id: string } | null }>('recordNoticeShown', RECORD_SHOWN, {
    purposes: shown,
    language,
    surface,
    asksForDecision,
    idempotencyKey: keyFor(intent, `shown/${language}/${JSON.stringify(shown)}`),
  });
  return recorded?.notice?.id ?? null;
}

/** What the page has to show about an app; null when the graph doesn't know a purpose or can't be asked. */
export async function askedOf(
  graph: CustomerGraph,
  { clientId, purposes, language }: { clientId: string; purposes: readonly string[]; language: string },
): Promise<Asked | null> {
  const data = await graph.ask<AskedData>(ASKED, { language });
  const { name, consents, grants } = data?.me ?? {};
  const found = standingOf(purposes, consents ?? []);
  if (!found) return null;
  const grant = grants?.find(({ app, state }) => app?.id === clientId && state === 'ACTIVE');
  return { customerName: name?.full ?? null, purposes: found, grant: grant ?? null };
}

/** Where these purposes stand, in the order given; null when one is unknown. */
export function standingOf(keys: readonly string[], consents: readonly Consent[]): PurposeStanding[] | null {
  const found = keys.flatMap((key) => consents.find(({ purpose }) => purpose.key === key) ?? []);
  if (found.length !== keys.length) return null;
  return found.map(({ purpose, permitted }) => ({ ...purpose, permitted }));
}

/** Agrees to purposes as they were shown. False when one could not be recorded. */
export async function agreeTo(
  graph: CustomerGraph,
  purposes: readonly PurposeStanding[],
  { surface, intent, noticeId }: Deciding,
): Promise<boolean> {
  for (const { key, version, language } of purposes) {
    const given = await graph.change('giveConsent', GIVE_CONSENT, {
      purpose: key,
      purposeVersion: version,
      language,
      surface,
      noticeId,
      idempotencyKey: keyFor(intent, key),
    });
    if (!given) return false;
  }
  return true;
}

export type Terms = {
  clientId: string;
  attributes: string[];
  purposes: string[];
  lookBackDays: number;
  /** ISO 8601. */
  expiresAt: string;
};

/** The id of the grant with these terms, made or changed once for each intent; null when there is none. */
export async function grantAccess(
  graph: CustomerGraph,
  terms: Terms,
  { language, surface, intent }: Omit<Deciding, 'noticeId'>,
): Promise<string | null> {
  const granted = await graph.change<{ grant: { id: string } | null }>('grantAccess', GRANT_ACCESS, {
    ...terms,
    language,
    surface,
    idempotencyKey: keyFor(intent, 'grant'),
  });
  return granted?.grant?.id ?? null;
}

/** Tells consent that the customer's browser sends Global Privacy Control. False when it could not be recorded. */
export async function carrySignal(
  graph: CustomerGraph,
  { surface, intent }: Pick<Deciding, 'surface' | 'intent'>,
) {
  const idempotencyKey = keyFor(intent, 'gpc');
  return (
    (await graph.change('recordPrivacySignals', RECORD_SIGNALS, { gpc: true, surface, idempotencyKey })) !==
    null
  );
}

export type Consent = { permitted: boolean; purpose: Omit<PurposeStanding, 'permitted'> };

type AskedData = {
  me: {
    name: { full: string } | null;
    consents: Consent[] | null;
    grants: { state: string; grantedAt: string; attributes: string[]; app: { id: string } | null }[] | null;
  } | null;
};

const DAY_MS = 24 * 3_600_000;

/** The end of the day (UTC) in `days` days: an intent that is sent again in the same hour says the same. */
export const endOfDay = (days: number): string =>
  new Date((Math.floor(Date.now() / DAY_MS) + days + 1) * DAY_MS - 1000).toISOString();

const ASKED = /* GraphQL */ `
  query ConsentPage($language: String!) {
    me {
      name { full }
      consents {
        permitted
        purpose(language: $language) { key version language title explanation }
      }
      grants { state grantedAt attributes app { id } }
    }
  }
`;

const RECORD_SHOWN = /* GraphQL */ `
  mutation PageShows($input: RecordNoticeShownInput!) {
    recordNoticeShown(input: $input) {
      notice { id }
      userErrors { code }
    }
  }
`;

const GIVE_CONSENT = /* GraphQL */ `
  mutation PageAgrees($input: GiveConsentInput!) {
    giveConsent(input: $input) {
      userErrors { code }
    }
  }
`;

const GRANT_ACCESS = /* GraphQL */ `
  mutation PageGrants($input: GrantAccessInput!) {
    grantAccess(input: $input) {
      grant { id }
      userErrors { code }
    }
  }
`;

const RECORD_SIGNALS = /* GraphQL */ `
  mutation PageCarriesSignal($input: RecordPrivacySignalsInput!) {
    recordPrivacySignals(input: $input) {
      userErrors { code }
    }
  }
`;
