import { describe, expect, it } from 'vitest';
import { fromGlobalId } from '../../../src/domain/ids.js';
import { toOperation } from '../../../src/operations/to-operation.js';
import { aRecord } from './records.js';

describe('an operation, as its caller sees it', () => {
  const history = [
    { status: 'PENDING', at: '2026-03-02T17:00:00Z', note: null, providerMessage: null },
  ] as const;

  it('has a global id of its connector, and its history', () => {
    const operation = toOperation(aRecord({ status: 'FAILED', provenBy: 'PROVIDER_ANSWER' }), history);

    expect(fromGlobalId(operation.id)).toEqual({ connector: 'bank', kind: 'Operation', ref: aRecord().id });
    expect(operation).toMatchObject({
      kind: 'createTransfer',
      idempotencyKey: 'k',
      status: 'FAILED',
      provenBy: 'PROVIDER_ANSWER',
      history,
    });
  });

  it('has nothing that is for the gateways alone', () => {
    const secret = { input: 'sealed input', result: 'sealed result', evidence: 'seen', fingerprint: 'f1' };
    const own = {
      caller: 'somebody',
      providerKey: 'key',
      reference: 'XREF',
      credentialFingerprint: 'c1',
    };

    const shown = JSON.stringify(toOperation(aRecord({ ...secret, ...own }), history));

    for (const value of Object.values({ ...secret, ...own })) expect(shown).not.toContain(value);
  });
});
