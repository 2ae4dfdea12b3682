import { GraphiQL } from 'graphiql';
import { useMemo, useState } from 'react';
import { CallerField } from './caller-field.js';
import { callerOfAddress, fetcherWith, type KnownCaller, keepInAddress } from './callers.js';

/** What the gateway says to its own GraphiQL. */
export interface GraphiqlConfiguration {
  /** The examples, by task. */
  readonly tabs: ReadonlyArray<{ readonly title: string; readonly query: string }>;
  readonly callers: readonly KnownCaller[];
}

const WELCOME = `# Exchequer: one GraphQL API over your treasury providers.
#
# Who asks is said at the top right, for all tabs; an Authorization among the headers below goes before that.
# Ctrl+Enter runs the operation under the cursor; the book at the left opens the documentation.
`;

export function App({ tabs, callers }: GraphiqlConfiguration) {
  const [token, setToken] = useState(callerOfAddress(callers)?.token ?? '');
  const fetcher = useMemo(() => fetcherWith(token), [token]);
  const choose = (caller: KnownCaller) => {
    keepInAddress(caller);
    setToken(caller.token);
  };
  return (
    <GraphiQL
      fetcher={fetcher}
      defaultQuery={WELCOME}
      defaultTabs={tabs.length > 0 ? tabs.map(({ query }) => ({ query })) : [{ query: WELCOME }]}
      shouldPersistHeaders={false}
    >
      <GraphiQL.Logo>
        <CallerField callers={callers} token={token} onCaller={choose} onToken={setToken} />
      </GraphiQL.Logo>
    </GraphiQL>
  );
}
