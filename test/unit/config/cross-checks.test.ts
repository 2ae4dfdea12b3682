import { describe, expect, it } from 'vitest';
import { crossChecks } from '../../../src/config/cross-checks.js';
import { aConnectorEntry, SMALL_KNOWLEDGE } from '../../support/configuration.js';

const aKey = (given: object = {}) => ({
  id: 'ops',
  sha256: 'a'.repeat(64),
  scopes: ['*'],
  connectors: ['*'],
  ...given,
});
const check = (connectors: unknown, apiKeys: unknown = []) =>
  crossChecks({ connectors, callers: { apiKeys } }, SMALL_KNOWLEDGE);

describe('crossChecks', () => {
  it('has nothing against a good file', () => {
    const key = aKey({ scopes: ['accounts:read'], connectors: ['bank', 'other'] });

    expect(check([aConnectorEntry(), aConnectorEntry({ name: 'other' })], [aKey(), key])).toEqual([]);
  });

  it('finds a name that is given twice', () => {
    expect(check([aConnectorEntry(), aConnectorEntry()])).toEqual([
      'connectors[1].name: required a unique name, arrived bank again',
    ]);
  });

  it('finds scopes and connectors that there are not', () => {
    expect(
      check([aConnectorEntry()], [aKey({ scopes: ['*', 'money:print'], connectors: ['bnak'] })]),
    ).toEqual([
      'callers.apiKeys[0].scopes[1]: required * or one of the scopes accounts:read, cards:read; arrived money:print',
      'callers.apiKeys[0].connectors[0]: required * or one of the connectors bank; arrived bnak',
    ]);
  });

  it('takes the accounts of a connector from another one, in any order', () => {
    const app = aConnectorEntry({ name: 'app', accountsFrom: 'bank' });

    expect(check([aConnectorEntry(), app])).toEqual([]);
    expect(check([app, aConnectorEntry()])).toEqual([]);
  });

  it.each([
    ['a connector that there is not', 'bnak', 'bank, third'],
    ['the connector itself', 'app', 'bank, third'],
  ])('does not take the accounts of a connector from %s', (_, accountsFrom, others) => {
    const app = aConnectorEntry({ name: 'app', accountsFrom });

    expect(check([aConnectorEntry(), app, aConnectorEntry({ name: 'third' })])).toEqual([
      `connectors[1].accountsFrom: required the name of another connector, one of ${others}; arrived ${accountsFrom}`,
    ]);
  });

  it('says so where there is no other connector to take accounts from', () => {
    expect(check([aConnectorEntry({ accountsFrom: 'tp-main' })])).toEqual([
      'connectors[0].accountsFrom: required the name of another connector, one of none; arrived tp-main',
    ]);
  });

  it('lets the provider speak of an entry whose common part is wrong', () => {
    const entry = aConnectorEntry({ name: 'Bank', environment: 'moon', credentials: undefined });

    expect(check(['text', entry])).toEqual(['connectors[1].credentials: required']);
  });

  it('does not take offence at a grant of a connector whose entry is wrong', () => {
    expect(check([{ name: 'bank' }], [aKey({ connectors: ['bank'] })])).toEqual([]);
  });

  it.each([[null], ['text'], [{ bank: {} }]])(
    'passes over connectors %j, which are no list',
    (connectors) => {
      expect(check(connectors, connectors)).toEqual([]);
      expect(crossChecks(connectors, SMALL_KNOWLEDGE)).toEqual([]);
    },
  );
});
