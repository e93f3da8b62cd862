import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { connectMongo } from '#shared/mongo.ts';
import { freePort } from '../../cli/mongod/free-port.ts';
import { subgraphs } from '../../subgraphs/index.ts';

export type Mode = 'one process' | 'distributed';

/** Answers of the graph, as a client sees them. */
export type Answer = {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests assert on whole results
  data: any;
  errors?: {
    message: string;
    path?: (string | number)[];
    extensions: { code: string; [key: string]: unknown };
  }[];
  codes: (string | undefined)[];
};

/** Claims of a token besides issuer, audience and times. */
export type Claims = { sub?: string; scope?: string; [claim: string]: unknown };

export type RunningPatron = Awaited<ReturnType<typeof startPatron>>;

/**
 * Patron as its users start it, in processes of its own, on the run's MongoDB with databases of its own and an issuer of
 * the test's. Without the demo world. `before` is done just before the start.
 */
export async function startPatron(
  mode: Mode,
  environment: Record<string, string> = {},
  before?: (ports: ReadonlyMap<string, number>) => Promise<void>,
) {
  const folder = await mkdtemp(join(tmpdir(), 'patron-journey-'));
  const issuer = await startIssuer();
  const port = await freePort(null);
  const url = `http://localhost:${port}`;
  const prefix = `test_${randomUUID().slice(0, 8)}`;
  const supergraph = join(folder, 'supergraph.yaml');
  const ports = await writeSupergraph(supergraph);
  const given: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: 'production',
    PORT: String(port),
    PATRON_DATA_DIR: folder,
    PATRON_DATABASE_PREFIX: prefix,
    PATRON_SIGNING_KEYS: `t1:${randomBytes(32).toString('base64')}`,
    PATRON_ISSUERS: JSON.stringify([
      { issuer: issuer.url, audience: issuer.audience, jwksUrl: issuer.jwksUrl },
    ]),
    PATRON_LOG_LEVEL: 'error',
    // Tests ask in the name of one app as fast as they can.
    PATRON_APP_REQUESTS_PER_MINUTE: '0',
    PATRON_APP_COST_PER_MINUTE: '0',
    ...environment,
  };
  await before?.(ports);
  const child = fork(
    resolve('cli/bin.js'),
    ['start', '--no-demo', '--supergraph', supergraph, ...(mode === 'distributed' ? ['--distributed'] : [])],
    { env: given, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  );
  await readyOrEnded(child);

  async function ask(token: string | null, query: string, variables: object = {}): Promise<Answer> {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as Omit<Answer, 'status' | 'codes'>;
    return {
      status: response.status,
      data,
      ...(errors && { errors }),
      codes: errors?.map(({ extensions }) => extensions.code) ?? [],
    };
  }

  return {
    url,
    child,
    ports,
    prefix,
    supergraph,
    dataDir: folder,
    /** What its processes were given, for others that join them. */
    environment: given,
    ask,
    sign: issuer.sign,
    async stop(): Promise<void> {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = new Promise((done) => child.once('exit', done));
        child.kill('SIGTERM');
        await ended;
      }
      await issuer.stop();
      if (given.MONGODB_URI) {
        const client = await connectMongo(given.MONGODB_URI);
        for (const { name } of subgraphs) await client.db(`${prefix}_${name}`).dropDatabase();
        await client.close();
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function readyOrEnded(child: ChildProcess): Promise<void> {
  return new Promise((done, fail) => {
    child.once('message', () => done());
    child.once('exit', (code, signal) =>
      fail(new Error(`Patron ended before it was ready (${signal ?? code})`)),
    );
  });
}

/** `supergraph.yaml` as it is, with free ports. Returns the port of each subgraph. */
async function writeSupergraph(file: string): Promise<ReadonlyMap<string, number>> {
  const ports = new Map<string, number>();
  const lines = ['federation_version: =2.14.4', 'subgraphs:'];
  for (const { name } of subgraphs) {
    const port = await freePort(null);
    ports.set(name, port);
    lines.push(
      `  ${name}:`,
      `    routing_url: http://127.0.0.1:${port}/graphql`,
      `    schema: { file: ${JSON.stringify(resolve(`subgraphs/${name}/schema.graphql`))} }`,
    );
  }
  await writeFile(file, `${lines.join('\n')}\n`);
  return ports;
}

/** An OAuth server of the retailer's own, as far as Patron needs one: keys at a URL, and tokens signed with them. */
async function startIssuer() {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'test', alg: 'ES256' }] });
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json').end(keys);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const audience = 'https://graph.example';
  return {
    url,
    audience,
    jwksUrl: `${url}/jwks`,
    sign: ({ sub = 'nobody', ...claims }: Claims): Promise<string> =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'ES256', kid: 'test' })
        .setIssuer(url)
        .setAudience(audience)
        .setSubject(sub)
        .setIssuedAt()
        .setExpirationTime('10m')
        .sign(privateKey),
    stop: () => new Promise<void>((done) => server.close(() => done())),
  };
}
