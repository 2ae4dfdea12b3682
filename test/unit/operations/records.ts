import type { OperationRecord } from '../../../src/store/index.js';

/** A row of the journal as the store gives it: an operation that was written down and not sent. */
export function aRecord(given: Partial<OperationRecord> = {}): OperationRecord {
  return {
    id: '6a2f41a3-c54c-4ce8-8d2a-0f0f0f0f0f0f',
    caller: 'ops',
    idempotencyKey: 'k',
    fingerprint: 'f'.repeat(64),
    kind: 'createTransfer',
    connector: 'bank',
    status: 'PENDING',
    provenBy: null,
    providerKey: 'provider-key',
    providerRef: null,
    reference: 'XREFERENCE1',
    credentialFingerprint: null,
    objectId: null,
    target: null,
    input: '{}',
    result: null,
    errors: [],
    evidence: null,
    attempts: 0,
    lease: null,
    notBefore: null,
    horizon: null,
    createdAt: '2026-03-02T17:00:00Z',
    updatedAt: '2026-03-02T17:00:00Z',
    ...given,
  };
}
