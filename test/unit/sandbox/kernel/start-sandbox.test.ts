import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { definitions, startSandbox } from '../../../../sandbox/index.js';
import { toYaml } from '../../../../sandbox/yaml.js';
import { call } from './calls.js';

describe('the sandbox', () => {
  it('starts every provider and says how a gateway is configured for them', async () => {
    const sandbox = await startSandbox({ size: 'small' });

    const { connectors } = sandbox.configuration();

    expect(connectors.map(({ name }) => name)).toEqual(definitions.map(({ connector }) => connector));
    for (const { name, provider, environment, baseUrl } of connectors) {
      expect([provider, environment]).toEqual([sandbox.simulators[name]?.provider, 'sandbox']);
      expect((await call('GET', `${baseUrl}/__sandbox/check`)).json).toMatchObject({
        balanced: true,
        differences: [],
      });
    }
    await sandbox.close();
  });

  it('closes what had started when a port is taken', async () => {
    const first = await startSandbox({ size: 'small' });
    const name = definitions[0]?.connector ?? '';
    const taken = Number(new URL(first.simulators[name]?.url ?? '').port);

    await expect(startSandbox({ size: 'small', ports: { [name]: taken } })).rejects.toThrow('EADDRINUSE');

    await first.close();
  });
});

describe('the sandbox program', () => {
  it('prints one line of JSON when all answer, and ends with its parent', async () => {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', 'sandbox/main.ts', '--json', '--with-parent', '--size', 'small'],
      { stdio: ['pipe', 'pipe', 'inherit'] },
    );
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
    const { simulators, configuration } = JSON.parse(line);

    expect((await call('GET', `${simulators['treasure-main']}/__sandbox/check`)).status).toBe(200);
    expect(configuration.connectors).toHaveLength(Object.keys(simulators).length);
    child.stdin.end();

    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('prints its configuration as YAML', () => {
    expect(toYaml({ connectors: [{ name: 'a', list: ['x'], none: [], deep: { on: true } }] })).toBe(
      [
        'connectors:',
        '  - name: "a"',
        '    list:',
        '      - "x"',
        '    none: []',
        '    deep:',
        '      on: true',
      ].join('\n'),
    );
  });
});
