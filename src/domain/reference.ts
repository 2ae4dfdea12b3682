/**
 * The alphabet of references. Recovery finds the effect of an operation in a provider's list by its reference. **Shape** `X` and
 * ten digits or capital letters without ambiguous characters.
 */
export const REFERENCE_ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** **Units** characters. */
export const REFERENCE_LENGTH = 11;

/** The source of a regular expression that matches a reference. */
export const REFERENCE_PATTERN = `X[2-9A-HJ-NP-Z]{${REFERENCE_LENGTH - 1}}`;
