import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { type Data, openData } from '../cli/data.ts';
import { freePort } from '../cli/mongod/free-port.ts';
import { readSettings, type Settings } from '../cli/settings.ts';
import { composeSupergraph } from '../gateway/compose.ts';
import { subgraphs } from '../subgraphs/index.ts';

/** What all contestants share: the databases, the keys, an issuer, and where the five subgraphs answer. */
export type BenchInstallation = {
  data: Data;
  settings: Settings;
  /** For every process of ours. */
  env: Record<string, string>;
  /** `supergraph.yaml` with free ports, and the same composed. */
  supergraphConfig: string;
  supergraphFile: string;
  sign(subject: string, scope: string): Promise<string>;
  close(): Promise<void>;
};

/** Kept between runs, so that the second finds the demo world loaded. */
const DATA_DIR = '.patron-bench';
const ROUTER_KEY = 'the-router-key-of-the-bench';
const AUDIENCE = 'https://graph.bench.example';

export async function openInstallation(tell: (text: string) => void): Promise<BenchInstallation> {
  const settings = readSettings({
    ...process.env,
    PATRON_DATA_DIR: DATA_DIR,
    PATRON_DATABASE_PREFIX: 'patron_bench',
  });
  await mkdir(settings.dataDir, { recursive: true });
  const issuer = await openIssuer();
  const data = await openData(settings, tell).catch(async (error: unknown) => {
    await issuer.close();
    throw error;
  });
  const supergraphConfig = join(settings.dataDir, 'supergraph.yaml');
  await writeFile(supergraphConfig, await supergraphYaml());
  const supergraphFile = join(settings.dataDir, 'supergraph.graphql');
  await writeFile(supergraphFile, (await composeSupergraph(supergraphConfig, {})).sdl);
  return {
    data,
    settings,
    supergraphConfig,
    supergraphFile,
    sign: issuer.sign,
    env: {
      NODE_ENV: 'production',
      APOLLO_TELEMETRY_DISABLED: '1',
      MONGODB_URI: data.uri,
      PATRON_DATA_DIR: settings.dataDir,
      PATRON_DATABASE_PREFIX: settings.databasePrefix,
      PATRON_SIGNING_KEYS: settings.signingKeys,
      PATRON_ROUTER_KEY: ROUTER_KEY,
      PATRON_ISSUERS: JSON.stringify([
        { issuer: issuer.url, audience: AUDIENCE, jwksUrl: `${issuer.url}/jwks` },
      ]),
    },
    async close() {
      await data.close();
      await issuer.close();
    },
  };
}

async function supergraphYaml(): Promise<string> {
  const lines = ['federation_version: =2.14.4', 'subgraphs:'];
  for (const { name } of subgraphs) {
    lines.push(
      `  ${name}:`,
      `    routing_url: http://127.0.0.1:${await freePort(null)}/graphql`,
      `    schema: { file: ${JSON.stringify(resolve(`subgraphs/${name}/schema.graphql`))} }`,
    );
  }
  return `${lines.join('\n')}\n`;
}

/** An OAuth server as far as a token's verification needs one. */
async function openIssuer() {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'bench', alg: 'ES256' }] });
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json').end(keys);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    sign: (subject: string, scope: string): Promise<string> =>
      new SignJWT({ scope })
        .setProtectedHeader({ alg: 'ES256', kid: 'bench' })
        .setIssuer(url)
        .setAudience(AUDIENCE)
        .setSubject(subject)
        .setIssuedAt()
        .setExpirationTime('6h')
        .sign(privateKey),
    async close(): Promise<void> {
      const closed = new Promise<void>((done) => server.close(() => done()));
      server.closeAllConnections();
      await closed;
    },
  };
}
