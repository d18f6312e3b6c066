import { runInThisContext } from 'node:vm';
import { build } from 'vite';
import { afterEach, expect, test, vi } from 'vitest';
import { FakeBrowser } from '../../fixtures/fake-browser.ts';

const ENTRY = new URL('../../../src/background/index.ts', import.meta.url).pathname;

/** The background as one classic script: it runs without a pause, while modules under test wait for each other. */
async function script(): Promise<string> {
  const lib = { entry: ENTRY, formats: ['iife' as const], name: 'background' };
  const built = await build({ configFile: false, logLevel: 'error', build: { write: false, minify: false, lib } });
  const [output] = [built].flat();
  if (!output || !('output' in output)) throw new Error('expected a bundle');
  return output.output[0].code;
}

/** An API whose every event tells which listener it was given. */
function withEvents<Api extends object>(api: Api, heard: string[]): Api {
  return new Proxy(api, {
    get: (_, area: string) =>
      new Proxy(Reflect.get(api, area) ?? {}, {
        get: (calls, name: string) =>
          /^on[A-Z]/.test(name)
            ? { addListener: () => heard.push(`${area}.${name}`), hasListener: () => false }
            : Reflect.get(calls, name),
      }),
  });
}

afterEach(() => vi.unstubAllGlobals());

test('listeners are registered synchronously, before the background awaits anything', async () => {
  const background = await script();
  const browser = new FakeBrowser('chrome');
  const heard: string[] = [];
  const api = { ...browser.api, runtime: { ...browser.api.runtime, id: 'crumb' } };
  const watched = withEvents(api, heard);
  vi.stubGlobal('browser', watched);
  // The polyfill checks there whether it runs in an extension.
  vi.stubGlobal('chrome', watched);
  runInThisContext(background);
  const atOnce = [...heard];
  // The start of the background is over when no promise is left that could continue.
  await new Promise((resolve) => setImmediate(resolve));
  expect(browser.calls).toContain('session.get');
  expect(atOnce).toEqual(
    expect.arrayContaining([
      'runtime.onMessage',
      'cookies.onChanged',
      'permissions.onAdded',
      'permissions.onRemoved',
      'windows.onRemoved',
      'tabs.onRemoved',
      'webRequest.onHeadersReceived',
      'tabs.onUpdated',
    ]),
  );
  expect(heard).toEqual(atOnce);
});
