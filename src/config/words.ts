import type { z } from 'zod';

const EXPECTED: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of settings',
};

const KINDS: Readonly<Record<string, string>> = {
  undefined: 'nothing',
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  function: 'a secret file',
  object: 'a group of settings',
};

/** The kind of a configuration value. Never the value: it can be secret. */
export function kindOf(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return KINDS[typeof value] ?? 'another value';
}

/** What an issue of the validator requires. A message of the shape is used as it is; the validator's own messages are replaced. */
export function requiredBy(issue: z.core.$ZodIssue, value: unknown): string {
  if (!isOfValidator(issue.message)) return issue.message;
  if (issue.code === 'invalid_type') {
    return `required ${EXPECTED[issue.expected] ?? 'another value'}, arrived ${kindOf(value)}`;
  }
  if (issue.code === 'invalid_value') {
    return `required one of ${issue.values.map((each) => JSON.stringify(each)).join(', ')}`;
  }
  if (issue.code === 'too_small') return `required ${atLeast(issue)}, arrived fewer`;
  return 'required a value of another form';
}

function isOfValidator(message: string): boolean {
  return /^(?:Invalid|Too|Unrecognized)\b/.test(message);
}

function atLeast({ origin, minimum }: z.core.$ZodIssueTooSmall): string {
  const entry = origin === 'string' ? 'character' : 'entry';
  const entries = origin === 'string' ? 'characters' : 'entries';
  return `at least ${minimum} ${Number(minimum) === 1 ? entry : entries}`;
}
