import { vi } from 'vitest';
import { emptyConnection } from '../../src/datasources/loading/sources.js';
import type { Operation } from '../../src/domain/operation.js';
import { userError } from '../../src/domain/rules/user-errors.js';
import type { Actions, Outcome } from '../../src/operations/index.js';
import { idOf } from './sample-objects.js';

/** An operation that has succeeded; `ref` becomes its reference. */
export function anOperation(ref: string, given: Partial<Operation> = {}): Operation {
  return {
    id: idOf('Operation', ref),
    connector: 'tp-main',
    kind: 'createTransfer',
    idempotencyKey: 'key-1',
    status: 'SUCCEEDED',
    attempts: 1,
    errors: [],
    provenBy: 'PROVIDER_ANSWER',
    createdAt: '2026-03-02T17:00:00Z',
    updatedAt: '2026-03-02T17:00:01Z',
    objectId: null,
    history: [{ status: 'PENDING', at: '2026-03-02T17:00:00Z', note: null, providerMessage: null }],
    ...given,
  };
}

/** Actions that do nothing: every mutation succeeds and gives `result`. Every method is a spy and can be replaced. */
export function fakeActions(result: unknown = null, replaced: Partial<Actions> = {}): Actions {
  const nothing = async () => null;
  const outcome: Outcome<unknown> = { operation: anOperation('1'), replayed: false, result, errors: [] };
  return {
    run: vi.fn(async () => outcome) as Actions['run'],
    operation: vi.fn(nothing),
    operationByKey: vi.fn(nothing),
    operations: vi.fn(async () => emptyConnection<never>()),
    allOperations: vi.fn(async () => emptyConnection<never>()),
    resolveOperation: vi.fn(async () => ({
      errors: [userError('id', 'required an operation', 'NOT_FOUND')],
    })),
    operationOf: vi.fn(nothing),
    createHostedPageToken: vi.fn(async () => ({ errors: [] })),
    upsertTrustedDomainConfig: vi.fn(async () => ({ errors: [] })),
    createWebhookDashboardLink: vi.fn(async () => ({ errors: [] })),
    auditMutation: vi.fn(async () => undefined),
    auditRead: vi.fn(async () => undefined),
    ...replaced,
  };
}
