import { describe, expect, it } from 'vitest';
import { openKnownDomains } from '../../../../../src/datasources/treasury-path/writes/known-domains.js';
import { fakeMemory } from '../../../../support/fake-memory.js';
import { failure } from '../../../../support/refusals.js';
import { connector, fakeTreasuryPath } from '../fake-treasury-path.js';

function open(configured: readonly string[] | null) {
  const memory = fakeMemory();
  const fake = fakeTreasuryPath();
  return { memory, fake, known: openKnownDomains(fake.api, memory, configured) };
}

describe('openKnownDomains', () => {
  it('says what is configured until something was heard', async () => {
    const { known, memory } = open(['a.example']);
    expect(await known.read()).toEqual(['a.example']);

    await known.learn(['b.example'], 7);

    expect(await known.read()).toEqual(['b.example']);
    expect(memory.told).toEqual([
      {
        object: { connector: connector.name, kind: 'TrustedDomainConfig', ref: 'workspace' },
        facts: { domains: ['b.example'] },
        atMs: 7,
      },
    ]);
  });

  it('tells none from not known', async () => {
    const { known } = open(['a.example']);

    await known.learn([], 7);
    expect(await known.read()).toEqual([]);

    await known.learn(null, 8);
    expect(await known.read()).toBeNull();
    expect(await open(null).known.read()).toBeNull();
  });

  it('never fails to learn, and says in the log that it did not', async () => {
    const { known, memory, fake } = open(null);
    memory.isDown = true;

    await known.learn(['b.example'], 7);

    expect(fake.logs).toEqual([
      expect.stringContaining('error: what was learnt of trusted domains could not be kept'),
    ]);
  });

  it('does not pass the configuration for what it cannot look up', async () => {
    const { known, memory, fake } = open(['a.example']);
    memory.isDown = true;

    expect(await failure(known.read())).toMatchObject({ code: 'UNAVAILABLE', sent: 'no' });
    expect(fake.logs).toEqual([
      expect.stringContaining('error: what is known of trusted domains could not be read'),
    ]);
  });
});
