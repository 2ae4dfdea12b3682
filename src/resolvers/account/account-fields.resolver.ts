import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type * as domain from '../../domain/account.js';
import type * as businesses from '../../domain/business.js';
import { InvalidInputError } from '../../domain/errors.js';
import type * as ledgers from '../../domain/ledger.js';
import { Business } from '../business/business.type.js';
import type { GatewayContext } from '../context.js';
import { Ledger } from '../ledger/ledger.type.js';
import { RequiresScope } from '../shared/scope-guard.js';
import { SecretField } from '../shared/secret-field.js';
import { Account, AccountBalance } from './account.type.js';

const DAY_SECONDS = 86_400;

/** The fields of an account that require their own scope or read. */
@Resolver(() => Account)
export class AccountFieldsResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Display name; null if there is none.',
  })
  name(@Root() account: Account, @Ctx() { sources }: GatewayContext): string | null | Promise<string | null> {
    if (account.detail === 'full' || account.name !== null) return account.name;
    return sources.fullAccount(account).then(({ name }) => name);
  }

  @SecretField()
  @RequiresScope('accounts:read_sensitive')
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The full account number; null if the provider does not return it. Every read is recorded in the audit log. Needs the scope `accounts:read_sensitive`.',
  })
  async accountNumber(
    @Root() { id, accountNumber }: Account,
    @Ctx() { actions }: GatewayContext,
  ): Promise<string | null> {
    if (accountNumber !== null) await actions.auditRead('Account.accountNumber', id);
    return accountNumber;
  }

  @FieldResolver(() => AccountBalance, {
    nullable: true,
    description:
      'The balance; null if the provider returns none. Without `maxAgeSeconds`, the gateway may return an earlier balance if the provider does not respond. This balance is marked `stale`.',
  })
  balance(
    @Arg('maxAgeSeconds', () => Int, {
      nullable: true,
      description: `The maximum age of the balance, in seconds, from 0 to ${DAY_SECONDS}. An older balance is read again. If that read fails, the field fails.`,
    })
    maxAgeSeconds: number | null | undefined,
    @Root() account: Account,
    @Ctx() { sources }: GatewayContext,
  ): Promise<domain.AccountBalance | null> {
    return sources.balance(account, readMaxAge(maxAgeSeconds ?? null));
  }

  @RequiresScope('businesses:read')
  @FieldResolver(() => Business, {
    nullable: true,
    description:
      'The business that owns the account; null if the provider does not return it. Needs the scope `businesses:read`.',
  })
  async business(
    @Root() account: Account,
    @Ctx() { sources }: GatewayContext,
  ): Promise<businesses.Business | null> {
    const id = account.businessId ?? (await sources.fullAccount(account)).businessId;
    return id === null ? null : sources.business(id);
  }

  @RequiresScope('ledgers:read')
  @FieldResolver(() => Ledger, {
    nullable: true,
    description:
      'The ledger that the account backs; null if there is none or more than one. Needs the scope `ledgers:read`.',
  })
  ledger(
    @Root() { ledgerId }: Account,
    @Ctx() { sources }: GatewayContext,
  ): Promise<ledgers.Ledger | null> | null {
    return ledgerId === null ? null : sources.ledger(ledgerId);
  }
}

function readMaxAge(seconds: number | null): number | null {
  if (seconds === null || (seconds >= 0 && seconds <= DAY_SECONDS)) return seconds;
  throw new InvalidInputError(
    `maxAgeSeconds: required 0..${DAY_SECONDS}, arrived ${seconds}`,
    'maxAgeSeconds',
  );
}
