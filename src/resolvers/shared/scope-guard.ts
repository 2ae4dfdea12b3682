import { Authorized, type ResolverData } from 'type-graphql';
import type { Principal, Scope } from '../../auth/callers/principal.js';
import type { GatewayContext } from '../context.js';
import { ForbiddenError } from './errors.js';

/** Decorates a field that only callers with this scope may ask for. */
export function RequiresScope(scope: Scope): MethodDecorator {
  return Authorized<Scope>([scope]) as MethodDecorator;
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
