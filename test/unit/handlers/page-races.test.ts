import { afterEach, describe, expect, test, vi } from 'vitest';
import { type Cookie, cookieKey } from '../../../src/cookie/cookie.ts';
import { identitiesOf } from '../../../src/cookie/jar/exchange.ts';
import type { EngineWorld } from '../../fixtures/engine-world.ts';
import { type Operation, operations } from './engine-operations.ts';
import { prepared, STEP } from './prepared-operation.ts';

afterEach(() => vi.unstubAllGlobals());

/**
 * The moments at which a page can act with an effect: before each call except a write, which directly follows a read.
 */
async function moments(agent: 'chrome' | 'firefox', operation: Operation, fault?: 'rejected'): Promise<number[]> {
  const { world, run } = await prepared(agent, operation);
  if (fault) rejectLastWrite(world);
  await run();
  return world.browser.calls.flatMap((name, at) => (name === 'set' ? [] : [at]));
}

/** Accepts the first write and rejects the next ones, so that the step is rolled back. */
function rejectLastWrite(world: EngineWorld): void {
  let sets = 0;
  world.browser.fault = (_, name) => {
    if (name === 'set') sets += 1;
    return name === 'set' && sets === 2 ? 'fail' : undefined;
  };
}

/** The page writes this cookie right before a call. */
function writeBefore(world: EngineWorld, call: number, theirs: Cookie): void {
  const { jar } = world.browser;
  const faultBefore = world.browser.fault;
  world.browser.fault = (at, name) => {
    if (at === call) {
      jar.cookies = [...jar.cookies.filter((one) => cookieKey(one) !== cookieKey(theirs)), theirs];
    }
    return faultBefore(at, name);
  };
}

function places({ exchanges }: Operation): Cookie[] {
  return exchanges.flatMap(identitiesOf).map((id) => ({ ...(id as Cookie), value: 'the page wrote this' }));
}

describe.each(['chrome', 'firefox'] as const)('page writes during a step in %s', (agent) => {
  describe.each([undefined, 'rejected'] as const)('with the fault %s', (fault) => {
    test.each(operations(agent))(
      'a write of the page at any moment survives while $name is done',
      async (operation) => {
        const calls = await moments(agent, operation, fault);
        for (const theirs of places(operation)) {
          for (const call of calls) {
            const { world, run } = await prepared(agent, operation);
            if (fault) rejectLastWrite(world);
            writeBefore(world, call, theirs);
            await run();
            const at = `${theirs.name}${theirs.path} before call ${call} of ${world.browser.calls.join(' ')}`;
            expect(world.jar(), at).toContainEqual(theirs);
            world.browser.fault = () => undefined;
            await world.history();
            await world.move(STEP, 'before');
            await world.move(STEP, 'after');
            expect(world.jar(), at).toContainEqual(theirs);
            for (const one of lostOf(operation, world, theirs)) {
              // A cookie that is not in the jar is in the history.
              const kept = String([...world.browser.session.values()]);
              expect(kept, at).toContain(JSON.stringify(one));
            }
          }
        }
      },
    );
  });
});

/** Cookies of the start that the jar lacks, except the one that the page overwrote. */
function lostOf({ jar }: Operation, world: EngineWorld, theirs: Cookie): Cookie[] {
  const now = new Set(world.jar().map((one) => JSON.stringify(one)));
  return jar.filter((one) => !now.has(JSON.stringify(one)) && cookieKey(one) !== cookieKey(theirs));
}
