/**
 * What may import what. `test/architecture` runs these rules; `npm run check` runs that test.
 * Rooms import only what stands below them; every package has one home.
 */

/** Room of src/ → the rooms it may import, itself aside. */
const ROOMS = {
  domain: [],
  config: ['domain'],
  auth: ['domain'],
  store: ['domain'],
  datasources: ['domain', 'auth'],
  operations: ['domain', 'store', 'datasources'],
  events: ['domain', 'store', 'datasources'],
  resolvers: ['domain', 'auth', 'datasources', 'operations', 'events'],
  telemetry: ['domain'],
  server: [
    'domain',
    'config',
    'auth',
    'store',
    'datasources',
    'operations',
    'events',
    'resolvers',
    'telemetry',
  ],
};

/** Room → the packages that only it may import. */
const HOMES = {
  'src/config': ['zod', 'yaml'],
  'src/datasources': ['undici', 'dataloader', 'cockatiel', 'lossless-json'],
  'src/(datasources|server)': ['rate-limiter-flexible', 'lru-cache'],
  'src/(resolvers|server)': ['graphql', 'graphql-scalars', 'type-graphql'],
  'src/store': ['kysely', 'pg', '@electric-sql/pglite'],
  'src/telemetry': ['pino', 'prom-client'],
  'src/auth': ['jose'],
  'src/server': ['@apollo/server', '@as-integrations/fastify', 'fastify', '@fastify/static', '@fastify/cors'],
};

const rooms = Object.entries(ROOMS).map(([room, below]) => ({
  name: `${room}-imports-below`,
  comment: `${room} may import ${below.join(', ') || 'no other room'}`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: '^src/', pathNot: [`^src/${room}/`, ...below.map((each) => `^src/${each}/`)] },
}));

const DOORS = ['auth', 'config', 'store', 'datasources', 'operations', 'events', 'resolvers', 'telemetry'];

const doors = DOORS.map((room) => ({
  name: `${room}-by-the-door`,
  comment: `other rooms import ${room} from its index.ts`,
  severity: 'error',
  from: { path: '^src/', pathNot: `^src/${room}/` },
  to: { path: `^src/${room}/`, pathNot: `^src/${room}/index\\.ts$` },
}));

const homes = Object.entries(HOMES).map(([home, packages]) => ({
  name: `home-of-${packages[0]}`,
  comment: `${packages.join(', ')}: only ${home}`,
  severity: 'error',
  from: { path: '^(src|sandbox)/', pathNot: `^${home}/` },
  to: { path: `node_modules/(${packages.map((each) => each.replace('/', '\\/')).join('|')})/` },
}));

export default {
  forbidden: [
    ...rooms,
    ...homes,
    {
      name: 'main-imports-config-and-server',
      severity: 'error',
      from: { path: '^src/main\\.ts$' },
      to: { path: '^src/', pathNot: ['^src/config/', '^src/server/'] },
    },
    {
      name: 'domain-has-no-packages',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: { path: 'node_modules/' },
    },
    ...doors,
    {
      name: 'providers-keep-apart',
      comment: 'a provider folder imports no other provider, not the registry, not the request side',
      severity: 'error',
      from: { path: '^src/datasources/(?!(?:ports|http|paging|loading|cache|reading|writing)/)([^/]+)/' },
      to: {
        path: '^src/datasources/',
        pathNot: [
          '^src/datasources/$1/',
          '^src/datasources/(ports|http|paging|loading|cache|reading|writing)/',
          '^src/datasources/provider\\.ts$',
        ],
      },
    },
    {
      name: 'sandbox-stands-alone',
      comment: 'sharing a mapper or a wire type with the gateway would share its mistakes',
      severity: 'error',
      from: { path: '^sandbox/' },
      to: { path: '^src/' },
    },
    {
      name: 'src-does-not-know-the-sandbox',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(sandbox|test)/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
