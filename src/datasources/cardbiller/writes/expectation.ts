import { UnexpectedEffectError } from '../../ports/writes.js';

/** That what was done is what was asked for, where it is said at all. **Throws** `UnexpectedEffectError`. */
export function expectSame(field: string, required: string, arrived: string | null): void {
  if (arrived !== null && arrived !== required) throw new UnexpectedEffectError(field, required, arrived);
}
