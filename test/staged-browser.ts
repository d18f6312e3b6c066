import { vi } from 'vitest';
import { stage } from './stage.ts';

/** Unit tests share their modules, so that all of them find the same replacement of the browser, whatever a test puts there. */
vi.mock('../src/browser/browser.ts', () => ({
  browser: new Proxy({}, { get: (_, name) => Reflect.get(stage.browser, name) }),
}));
vi.mock('../src/browser/agent.ts', () => ({
  get agent() {
    return stage.agent;
  },
}));
