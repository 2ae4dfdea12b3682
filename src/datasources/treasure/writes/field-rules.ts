import type { UserError } from '../../../domain/operation.js';
import { unless, userError } from '../../../domain/rules/user-errors.js';

/** The errors in a value, field by field. No message contains a value, because a value may identify a person. */
export type FieldRule = (value: unknown, field: string) => readonly UserError[];

export interface ObjectField {
  readonly rule: FieldRule;
  readonly isRequired: boolean;
}

const MAX_TEXT = 1000;
const MAX_NAME = 60;

export const needed = (rule: FieldRule): ObjectField => ({ rule, isRequired: true });
export const optional = (rule: FieldRule): ObjectField => ({ rule, isRequired: false });

/** A value that passes a test. `required` is the text after that word in the message. */
export function like(required: string, fits: (value: unknown) => boolean): FieldRule {
  return (value, field) =>
    unless(fits(value), () => userError(field, `required ${required}, arrived ${kindOf(value)}`));
}

/** A text that matches a pattern; by default, a text that is not blank. */
export function text(required = 'a text that is not blank', pattern = /\S/): FieldRule {
  return like(
    required,
    (value) => typeof value === 'string' && value.length <= MAX_TEXT && pattern.test(value),
  );
}

export const flag: FieldRule = like('true or false', (value) => typeof value === 'boolean');

export function numberWithin(least: number, most: number): FieldRule {
  return like(
    `a number from ${least} to ${most}`,
    (value) => typeof value === 'number' && value >= least && value <= most,
  );
}

/** An object with these fields and no others: Treasure refuses unknown fields. **Source** errors. */
export function object(fields: Readonly<Record<string, ObjectField>>): FieldRule {
  return (value, field) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return [userError(field, `required an object, arrived ${kindOf(value)}`)];
    }
    const given = value as Readonly<Record<string, unknown>>;
    const strangers = Object.keys(given).filter((name) => !Object.hasOwn(fields, name));
    return [
      ...strangers.map((name) =>
        userError(`${field}.${name.slice(0, MAX_NAME)}`, 'required no field of this name'),
      ),
      ...Object.entries(fields).flatMap(([name, { rule, isRequired }]) =>
        isRequired || given[name] !== undefined ? rule(given[name], `${field}.${name}`) : [],
      ),
    ];
  };
}

/** A list of `least` to `most` values that each pass. */
export function listOf(rule: FieldRule, least: number, most: number): FieldRule {
  return (value, field) => {
    if (!Array.isArray(value) || value.length < least || value.length > most) {
      const arrived = Array.isArray(value) ? `${value.length}` : kindOf(value);
      return [userError(field, `required a list of ${least} to ${most}, arrived ${arrived}`)];
    }
    return value.flatMap((item, index) => rule(item, `${field}.${index}`));
  };
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  return typeof value === 'string' ? 'another text' : `another ${typeof value}`;
}
