import { randomUUID } from 'node:crypto';
import type { Route, SimRequest, SimResponse } from '../kernel/types.js';
import { type Ticket, ticketOf } from './hosted-tokens.js';
import { openAccount } from './linking.js';
import { profilesOf } from './lookup.js';
import { closedPage, linkPage, messagePage } from './pages.js';
import type { World } from './world.js';

const PATH = '/funding-accounts';

/** The page on which a person links a bank account. **Source** contract 4.4. */
export function hostedPageRoutes(world: World): readonly Route[] {
  return [
    { method: 'GET', path: PATH, handler: (request) => show(world, request) },
    { method: 'POST', path: `${PATH}/link`, handler: (request) => link(world, request) },
    { method: 'POST', path: `${PATH}/cancel`, handler: (request) => cancel(world, request) },
  ];
}

function show(world: World, { query }: SimRequest): SimResponse {
  const token = query.get('token') ?? '';
  const ticket = ticketOf(world, token);
  if (!ticket) return page(401, closedPage());
  const { entity } = ticket;
  const accounts = world.state.accounts
    .newestFirst()
    .filter((account) => account.ownerId === entity.id && account.kind === 'funding' && !account.isRemoved)
    .map((account) => ({
      name: account.bankName ?? 'Bank account',
      lastFour: account.lastFour,
      status: profilesOf(world, account)[0]?.status ?? 'draft',
    }));
  return page(200, linkPage({ action: PATH, token, submission: randomUUID(), owner: entity.name, accounts }));
}

/** A form that is submitted twice links once: each displayed page can be used once. */
function link(world: World, request: SimRequest): SimResponse {
  const form = new URLSearchParams(request.rawBody.toString('utf8'));
  const token = form.get('token') ?? '';
  const ticket = ticketOf(world, token);
  if (!ticket) return page(401, closedPage());
  const { submissions } = world.state;
  const submission = `${token} ${form.get('submission') ?? ''}`;
  if (!submissions.has(submission)) {
    const problem = problemOf(form);
    if (problem) return page(422, messagePage('Something is missing', problem));
    submissions.add(submission);
    linkFundingAccount(world, ticket, form.get('institution') ?? '');
  }
  return goBack(world, ticket, 'Your bank account is linked.');
}

function problemOf(form: URLSearchParams): string | undefined {
  if (!/^\S+@\S+$/.test(form.get('email') ?? '')) return 'An e-mail address is needed for the mandate.';
  if ((form.get('signatory') ?? '').trim() === '') return 'The name of the signatory is needed.';
  return form.get('mandate') === 'accepted' ? undefined : 'The debit authorisation must be accepted.';
}

/** A bank account for pulling money that is not verified yet. */
export function linkFundingAccount(world: World, { entity }: Ticket, institution: string): string {
  return openAccount(world, {
    companyId: entity.companyId,
    ownerId: entity.id,
    ownerType: 'Entity',
    kind: 'funding',
    currency: 'USD',
    profile: { method: 'ach', usage: 'debit', status: 'draft' },
    ...(institution === '' ? {} : { bankName: institution }),
  }).id;
}

function cancel(world: World, request: SimRequest): SimResponse {
  const form = new URLSearchParams(request.rawBody.toString('utf8'));
  const ticket = ticketOf(world, form.get('token') ?? '');
  return ticket ? goBack(world, ticket, 'Nothing was linked.') : page(401, closedPage());
}

function goBack(world: World, { returnUrl }: Ticket, message: string): SimResponse {
  if (returnUrl === null) return page(200, messagePage('Done', message));
  const url = new URL(returnUrl);
  const { returnParameters } = world.settings;
  for (const [name, value] of new URLSearchParams(returnParameters)) url.searchParams.append(name, value);
  const isPlain = returnParameters === '' && /^[\x21-\x7e]+$/.test(returnUrl);
  const target = isPlain ? returnUrl : url.href;
  return { status: 302, headers: { Location: target, ...PRIVATE } };
}

const PRIVATE = { 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' } as const;

function page(status: number, html: string): SimResponse {
  return { status, body: html, headers: { 'Content-Type': 'text/html; charset=utf-8', ...PRIVATE } };
}
