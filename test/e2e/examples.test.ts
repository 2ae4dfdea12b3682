import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RunningGateway } from '../support/gateway.js';

const FOLDER = 'examples';
const files = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.graphql'))
  .sort();
const read = (name: string) => readFileSync(join(FOLDER, name), 'utf8');

/** Every list and value of an answer that says nothing. */
function emptyParts(value: unknown, path = 'data'): string[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => emptyParts(each, `${path}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => {
    const here = `${path}.${key}`;
    if (key === 'nodes' && Array.isArray(each) && each.length === 0 && !here.includes('nodes['))
      return [here];
    return emptyParts(each, here);
  });
}

describe('the examples', () => {
  let gateway: RunningGateway;
  beforeAll(async () => {
    gateway = await RunningGateway.start();
  });
  afterAll(() => gateway.stop());

  it.each(files)('%s fits the printed schema and says what it is for', (name) => {
    const schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));

    expect(validate(schema, parse(read(name)))).toEqual([]);
    expect(read(name)).toMatch(/^# [A-Z].*\.\n/);
  });

  it.each(files)('%s gives data and no error', async (name) => {
    const { data, errors } = await gateway.query(read(name));

    expect(errors).toBeUndefined();
    expect(emptyParts(data)).toEqual([]);
    // A mutation tells in its payload what went wrong.
    expect(JSON.stringify(data)).not.toMatch(/"errors":\[\{/);
    expect(JSON.stringify(data)).not.toContain('"unavailable":[{');
  });
});
