// The ordinary stack: @apollo/gateway with its default data source, in Apollo's standalone server.
// SUPERGRAPH is the composed file; PATRON_ROUTER_KEY is what the subgraphs want from another vendor's gateway.
import { readFileSync } from 'node:fs';
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';

const { SUPERGRAPH, PATRON_ROUTER_KEY, PORT } = process.env;

/** It refuses supergraphs with security directives; without the mark it ignores them, and the owners enforce alone. */
const supergraphSdl = readFileSync(SUPERGRAPH, 'utf8').replaceAll(/, for: SECURITY/g, '');

class ForwardingDataSource extends RemoteGraphQLDataSource {
  willSendRequest({ request, context }) {
    request.http.headers.set('x-patron-router-key', PATRON_ROUTER_KEY);
    if (context.authorization) request.http.headers.set('authorization', context.authorization);
  }
}

const server = new ApolloServer({
  gateway: new ApolloGateway({ supergraphSdl, buildService: ({ url }) => new ForwardingDataSource({ url }) }),
});
await startStandaloneServer(server, {
  listen: { port: Number(PORT), host: '127.0.0.1' },
  context: async ({ req }) => ({ authorization: req.headers.authorization }),
});
process.on('SIGTERM', () => process.exit(0));
process.on('disconnect', () => process.exit(0));
process.send('ready');
