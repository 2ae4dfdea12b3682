/** Where the messages of GraphQL repeat what a caller sent, and what they say without it. */
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

/** Of a message: the head says what is wrong, the tail what was required. */
const LONGEST_PART = 500;

/** As long as the number of an account can be. */
const NUMBERS = /\d{6,}/g;

/**
 * What GraphQL says of a request without the values in it: a client writes messages into its log, and one field that it misspells would
 * take all that stands beside it there. Names of the schema and paths stay.
 */
export function withoutValues(message: string): string {
  const quiet = REPEATS.reduce((text, [where, says]) => text.replace(where, says), shortened(message));
  return quiet.replace(NUMBERS, '…');
}

/** The patterns look at every place of a text again and again: what a caller sends may not make that long. */
function shortened(message: string): string {
  if (message.length <= 2 * LONGEST_PART) return message;
  return `${message.slice(0, LONGEST_PART)} … ${message.slice(-LONGEST_PART)}`;
}
