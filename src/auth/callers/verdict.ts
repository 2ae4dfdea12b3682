import type { Principal } from './principal.js';

/** What looking at a caller's proof came to. `refusal` says why not, for the log alone: callers are never told. */
export type Verdict = { readonly principal: Principal } | { readonly refusal: string };
