/** A JSON value as block YAML; texts are quoted. */
export function toYaml(value: unknown, indent = ''): string {
  if (Array.isArray(value) && value.length > 0) {
    return value.map((item) => `${indent}- ${toYaml(item, `${indent}  `).trimStart()}`).join('\n');
  }
  if (typeof value === 'object' && value !== null && Object.keys(value).length > 0) {
    return Object.entries(value)
      .map(
        ([name, inner]) =>
          `${indent}${name}:${isBlock(inner) ? '\n' : ' '}${toYaml(inner, isBlock(inner) ? `${indent}  ` : '')}`,
      )
      .join('\n');
  }
  return JSON.stringify(value);
}

function isBlock(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}
