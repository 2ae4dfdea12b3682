import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { toGlobalId } from '../../../src/domain/ids.js';
import { CASES } from '../mutations/cases.js';
import type { GatewayUnderTest } from '../mutations/gateway.js';
import { PLAIN } from '../mutations/plain-cases.js';
import { newKey, survey, type World } from '../mutations/world.js';
import type { Scene, Secrets } from './scene.js';

/** An answer, and of which request. */
export interface Given {
  readonly what: string;
  readonly text: string;
}

const mutations =
  buildSchema(readFileSync('schema/schema.graphql', 'utf8')).getMutationType()?.getFields() ?? {};

/** Numbers that the inputs of the cases hold. */
export const INPUT_NUMBERS = ['000123456789', '0009871234', '0009871235'];
/** The number of a person in the application of a business. */
export const PERSON = '078051120';

export const NUMBERS = `{ accounts(first: 100) { nodes { id accountNumber } }
  businesses(first: 50) { nodes { id wireInstructions { accountNumber } } } }`;

export const DOWNLOADS = '{ documents(first: 20) { nodes { id url: downloadUrl } } }';

const LISTS = `{
  accounts(first: 50) { nodes { id name status accountNumberLast4 routingNumber balance(maxAgeSeconds: 0) { current { amount } } business { id } } unavailable { message } }
  cards(first: 50) { nodes { id status } unavailable { message } }
  transactions(first: 50) { nodes { id description } unavailable { message } }
  transfers(first: 50) { nodes { id status description } unavailable { message } }
  counterparties(first: 50) { nodes { id name ach { accountNumberLast4 } wire { accountNumberLast4 } } unavailable { message } }
  businesses(first: 50) { nodes { id name wireInstructions { bankName } } unavailable { message } }
  recurringTransfers(first: 50) { nodes { id status } unavailable { message } }
  scheduledTransfers(first: 50) { nodes { id } unavailable { message } }
  operations(first: 50) { nodes { id errors { messages } } }
  connectors { name health { state lastFailureReason } }
}`;

/** What the simulators hold, read and made through the gateway. */
export function look(scene: Scene): Promise<World> {
  const ask = async (query: string, variables: object = {}) => {
    const text = await scene.post({ query, variables });
    const { data, errors = [] } = JSON.parse(text.slice(text.indexOf('{"')));
    return { status: Number(text.slice(0, 3)), data, errors };
  };
  // None needs review here: the mutation is refused.
  const review = async (connector: string, count: number) =>
    Array.from({ length: count }, (_, index) =>
      toGlobalId({ connector, kind: 'Operation', ref: `none-${index}` }),
    );
  return survey({ ask, review } as unknown as GatewayUnderTest);
}

/** Every mutation with a good input and with one that a rule refuses; and every list. */
export async function askEverything(
  scene: Scene,
  world: World,
  headers: Readonly<Record<string, string>> = {},
): Promise<readonly Given[]> {
  const given: Given[] = [{ what: 'lists', text: await scene.post({ query: LISTS }, headers) }];
  for (const each of [...CASES, ...PLAIN]) {
    for (const input of [each.input(world), { ...each.input(world), ...each.wrong(world) }]) {
      const key = CASES.includes(each) ? { idempotencyKey: newKey() } : {};
      const body = { query: textOf(each), variables: { input: { ...key, ...input } } };
      given.push({ what: each.mutation, text: await scene.post(body, headers) });
    }
  }
  return given;
}

/** The few that take numbers, and one for each provider. */
export async function askSome(scene: Scene, world: World): Promise<readonly Given[]> {
  const some = ['createCounterparty', 'linkBankAccount', 'submitBusinessOnboarding', 'loadCard'];
  const chosen = [...CASES.filter(({ mutation }) => some.includes(mutation)), ...PLAIN];
  const asked = chosen.map(async (each) => {
    const key = CASES.includes(each) ? { idempotencyKey: newKey() } : {};
    const input = { ...key, ...each.input(world) };
    return { what: each.mutation, text: await scene.post({ query: textOf(each), variables: { input } }) };
  });
  const lists = scene.post({ query: LISTS }).then((text) => ({ what: 'lists', text }));
  return Promise.all([lists, ...asked]);
}

function textOf({ mutation, fields }: { readonly mutation: string; readonly fields: string }): string {
  const type = String(mutations[mutation]?.args[0]?.type);
  return `mutation ($input: ${type}) { payload: ${mutation}(input: $input) { ${fields} errors { field messages code } } }`;
}

const CREATE =
  'mutation ($input: CreateCounterpartyInput!) { createCounterparty(input: $input) { replayed } }';

const [number = ''] = INPUT_NUMBERS;

/** Requests that are wrong in every way, with secrets and numbers where they do not belong. */
export async function askWrongly(scene: Scene, world: World): Promise<readonly Given[]> {
  const given: Given[] = [];
  const add = async (what: string, text: Promise<string>) => given.push({ what, text: await text });
  for (const body of wrongBodies(scene.secrets)) await add(JSON.stringify(body), scene.post(body));
  for (const each of wrongHeaders(scene.secrets))
    await add(JSON.stringify(each), scene.post({ query: '{ __typename }' }, each));
  for (const path of wrongPaths(scene.secrets)) await add(path, scene.get(path));
  await add('a foreign id', scene.post({ query: `{ account(id: "${world.accounts[0]}") { name } }` }));
  return given;
}

function wrongInputs({ key, linkerToken }: Secrets): readonly object[] {
  const ach = { accountNumber: number, routingNumber: '021000021', accountType: 'CHECKING' };
  const input = { idempotencyKey: newKey(), connector: 'tp-main', name: 'Quay', ach };
  return [
    { ...input, ach: { ...ach, accountNumber: Number(`9${number}`) } },
    { ...input, ach: { ...ach, accountType: number } },
    { ...input, ach: number },
    { ...input, [`a${number}`]: 1 },
    { ...input, ach: { ...ach, cvv: key, number } },
    { ...input, ach: [ach, ach] },
    { ...input, connector: number },
    { ...input, idempotencyKey: [linkerToken] },
    { ...input, ach: { ...ach, routingNumber: number } },
    { ...input, ach: { ...ach, accountNumber: `${number}x` } },
  ];
}

function wrongBodies(secrets: Secrets): readonly unknown[] {
  const { key } = secrets;
  return [
    ...wrongInputs(secrets).map((each) => ({ query: CREATE, variables: { input: each } })),
    { query: CREATE, variables: key },
    { query: `{ account(id: "${number}") { id } }` },
    { query: `{ account(id: ["${number}"]) { id } }` },
    { query: `{ accounts(first: "${number}") { nodes { id } } }` },
    { query: `{ accounts(first: 1, after: "${number}") { nodes { id } } }` },
    { query: `{ accounts(first: 1, filter: { statuses: [A${number}] }) { nodes { id } } }` },
    { query: `{ node(id: "${number}") { id } operationByKey(idempotencyKey: "${key}") { id } }` },
    { query: `{ accounts "${number}` },
    { query: `{ accounts ${number} }` },
    { query: `{ a${number} }` },
    { query: `query A { __typename } query B { __typename }`, operationName: `A${number}` },
    { query: '{ __typename }', extensions: { persistedQuery: { version: 1, sha256Hash: key } } },
    `{"query": "${key}`,
    `[{"query": "{ __typename }", "variables": {"n": "${number}"}}]`,
    `"${key}"`,
  ];
}

function wrongHeaders({ key, jwt, linkerToken }: Secrets): ReadonlyArray<Readonly<Record<string, string>>> {
  return [
    { authorization: `Bearer ${jwt}x` },
    { authorization: `Basic ${Buffer.from(`ops:${key}`).toString('base64')}` },
    { authorization: key },
    { authorization: `Bearer ${key} ${key}` },
    { 'content-type': `text/${key}` },
    { 'content-type': 'text/plain' },
    { cookie: `session=${jwt}`, 'x-request-id': `${key} ` + 'x'.repeat(80) },
    { 'x-padding': key.repeat(500) },
    { accept: `application/${key}` },
    { 'content-length-hint': linkerToken },
  ];
}

function wrongPaths({ key, jwt }: Secrets): readonly string[] {
  return [
    `/${number}`,
    `/graphql/${key}`,
    `/graphql?query={__typename}&variables=${encodeURIComponent(`{"n": "${number}"`)}`,
    `/graphql?query=mutation%20{a${number}}&access_token=${jwt}`,
    `/health/live?token=${key}`,
    `/metrics/${key}`,
    `/webhooks/tp-main?token=${key}`,
    `/%00%ff${number}`,
    `/graphiql/${key}`,
  ];
}
