import { afterAll, it } from 'vitest';
import { inProcess } from '../../gateway/connections/in-process.ts';
import { closeDoorsAfterAll, openDoor } from '../gateway/server/front-door.ts';
import { floorSupergraph, openFloor } from '../gateway/subscriptions/floor/floor.ts';
import { openBrowser } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';

closeDoorsAfterAll();
const ends: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const end of ends) await end();
});

it('the sandbox shows the events of a subscription until it is stopped', { timeout: 300_000 }, async () => {
  const floor = await openFloor();
  const door = await openDoor({
    supergraph: floorSupergraph(),
    connect: inProcess(Object.values(floor.subgraphs), { timeoutMs: 5000 }),
  });
  const browser = await openBrowser();
  ends.push(() => browser.close());
  const page = await browser.newPage();
  await page.goto(`${door.url}/sandbox?query=${encodeURIComponent('subscription Ticks { ticks }')}`);
  await page.getByRole('button', { name: /^Execute query/ }).click({ timeout: 120_000 });
  await eventually(() => floor.ticks.listeners()).toBe(1);

  const shown = page.locator('.graphiql-response');
  for (const tick of [4711, 4712]) {
    floor.ticks.publish(tick);
    await eventually(async () => (await shown.innerText()).replaceAll(/\s/g, '')).toContain(
      `"ticks":${tick}`,
    );
  }
  await page.getByRole('button', { name: /^Stop query/ }).click();
  await eventually(() => floor.ticks.listeners()).toBe(0);
});
