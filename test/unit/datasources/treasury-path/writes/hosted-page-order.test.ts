import { describe, expect, it } from 'vitest';
import { toHostedPageOrder } from '../../../../../src/datasources/treasury-path/writes/hosted-page-order.js';
import type { CreateHostedPageToken } from '../../../../../src/domain/commands.js';
import { toGlobalId } from '../../../../../src/domain/ids.js';
import { connector, globalId } from '../fake-treasury-path.js';

const ENTITY = 'Z2lkOi8vd2FsbGV0LWFwcC9FbnRpdHkvNDI';
const order = (
  command: Partial<CreateHostedPageToken>,
  hostedUrl: string | null = 'https://hosted.example/',
) =>
  toHostedPageOrder(
    connector,
    { entityId: ENTITY, purpose: 'FUNDING_ACCOUNTS', returnUrl: null, ...command },
    hostedUrl,
  );
const complaints = (result: ReturnType<typeof order>) =>
  'errors' in result ? result.errors.map(({ field, code }) => `${field?.join('.')} ${code}`) : [];

describe('toHostedPageOrder', () => {
  it("takes TreasuryPath's own id of an entity as it is", () => {
    expect(order({})).toEqual({
      purpose: 'FUNDING_ACCOUNTS',
      address: 'https://hosted.example/funding-accounts',
      body: { entity_id: ENTITY, purpose: 'funding_accounts' },
    });
    expect(order({ entityId: 'gid://app/Entity/42' })).toMatchObject({
      body: { entity_id: 'gid://app/Entity/42' },
    });
  });

  it('takes the entity that a business is', () => {
    expect(order({ entityId: globalId('Business', 'c1', 'gid://app/Entity/42') })).toMatchObject({
      body: { entity_id: 'gid://app/Entity/42' },
    });
  });

  it('keeps the path that the configured address has', () => {
    expect(order({}, 'https://pages.example/tenant')).toMatchObject({
      address: 'https://pages.example/tenant/funding-accounts',
    });
  });

  it.each([
    ['another kind', globalId('Account', 'c1', 'a1')],
    ['another connector', toGlobalId({ connector: 'other', kind: 'Business', ref: 'c1/e1' })],
    ['no ref of ours', toGlobalId({ connector: connector.name, kind: 'Business', ref: 'e1' })],
  ])('finds no business behind a global id of %s', (_, entityId) => {
    expect(complaints(order({ entityId }))).toEqual(['entityId NOT_FOUND']);
  });

  it('opens no page where no address of pages is configured', () => {
    expect(complaints(order({}, null))).toEqual(['connector CAPABILITY_UNSUPPORTED']);
  });

  it.each(['https://app.example.com/linked', 'https://elsewhere.example'])(
    'leaves it to TreasuryPath whether %s is trusted',
    (returnUrl) => {
      expect(order({ returnUrl })).toMatchObject({ body: { return_url: returnUrl } });
    },
  );

  it('lists everything at once', () => {
    const entityId = globalId('Account', 'c1', 'a1');

    expect(complaints(order({ entityId, returnUrl: 'http://x.example' }, null))).toEqual([
      'connector CAPABILITY_UNSUPPORTED',
      'entityId NOT_FOUND',
      'returnUrl INVALID_INPUT',
    ]);
  });
});
