import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FreshKeys } from '../../graphiql/fresh-keys.js';
import { RunningGateway } from '../support/gateway.js';

const FOLDER = 'examples';
const files = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.graphql'))
  .sort();
const read = (name: string) => readFileSync(join(FOLDER, name), 'utf8');
const keys = new FreshKeys();
/** As GraphiQL sends it. */
const filled = (name: string) => keys.fill({ query: read(name) }).query;

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
    const { data, errors } = await gateway.query(filled(name));

    expect(errors).toBeUndefined();
    expect(emptyParts(data)).toEqual([]);
    // A mutation tells in its payload what went wrong.
    expect(JSON.stringify(data)).not.toMatch(/"errors":\[\{/);
    expect(JSON.stringify(data)).not.toContain('"unavailable":[{');
  });

  it('make a new transfer at each run, and the next example follows the last one', async () => {
    const pay = () => gateway.query(filled('20-pay-another-account.graphql'));
    const [first, second] = [await pay(), await pay()].map(({ data }) => data.createTransfer);

    const { data } = await gateway.query(filled('22-follow-an-operation.graphql'));

    expect([first.replayed, second.replayed]).toEqual([false, false]);
    expect(second.transfer.id).not.toBe(first.transfer.id);
    expect(data.operation.subject.id).toBe(second.transfer.id);
  });

  it('name a key where each run needs a fresh one', () => {
    const mutations = files.map(read).filter((text) => text.includes('idempotencyKey: $key'));

    for (const text of mutations) expect(text).toMatch(/\$key: String!? = "example-[a-z]+-NEW"/);
    expect(mutations.length).toBeGreaterThan(4);
  });
});
