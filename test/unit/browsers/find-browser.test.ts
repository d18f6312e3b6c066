import { describe, expect, test } from 'vitest';
import { browserPlaces, findBrowser, type Machine } from '../../browsers/find-browser.ts';

function machine(platform: string, files: string[], env: Machine['env'] = {}): Machine {
  return { platform, env, home: '/Users/ada', exists: (path) => files.includes(path) };
}
const LINUX_PATH = { PATH: '/usr/local/bin:/usr/bin' };
const WINDOWS = { PROGRAMFILES: 'C:\\Program Files', 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' };

describe('findBrowser', () => {
  test.each([
    ['Chromium on Linux', 'chromium', machine('linux', ['/usr/bin/chromium'], LINUX_PATH), '/usr/bin/chromium'],
    [
      'Chrome before Chromium',
      'chromium',
      machine('linux', ['/usr/bin/chromium', '/usr/bin/google-chrome'], LINUX_PATH),
      '/usr/bin/google-chrome',
    ],
    ['a snap that PATH lacks', 'chromium', machine('linux', ['/snap/bin/chromium'], {}), '/snap/bin/chromium'],
    ['Brave', 'chromium', machine('linux', ['/usr/bin/brave-browser'], LINUX_PATH), '/usr/bin/brave-browser'],
    ['Firefox ESR', 'firefox', machine('linux', ['/usr/bin/firefox-esr'], LINUX_PATH), '/usr/bin/firefox-esr'],
    [
      'Edge on macOS',
      'chromium',
      machine('darwin', ['/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge']),
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ],
    [
      "Firefox in the person's own Applications",
      'firefox',
      machine('darwin', ['/Users/ada/Applications/Firefox.app/Contents/MacOS/firefox']),
      '/Users/ada/Applications/Firefox.app/Contents/MacOS/firefox',
    ],
    [
      'Edge on Windows',
      'chromium',
      machine('win32', ['C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'], WINDOWS),
      'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    ],
    ['nothing', 'chromium', machine('linux', [], LINUX_PATH), null],
    ['no Firefox where only Chromium is', 'firefox', machine('linux', ['/usr/bin/chromium'], LINUX_PATH), null],
  ] as const)('findBrowser finds %s', (_title, kind, where, expected) => {
    expect(findBrowser(kind, where)).toBe(expected);
  });

  test('the program in CRUMB_CHROMIUM comes before any other', () => {
    const env = { ...LINUX_PATH, CRUMB_CHROMIUM: '/opt/canary/chrome' };
    expect(findBrowser('chromium', machine('linux', ['/usr/bin/chromium', '/opt/canary/chrome'], env))).toBe(
      '/opt/canary/chrome',
    );
  });

  test('a missing program in CRUMB_FIREFOX is an error, and no other is used', () => {
    const env = { ...LINUX_PATH, CRUMB_FIREFOX: '/opt/none' };
    expect(() => findBrowser('firefox', machine('linux', ['/usr/bin/firefox'], env))).toThrow(
      'CRUMB_FIREFOX is /opt/none: there is no such file.',
    );
  });

  test('each folder is searched once', () => {
    const places = browserPlaces('firefox', machine('linux', [], { PATH: '/usr/bin:/usr/bin::/snap/bin' }));
    expect(new Set(places).size).toBe(places.length);
  });
});
