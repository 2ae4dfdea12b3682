import { describe, expect, it, vi } from 'vitest';
import type { GatewayContext } from '../../../../src/resolvers/index.js';
import { ForbiddenError } from '../../../../src/resolvers/index.js';
import { OperationResolver } from '../../../../src/resolvers/operation/operation.resolver.js';
import type { Operation } from '../../../../src/resolvers/operation/operation.type.js';
import { fakeSources } from '../../../support/fake-sources.js';
import { aTransfer, idOf } from '../../../support/sample-objects.js';

const MADE = aTransfer('1');

function subjectOf(subjectId: string | null, scopes: Iterable<'transfers:read'>) {
  const grants = { connectors: 'all', accounts: 'all' } as const;
  const sources = fakeSources([MADE], { node: vi.fn(async () => MADE) });
  const principal = { subject: 'tester', scopes: new Set(scopes), grants };
  const context: GatewayContext = { principal, sources, requestId: 'req-1' };
  return new OperationResolver().subject({ subjectId } as Operation, context);
}

describe('the subject of an operation', () => {
  it('is read like any other node', async () => {
    expect(await subjectOf(MADE.id, ['transfers:read'])).toBe(MADE);
  });

  it('is null until it is known', async () => {
    expect(await subjectOf(null, ['transfers:read'])).toBeNull();
  });

  it('takes the scope of its kind', async () => {
    await expect(subjectOf(idOf('Transfer', '1'), [])).rejects.toEqual(new ForbiddenError('transfers:read'));
  });
});
