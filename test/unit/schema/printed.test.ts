import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { buildGatewaySchema, printGatewaySchema } from '../../../src/resolvers/index.js';

it('is printed in schema/schema.graphql as the code emits it', async () => {
  const committed = await readFile(new URL('../../../schema/schema.graphql', import.meta.url), 'utf8');

  const printed = printGatewaySchema(await buildGatewaySchema());

  expect(committed).toBe(printed);
});

it('comes out the same however often it is built', async () => {
  const first = await buildGatewaySchema();

  const second = await buildGatewaySchema();

  expect(printGatewaySchema(second)).toBe(printGatewaySchema(first));
});
