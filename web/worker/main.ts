/** What this worker keeps, written into it when it is served. A page that has changed comes with another version. */
declare const SHELL: { version: string; page: string; parts: string[] };

type Lifetime = Event & { waitUntil(work: Promise<unknown>): void };
type Fetching = Lifetime & { request: Request; respondWith(answer: Promise<Response>): void };
/** As much of `ServiceWorkerGlobalScope` as is used; its library of types can't stand beside that of pages. */
type Worker = {
  addEventListener(type: 'install' | 'activate', listener: (event: Lifetime) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
};

const worker = self as unknown as Worker;
const ours = `patron${SHELL.page}/`;
const name = `${ours}${SHELL.version}`;

worker.addEventListener('install', (event) => event.waitUntil(keepShell()));
worker.addEventListener('activate', (event) => event.waitUntil(forgetOthers()));
worker.addEventListener('fetch', (event) => {
  const kept = keptFor(event.request);
  if (kept) event.respondWith(networkOr(kept, event.request));
});

async function keepShell(): Promise<void> {
  const cache = await caches.open(name);
  await cache.addAll([SHELL.page, ...SHELL.parts].map((path) => new Request(path, { cache: 'reload' })));
  await worker.skipWaiting();
}

async function forgetOthers(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names.filter((one) => one.startsWith(ours) && one !== name).map((one) => caches.delete(one)),
  );
  await worker.clients.claim();
}

/** The part of the shell that a request is for; null for everything else, which this worker never touches. */
function keptFor({ method, mode, url }: Request): string | null {
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== location.origin) return null;
  if (mode === 'navigate') return pathname === SHELL.page ? pathname : null;
  return SHELL.parts.includes(pathname) ? pathname : null;
}

/** Nothing that comes over the network is kept: what was installed is the whole of it. */
async function networkOr(path: string, request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await (await caches.open(name)).match(path);
    if (!kept) throw error;
    return kept;
  }
}
