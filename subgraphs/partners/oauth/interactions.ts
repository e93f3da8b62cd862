import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type Provider from 'oidc-provider';
import type { Logger } from 'pino';
import { PAGE_HEADERS } from '#shared/html.ts';
import type { Apps, StoredApp } from '../data/apps.ts';
import type { Personas } from '../data/personas.ts';
import { askedGrant } from '../rules/asked-grant.ts';
import type { RequestedAttribute } from '../rules/partner-app.ts';
import { type Persona, subjectOf } from '../rules/persona-claims.ts';
import type { AuthorizationServer } from './authorization-server.ts';
import { PRIVACY_CLIENT, rolesOfClient } from './clients.ts';
import { openCustomerGraph } from './customer-graph.ts';
import {
  agreeTo,
  askedOf,
  carrySignal,
  endOfDay,
  grantAccess,
  purposesFor,
  recordShown,
} from './deciding.ts';
import { errors } from './oidc-provider.ts';
import {
  consentPage,
  continuePage,
  expiredPage,
  failedPage,
  type InteractionView,
  noSignInPage,
  signInPage,
  viewFor,
} from './pages.ts';
import { fitsClient, resourceOf } from './provider.ts';

export type InteractionSettings = {
  publicUrl: string;
  demo: boolean;
  apps: Apps;
  personas: Personas;
  authorizationServer: AuthorizationServer;
  log: Logger;
};

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>;

/** One page view or form post of a sign-in or a consent. */
type Step = {
  provider: Provider;
  interaction: Interaction;
  clientId: string;
  clientName: string;
  view: InteractionView;
  request: FastifyRequest;
  reply: FastifyReply;
};

/** The pages on which people sign in and decide: plain HTML and forms, no script. */
export function mountInteractions(app: FastifyInstance, settings: InteractionSettings): void {
  const { apps, personas, authorizationServer, publicUrl, demo, log } = settings;

  const onStep =
    (handle: (step: Step) => Promise<unknown>) => async (request: FastifyRequest, reply: FastifyReply) => {
      const provider = await authorizationServer.provider();
      const interaction = await interactionOf(provider, request, reply);
      const { view, headers } = viewFor(request, String(interaction?.params.ui_locales ?? ''));
      void reply.headers(headers);
      if (!interaction) return show(reply, 400, expiredPage(view));
      const clientId = String(interaction.params.client_id);
      const client = await provider.Client.find(clientId);
      const path = `${new URL(provider.issuer).pathname}/interaction/${interaction.uid}`;
      return handle({
        provider,
        interaction,
        clientId,
        clientName:
          clientId === PRIVACY_CLIENT ? view.words.privacy.client : (client?.clientName ?? clientId),
        view: { ...view, path, gpc: sendsSignal(request) },
        request,
        reply,
      });
    };

  app.get<{ Querystring: { account?: string } }>(
    '/oauth/interaction/:uid',
    onStep(async (step) => {
      const { interaction, view, clientName, reply, request } = step;
      const { account } = request.query as { account?: string };
      if (interaction.prompt.name === 'login' || account === 'other') {
        if (!demo) return show(reply, 503, noSignInPage(view, clientName));
        return show(reply, 200, signInPage(view, clientName, await personasFor(step)));
      }
      const partner = await partnerAsking(step);
      if (!partner) return show(reply, 200, continuePage(view, clientName));
      return showConsent(step, partner);
    }),
  );

  app.post<{ Body: { persona?: unknown } | undefined }>(
    '/oauth/interaction/:uid/sign-in',
    onStep(async (step) => {
      const { view, provider, interaction, reply } = step;
      const chosen = (step.request.body as { persona?: unknown } | undefined)?.persona;
      const persona = demo ? (await personasFor(step)).find(({ id }) => id === chosen) : undefined;
      if (!persona) return show(reply, 400, expiredPage(view));
      const accountId = subjectOf(persona);
      if (persona.kind === 'customer' && view.gpc) {
        const graph = await graphOf(accountId);
        const carried = await carrySignal(graph, {
          surface: 'sign-in',
          intent: `${interaction.uid}/${accountId}`,
        });
        if (!carried) return show(reply, 502, failedPage(view));
      }
      if (interaction.session && interaction.session.accountId !== accountId)
        await leave(provider, interaction);
      return finish(step, { login: { accountId } }, false);
    }),
  );

  app.post(
    '/oauth/interaction/:uid/allow',
    onStep(async (step) => {
      const { interaction, provider, reply, view } = step;
      if (interaction.prompt.name !== 'consent') return show(reply, 400, expiredPage(view));
      const partner = await partnerAsking(step);
      if (!partner) return finish(step, { consent: {} });

      const wanted = askedGrant(partner, interaction.params);
      const { attributes } = wanted;
      const ticked = tickedIn(step.request.body);
      const chosen = attributes.filter(
        ({ necessity, attribute }) => necessity === 'REQUIRED' || ticked.includes(attribute),
      );
      if (!chosen.length) return showConsent(step, partner, true);
      const expiresAt = wanted.expiresAt?.toISOString() ?? endOfDay(wanted.durationDays);
      const { lookBackDays } = wanted;
      const grantId = await grantOf(step, partner, { attributes: chosen, lookBackDays, expiresAt });
      if (!grantId) return show(reply, 502, failedPage(view));

      const accountId = interaction.session?.accountId;
      const grant = new provider.Grant({ accountId, clientId: partner._id });
      grant.jti = grantId; // one id on both sides: what ends the grant in consent ends the tokens here
      grant.addOIDCScope('openid offline_access');
      const names = chosen.map(({ attribute }) => attribute);
      const left = attributes
        .map(({ attribute }) => attribute)
        .filter((attribute) => !names.includes(attribute));
      const resource = resourceOf(publicUrl);
      grant.addResourceScope(resource, names);
      if (left.length) grant.rejectResourceScope(resource, left);
      Object.assign(grant, { expiresIn: Math.ceil((Date.parse(expiresAt) - Date.now()) / 1000) });
      await grant.save();
      return finish(step, { consent: { grantId } });
    }),
  );

  app.post('/oauth/interaction/:uid/deny', onStep(deny));

  const graphOf = async (customerId: string) =>
    openCustomerGraph({ publicUrl, token: await authorizationServer.customerToken(customerId), log });

  async function showConsent({ interaction, view, reply }: Step, partner: StoredApp, nothingTicked = false) {
    const { accountId } = interaction.session ?? {};
    const wanted = askedGrant(partner, interaction.params);
    const graph = accountId ? await graphOf(accountId) : null;
    const asked = graph && (await askedOf(graph, questionFor(view, partner, wanted.attributes)));
    if (!asked) return show(reply, 502, failedPage(view));
    const showing = { ...decidingIn(view, interaction), asksForDecision: true };
    const noticeId = await recordShown(graph, asked.purposes, showing);
    const page = consentPage(view, { app: partner, wanted, asked, noticeId, nothingTicked });
    return show(reply, nothingTicked ? 422 : 200, page);
  }

  /** Records what the customer agreed to, and the grant; null when one of both could not be. */
  async function grantOf(
    { interaction, view, request }: Step,
    partner: StoredApp,
    { attributes, ...terms }: { attributes: RequestedAttribute[]; lookBackDays: number; expiresAt: string },
  ) {
    const { accountId } = interaction.session ?? {};
    if (!accountId) return null;
    const graph = await graphOf(accountId);
    const asked = await askedOf(graph, questionFor(view, partner, attributes));
    if (!asked) return null;
    const { notice } = (request.body ?? {}) as { notice?: unknown };
    const noticeId = typeof notice === 'string' ? notice : null;
    const deciding = { ...decidingIn(view, interaction), noticeId };
    const missing = asked.purposes.filter(({ permitted }) => !permitted);
    if (!(await agreeTo(graph, missing, deciding))) return null;
    const names = attributes.map(({ attribute }) => attribute);
    const whole = { clientId: partner._id, attributes: names, purposes: purposesFor(attributes), ...terms };
    return grantAccess(graph, whole, deciding);
  }

  async function personasFor({ clientId }: Step): Promise<Persona[]> {
    const all = await personas.all();
    return all.filter((persona) => persona.kind !== 'partner' && fitsClient(persona, clientId));
  }

  const partnerAsking = async ({ clientId }: Step): Promise<StoredApp | null> =>
    rolesOfClient(clientId) ? null : apps.approved(clientId);
}

/** Global Privacy Control: this header, with exactly this value. */
const sendsSignal = ({ headers }: FastifyRequest): boolean => headers['sec-gpc'] === '1';

/**
 * Signs the browser out of the account that it had, so that the one that was just chosen can take its place. The library
 * would ask for that by a page that sends itself with a script.
 */
async function leave(provider: Provider, interaction: Interaction): Promise<void> {
  const { uid } = interaction.session ?? {};
  if (!uid) return;
  const session = await provider.Session.findByUid(uid);
  await session?.destroy();
  delete interaction.session;
  await interaction.persist();
}

const deny = (step: Step) =>
  finish(step, { error: 'access_denied', error_description: 'The customer did not agree.' }, false);

/** Null when its cookie is missing or it has expired: the page was kept open too long, or opened elsewhere. */
async function interactionOf(
  provider: Provider,
  { raw, params }: FastifyRequest,
  reply: FastifyReply,
): Promise<Interaction | null> {
  try {
    const interaction = await provider.interactionDetails(raw, reply.raw);
    return interaction.uid === (params as { uid: string }).uid ? interaction : null;
  } catch (error) {
    if (error instanceof errors.SessionNotFound) return null;
    throw error;
  }
}

const decidingIn = ({ language }: InteractionView, { uid }: Interaction) => ({
  language,
  surface: 'consent-page',
  intent: uid,
});

const questionFor = (
  { language }: InteractionView,
  { _id }: StoredApp,
  attributes: readonly RequestedAttribute[],
) => ({ clientId: _id, purposes: purposesFor(attributes), language });

/** A form sends one tick as text and several as a list. */
function tickedIn(body: unknown): string[] {
  const { attribute } = (body ?? {}) as { attribute?: unknown };
  return [attribute].flat().filter((one) => typeof one === 'string');
}

const show = (reply: FastifyReply, status: number, page: string) =>
  reply.status(status).headers(PAGE_HEADERS).send(page);

async function finish(
  { provider, request, reply }: Step,
  result: Parameters<Provider['interactionFinished']>[2],
  mergeWithLastSubmission = true,
): Promise<void> {
  reply.hijack();
  await provider.interactionFinished(request.raw, reply.raw, result, { mergeWithLastSubmission });
}
