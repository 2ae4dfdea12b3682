import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "worker-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export interface GraphiqlOptions {
  /** The folder of the built pages. */
  readonly folder: string;
  /** The folder of the example operations, which GraphiQL shows as tabs. */
  readonly examplesFolder: string;
  /** The callers to choose from; the first is preselected. Only callers of the sandbox. */
  readonly callers: readonly GraphiqlCaller[];
}

export interface GraphiqlCaller {
  readonly name: string;
  readonly token: string;
}

/** Serves GraphiQL with all its files and the examples as tabs. Without built pages the route does not exist. */
export async function serveGraphiql(app: FastifyInstance, options: GraphiqlOptions): Promise<void> {
  if (!existsSync(join(options.folder, 'index.html'))) return;
  const configuration = { tabs: readExamples(options.examplesFolder), callers: options.callers };
  await app.register(async (pages) => {
    pages.addHook('onSend', async (_request, reply) => {
      reply.header('content-security-policy', CSP);
    });
    pages.get('/', (request, reply) => {
      if (request.headers.accept?.includes('text/html')) return reply.redirect('/graphiql/');
      return reply.callNotFound();
    });
    pages.get('/graphiql', (_request, reply) => reply.redirect('/graphiql/'));
    pages.get('/graphiql/config.json', (_request, reply) =>
      reply.header('cache-control', 'no-store').send(configuration),
    );
    await pages.register(serveFiles, { folder: options.folder });
  });
}

/** The build writes a compressed copy beside each file. */
async function serveFiles(files: FastifyInstance, { folder: root }: { folder: string }): Promise<void> {
  files.addHook('onSend', setCaching);
  const own = { decorateReply: false, preCompressed: true, cacheControl: false };
  await files.register(fastifyStatic, { root, prefix: '/graphiql/', ...own });
}

/** The name of an asset contains the hash of its content. The page names its assets, so it is asked for again each time. */
async function setCaching(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (reply.statusCode >= 400) return;
  const isAsset = request.url.startsWith('/graphiql/assets/');
  reply.header('cache-control', isAsset ? 'public, max-age=31536000, immutable' : 'no-cache');
  reply.header('vary', 'accept-encoding');
}

/** The files of the examples folder, sorted by name. */
function readExamples(folder: string): ReadonlyArray<{ readonly title: string; readonly query: string }> {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.graphql'))
    .sort()
    .map((name) => ({
      title: name.replace('.graphql', ''),
      query: readFileSync(join(folder, name), 'utf8'),
    }));
}
