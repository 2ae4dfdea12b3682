import { describe, expect, it, vi } from 'vitest';
import type { WireInstructions } from '../../../../src/domain/business.js';
import { execute, without } from '../../../support/execute.js';
import { fakeActions } from '../../../support/fake-actions.js';
import { fakeSources } from '../../../support/fake-sources.js';
import { aBusiness, aConnection, anAccount } from '../../../support/sample-objects.js';

const NUMBERED = anAccount('1', { accountNumber: '0123456789' });
const UNNUMBERED = anAccount('2', { accountNumber: null });
const BUSINESS = aBusiness('b1');
const INSTRUCTIONS: WireInstructions = {
  accountNumber: '0123456789',
  bankName: null,
  accountName: null,
  routingNumber: null,
  swiftCode: null,
  reference: null,
  currency: null,
};
const QUERY = `{ accounts { nodes { id accountNumber } }
  business: node(id: "${BUSINESS.id}") { ... on Business { wireInstructions { accountNumber } } } }`;

function ask(actions = fakeActions(), scopes = without()) {
  const sources = fakeSources([BUSINESS], {
    accounts: vi.fn(async () => aConnection([NUMBERED, UNNUMBERED])),
    wireInstructionsOf: vi.fn(async () => INSTRUCTIONS),
  });
  return execute({ query: QUERY, sources, actions, scopes });
}

describe('the audit of full account numbers', () => {
  it('is told of each one that is shown, and of none that is not there', async () => {
    const actions = fakeActions();

    const { data } = await ask(actions);

    expect(data.accounts.nodes.map((node: any) => node.accountNumber)).toEqual(['0123456789', null]);
    expect(data.business.wireInstructions.accountNumber).toBe('0123456789');
    expect(vi.mocked(actions.auditRead).mock.calls).toEqual(
      expect.arrayContaining([
        ['Account.accountNumber', NUMBERED.id],
        ['WireInstructions.accountNumber', BUSINESS.id],
      ]),
    );
    expect(actions.auditRead).toHaveBeenCalledTimes(2);
  });

  it('shows none of them when that cannot be written, and the rest of the answer', async () => {
    const auditRead = vi.fn(() => Promise.reject(new Error('the store cannot be reached')));

    const { data, errors } = await ask(fakeActions(null, { auditRead }));

    expect(JSON.stringify(data)).not.toContain('0123456789');
    expect(data.accounts.nodes[0]).toEqual({ id: NUMBERED.id, accountNumber: null });
    expect(errors.map(({ path }) => path?.at(-1))).toEqual(['accountNumber', 'accountNumber']);
  });

  it('is told of nothing that the caller may not see', async () => {
    const actions = fakeActions();

    const { data } = await ask(actions, without('accounts:read_sensitive'));

    expect(JSON.stringify(data)).not.toContain('0123456789');
    expect(actions.auditRead).not.toHaveBeenCalled();
  });
});
