import type { Plan, Write, WritePort } from '../../src/datasources/index.js';
import type { UserError } from '../../src/domain/operation.js';
import { newCall } from './attempts.js';

/** The write of a command that has nothing wrong with it. **Throws** for any other, and where there is no port. */
export function planned<C, R>(port: WritePort<C, R> | undefined, command: C): Write<R> {
  if (!port) throw new Error('required a port, arrived none');
  return writeIn(port.plan(command));
}

/** The write that was planned. **Throws** where there is none. */
export function writeIn<R>(plan: Plan<R>): Write<R> {
  if ('errors' in plan) throw new Error(`required a write, arrived ${JSON.stringify(plan.errors)}`);
  return plan;
}

/** What is known to be wrong with a command before anything is sent, as the journal finds it. */
export async function problemsOf<C, R>(
  port: WritePort<C, R>,
  command: C,
  call = newCall(),
): Promise<readonly UserError[]> {
  const plan = port.plan(command);
  if ('errors' in plan) return plan.errors;
  return (await plan.check?.(call)) ?? [];
}
