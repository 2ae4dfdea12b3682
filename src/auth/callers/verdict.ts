import type { Principal } from './principal.js';

/** The result of an authentication. `refusal` is the reason, for the log only; it is never sent to callers. */
export type Verdict = { readonly principal: Principal } | { readonly refusal: string };
