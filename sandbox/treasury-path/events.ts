import type { Collection, Stamped } from '../kernel/collection.js';
import { entryOf } from '../kernel/json.js';
import type { SimResponse } from '../kernel/types.js';
import { accountView } from './bank-account-view.js';
import { syncBalance } from './bank-accounts.js';
import { fail, missing } from './errors.js';
import { featureView, moveFeature } from './features.js';
import * as fields from './fields.js';
import { linkFundingAccount } from './hosted-page.js';
import { cancelPayment, completePayment, failPayment, startPayment } from './lifecycle.js';
import { featureOf } from './lookup.js';
import { toMinor } from './money.js';
import { countOf, NOTICE_COMMANDS } from './notice-commands.js';
import type { PaymentRecord } from './payment-records.js';
import { paymentView } from './payment-view.js';
import { deposit } from './postings.js';
import { profileView } from './profile-view.js';
import { moveProfile } from './profiles.js';
import { FEATURE_STATUSES, type Json, PROFILE_STATUSES } from './state.js';
import { insertPayments } from './test-payments.js';
import { trust } from './trusted-domains.js';
import type { World } from './world.js';

type Command = (world: World, command: Json) => Json;

const COMMANDS: Readonly<Record<string, Command>> = {
  'revoke-sessions': revokeSessions,
  company: setCompany,
  feature: stepFeature,
  link: linkAccount,
  profile: stepProfile,
  deposit: depositMoney,
  sync: syncAccount,
  unsync: unsyncAccount,
  payment: stepPayment,
  'insert-payments': (world, command) => ({
    paymentIds: insertPayments(world, found(world, 'companies', command['company']), {
      count: countOf(command, 'count', 1),
    }),
  }),
  'trusted-domains': setTrustedDomains,
  inventory,
  ...NOTICE_COMMANDS,
};

/** `POST /__sandbox/webhooks`: commands for events outside of the API. **Throws** `HttpReply` 400 for an invalid command. */
export function runCommand(world: World, command: Json): SimResponse {
  const action = command['action'];
  const run = entryOf(COMMANDS, action);
  if (run) return { status: 200, body: run(world, command) };
  const known = Object.keys(COMMANDS).join(', ');
  throw fail(400, 'action', `Unknown action '${String(action)}': one of ${known}.`);
}

type Rows = Pick<World['state'], 'companies' | 'entities' | 'accounts' | 'profiles' | 'payments'>;
type RowOf<N extends keyof Rows> = Rows[N] extends Collection<infer T> ? T : never;

function found<N extends keyof Rows>(world: World, name: N, id: unknown): RowOf<N> {
  const rows = world.state[name] as unknown as Collection<RowOf<N> & Stamped>;
  const row = rows.get(id);
  if (!row) throw missing('id', `Row of ${name}`);
  return row;
}

function revokeSessions(world: World): Json {
  world.revokeSessions();
  return { revoked: true };
}

/** Adds a company to the access of the keys, or removes it. */
function setCompany(world: World, command: Json): Json {
  const company = found(world, 'companies', command['company']);
  company.inScope = fields.booleanOf(command, 'inScope', company.inScope);
  return { id: company.id, inScope: company.inScope };
}

function stepFeature(world: World, command: Json): Json {
  const feature = featureOf(world, found(world, 'entities', command['entity']));
  if (!feature) throw missing('entity', 'Feature');
  moveFeature(world, feature, fields.wordOf(command['status'], 'status', FEATURE_STATUSES));
  return featureView(world, feature);
}

/** Creates a bank account like the hosted page. */
function linkAccount(world: World, command: Json): Json {
  const entity = found(world, 'entities', command['entity']);
  const bank = fields.optionalText(command, 'bank') ?? '';
  return { id: linkFundingAccount(world, { entity, returnUrl: null }, bank) };
}

function stepProfile(world: World, command: Json): Json {
  const profile = found(world, 'profiles', command['profile']);
  moveProfile(world, profile, fields.wordOf(command['status'], 'status', PROFILE_STATUSES));
  return profileView(world, profile);
}

/** Moves money from or to the outside. The stated balance changes at the next sync, except for the provider's own accounts. */
function depositMoney(world: World, command: Json): Json {
  const account = found(world, 'accounts', command['account']);
  const amount = fields.requiredText(command, 'amount');
  const minor = toMinor(amount, account.currency);
  if (minor === undefined) throw fail(400, 'amount', `amount must be decimal text of ${account.currency}`);
  deposit(world, account, minor, { atMs: world.nowMs, memo: 'deposit' });
  if (account.kind === 'internal') syncBalance(world, account);
  return accountView(world, account);
}

function syncAccount(world: World, command: Json): Json {
  const account = found(world, 'accounts', command['account']);
  syncBalance(world, account);
  return accountView(world, account);
}

/** Makes the balance never synchronised. */
function unsyncAccount(world: World, command: Json): Json {
  const account = found(world, 'accounts', command['account']);
  Object.assign(account, { syncedMs: null, shownMinor: 0n });
  return accountView(world, account);
}

const PAYMENT_STEPS: Readonly<
  Record<string, (world: World, payment: PaymentRecord, command: Json) => boolean>
> = {
  processing: (world, payment) => startPayment(world, payment),
  completed: (world, payment) => completePayment(world, payment),
  failed: (world, payment, command) => {
    const reason = fields.optionalText(command, 'reason') ?? world.settings.failureReason;
    return failPayment(world, payment, { reason });
  },
  cancelled: (world, payment) => cancelPayment(world, payment),
};

/** Moves a payment one step. An unknown status is only shown until the next step. */
function stepPayment(world: World, command: Json): Json {
  const payment = found(world, 'payments', command['payment']);
  const status = fields.requiredText(command, 'status');
  const step = entryOf(PAYMENT_STEPS, status);
  if (!step) payment.strangeStatus = status;
  else if (!step(world, payment, command)) {
    throw fail(422, 'status', `A payment can't go from ${payment.status} to ${status}`);
  }
  return paymentView(world, payment);
}

/** Sets the list; null removes the configuration. */
function setTrustedDomains(world: World, { domains }: Json): Json {
  if (domains === null) world.state.trustedDomains = null;
  else if (Array.isArray(domains)) trust(world, domains.map(String));
  else throw fail(400, 'domains', 'domains must be a list of texts or null');
  return { domains: world.state.trustedDomains?.domains ?? null };
}

/** The companies with their entities, including inaccessible ones. */
function inventory(world: World): Json {
  const { companies, entities, trustedDomains } = world.state;
  return {
    companies: companies.newestFirst().map(({ id, name, inScope }) => ({ id, name, inScope })),
    entities: entities.newestFirst().map((entity) => ({
      id: entity.id,
      companyId: entity.companyId,
      country: entity.country,
      isActive: entity.isActive,
      feature: featureOf(world, entity)?.status ?? null,
    })),
    trustedDomains: trustedDomains?.domains ?? null,
  };
}
