import { timingSafeEqual } from 'node:crypto';
import formbody from '@fastify/formbody';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { html, PAGE_HEADERS } from '#shared/html.ts';
import { cookieOf } from '#shared/language.ts';
import { openCustomerGraph } from '../oauth/customer-graph.ts';
import { viewFor } from '../oauth/pages.ts';
import type { Data } from '../open.ts';
import { appsPage, changeGrant, changePage, endGrant, endPage } from './apps.ts';
import {
  askFor,
  confirm,
  dataPage,
  erasePage,
  exportAsCsvFile,
  exportAsJsonFile,
  proofFile,
  sendCode,
  withdraw,
} from './data.ts';
import { decisionsPage, receiptFile } from './decisions.ts';
import { messagesPage, pause, saveMessages, unsubscribe, unsubscribePage } from './messages.ts';
import { decide, preferencesPage } from './preferences.ts';
import { readsPage } from './reads.ts';
import { sendCopy, takeCopyBack } from './send-copy.ts';
import { formTokenOf, freshSecret, openSignIn } from './sign-in.ts';
import { type Answer, type CustomerVisit, openPage, textIn, type Visit } from './visit.ts';

/** Below `/privacy`. `:id` is handed to the handler. */
type Handler = (visit: CustomerVisit, id: string) => Promise<Answer>;

const PAGES: Record<string, Handler> = {
  '/apps/:id': changePage,
  '/apps/:id/end': endPage,
  '/reads': readsPage,
  '/preferences': preferencesPage,
  '/decisions': decisionsPage,
  '/decisions/:id/receipt': receiptFile,
  '/messages': messagesPage,
  '/messages/none': unsubscribePage,
  '/data': dataPage,
  '/data/erase': erasePage,
  '/data/requests/:id/json': exportAsJsonFile,
  '/data/requests/:id/csv': exportAsCsvFile,
  '/data/requests/:id/proof': proofFile,
};

const FORMS: Record<string, Handler> = {
  '/apps/:id': changeGrant,
  '/apps/:id/end': endGrant,
  '/preferences/:id': decide,
  '/messages': saveMessages,
  '/messages/pause': pause,
  '/messages/none': unsubscribe,
  '/data/requests/:id': askFor,
  '/data/requests/:id/confirm': confirm,
  '/data/requests/:id/code': sendCode,
  '/data/requests/:id/withdraw': withdraw,
  '/data/requests/:id/send': sendCopy,
  '/data/requests/:id/take-back': takeCopyBack,
};

const PREFIX = '/privacy';
const SESSION = 'patron_privacy';
/** Lives while somebody signs in: the secret, and where they wanted to go. */
const SIGNING_IN = 'patron_privacy_sign_in';
const SIGNING_IN_SECONDS = 15 * 60;

/** As other pages, and forms go nowhere else. */
const HEADERS = {
  ...PAGE_HEADERS,
  'content-security-policy': `${PAGE_HEADERS['content-security-policy']}; form-action 'self'`,
};

/**
 * Puts the pages at `/privacy` on which customers see and decide about their data: forms without script, signed in by
 * Patron's own OAuth server, everything through the graph as the customer.
 */
export async function mountPrivacyPages(app: FastifyInstance, data: Data): Promise<void> {
  const { publicUrl, demo, authorizationServer, privacySessions, exports, log } = data;
  const base = new URL(`${publicUrl}${PREFIX}`).pathname;
  const signIn = openSignIn(data);
  const cookie = (name: string, value: string, seconds: number) =>
    `${name}=${value}; Path=${base}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${publicUrl.startsWith('https:') ? '; Secure' : ''}`;

  function visitOf(request: FastifyRequest, reply: FastifyReply): Visit {
    const { view, headers } = viewFor(request);
    void reply.headers(headers);
    const { pathname, search } = new URL(request.url, publicUrl);
    return {
      ...view,
      base,
      address: request.method === 'GET' ? `${base}${pathname.slice(PREFIX.length)}${search}` : null,
      query: textsOf(request.query),
      body: (request.body ?? {}) as Record<string, unknown>,
      gpc: request.headers['sec-gpc'] === '1',
    };
  }

  /** Null when nobody is signed in. */
  async function customerVisitOf(
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<CustomerVisit | null> {
    const secret = secretIn(request);
    const session = secret ? await signIn.sessionOf(secret) : null;
    if (!session) return null;
    const { customerId, message } = session;
    const token = await authorizationServer.customerToken(customerId);
    return {
      ...visitOf(request, reply),
      customerId,
      message,
      formToken: formTokenOf(secret),
      graph: openCustomerGraph({ publicUrl, token, log }),
      exports,
    };
  }

  const show = (reply: FastifyReply, status: number, page: string) =>
    reply.code(status).headers(HEADERS).send(page);
  const goTo = (reply: FastifyReply, address: string) =>
    reply.code(303).headers(HEADERS).header('location', address).send('');

  async function answer(request: FastifyRequest, reply: FastifyReply, answered: Answer) {
    if ('page' in answered) return show(reply, answered.status, answered.page);
    if ('to' in answered) {
      if (answered.message) await privacySessions.tell(secretIn(request), answered.message);
      return goTo(reply, `${base}${answered.to}`);
    }
    const { file, name, type } = answered;
    return reply
      .headers({ ...HEADERS, 'content-type': type, 'content-disposition': `attachment; filename="${name}"` })
      .send(file);
  }

  await app.register(async (pages) => {
    await pages.register(formbody);
    pages.setErrorHandler((error: FastifyError, request, reply) => {
      const { statusCode: status = 500 } = error;
      if (status >= 500) log.error({ err: error, requestId: request.id }, 'a privacy page failed');
      return show(reply, status, failedPage(visitOf(request, reply)));
    });

    const front = async (request: FastifyRequest, reply: FastifyReply) => {
      const visit = await customerVisitOf(request, reply);
      if (visit) return answer(request, reply, await appsPage(visit));
      return show(reply, 200, welcomePage(visitOf(request, reply), demo));
    };
    pages.get(PREFIX, front);
    pages.get(`${PREFIX}/`, front);

    for (const [path, handle] of Object.entries(PAGES)) {
      pages.get(`${PREFIX}${path}`, async (request, reply) => {
        const visit = await customerVisitOf(request, reply);
        if (visit) return answer(request, reply, await handle(visit, idIn(request)));
        const { address } = visitOf(request, reply);
        const to = new URLSearchParams({ to: address?.slice(base.length) ?? '/' });
        return goTo(reply, `${base}/sign-in?${to}`);
      });
    }

    for (const [path, handle] of Object.entries(FORMS)) {
      pages.post(`${PREFIX}${path}`, async (request, reply) => {
        const visit = await customerVisitOf(request, reply);
        if (!visit || !isOurForm(visit)) return show(reply, 403, staleFormPage(visitOf(request, reply)));
        return answer(request, reply, await handle(visit, idIn(request)));
      });
    }

    pages.get(`${PREFIX}/sign-in`, async (request, reply) => {
      const { language, query } = visitOf(request, reply);
      const secret = freshSecret();
      const to = Buffer.from(query.to ?? '').toString('base64url');
      void reply.header('set-cookie', cookie(SIGNING_IN, `${secret}.${to}`, SIGNING_IN_SECONDS));
      return goTo(reply, signIn.address(secret, language));
    });

    pages.get(`${PREFIX}/callback`, async (request, reply) => {
      const visit = visitOf(request, reply);
      const [secret = '', to = ''] = (cookieOf(request.headers.cookie, SIGNING_IN) ?? '').split('.', 2);
      void reply.header('set-cookie', cookie(SIGNING_IN, '', 0));
      const session = secret ? await signIn.finish(secret, visit.query) : null;
      // Cancelled, begun in another browser, or too long ago.
      if (!session) return goTo(reply, `${base}/`);
      void reply.header('set-cookie', cookie(SESSION, session, SESSION_SECONDS));
      const path = Buffer.from(to, 'base64url').toString();
      return goTo(reply, `${base}${isOwnPath(path) ? path : '/'}`);
    });

    pages.post(`${PREFIX}/sign-out`, async (request, reply) => {
      const visit = await customerVisitOf(request, reply);
      if (!visit || !isOurForm(visit)) return show(reply, 403, staleFormPage(visitOf(request, reply)));
      await signIn.signOut(secretIn(request));
      void reply.header('set-cookie', cookie(SESSION, '', 0));
      return goTo(reply, `${base}/signed-out`);
    });

    pages.get(`${PREFIX}/signed-out`, async (request, reply) => {
      const visit = visitOf(request, reply);
      const { words } = visit;
      const body = html`<p role="status">${words.signOut.done}</p><p><a class="button" href="${base}/sign-in">${words.privacy.signIn}</a></p>`;
      return show(reply, 200, openPage(visit, words.signOut.doneTitle, body));
    });
  });
}

const SESSION_SECONDS = 12 * 3600;

/** A path below `base` that a sign-in may lead to: never another site. */
const isOwnPath = (path: string | undefined): path is string =>
  path !== undefined && path.length <= 500 && /^\/(?:[\w-]+(?:\/[\w-]+)*)?(?:\?[\w=&%.:-]*)?$/.test(path);

/** Empty when there is none. */
const secretIn = ({ headers }: FastifyRequest): string => cookieOf(headers.cookie, SESSION) ?? '';

const idIn = ({ params }: FastifyRequest): string => (params as { id?: string }).id ?? '';

const textsOf = (query: unknown): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries((query ?? {}) as object).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );

function isOurForm(visit: CustomerVisit): boolean {
  const given = Buffer.from(textIn(visit, 'form'));
  const expected = Buffer.from(visit.formToken);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function welcomePage(visit: Visit, demo: boolean): string {
  const { words, base } = visit;
  return openPage(
    visit,
    words.privacy.title,
    html`<p class="lead">${words.privacy.lead}</p><ul>${words.privacy.points.map((point) => html`<li>${point}</li>`)}</ul>
    ${
      demo
        ? html`<p><a class="button first" href="${base}/sign-in">${words.privacy.signIn}</a></p>`
        : html`<div class="note"><p>${words.signIn.nobody}</p><p>${words.signIn.nobodyAdvice}</p></div>`
    }`,
  );
}

function failedPage(visit: Visit): string {
  const { words, base } = visit;
  const again = html`<p>${words.trouble.graph}</p><p><a class="button" href="${base}/">${words.trouble.back}</a></p>`;
  return openPage(visit, words.trouble.graphTitle, again);
}

function staleFormPage(visit: Visit): string {
  const { words, base } = visit;
  const again = html`<p>${words.trouble.form}</p><p><a class="button" href="${base}/">${words.trouble.back}</a></p>`;
  return openPage(visit, words.trouble.formTitle, again);
}
