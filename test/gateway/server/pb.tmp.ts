import { Pool } from 'undici';
import { openLog } from '#shared/log.ts';
import { readConfig } from '../../../gateway/config.ts';
import { inProcess } from '../../../gateway/connections/in-process.ts';
import { startGateway } from '../../../gateway/server.ts';
import { anIssuer } from './front-door.ts';
import { openShop, shopSupergraph } from './shop/shop.ts';
const shop = await openShop();
const { issuer, token } = await anIssuer();
const g = await startGateway({ supergraph: shopSupergraph(), connect: inProcess([shop.people, shop.orders], { timeoutMs: 5000 }), log: await openLog({ level: 'info', destination: { write() {} } as never }), config: { ...readConfig({}), port: 0, issuers: [issuer] } });
const pool = new Pool(g.url, { connections: 20 });
const bearer = await token();
const body = JSON.stringify({ query: 'query Home($id: ID!, $n: Int) { person(id: $id) { name email orders(first: $n) { total } } }', variables: { id: 'p1', n: 5 } });
const headers = { 'content-type': 'application/json', authorization: `Bearer ${bearer}` };
async function run(ms: number) {
  const end = Date.now() + ms; let n = 0;
  await Promise.all(Array.from({ length: 20 }, async () => { while (Date.now() < end) { const r = await pool.request({ method: 'POST', path: '/graphql', headers, body }); const t = await r.body.text(); if (!t.includes('1250')) throw new Error(t); n++; } }));
  return n;
}
await run(2000);
const c = process.cpuUsage(); const n = await run(5000); const d = process.cpuUsage(c);
console.log('rps', n / 5, 'cpu ms/request (client too)', (d.user + d.system) / 1000 / n);
await pool.close(); await g.close();
