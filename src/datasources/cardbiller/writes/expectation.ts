import { UnexpectedEffectError } from '../../ports/writes.js';

/** Checks that a value in the answer equals the requested one. An absent value passes. **Throws** `UnexpectedEffectError`. */
export function expectSame(field: string, required: string, arrived: string | null): void {
  if (arrived !== null && arrived !== required) throw new UnexpectedEffectError(field, required, arrived);
}
