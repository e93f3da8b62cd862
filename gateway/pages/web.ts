import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { pngIcon, svgIcon } from './icon.ts';

/** A page of `web/`: what is drawn there comes from the graph, as whoever is signed in. */
type WebPage = { path: string; title: string; clientId: string; scope: string; entry: string };

/** What begins the page without a network. It is the same for everybody. */
type Shell = { version: string; page: string; parts: string[] };

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
    "worker-src 'self'",
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
  const make = async (entry: string, define: Record<string, string>): Promise<string> => {
    const { build } = await import('esbuild');
    const { outputFiles } = await build({
      entryPoints: [fileURLToPath(new URL(entry, WEB))],
      define,
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
  /** `define`: what stands for a name in it, as JSON. */
  return (entry: string, define: Record<string, string> = {}): Promise<string> => {
    const key = JSON.stringify([entry, define]);
    const known = made.get(key) ?? make(entry, define);
    made.set(key, known);
    return known;
  };
}

const ICONS = [
  { path: '/web/icon-180.png', size: 180, maskable: true },
  { path: '/web/icon-192.png', size: 192, maskable: false },
  { path: '/web/icon-512.png', size: 512, maskable: false },
  { path: '/web/icon-maskable-512.png', size: 512, maskable: true },
] as const;

/** The icon for tabs, home screens and the switcher of apps; each picture is drawn when it is first asked for. */
function mountIcons(app: FastifyInstance): void {
  const cacheControl = 'public, max-age=86400';
  app.get('/web/icon.svg', (_request, reply) =>
    reply.header('content-type', 'image/svg+xml').header('cache-control', cacheControl).send(svgIcon()),
  );
  const drawn = new Map<string, Buffer>();
  for (const { path, size, maskable } of ICONS) {
    app.get(path, (_request, reply) => {
      const picture = drawn.get(path) ?? pngIcon(size, { maskable });
      drawn.set(path, picture);
      return reply.header('content-type', 'image/png').header('cache-control', cacheControl).send(picture);
    });
  }
}

/** W3C Web Application Manifest: how a phone installs the page. */
const manifestOf = ({ path, title }: WebPage) => ({
  id: path,
  name: title,
  short_name: title,
  start_url: path,
  scope: path,
  display: 'standalone',
  background_color: '#f4f6f8',
  theme_color: '#0b5c46',
  icons: [
    { src: '/web/icon.svg', type: 'image/svg+xml', sizes: 'any' },
    ...ICONS.filter(({ size }) => size !== 180).map(({ path: src, size, maskable }) => ({
      src,
      type: 'image/png',
      sizes: `${size}x${size}`,
      ...(maskable && { purpose: 'maskable' }),
    })),
  ],
});

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
  mountIcons(app);
  for (const page of PAGES) {
    const { path, clientId, scope, entry } = page;
    const settings = {
      issuer: `${publicUrl}/oauth`,
      clientId,
      scope,
      redirectUri: `${publicUrl}${path}`,
      demo,
    };
    const document = documentOf(page, JSON.stringify(settings));
    const parts = [`/web${path}.js`, '/web/page.css', '/web/icon.svg', `/web${path}.webmanifest`];
    app.get(path, (_request, reply) =>
      reply
        .header('content-type', 'text/html; charset=utf-8')
        .header('content-security-policy', policy)
        .header('permissions-policy', 'camera=(self), geolocation=(self), microphone=()')
        .header('referrer-policy', 'no-referrer')
        .header('cache-control', 'no-cache')
        .send(document),
    );
    app.get(`/web${path}.js`, async (_request, reply) =>
      reply
        .header('content-type', 'text/javascript; charset=utf-8')
        .header('cache-control', 'public, max-age=3600')
        .send(await bundle(entry)),
    );
    app.get(`/web${path}-worker.js`, async (_request, reply) => {
      const version = createHash('sha256')
        .update(document)
        .update(style)
        .update(await bundle(entry));
      const shell: Shell = { version: version.digest('hex').slice(0, 16), page: path, parts };
      return reply
        .header('content-type', 'text/javascript; charset=utf-8')
        .header('content-security-policy', "default-src 'none'; connect-src 'self'")
        .header('service-worker-allowed', path)
        .header('cache-control', 'no-cache')
        .send(await bundle('worker/main.ts', { SHELL: JSON.stringify(shell) }));
    });
    app.get(`/web${path}.webmanifest`, (_request, reply) =>
      reply.header('content-type', 'application/manifest+json').send(manifestOf(page)),
    );
  }
}

/** `<` is escaped, so that no text in the settings can end the script element. */
const documentOf = ({ path, title }: WebPage, settings: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="theme-color" content="#f4f6f8" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#11171c" media="(prefers-color-scheme: dark)">
<title>${title}</title>
<link rel="icon" href="/web/icon.svg" type="image/svg+xml">
<link rel="apple-touch-icon" href="/web/icon-180.png">
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
