/**
 * The token by which the effect of an operation is recognised in a provider's list: `X` and ten digits or capitals that nobody mistakes
 * for each other.
 */
export const REFERENCE_ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** **Units** characters. */
export const REFERENCE_LENGTH = 11;

/** The source of a regular expression that matches one. */
export const REFERENCE_PATTERN = `X[2-9A-HJ-NP-Z]{${REFERENCE_LENGTH - 1}}`;
