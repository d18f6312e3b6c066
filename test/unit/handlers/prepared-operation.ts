import { expect } from 'vitest';
import { type Agent, cookieKey } from '../../../src/cookie/cookie.ts';
import { positionOf, type Side } from '../../../src/cookie/jar/exchange.ts';
import { BrowserJar } from '../../fixtures/browser-jar.ts';
import { EngineWorld } from '../../fixtures/engine-world.ts';
import type { Operation } from './engine-operations.ts';

export const STEP = 'step1';

/** The engine right before the operation, and the operation itself. */
export async function prepared(
  agent: Agent,
  { jar, exchanges, moved }: Operation,
): Promise<{ world: EngineWorld; run: () => Promise<unknown> }> {
  const world = new EngineWorld(agent);
  world.browser.jar.cookies = structuredClone(jar);
  await world.start();
  const apply = () => world.apply(exchanges);
  const moves = [apply, ...moved.map((side) => () => world.move(STEP, side))];
  const run = moves.pop() ?? apply;
  for (const move of moves) await move();
  world.browser.calls = [];
  return { world, run };
}

/** The jar before anything was done, as text. */
export function startOf(agent: Agent, { jar }: Operation): string {
  const browser = new BrowserJar(agent);
  browser.cookies = jar;
  return JSON.stringify(browser.snapshot());
}

/** The side an operation starts from. */
function cameFrom({ moved }: Operation): Side {
  return moved.length % 2 === 0 ? 'before' : 'after';
}

/** The position of the jar in each exchange. */
export function stands({ exchanges }: Operation, world: EngineWorld): string[] {
  const held = new Map(world.jar().map((one) => [cookieKey(one), one]));
  return exchanges.map((exchange) => {
    const keys = new Set([...exchange.before, ...exchange.after].map(cookieKey));
    return positionOf(exchange, new Map([...held].filter(([key]) => keys.has(key))));
  });
}

/**
 * The jar has the old or the new cookies, never neither, and both only if the history says so; one move restores the
 * whole jar of the start. What was done before a crash is unknown.
 */
export async function expectNothingLost(
  operation: Operation,
  world: EngineWorld,
  start: string,
  isForgotten = false,
): Promise<void> {
  expect(stands(operation, world)).not.toContain('neither');
  const { steps } = await world.history();
  const step = steps.find(({ id }) => id === STEP);
  const sides = new Set(stands(operation, world));
  expect(sides).not.toContain('neither');
  if (sides.has('both')) expect(step?.state).toBe('unsettled');
  else if (!step && isForgotten) expect(sides.size).toBe(1);
  else if (!step) expect([...sides]).toEqual([cameFrom(operation)]);
  else if (sides.size === 1) expect(step.state).toBe(sides.has('after') ? 'done' : 'undone');
  else expect(step.state).toBe('partly');
  if (step) await world.move(STEP, 'before');
  if (step || !isForgotten) expect(JSON.stringify(world.jar())).toBe(start);
  expect([...world.browser.local.keys(), ...world.browser.files.keys()]).toEqual([]);
}
