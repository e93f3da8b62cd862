import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';

/** A page of `web/`: what is drawn there comes from the graph, as whoever is signed in. */
type WebPage = { path: string; title: string; clientId: string; scope: string; entry: string };

const PAGES: readonly WebPage[] = [
  {
    path: '/store',
    title: 'Patron store',
    clientId: 'patron-store',
    scope: 'associate',
    entry: 'store/main.ts',
  },
  { path: '/me', title: 'Patron', clientId: 'patron-storefront', scope: 'customer', entry: 'me/main.ts' },
];

const WEB = new URL('../../web/', import.meta.url);

/** Only our own origin; the socket of subscriptions is on it too, and the camera's picture is no address. */
const policyFor = (publicUrl: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    'media-src blob: mediastream:',
    `connect-src 'self' ${publicUrl.replace(/^http/, 'ws')}`,
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

/** The script of a page with its libraries in one file, made when it is first asked for. */
function openBundles() {
  const made = new Map<string, Promise<string>>();
  const make = async (entry: string): Promise<string> => {
    const { build } = await import('esbuild');
    const { outputFiles } = await build({
      entryPoints: [fileURLToPath(new URL(entry, WEB))],
      bundle: true,
      minify: true,
      write: false,
      format: 'esm',
      target: 'es2022',
      legalComments: 'eof',
      logLevel: 'silent',
    });
    return outputFiles[0]?.text ?? '';
  };
  return (entry: string): Promise<string> => {
    const known = made.get(entry) ?? make(entry);
    made.set(entry, known);
    return known;
  };
}

/** The pages that stores and customers use on their phones. `publicUrl` has no slash at the end. */
export function mountWebPages(
  app: FastifyInstance,
  { publicUrl, demo }: { publicUrl: string; demo: boolean },
): void {
  const bundle = openBundles();
  const policy = policyFor(publicUrl);
  const style = readFileSync(new URL('shared/page.css', WEB), 'utf8');
  app.get('/web/page.css', (_request, reply) =>
    reply
      .header('content-type', 'text/css; charset=utf-8')
      .header('cache-control', 'public, max-age=3600')
      .send(style),
  );
  for (const page of PAGES) {
    const { path, title, clientId, scope, entry } = page;
    const settings = {
      issuer: `${publicUrl}/oauth`,
      clientId,
      scope,
      redirectUri: `${publicUrl}${path}`,
      demo,
    };
    app.get(path, (_request, reply) =>
      reply
        .header('content-type', 'text/html; charset=utf-8')
        .header('content-security-policy', policy)
        .header('permissions-policy', 'camera=(self), geolocation=(self), microphone=()')
        .header('referrer-policy', 'no-referrer')
        .header('cache-control', 'no-cache')
        .send(shell(page, JSON.stringify(settings))),
    );
    app.get(`/web${path}.js`, async (_request, reply) =>
      reply
        .header('content-type', 'text/javascript; charset=utf-8')
        .header('cache-control', 'public, max-age=3600')
        .send(await bundle(entry)),
    );
    app.get(`/web${path}.webmanifest`, (_request, reply) =>
      reply.header('content-type', 'application/manifest+json').send({
        name: title,
        short_name: title,
        start_url: path,
        display: 'standalone',
        background_color: '#f4f6f8',
        theme_color: '#17212b',
      }),
    );
  }
}

/** `<` is escaped, so that no text in the settings can end the script element. */
const shell = ({ path, title }: WebPage, settings: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/web/page.css">
<link rel="manifest" href="/web${path}.webmanifest">
<script type="application/json" id="settings">${settings.replaceAll('<', '\\u003c')}</script>
<script type="module" src="/web${path}.js"></script>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<div id="page"><p>One moment…</p></div>
<noscript><p>This page needs JavaScript: it follows what happens in the store while it happens.</p></noscript>
</body>
</html>
`;
