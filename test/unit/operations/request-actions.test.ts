import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type CallerView, type Connector, ownCall, type Sources } from '../../../src/datasources/index.js';
import { UpstreamError } from '../../../src/domain/errors.js';
import { fromGlobalId, toGlobalId } from '../../../src/domain/ids.js';
import { type Request, RequestActions } from '../../../src/operations/index.js';
import { fakeSources, TP_MAIN } from '../../support/fake-sources.js';
import { anAccount } from '../../support/sample-objects.js';
import { NEVER } from '../store/under-test.js';
import { Desk } from './desk.js';
import { COMMAND, type Fate } from './fake-bank.js';

const ACCOUNT = anAccount('from');
const PAYEE = anAccount('to');
const PAID = { ...COMMAND, source: ACCOUNT.id, destination: { account: PAYEE.id } };
const TOKEN = 'hosted_token_6f1c2b6e5d0b';

describe('what a caller may do', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open();
  });
  afterAll(() => desk.close());

  interface Given {
    readonly caller?: string;
    readonly fates?: readonly Fate[];
    readonly ports?: Partial<Connector['ports']>;
    readonly sources?: Partial<Sources>;
    readonly accountsFrom?: string;
    /** Whether the caller has the connector. */
    readonly has?: boolean;
    readonly isAccountScoped?: boolean;
    readonly writes?: Partial<CallerView['writes']>;
  }

  const actionsFor = ({ caller = randomUUID(), has = true, ...given }: Given = {}) => {
    const { bank, gateway, telemetry } = desk.start('KEY', given.fates);
    const known = gateway.context.connector('bank') as Connector;
    const connector: Connector = {
      ...known,
      ports: { ...known.ports, ...given.ports },
      ...(given.accountsFrom && { accountsFrom: given.accountsFrom }),
    };
    const sources = fakeSources([ACCOUNT, PAYEE], {
      connectors: () => (has ? [{ ...TP_MAIN, name: 'bank' }] : []),
      ...given.sources,
    });
    const view: CallerView = {
      sources,
      writes: {
        canChange: async (id) => (await sources.node(id)) !== null,
        canReplay: async () => true,
        ...given.writes,
      },
      call: ownCall(NEVER),
      isAccountScoped: given.isAccountScoped ?? false,
      connector: (name) => (has && name === 'bank' ? connector : undefined),
    };
    const { journal } = gateway;
    const { store } = desk.under;
    const actions = new RequestActions({ caller, requestId: 'req-1', view, journal, store, telemetry });
    return { actions, bank, caller, view, gateway, telemetry };
  };
  const request = (
    idempotencyKey: string,
    given: Partial<Request<'createTransfer'>> = {},
  ): Request<'createTransfer'> => ({
    kind: 'createTransfer',
    connector: 'bank',
    idempotencyKey,
    command: PAID,
    ...given,
  });
  const lastAudit = async () => (await desk.under.store.audit.list({ limit: 1 }))[0];

  it('is carried out once', async () => {
    const { actions, bank } = actionsFor();

    const outcome = await actions.run(request('k'));

    expect(outcome).toMatchObject({ replayed: false, operation: { status: 'SUCCEEDED' } });
    expect(bank.sent).toHaveLength(1);
  });

  it('reads in the lane of writes, and gives the lane back afterwards', async () => {
    const lanes: unknown[] = [];
    const { actions, view } = actionsFor({
      writes: {
        canChange: async () => {
          lanes.push(view.call.lane);
          return true;
        },
      },
    });
    view.call.lane = 'READ';

    await actions.run(request('k'));

    expect([...lanes, view.call.lane]).toEqual(['WRITE', 'READ']);
  });

  it('is written into the audit log under its name and request', async () => {
    const { actions, caller } = actionsFor();
    const audited = { action: 'createTransfer', objectId: 'x', result: 'SUCCEEDED', operationId: 'o' };

    await actions.auditMutation(audited);
    const ofMutation = await lastAudit();
    await actions.auditRead('Account.accountNumber', ACCOUNT.id);

    expect(ofMutation).toMatchObject({ ...audited, who: caller, requestId: 'req-1' });
    expect(await lastAudit()).toMatchObject({
      action: 'Account.accountNumber',
      objectId: ACCOUNT.id,
      result: 'SHOWN',
    });
  });

  it('is refused for what it does not reach, as for what is not there', async () => {
    const { actions, bank, caller } = actionsFor();
    const command = { ...PAID, destination: { account: anAccount('somebody else’s').id } };

    const outcome = await actions.run(request('k', { command }));

    expect(outcome).toMatchObject({
      operation: null,
      errors: [{ field: ['destination', 'account'], code: 'NOT_FOUND' }],
    });
    expect(bank.sent).toEqual([]);
    expect(await desk.store.findByKey(caller, 'k')).toBeNull();
  });

  it('goes through no connector that the caller does not have', async () => {
    const { actions } = actionsFor({ has: false });

    await expect(actions.run(request('k'))).rejects.toThrow(
      'connector: required the name of a connector of yours, arrived "bank"',
    );
  });

  it('is to read its own operations, and nobody else’s', async () => {
    const { actions, caller } = actionsFor();
    const { operation, result } = await actions.run(request('k'));
    const id = operation?.id ?? '';

    expect(await actions.operation(id)).toMatchObject({ id, status: 'SUCCEEDED' });
    expect(await actions.operationByKey('k')).toMatchObject({ id });
    expect(await actions.operationOf(result?.id ?? '')).toMatchObject({ id });
    expect((await actions.operations(LIST)).edges).toHaveLength(1);
    for (const stranger of [actionsFor().actions, actionsFor({ caller, has: false }).actions]) {
      expect(await stranger.operation(id)).toBeNull();
      expect(await stranger.operationByKey('k')).toBeNull();
      expect(await stranger.operationOf(result?.id ?? '')).toBeNull();
    }
    expect((await actionsFor().actions.operations(LIST)).edges).toEqual([]);
    expect((await actionsFor({ caller, has: false }).actions.operations(LIST)).edges).toEqual([]);
  });

  it('is shown nothing of what it did with an account that was taken from it', async () => {
    const { actions, caller } = actionsFor();
    await actions.run(request('k'));
    const connector = { name: 'bank', provider: 'TREASURY_PRIME', environment: 'SANDBOX' } as const;
    const away = new UpstreamError({ connector, code: 'UNAVAILABLE', sent: 'no' });
    const again = (canReplay: CallerView['writes']['canReplay']) => {
      const writes = { canReplay, canChange: async () => false };
      return actionsFor({ caller, isAccountScoped: true, writes }).actions.run(request('k'));
    };

    const taken = await again(async () => false);

    expect(taken).toMatchObject({ operation: null, replayed: false, result: null });
    expect(taken.errors).toMatchObject([{ field: ['source'], code: 'NOT_FOUND' }]);
    expect(await again(async () => true)).toMatchObject({ replayed: true });
    await expect(again(() => Promise.reject(away))).rejects.toBe(away);
  });

  it('finds an operation under its own connector alone', async () => {
    const { actions } = actionsFor();
    const { operation } = await actions.run(request('k'));
    const ref = fromGlobalId(operation?.id ?? '')?.ref ?? '';

    expect(await actions.operation(toGlobalId({ connector: 'bank', kind: 'Operation', ref }))).not.toBeNull();
    expect(await actions.operation(toGlobalId({ connector: 'tp-main', kind: 'Operation', ref }))).toBeNull();
  });

  it.each(['', 'none', ACCOUNT.id, toGlobalId({ connector: 'bank', kind: 'Operation', ref: 'x' })])(
    'finds no operation under %j',
    async (id) => {
      expect(await actionsFor().actions.operation(id)).toBeNull();
    },
  );

  describe('for what is not journaled', () => {
    const hostedPages = { create: vi.fn(async () => ({ value: { token: TOKEN } as never })) };
    const trustedDomains = { upsert: vi.fn(async () => ({ errors: [REFUSED] })) } as never;
    const webhookDashboard = { createLink: vi.fn(async () => ({ value: `https://x/${TOKEN}` })) };

    it('is to open hosted pages and dashboards, whose tokens are kept nowhere', async () => {
      const { actions } = actionsFor({ ports: { hostedPages, webhookDashboard } as never });
      const command = { entityId: 'e1', purpose: 'ONBOARDING', returnUrl: null } as never;

      const page = await actions.createHostedPageToken('bank', command);
      const link = await actions.createWebhookDashboardLink('bank');

      expect([page, link]).toEqual([{ value: { token: TOKEN } }, { value: `https://x/${TOKEN}` }]);
      for (const table of ['audit_log', 'operations', 'operation_transitions', 'memory']) {
        const { rows } = await sql`select * from ${sql.table(table)}`.execute(desk.under.database.sql);
        expect(JSON.stringify(rows)).not.toContain(TOKEN);
      }
    });

    it('is to be told what a provider refused', async () => {
      const { actions } = actionsFor({ ports: { trustedDomains } });

      const answer = await actions.upsertTrustedDomainConfig('bank', ['a.example.com']);

      expect(answer).toEqual({ errors: [REFUSED] });
    });

    it('is to open no page of anybody else, and nothing that is of a whole connector, when held to accounts', async () => {
      const create = vi.fn(async () => ({ value: { token: TOKEN } as never }));
      const ports = { hostedPages: { create }, trustedDomains, webhookDashboard } as never;
      const { actions } = actionsFor({ ports, isAccountScoped: true });
      const open = (entityId: string) => actions.createHostedPageToken('bank', { entityId } as never);
      const foreign = toGlobalId({ connector: 'bank', kind: 'Business', ref: 'b9' });

      expect(await open('e1')).toMatchObject({ errors: [{ field: ['entityId'], code: 'NOT_FOUND' }] });
      expect(await open(foreign)).toMatchObject({ errors: [{ field: ['entityId'], code: 'NOT_FOUND' }] });
      expect(await open(ACCOUNT.id)).toMatchObject({ value: { token: TOKEN } });
      const unsupported = { errors: [{ code: 'CAPABILITY_UNSUPPORTED' }] };
      expect(await actions.upsertTrustedDomainConfig('bank', [])).toMatchObject(unsupported);
      expect(await actions.createWebhookDashboardLink('bank')).toMatchObject(unsupported);
      expect(create).toHaveBeenCalledTimes(1);
    });

    it('is to be told what a connector does not offer', async () => {
      const { actions } = actionsFor();
      const unsupported = { errors: [{ field: ['connector'], code: 'CAPABILITY_UNSUPPORTED' }] };

      expect(await actions.createHostedPageToken('bank', {} as never)).toMatchObject(unsupported);
      expect(await actions.upsertTrustedDomainConfig('bank', [])).toMatchObject(unsupported);
      expect(await actions.createWebhookDashboardLink('bank')).toMatchObject(unsupported);
    });
  });
});

const LIST = { field: 'operations', first: 5, after: null, filter: {} };
const REFUSED = { field: ['domains'], messages: ['required fewer'], code: 'INVALID_INPUT' } as const;
