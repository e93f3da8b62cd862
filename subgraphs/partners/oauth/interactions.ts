import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type Provider from 'oidc-provider';
import type { Logger } from 'pino';
import { PAGE_HEADERS } from '#shared/html.ts';
import type { Apps, StoredApp } from '../data/apps.ts';
import type { Personas } from '../data/personas.ts';
import type { RequestedAttribute } from '../rules/partner-app.ts';
import { type Persona, subjectOf } from '../rules/persona-claims.ts';
import type { AuthorizationServer } from './authorization-server.ts';
import { rolesOfClient } from './clients.ts';
import { openCustomerGraph, purposesFor } from './customer-graph.ts';
import { errors } from './oidc-provider.ts';
import { consentPage, continuePage, expiredPage, failedPage, noSignInPage, signInPage } from './pages.ts';
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
  /** Where the interaction lives, below the root. */
  path: string;
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
      if (!interaction) return show(reply, 400, expiredPage());
      const clientId = String(interaction.params.client_id);
      const client = await provider.Client.find(clientId);
      const path = `${new URL(provider.issuer).pathname}/interaction/${interaction.uid}`;
      return handle({
        provider,
        interaction,
        clientId,
        clientName: client?.clientName ?? clientId,
        path,
        request,
        reply,
      });
    };

  app.get(
    '/oauth/interaction/:uid',
    onStep(async (step) => {
      const { interaction, path, clientName, reply } = step;
      if (interaction.prompt.name === 'login') {
        if (!demo) return show(reply, 503, noSignInPage(path, clientName));
        return show(reply, 200, signInPage(path, clientName, await personasFor(step)));
      }
      const partner = await partnerAsking(step);
      if (!partner) return show(reply, 200, continuePage(path, clientName));
      const asked = askedOf(partner, interaction);
      const graph = await graphOf(interaction);
      const purposes = await graph?.standingOf(purposesFor(asked));
      if (!purposes) return show(reply, 502, failedPage(path));
      return show(reply, 200, consentPage(path, partner, asked, purposes));
    }),
  );

  app.post<{ Body: { persona?: unknown } | undefined }>(
    '/oauth/interaction/:uid/sign-in',
    onStep(async (step) => {
      const chosen = (step.request.body as { persona?: unknown } | undefined)?.persona;
      const persona = demo ? (await personasFor(step)).find(({ id }) => id === chosen) : undefined;
      if (!persona || step.interaction.prompt.name !== 'login') return show(step.reply, 400, expiredPage());
      return finish(step, { login: { accountId: subjectOf(persona) } });
    }),
  );

  app.post(
    '/oauth/interaction/:uid/allow',
    onStep(async (step) => {
      const { interaction, provider, reply, path } = step;
      if (interaction.prompt.name !== 'consent') return show(reply, 400, expiredPage());
      const partner = await partnerAsking(step);
      if (!partner) return finish(step, { consent: {} });

      const asked = askedOf(partner, interaction);
      const ticked = tickedIn(step.request.body);
      const chosen = asked.filter(
        ({ necessity, attribute }) => necessity === 'REQUIRED' || ticked.includes(attribute),
      );
      if (!chosen.length) return deny(step); // every attribute was left out
      const grantId = await grantOf(interaction, partner, chosen);
      if (!grantId) return show(reply, 502, failedPage(path));

      const accountId = interaction.session?.accountId;
      const grant = new provider.Grant({ accountId, clientId: partner._id });
      grant.jti = grantId; // one id on both sides: what ends the grant in consent ends the tokens here
      grant.addOIDCScope('openid offline_access');
      const names = chosen.map(({ attribute }) => attribute);
      const left = asked.map(({ attribute }) => attribute).filter((attribute) => !names.includes(attribute));
      const resource = resourceOf(publicUrl);
      grant.addResourceScope(resource, names);
      if (left.length) grant.rejectResourceScope(resource, left);
      Object.assign(grant, { expiresIn: partner.durationDays * DAY_SECONDS });
      await grant.save();
      return finish(step, { consent: { grantId } });
    }),
  );

  app.post('/oauth/interaction/:uid/deny', onStep(deny));

  /** What the customer who is signed in can do in the graph; null when nobody is. */
  async function graphOf({ session }: Interaction) {
    if (!session?.accountId) return null;
    return openCustomerGraph({
      publicUrl,
      token: await authorizationServer.customerToken(session.accountId),
      log,
    });
  }

  /** Records what the customer agreed to, and the grant; null when one of both could not be. */
  async function grantOf(interaction: Interaction, partner: StoredApp, chosen: RequestedAttribute[]) {
    const graph = await graphOf(interaction);
    const purposes = await graph?.standingOf(purposesFor(chosen));
    if (!graph || !purposes) return null;
    const missing = purposes.filter(({ permitted }) => !permitted);
    return (await graph.agreeTo(missing, interaction.uid))
      ? graph.grant(partner, chosen, interaction.uid)
      : null;
  }

  async function personasFor({ clientId }: Step): Promise<Persona[]> {
    const all = await personas.all();
    return all.filter((persona) => persona.kind !== 'partner' && fitsClient(persona, clientId));
  }

  const partnerAsking = async ({ clientId }: Step): Promise<StoredApp | null> =>
    rolesOfClient(clientId) ? null : apps.approved(clientId);
}

const DAY_SECONDS = 24 * 3600;

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

/** What is on the page: all that the app can't do without, and what this request names besides. */
function askedOf(app: StoredApp, { params }: Interaction): StoredApp['requestedAttributes'] {
  const scopes = String(params.scope ?? '').split(' ');
  return app.requestedAttributes.filter(
    ({ attribute, necessity }) => necessity === 'REQUIRED' || scopes.includes(attribute),
  );
}

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
