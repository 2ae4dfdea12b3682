import { cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import config from '../../.dependency-cruiser.mjs';

/** How many groups of files of src and sandbox import each other in a circle; imports of types count. */
export async function countCircles() {
  const forbidden = [{ name: 'circle', severity: 'error', from: {}, to: { circular: true } }];
  const options = { ...config.options, ruleSet: { forbidden }, validate: true };
  const answer = await cruise(['src', 'sandbox'], options, undefined, {
    tsConfig: extractTSConfig('tsconfig.json'),
  });
  const pairs = answer.output.summary.violations.map(({ from, cycle }) => [
    from,
    ...cycle.map(({ name }) => name),
  ]);
  return groupsOf(pairs).length;
}

/** Circles that share a file are one group. */
function groupsOf(circles) {
  const groups = [];
  for (const circle of circles) {
    const touching = groups.filter((group) => circle.some((file) => group.has(file)));
    const merged = new Set([...circle, ...touching.flatMap((group) => [...group])]);
    for (const group of touching) groups.splice(groups.indexOf(group), 1);
    groups.push(merged);
  }
  return groups;
}
