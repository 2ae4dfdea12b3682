import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { describe, expect, it } from 'vitest';
import config from '../../.dependency-cruiser.mjs';

/** A tool that sees nothing finds nothing wrong. */
const FEWEST_MODULES = 150;

async function look(): Promise<ICruiseResult> {
  const options = {
    ...config.options,
    ruleSet: { forbidden: config.forbidden },
    validate: true,
  } as ICruiseOptions;
  const answer = await cruise(['src', 'sandbox'], options, undefined, {
    tsConfig: extractTSConfig('tsconfig.json'),
  });
  return answer.output as ICruiseResult;
}

describe('the import rules', () => {
  it('hold for every module of src and sandbox', async () => {
    const { modules, summary } = await look();

    const broken = summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
    expect(modules.filter(({ source }) => /^(src|sandbox)\//.test(source)).length).toBeGreaterThan(
      FEWEST_MODULES,
    );
    expect(broken).toEqual([]);
  });
});
