// Asks several addresses the same by turns, one request at a time, and prints the median latency of each in milliseconds, and the
// median of its ratio to the last: whatever else the machine does meets all of them alike. Reads its orders as JSON on standard input.
import { Agent, request } from 'node:http';

let text = '';
for await (const chunk of process.stdin) text += chunk;
const { urls, seconds, requests } = JSON.parse(text);

const agent = new Agent({ keepAlive: true, maxSockets: 1 });
const ask = (url, { method, headers, body }) =>
  new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent }, (response) => {
      response.resume();
      response.once('error', reject).once('end', () => resolve(response.statusCode));
    });
    sent.once('error', reject).end(body);
  });

const taken = urls.map(() => []);
let failed = 0;
const end = performance.now() + seconds * 1000;
for (let turn = 0; performance.now() < end; turn += 1) {
  const one = requests[turn % requests.length];
  for (let step = 0; step < urls.length; step += 1) {
    const at = (turn + step) % urls.length; // nobody always comes after the same one
    const begun = performance.now();
    const status = await ask(urls[at], one);
    taken[at].push(performance.now() - begun);
    if (status !== 200) failed += 1;
  }
}
agent.destroy();

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const last = taken.at(-1);
process.stdout.write(
  JSON.stringify({
    p50: taken.map(median),
    // Of each request to the one beside it, which had the same neighbours on the machine.
    ratio: taken.map((values) => median(values.map((ms, turn) => ms / last[turn]))),
    failed,
  }),
);
