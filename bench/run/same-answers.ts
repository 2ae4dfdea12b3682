import { isDeepStrictEqual } from 'node:util';

/**
 * Compares the answers of contenders by value, with the first as the measure. The returned function **throws** where an answer differs or is
 * empty.
 */
export function sameAnswers(name: string): (contender: string, answer: string) => void {
  let first: { readonly contender: string; readonly data: unknown } | undefined;
  return (contender, answer) => {
    const { data } = JSON.parse(answer) as { data?: unknown };
    if (data === undefined || data === null) throw new Error(`${contender} answers ${name} without data`);
    first ??= { contender, data };
    if (isDeepStrictEqual(data, first.data)) return;
    throw new Error(
      `${contender} and ${first.contender} answer ${name} differently:\n${answer.slice(0, 600)}`,
    );
  };
}
