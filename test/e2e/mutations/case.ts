import { expect } from 'vitest';
import type { World } from './world.js';

/** One mutation, as it is asked for in every way. */
export interface Case {
  readonly mutation: string;
  /** In brackets behind the mutation's name, where it has several cases. */
  readonly variant?: string;
  /** What is asked of the payload, beside what all payloads have. */
  readonly fields: string;
  readonly input: (world: World) => object;
  /** What makes it another input. */
  readonly other: (world: World) => object;
  /** An input that a rule refuses, and the field that it names. */
  readonly wrong: (world: World) => object;
  readonly field: string;
  readonly gives: (world: World) => object;
}

/** So much, as an input has it. */
export const usd = (amount: string) => ({ amount, currency: 'USD' });
/** What is asked of a transfer. */
export const TRANSFER = 'transfer { id rail status amount { amount currency } }';
/** An object with an id, whichever. */
export const ANYTHING = { id: expect.any(String) };
