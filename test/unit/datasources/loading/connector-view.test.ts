import { describe, expect, it } from 'vitest';
import { toView } from '../../../../src/datasources/loading/connector-view.js';
import type { Connector } from '../../../../src/datasources/provider.js';
import type { ConnectorHealth } from '../../../../src/domain/health.js';
import { FakeConnector } from '../../../support/fake-connector.js';

/** A connector whose every computation of its health has another latency. */
function countedConnector(): { readonly connector: Connector; readonly computed: () => number } {
  let computed = 0;
  const { connector } = new FakeConnector('bank', []);
  const health = (): ConnectorHealth => {
    computed += 1;
    return { ...connector.health(), latencyP50Ms: computed };
  };
  return { connector: { ...connector, health }, computed: () => computed };
}

describe('the view of a connector', () => {
  it('computes no health while nobody reads it', () => {
    const { connector, computed } = countedConnector();

    const { name, provider, capabilities } = toView(connector);

    expect({ name, provider }).toEqual({ name: 'bank', provider: 'TREASURY_PRIME' });
    expect(capabilities).toEqual(connector.capabilities);
    expect(computed()).toBe(0);
  });

  it('has the health of the time at which it is read', () => {
    const { connector } = countedConnector();
    const view = toView(connector);

    const first = view.health.latencyP50Ms;

    expect([first, toView(connector).health.latencyP50Ms]).toEqual([1, 2]);
  });
});
