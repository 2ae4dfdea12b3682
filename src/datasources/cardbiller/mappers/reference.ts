import { REFERENCE_LENGTH, REFERENCE_PATTERN } from '../../../domain/reference.js';

/** An operation's reference, first word of the description: what else comes back of a request is not the caller's to choose. **Source** idempotency. */
const REFERENCE = new RegExp(`^${REFERENCE_PATTERN}(?=\\s|$)`);

/** **Source** load card: description (assumed). */
const MAX_DESCRIPTION = 255;

/** What is left of a description for the caller: the reference stands before it, and a blank. */
export const MAX_OWN_DESCRIPTION = MAX_DESCRIPTION - REFERENCE_LENGTH - 1;

/** The reference, and behind it what the caller says. */
export function withReference(reference: string, text: string | null): string {
  return `${reference} ${text ?? ''}`.trim();
}

/** What the caller said: a description without the reference before it; null where nothing is left. */
export function withoutReference(description: string | null): string | null {
  const reference = referenceIn(description);
  if (description === null || reference === null) return description;
  return description.trimStart().slice(reference.length + 1) || null;
}

/** The whole reference that a description begins with; null where there is none in our form. */
export function referenceIn(description: string | null): string | null {
  return description === null ? null : (REFERENCE.exec(description.trimStart())?.[0] ?? null);
}
