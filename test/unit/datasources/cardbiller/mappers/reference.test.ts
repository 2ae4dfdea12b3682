import { expect, it } from 'vitest';
import {
  MAX_OWN_DESCRIPTION,
  referenceIn,
  withoutReference,
  withReference,
} from '../../../../../src/datasources/cardbiller/mappers/reference.js';
import { toReference } from '../../../../../src/operations/identity.js';

const REFERENCE = toReference('5d0b4c6f-9d3e-5a1b-8c4d-2e906f1c2b6e');

it('stands before what the caller says, and is taken away again', () => {
  expect(withReference(REFERENCE, 'allowance')).toBe(`${REFERENCE} allowance`);
  expect(withoutReference(`${REFERENCE} allowance`)).toBe('allowance');
  expect(withReference(REFERENCE, 'x'.repeat(MAX_OWN_DESCRIPTION))).toHaveLength(255);
});

it('is the whole description where the caller says nothing', () => {
  expect([withReference(REFERENCE, null), withReference(REFERENCE, ' ')]).toEqual([REFERENCE, REFERENCE]);
  expect(withoutReference(REFERENCE)).toBeNull();
  expect(withoutReference(null)).toBeNull();
});

it.each([
  'LD-7Q2M allowance',
  `${REFERENCE.slice(0, 8)} allowance`,
  `${REFERENCE}allowance`,
  `for ${REFERENCE}`,
])('is not in %s', (description) => {
  expect(referenceIn(description)).toBeNull();
  expect(withoutReference(description)).toBe(description);
});
