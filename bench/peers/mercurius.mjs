// Mercurius over Fastify; every operation is compiled on its second sighting.
import Fastify from 'fastify';
import mercurius from 'mercurius';
import { createLoaders, resolvers, typeDefs } from './schema.mjs';

const app = Fastify();
app.register(mercurius, {
  schema: typeDefs,
  resolvers,
  jit: 1,
  context: () => ({ loaders: createLoaders() }),
});
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
