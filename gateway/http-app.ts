import type { Socket } from 'node:net';
import {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  fastify,
} from 'fastify';
import type { Logger } from 'pino';
import type { GatewayConfig } from './config.ts';
import { errorBody, MASKED_MESSAGE } from './errors.ts';
import { clientRequestIdOf, newRequestId } from './request-state.ts';

export const REQUEST_ID_HEADER = 'x-request-id';
/** Gives back what the client sent as {@link REQUEST_ID_HEADER}; in the answer that one is ours. */
const CLIENT_REQUEST_ID_HEADER = 'x-client-request-id';

/** The web server under everything: limits of time and size, and errors that are always JSON with a code. */
export function openHttpApp(config: GatewayConfig, log: Logger, isStopping: () => boolean): FastifyInstance {
  const app = fastify({
    genReqId: newRequestId,
    requestIdHeader: false,
    trustProxy: config.trustedProxies.length ? [...config.trustedProxies] : false,
    bodyLimit: config.maxBodyBytes,
    exposeHeadRoutes: false,
    return503OnClosing: false,
    requestTimeout: config.slowClientMs,
    // A client that reads its answer slowly is idle on the socket as well.
    connectionTimeout: config.requestTimeoutMs + config.slowClientMs,
    keepAliveTimeout: 65_000, // longer than the usual load balancer's
    http: { headersTimeout: config.slowClientMs, connectionsCheckingInterval: 1000 },
    clientErrorHandler: answerClientError,
    frameworkErrors(error, request, reply) {
      const refused = errorBody('BAD_REQUEST', 'The URL is not valid.', request.id);
      void (reply as FastifyReply).code(400).send(refused);
      log.debug({ err: error, requestId: request.id }, 'refused');
    },
  });

  app.addHook('onRequest', async (request, reply) => {
    void reply.header(REQUEST_ID_HEADER, request.id).header('x-content-type-options', 'nosniff');
    const theirs = clientRequestIdOf(request.headers[REQUEST_ID_HEADER]);
    if (theirs) void reply.header(CLIENT_REQUEST_ID_HEADER, theirs);
  });
  // When it is sent, not when it is asked for: a connection that is answered while we stop would stay open otherwise.
  app.addHook('onSend', async (_request, reply) => {
    if (isStopping()) void reply.header('connection', 'close');
  });
  app.setNotFoundHandler((request, reply) => {
    const allowed = METHODS.filter((method) => app.hasRoute({ method, url: pathOf(request) }));
    if (allowed.length) {
      return reply
        .code(405)
        .header('allow', allowed.join(', '))
        .send(errorBody('METHOD_NOT_ALLOWED', `Use ${allowed.join(' or ')} here.`, request.id));
    }
    return reply.code(404).send(errorBody('NOT_FOUND', 'There is nothing here.', request.id));
  });
  app.setErrorHandler((error: FastifyError, request, reply) => answerError(error, request, reply, log));
  return app;
}

const METHODS = ['GET', 'POST'] as const;

const pathOf = ({ url }: FastifyRequest) => url.split('?', 1)[0] ?? url;

/** By the codes of Fastify and Node; what isn't listed is a bad request when it is the client's, and ours otherwise. */
const REFUSALS: Record<string, { status: number; code: string; message: string }> = {
  FST_ERR_CTP_BODY_TOO_LARGE: { status: 413, code: 'PAYLOAD_TOO_LARGE', message: 'The body is too large.' },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    status: 415,
    code: 'UNSUPPORTED_MEDIA_TYPE',
    message: 'Send application/json.',
  },
  FST_ERR_CTP_INVALID_JSON_BODY: { status: 400, code: 'BAD_REQUEST', message: 'The body is not valid JSON.' },
  FST_ERR_CTP_EMPTY_JSON_BODY: { status: 400, code: 'BAD_REQUEST', message: 'The body is empty.' },
  ERR_INVALID_URL: { status: 400, code: 'BAD_REQUEST', message: 'The Host header is not valid.' },
};

function answerError(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
  log: Logger,
): unknown {
  const refused = REFUSALS[error.code];
  if (refused) return reply.code(refused.status).send(errorBody(refused.code, refused.message, request.id));
  const { statusCode } = error;
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return reply.code(statusCode).send(errorBody('BAD_REQUEST', 'The request is not valid.', request.id));
  }
  log.error({ err: error, requestId: request.id }, 'a request failed');
  return reply.code(500).send(errorBody('INTERNAL_SERVER_ERROR', MASKED_MESSAGE, request.id));
}

const CLIENT_ERRORS: Record<string, { status: string; code: string; message: string }> = {
  HPE_HEADER_OVERFLOW: {
    status: '431 Request Header Fields Too Large',
    code: 'HEADERS_TOO_LARGE',
    message: 'The headers are too large.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: '408 Request Timeout',
    code: 'REQUEST_TIMEOUT',
    message: 'The request did not arrive in time.',
  },
};
const NOT_HTTP = { status: '400 Bad Request', code: 'BAD_REQUEST', message: 'This is not HTTP.' };

/** Answers what never became a request. */
function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const { status, code, message } = CLIENT_ERRORS[error.code ?? ''] ?? NOT_HTTP;
  const body = JSON.stringify(errorBody(code, message, null));
  socket.end(
    `HTTP/1.1 ${status}\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}
