// npm run check: everything that can be said about the code without running the product.
import { spawnSync } from 'node:child_process';

const STEPS = [
  ['types', 'tsc', ['--noEmit', '-p', 'tsconfig.json']],
  ['lint', 'eslint', ['.', '--max-warnings', '0']],
  ['format', 'biome', ['check', '--error-on-warnings', '.']],
  ['schema drift', 'tsx', ['scripts/print-schema.ts', '--check']],
  ['breaking changes', 'tsx', ['scripts/check-contract.ts']],
  ['generated docs', 'tsx', ['scripts/print-docs.ts', '--check']],
  ['architecture', 'vitest', ['run', '--project', 'architecture', '--reporter=dot']],
];

const failed = [];
for (const [name, command, args] of STEPS) {
  const started = Date.now();
  const { status, stdout, stderr } = spawnSync(`node_modules/.bin/${command}`, args, { encoding: 'utf8' });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  if (status === 0) continue;
  failed.push(name);
  console.log(stdout, stderr);
}
if (failed.length > 0) console.log(`check failed: ${failed.join(', ')}`);
process.exit(failed.length === 0 ? 0 : 1);
