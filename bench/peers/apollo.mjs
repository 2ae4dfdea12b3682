// Apollo Server as its documentation shows it: the standalone server, with a data loader per request.
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { createLoaders, resolvers, typeDefs } from './schema.mjs';

await startStandaloneServer(new ApolloServer({ typeDefs, resolvers }), {
  listen: { port: Number(process.env.PORT), host: '127.0.0.1' },
  context: async () => ({ loaders: createLoaders() }),
});
