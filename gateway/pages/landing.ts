import type { FastifyInstance } from 'fastify';

export type LandingOptions = {
  /** Names of the subgraphs that the graph is made of. */
  subgraphs: () => readonly string[];
  /** Whether a path is served, so that no link leads nowhere. */
  has: (path: string) => boolean;
};

const LINKS = [
  { path: '/sandbox', title: 'Sandbox', about: 'try queries as any demo persona' },
  { path: '/store', title: 'Store', about: 'for associates: the pickup queue, codes and returns' },
  {
    path: '/me',
    title: 'My orders',
    about: 'for customers: what they ordered, with its codes, and their points',
  },
  { path: '/privacy', title: 'Privacy', about: 'what customers see of their data, and decide' },
  { path: '/graphql', title: 'GraphQL', about: 'the endpoint: POST a query here' },
  { path: '/health/ready', title: 'Readiness', about: 'what works, what is missing' },
  { path: '/metrics', title: 'Metrics', about: 'for Prometheus' },
] as const;

/** `/`: says what runs here, to people in HTML and to programs in JSON. */
export function mountLanding(app: FastifyInstance, { subgraphs, has }: LandingOptions): void {
  const links = () => LINKS.filter(({ path }) => has(path));
  app.get('/', async (request, reply) => {
    if (!request.headers.accept?.includes('text/html')) {
      return {
        name: 'patron',
        subgraphs: subgraphs(),
        links: Object.fromEntries(links().map(({ path, title }) => [title, path])),
      };
    }
    return reply
      .header('content-type', 'text/html; charset=utf-8')
      .header(
        'content-security-policy',
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      )
      .send(page(subgraphs(), links()));
  });
}

function page(
  subgraphs: readonly string[],
  links: readonly { path: string; title: string; about: string }[],
): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Patron</title>
<style>
:root { color-scheme: light dark; font: 1.05rem/1.5 system-ui, sans-serif; }
body { margin: 0; }
main { max-width: 40rem; margin: 4rem auto; padding: 0 1.5rem; }
h1 { font-size: 2rem; margin: 0; }
ul { padding: 0; list-style: none; }
li { margin: .5rem 0; }
a:focus-visible { outline: 3px solid; outline-offset: 3px; }
</style>
</head>
<body>
<main>
<h1>Patron</h1>
<p>The customer graph is running. It is made of ${subgraphs.length} subgraph${subgraphs.length === 1 ? '' : 's'}:
${subgraphs.map(escaped).join(', ')}.</p>
<nav aria-label="What is here">
<ul>
${links.map(({ path, title, about }) => `<li><a href="${path}">${title}</a>: ${about}</li>`).join('\n')}
</ul>
</nav>
</main>
</body>
</html>
`;
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
