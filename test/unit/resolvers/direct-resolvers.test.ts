import { type GraphQLObjectType, type GraphQLResolveInfo, isAbstractType, isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { GatewayContext } from '../../../src/resolvers/context.js';
import { ForbiddenError } from '../../../src/resolvers/shared/errors.js';
import { gatewaySchema } from '../../support/execute.js';
import { aPrincipal } from '../../support/fake-connector.js';
import { fakeSources, TP_MAIN } from '../../support/fake-sources.js';

const schema = await gatewaySchema();
const info = {} as GraphQLResolveInfo;
const contextOf = (scopes: GatewayContext['principal']['scopes']) =>
  ({ principal: { ...aPrincipal(), scopes }, sources: fakeSources() }) as GatewayContext;

function resolve(coordinate: string, root: object, context: GatewayContext): unknown {
  const [type = '', field = ''] = coordinate.split('.');
  return (schema.getType(type) as GraphQLObjectType).getFields()[field]?.resolve?.(root, {}, context, info);
}

describe('a resolver without arguments', () => {
  it('returns a value, and no promise of one', () => {
    const context = contextOf(new Set());

    expect(resolve('Account.connector', { connector: TP_MAIN.name }, context)).toEqual(TP_MAIN);
    expect(resolve('Money.amount', { minor: 1250n, currency: 'USD' }, context)).toBe('12.50');
  });

  it('refuses a caller without the scope at once, and resolves for one with it', () => {
    const root = { providerMessage: 'refused' };

    const refused = () => resolve('OperationTransition.providerMessage', root, contextOf(new Set()));
    const allowed = resolve(
      'OperationTransition.providerMessage',
      root,
      contextOf(new Set(['operations:review'])),
    );

    expect(refused).toThrow(ForbiddenError);
    expect(allowed).toBe('refused');
  });
});

describe('an abstract type', () => {
  const context = contextOf(new Set());
  const typeOf = (name: string, value: object) => {
    const type = schema.getType(name);
    return isAbstractType(type) ? type.resolveType?.(value, context, info, type) : 'not abstract';
  };

  it('names the type of an object at once', () => {
    expect(typeOf('Node', TP_MAIN)).toBe('Connector');
    expect(typeOf('TransferParty', TP_MAIN)).toBe('Connector');
    expect(typeOf('TransferParty', { holderName: 'Ada' })).toBe('BankDetails');
    expect(typeOf('Node', { id: 'no id' })).toBeUndefined();
  });

  it('has a direct function, whatever it is called', () => {
    const abstract = Object.values(schema.getTypeMap()).filter(isAbstractType);

    expect(abstract.length).toBeGreaterThan(1);
    expect(abstract.map((type) => type.resolveType?.({ id: TP_MAIN.id }, context, info, type))).toEqual(
      abstract.map(() => 'Connector'),
    );
    expect(isObjectType(schema.getType('Connector'))).toBe(true);
  });
});
