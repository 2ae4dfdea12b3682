/** The parts of GraphQL messages that repeat input of the caller, with their replacements. */
const REPEATS: ReadonlyArray<readonly [where: RegExp, says: string]> = [
  [/got invalid value .*(?= at "[^"\s]*"; )/s, 'got an invalid value'],
  [
    /got invalid value .*(?=; (?:Expected|Field|Exactly|Value|Enum|\w+ cannot|\w+: required))/s,
    'got an invalid value',
  ],
  [/got invalid value .*/s, 'got an invalid value.'],
  [/(cannot represent [^:]*): .*/s, '$1.'],
  [/Value ".*" does not exist in/s, 'The value does not exist in'],
  [/(Expected value of type "[^"]*"), found .*?(?=; (?:Value|Enum|\w+ cannot|\w+: required)|$)/s, '$1.'],
  [/((?:found|Unexpected) (?:Name|String|BlockString|Int|Float)) ".*"/s, '$1'],
];

/** The kept length at each end of a message: its start names the problem, its end the requirement. **Units** characters. */
const LONGEST_PART = 500;

/** Numbers that are long enough to be account numbers. */
const NUMBERS = /\d{6,}/g;

/**
 * A GraphQL message without input values. Clients log messages, and the message about one misspelt field can repeat all values
 * beside it. Names of the schema and paths remain.
 */
export function withoutValues(message: string): string {
  const quiet = REPEATS.reduce((text, [where, says]) => text.replace(where, says), shortened(message));
  return quiet.replace(NUMBERS, '…');
}

/** Limits the length of the message, because the patterns are slow on long texts. */
function shortened(message: string): string {
  if (message.length <= 2 * LONGEST_PART) return message;
  return `${message.slice(0, LONGEST_PART)} … ${message.slice(-LONGEST_PART)}`;
}
