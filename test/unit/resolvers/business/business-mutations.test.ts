import { describe, expect, it } from 'vitest';
import { mutate } from '../../../support/execute.js';
import { fakeActions } from '../../../support/fake-actions.js';
import { aBusiness, aPortfolio, idOf } from '../../../support/sample-objects.js';

const BUSINESS = idOf('Business', '1');
const KEYED = { idempotencyKey: 'key-1' };

describe('createBusiness', () => {
  const fields = 'business { name } errors { field code }';
  const input = { ...KEYED, connector: 'tp-main', legalName: 'Acme Inc.' };

  it.each([
    [{}, { doingBusinessAs: null, userData: null }],
    [
      { doingBusinessAs: 'Acme', userData: { a: [] } },
      { doingBusinessAs: 'Acme', userData: { a: [] } },
    ],
  ])('passes on %o', async (given, command) => {
    const actions = fakeActions(aBusiness('1'));

    const { payload } = await mutate('createBusiness', fields, { ...input, ...given }, { actions });

    expect(payload).toEqual({ business: { name: 'Acme Inc.' }, errors: [] });
    expect(actions.run).toHaveBeenCalledExactlyOnceWith({
      kind: 'createBusiness',
      connector: 'tp-main',
      ...KEYED,
      command: { legalName: 'Acme Inc.', ...command },
    });
  });

  it.each([
    ['connector', { connector: 'foreign' }, 'NOT_FOUND'],
    ['legalName', { legalName: '' }, 'INVALID_INPUT'],
    ['doingBusinessAs', { doingBusinessAs: '' }, 'INVALID_INPUT'],
  ])('refuses by itself what is wrong with %s', async (field, given, code) => {
    const { payload } = await mutate('createBusiness', fields, { ...input, ...given });

    expect(payload).toEqual({ business: null, errors: [{ field: field.split('.'), code }] });
  });
});

describe('submitBusinessOnboarding', () => {
  it('passes on the application untouched', async () => {
    const actions = fakeActions(aBusiness('1', { onboardingStatus: 'submitted' }));
    const application = { tax_id: '12-3456789', owners: [{ share: 0.5 }] };
    const input = { ...KEYED, business: BUSINESS, application };

    const fields = 'business { onboardingStatus }';
    const { payload } = await mutate('submitBusinessOnboarding', fields, input, { actions });

    expect(payload).toEqual({ business: { onboardingStatus: 'submitted' } });
    expect(actions.run).toHaveBeenCalledExactlyOnceWith({
      kind: 'submitBusinessOnboarding',
      connector: 'tp-main',
      ...KEYED,
      command: { business: BUSINESS, application },
    });
  });
});

describe('setPortfolioAllocation', () => {
  const fields = 'portfolio { allocations { percentage } } errors { field code }';
  const allocations = [
    { product: 'treasury_bills', percentage: '33.34' },
    { product: 'money_market', percentage: '66.66' },
  ];

  it('passes on the shares as they are written', async () => {
    const actions = fakeActions(aPortfolio('1'));
    const input = { ...KEYED, business: BUSINESS, allocations };

    const { payload } = await mutate('setPortfolioAllocation', fields, input, { actions });

    expect(payload).toEqual({ portfolio: { allocations: [{ percentage: '33.34' }] }, errors: [] });
    expect(actions.run).toHaveBeenCalledExactlyOnceWith({
      kind: 'setPortfolioAllocation',
      connector: 'tp-main',
      ...KEYED,
      command: { business: BUSINESS, allocations },
    });
  });

  it.each([
    ['allocations', allocations.slice(1)],
    ['allocations', []],
    ['allocations.1.percentage', [allocations[0], { product: 'money_market', percentage: '101' }]],
    ['allocations.0.product', [{ product: '', percentage: '100' }]],
  ])('refuses by itself what is wrong with %s', async (field, given) => {
    const input = { ...KEYED, business: BUSINESS, allocations: given };

    const { payload } = await mutate('setPortfolioAllocation', fields, input);

    expect(payload).toEqual({
      portfolio: null,
      errors: [{ field: field.split('.'), code: 'INVALID_INPUT' }],
    });
  });
});
