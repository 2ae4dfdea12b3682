import { Authorized, Extensions, type ResolverData } from 'type-graphql';
import type { Principal, Scope } from '../../auth/index.js';
import type { GatewayContext } from '../context.js';
import { ForbiddenError } from './errors.js';

/**
 * What a field asks of its caller: a scope; the read scope of whatever kind of object it leads to; nothing more than the field above
 * it asked for; or nothing but to be somebody.
 */
export type Access = Scope | 'scope of its kind' | 'same as its parent' | 'any caller';

/** Under which name a field's access stands in the extensions of the schema. */
export const ACCESS = 'access';

/** Decorates a field that only callers with this scope may ask for. */
export function RequiresScope(scope: Scope): MethodDecorator {
  const authorized = Authorized<Scope>([scope]) as MethodDecorator;
  return (target, key, descriptor) => {
    authorized(target, key, descriptor);
    declare(scope)(target, key, descriptor);
  };
}

/** Decorates a field whose resolver checks the read scope once it knows the kind: see `SCOPE_OF_KIND`. */
export function RequiresScopeOfKind(): MethodDecorator {
  return declare('scope of its kind');
}

/** Decorates a field that leads to another object, for whoever may read the one that it belongs to. */
export function InheritsScope(): MethodDecorator {
  return declare('same as its parent');
}

/** Decorates a query that every caller may ask. */
export function NeedsNoScope(): MethodDecorator {
  return declare('any caller');
}

/** **Throws** `ForbiddenError` when the caller lacks the scope. */
export function requireScope(principal: Principal, scope: Scope): void {
  if (!principal.scopes.has(scope)) throw new ForbiddenError(scope);
}

/** Checks what `RequiresScope` asks for. **Throws** `ForbiddenError`, so that the caller learns which scope is missing. */
export const checkScopes = ({ context }: ResolverData<GatewayContext>, scopes: readonly Scope[]): true => {
  for (const scope of scopes) requireScope(context.principal, scope);
  return true;
};

function declare(access: Access): MethodDecorator {
  return Extensions({ [ACCESS]: access }) as MethodDecorator;
}
