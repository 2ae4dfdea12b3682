/** Prints a line. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Prints what is wrong with the arguments of a command, and its help. Returns the exit status. */
export function refuseArguments(text: string, help: string): number {
  process.stderr.write(`${text}\n\n${help}\n`);
  return 2;
}

/** The problem of the option `--limit`; null if it is a whole number from 1 to `most`. */
export function limitProblem(limit: string, most: number): string | null {
  const count = Number(limit);
  if (Number.isInteger(count) && count >= 1 && count <= most) return null;
  return `--limit: required 1..${most}, arrived ${limit}`;
}
