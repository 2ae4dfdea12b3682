import { expect, it } from 'vitest';
import { ownText, ownUserData, reservedKeys, toShownUserData } from '../../../src/domain/own-user-data.js';

const held = { order: 'o-1', exchequer_reference: 'X7', exchequer_description: 'Long text' };

it('hides what the gateway has put in', () => {
  expect(toShownUserData(held)).toEqual({ order: 'o-1' });
});

it('shows nothing where nothing else is in it', () => {
  expect(toShownUserData({ exchequer_reference: 'X7' })).toBeNull();
  expect(toShownUserData(null)).toBeNull();
});

it('leaves an empty object empty', () => {
  expect(toShownUserData({})).toEqual({});
});

it('tells its own part apart', () => {
  expect(ownUserData(held)).toEqual({ exchequer_reference: 'X7', exchequer_description: 'Long text' });
  expect(ownUserData(null)).toEqual({});
});

it('names the keys that a caller may not use', () => {
  expect(reservedKeys({ order: 1, exchequer_reference: 'forged' })).toEqual(['exchequer_reference']);
  expect(reservedKeys(null)).toEqual([]);
});

it('reads its own text, and nothing else under its keys', () => {
  expect(ownText(held, 'exchequer_reference')).toBe('X7');
  expect(ownText({ exchequer_reference: 7 }, 'exchequer_reference')).toBeNull();
  expect(ownText(null, 'exchequer_reference')).toBeNull();
});

const OWN = { exchequer_reference: 'X7Q2MK9PRTA', exchequer_description: 'Rent of May' };
const BOTH = { payout: 'po_981', ...OWN };

it.each([
  [BOTH, { payout: 'po_981' }],
  [OWN, null],
  [{}, {}],
  [null, null],
])('shows %o as %o', (held, shown) => {
  expect(toShownUserData(held)).toEqual(shown);
});

it('tells its own part from the caller’s', () => {
  expect(ownUserData(BOTH)).toEqual(OWN);
  expect(ownUserData(null)).toEqual({});
  expect(reservedKeys(BOTH)).toEqual(Object.keys(OWN));
  expect(reservedKeys(null)).toEqual([]);
  expect(ownText({ exchequer_reference: 7 }, 'exchequer_reference')).toBeNull();
});
