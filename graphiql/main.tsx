import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './main.css';
import { createGraphiQLFetcher, type Fetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';

/** What the gateway says to its own GraphiQL: the examples, and against the sandbox a token. */
interface GraphiqlConfiguration {
  readonly tabs: ReadonlyArray<{ readonly title: string; readonly query: string }>;
  readonly headers: Readonly<Record<string, string>>;
}

const WELCOME = `# Exchequer: one GraphQL API over your treasury providers.
#
# The other tabs hold an operation for each task. The headers below carry your token.
# Ctrl+Enter runs the operation under the cursor; the book at the left opens the documentation.
`;

const root = document.getElementById('root');
if (!root) throw new Error('the page has no element #root');

const configuration: GraphiqlConfiguration = await (await fetch('./config.json')).json();
const headers = JSON.stringify(configuration.headers, null, 2);
const tabs = configuration.tabs.map(({ query }) => ({ query, headers }));

const send = createGraphiQLFetcher({ url: '../graphql' });

/** The schema is asked for before the headers can be read from their editor: that one request brings them along. */
const fetcher: Fetcher = (params, options) =>
  params.operationName === 'IntrospectionQuery' && !options?.headers
    ? send(params, { ...options, headers: { ...configuration.headers } })
    : send(params, options);

createRoot(root).render(
  <GraphiQL
    fetcher={fetcher}
    defaultQuery={WELCOME}
    initialHeaders={headers}
    defaultTabs={tabs.length > 0 ? tabs : [{ query: WELCOME, headers }]}
    defaultEditorToolsVisibility="headers"
    shouldPersistHeaders={false}
  />,
);
