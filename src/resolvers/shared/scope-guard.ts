import { Authorized, Extensions, type ResolverData } from 'type-graphql';
import type { Principal, Scope } from '../../auth/index.js';
import type { GatewayContext } from '../context.js';
import { ForbiddenError } from './errors.js';

/**
 * The access that a field requires of its caller: a scope; the read scope of the kind of object that it returns; the same as the field above
 * it; or any authenticated caller.
 */
export type Access = Scope | 'scope of its kind' | 'same as its parent' | 'any caller';

/** The key of a field's access in the extensions of the schema. */
export const ACCESS = 'access';

/** Decorates a field that requires this scope. */
export function RequiresScope(scope: Scope): MethodDecorator {
  const authorized = Authorized<Scope>([scope]) as MethodDecorator;
  return (target, key, descriptor) => {
    authorized(target, key, descriptor);
    declare(scope)(target, key, descriptor);
  };
}

/** Decorates a field whose resolver checks the read scope when the kind is known: see `SCOPE_OF_KIND`. */
export function RequiresScopeOfKind(): MethodDecorator {
  return declare('scope of its kind');
}

/** Decorates a field that returns another object and that every caller who may read the parent object may read. */
export function InheritsScope(): MethodDecorator {
  return declare('same as its parent');
}

/** Decorates a query that requires no scope. */
export function NeedsNoScope(): MethodDecorator {
  return declare('any caller');
}

/** **Throws** `ForbiddenError` when the caller lacks the scope. */
export function requireScope(principal: Principal, scope: Scope): void {
  if (!principal.scopes.has(scope)) throw new ForbiddenError(scope);
}

/** Checks the scope of `RequiresScope`. **Throws** `ForbiddenError`, which names the missing scope. */
export const checkScopes = ({ context }: ResolverData<GatewayContext>, scopes: readonly Scope[]): true => {
  for (const scope of scopes) requireScope(context.principal, scope);
  return true;
};

function declare(access: Access): MethodDecorator {
  return Extensions({ [ACCESS]: access }) as MethodDecorator;
}
