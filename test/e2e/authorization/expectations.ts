import { expect } from 'vitest';
import type { Reply } from './gateway.js';
import type { Scene } from './scene.js';

/** What somebody must get. Each asks for `asked`. */
export type Expectation = (reply: Reply, scene: Scene) => void;

export const isNothing: Expectation = ({ data, errors }) => {
  expect([data, errors]).toEqual([{ asked: null }, []]);
};

export const isGiven: Expectation = ({ data, errors }) => {
  expect(errors).toEqual([]);
  expect(data.asked).not.toBeNull();
};

/** A list with something in it. */
export const hasRows: Expectation = (reply, scene) => {
  isGiven(reply, scene);
  expect(reply.data.asked.nodes.length).toBeGreaterThan(0);
};

export const hasNoRows: Expectation = ({ data, errors }) => {
  expect(errors).toEqual([]);
  expect(data.asked).toMatchObject({ nodes: [] });
};

/** A list that knows nothing of that connector. */
export const knowsNothingOf =
  (connector: string): Expectation =>
  ({ data, errors, text }) => {
    expect(errors).toEqual([]);
    expect(data.asked).not.toBeNull();
    expect(text).not.toContain(connector);
  };

/** A list whose rows all pass, of which there is one at least. */
export const hasOnly =
  (isOwn: (row: any, scene: Scene) => boolean): Expectation =>
  (reply, scene) => {
    hasRows(reply, scene);
    expect(reply.data.asked.nodes.filter((row: any) => !isOwn(row, scene))).toEqual([]);
  };

export const refusesTheConnector: Expectation = ({ data, errors }) => {
  expect(data).toEqual({ asked: null });
  expect(errors).toMatchObject([{ path: ['asked'], extensions: { code: 'BAD_USER_INPUT' } }]);
};

/** A mutation that was not done, and nothing written down. */
export const isRefused =
  (code: string): Expectation =>
  ({ data, errors }) => {
    expect(errors).toEqual([]);
    expect(data.asked.operation ?? null).toBeNull();
    expect(data.asked.errors.map((each: any) => each.code)).toContain(code);
  };

export const isDone: Expectation = ({ data, errors }) => {
  expect([errors, data.asked.errors]).toEqual([[], []]);
  expect(data.asked.operation?.status ?? 'SUCCEEDED').toBe('SUCCEEDED');
};
