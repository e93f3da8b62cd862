// One load run: reads its orders as JSON on standard input, prints what autocannon measured as JSON.
import autocannon from 'autocannon';

let text = '';
for await (const chunk of process.stdin) text += chunk;
const { url, connections, seconds, requests } = JSON.parse(text);

let connection = 0;
const result = await autocannon({
  url,
  connections,
  duration: seconds,
  // Each connection goes through all requests, beginning at another one.
  setupClient(client) {
    const start = Math.floor((connection * requests.length) / connections) % requests.length;
    connection += 1;
    client.setRequests([...requests.slice(start), ...requests.slice(0, start)]);
  },
});
const { user, system } = process.cpuUsage();
process.stdout.write(
  JSON.stringify({
    requests: result.requests.total,
    seconds: result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    failed: result.errors + result.timeouts + result.non2xx,
    cpuSeconds: (user + system) / 1e6,
  }),
);
