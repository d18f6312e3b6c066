import type { ParkedCookie, ParkedRef } from '../../../../src/contract/parked.ts';
import type { Result } from '../../../../src/contract/problem.ts';
import type { StepResult } from '../../../../src/contract/steps.ts';
import type { Cookie } from '../../../../src/cookie/cookie.ts';
import type { EngineWorld } from '../../../fixtures/engine-world.ts';

/** Names the record of each cookie after it. */
const refs = (cookies: readonly Cookie[]): ParkedRef[] => cookies.map(({ name }) => ({ id: `p-${name}` }));

/** Switches these cookies off. */
export function park(world: EngineWorld, cookies: readonly Cookie[]): Promise<Result<StepResult>> {
  const exchanges = cookies.map((cookie) => ({ before: [cookie], after: [] }));
  return world.apply(exchanges, { kind: 'park', parked: refs(cookies) });
}

/** Switches them on where nothing is there, or over what is there. */
export function unpark(
  world: EngineWorld,
  cookies: readonly Cookie[],
  there: readonly Cookie[] = [],
): Promise<Result<StepResult>> {
  const exchanges = cookies.map((cookie) => ({ before: [...there], after: [cookie] }));
  return world.apply(exchanges, { kind: 'unpark', parked: refs(cookies) });
}

/** The records as they are stored, whatever the background knows. */
export function records(world: EngineWorld): ParkedCookie[] {
  return [...world.browser.local, ...world.browser.session].flatMap(([key, stored]) =>
    key.startsWith('parked:') ? [JSON.parse(String(stored)).value as ParkedCookie] : [],
  );
}

/** Names of the cookies whose records are stored. */
export const parkedNames = (world: EngineWorld): string[] => records(world).map(({ cookie }) => cookie.name);
