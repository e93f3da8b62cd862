// Hive Gateway with its defaults, over the same five subgraphs. Measured when `@graphql-hive/gateway` has been installed
// in bench/ by hand: it is large.
import { createServer } from 'node:http';
import { createGatewayRuntime } from '@graphql-hive/gateway';

const { SUPERGRAPH, PATRON_ROUTER_KEY, PORT } = process.env;

const gateway = createGatewayRuntime({
  supergraph: SUPERGRAPH,
  propagateHeaders: {
    fromClientToSubgraphs: ({ request }) => ({
      authorization: request.headers.get('authorization'),
      'x-patron-router-key': PATRON_ROUTER_KEY,
    }),
  },
  logging: 'error',
});
const server = createServer(gateway);
server.listen(Number(PORT), '127.0.0.1', () => process.send('ready'));
process.on('SIGTERM', () => process.exit(0));
process.on('disconnect', () => process.exit(0));
