import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { journeys, personaFor, sources } from './journeys.ts';

/** Asks the gateway for the query plan and its timings in `extensions.explanation`; heard only while the sandbox is on. */
export const EXPLAIN_HEADER = 'x-patron-explain';

const asset = (name: string) => readFileSync(new URL(`./client/${name}`, import.meta.url), 'utf8');

/** Our own script with what it imports. */
const script = async (): Promise<string> => {
  const { build } = await import('esbuild');
  const entry = fileURLToPath(new URL('./client/sandbox.js', import.meta.url));
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
  });
  return outputFiles[0]?.text ?? '';
};

/** GraphiQL's script is large: it is loaded when the sandbox is first opened, not at start. */
const graphiql = () => import('@graphql-yoga/render-graphiql/graphiql');

const JS = 'text/javascript; charset=utf-8';
const CSS = 'text/css; charset=utf-8';

/**
 * Only our own origin: the sandbox works offline, and nothing that a response contains can run. Monaco builds its
 * styles at run time.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self' blob:",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** GraphiQL at `/sandbox`, with sign-in as any demo persona and a tab for each journey. */
export function mountSandbox(app: FastifyInstance): void {
  const send = (reply: FastifyReply, type: string, body: string) =>
    reply.header('content-type', type).header('cache-control', 'public, max-age=3600').send(body);

  app.get('/sandbox', (_request, reply) =>
    reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-security-policy', POLICY)
      .header('cache-control', 'no-cache')
      .send(page()),
  );
  app.get('/sandbox/sandbox.js', async (_request, reply) => send(reply, JS, await script()));
  app.get('/sandbox/sandbox.css', (_request, reply) => send(reply, CSS, asset('sandbox.css')));
  app.get('/sandbox/graphiql.js', async (_request, reply) => send(reply, JS, (await graphiql()).js));
  app.get('/sandbox/graphiql.css', async (_request, reply) => send(reply, CSS, (await graphiql()).css));
  for (const worker of ['editorWorkerService', 'jsonWorker', 'graphqlWorker'] as const) {
    app.get(`/sandbox/${worker}.js`, async (_request, reply) => send(reply, JS, (await graphiql())[worker]));
  }
}

const SETTINGS = {
  explainHeader: EXPLAIN_HEADER,
  personaGrant: {
    grant_type: 'urn:patron:params:oauth:grant-type:demo-persona',
    client_id: 'patron-cli',
  },
  workers: {
    editorWorkerService: '/sandbox/editorWorkerService.js',
    json: '/sandbox/jsonWorker.js',
    graphql: '/sandbox/graphqlWorker.js',
  },
  tabs: journeys.map(({ operation, variables }) => ({
    query: operation,
    variables: operation.includes('$') ? JSON.stringify({ key: '', ...variables }, null, 2) : null,
    headers: null,
  })),
  examples: journeys.map((journey) => ({ title: journey.title, persona: personaFor(journey) })),
  sources,
};

/** `<` is escaped, so that no text in the settings can end the script element. */
const page = () => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Patron sandbox</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/sandbox/graphiql.css">
<link rel="stylesheet" href="/sandbox/sandbox.css">
</head>
<body>
<header class="bar">
<h1>Patron sandbox</h1>
<label for="persona">Sign in as
<select id="persona"><option value="">visitor: nobody in particular</option></select></label>
<label for="example">Example
<select id="example"><option value="">choose one</option></select></label>
<button id="plan-toggle" type="button" aria-expanded="false" aria-controls="plan">Query plan</button>
<a href="/">Home</a>
<span id="status" role="status">Starting…</span>
</header>
<main id="graphiql" aria-label="GraphiQL"></main>
<section id="plan" class="plan" hidden tabindex="0" aria-label="Query plan of the last operation">
<h2>Which subgraph answered what</h2>
<table>
<thead><tr><th scope="col">Subgraph</th><th scope="col">At</th><th scope="col">Entities</th><th scope="col">Started (ms)</th><th scope="col">Took (ms)</th></tr></thead>
<tbody id="plan-fetches"></tbody>
</table>
<pre id="plan-text">Run an operation to see its plan.</pre>
</section>
<script type="application/json" id="settings">${JSON.stringify(SETTINGS).replaceAll('<', '\\u003c')}</script>
<script src="/sandbox/graphiql.js"></script>
<script src="/sandbox/sandbox.js"></script>
</body>
</html>
`;
