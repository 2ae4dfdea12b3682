import { describe, expect, it } from 'vitest';
import {
  carries,
  looksMarked,
  MAX_TEXT,
  splitMemo,
  toMemo,
} from '../../../../../src/datasources/linker/mappers/memo.js';
import { toReference } from '../../../../../src/operations/identity.js';

const reference = 'X7Q2MK9PRTA';

describe('toMemo', () => {
  it.each([
    ['Office lease', 'Office lease X7Q2MK9PRTA'],
    ['', 'X7Q2MK9PRTA'],
    [null, 'X7Q2MK9PRTA'],
  ])('puts the reference behind %j', (text, memo) => {
    expect(toMemo({ text, reference })).toBe(memo);
  });

  it('is the text alone where there is no reference', () => {
    expect(toMemo({ text: 'Office lease', reference: null })).toBe('Office lease');
    expect(toMemo({ text: '', reference: null })).toBe('');
  });

  it('fits with the longest text', () => {
    expect(toMemo({ text: 'm'.repeat(MAX_TEXT), reference })).toHaveLength(255);
  });
});

describe('splitMemo', () => {
  it.each(['Office lease', 'two\nlines ', 'Lease X', 'a  b'])('gives back %j', (text) => {
    expect(splitMemo(toMemo({ text, reference }))).toEqual({ text, reference });
  });

  it('knows every reference of the journal', () => {
    const references = Array.from({ length: 200 }, (_, index) => toReference(`operation ${index}`));

    expect(references.map((each) => splitMemo(`Rent ${each}`).reference)).toEqual(references);
  });

  it.each([null, '', 'Office lease', 'X7Q2MK9PRT', 'LeaseX7Q2MK9PRTA', 'X7Q2MK9PRTA lease', 'x7q2mk9prta'])(
    'leaves %j as it is',
    (memo) => {
      expect(splitMemo(memo)).toEqual({ text: memo, reference: null });
    },
  );

  it('takes the last reference alone', () => {
    expect(splitMemo('XAAAAAAAAAA X7Q2MK9PRTA')).toEqual({ text: 'XAAAAAAAAAA', reference });
  });
});

describe('carries', () => {
  it.each([
    ['Office lease X7Q2MK9PRTA', true],
    ['X7Q2MK9PRTA, and a note', true],
    ['Office lease X7Q2MK9PRTB', false],
    [null, false],
  ])('of %j is %s', (memo, expected) => {
    expect(carries(memo, reference)).toBe(expected);
  });
});

describe('looksMarked', () => {
  it.each([
    ['X7Q2MK9PRTA', true],
    ['a X7Q2MK9PRTA, b', true],
    ['AX7Q2MK9PRTA', false],
    ['X7Q2MK9PRTAB', false],
    ['X1Q2MK9PRTA', false],
    ['Office lease', false],
  ])('of %j is %s', (text, expected) => {
    expect(looksMarked(text)).toBe(expected);
  });
});
