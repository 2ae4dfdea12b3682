import { expect } from 'vitest';
import { fromGlobalId } from '../../../src/domain/ids.js';
import { absent } from './absent.js';
import type { AuthorizationGateway, Caller, Reply } from './gateway.js';
import type { Scene } from './scene.js';

const CONNECTORS = ['tp-main', 'treasure-main', 'path-main', 'cards-main', 'linker-app'];

/** One question about an object. */
export interface Question {
  readonly caller: Caller;
  readonly query: string;
  readonly variables: (id: string) => object;
}

/** Asks with the id of something that is there, and of something that is not: the answers must be the same, to the byte. */
export async function askTwice(
  gateway: AuthorizationGateway,
  question: Question,
  id: string,
): Promise<Reply> {
  const { caller, query, variables } = question;
  const there = await gateway.as(caller, query, variables(id));
  const not = await gateway.as(caller, query, variables(absent(id)));
  expect(there.text).not.toContain('FORBIDDEN');
  expect(there.text, `${query} with ${Buffer.from(id, 'base64url')}`).toBe(not.text);
  return there;
}

/** Something of every kind that the caller held to one account has no part in. */
export function foreignIds({ foreign, elsewhere, operation }: Scene): readonly string[] {
  const { Account, Business, Card, Counterparty, Transfer, Transaction, CardTransaction } = foreign;
  return [
    ...[Account, Business, Card, Counterparty, Transfer, Transaction, CardTransaction],
    ...Object.values(elsewhere),
    operation.id,
  ];
}

/** Who reaches all connectors but that of an object. */
export function outsider(id: string): Caller {
  const connector = fromGlobalId(id)?.connector ?? '';
  return {
    subject: `not-at-${connector}`,
    connectors: CONNECTORS.filter((name) => name !== connector),
  };
}
