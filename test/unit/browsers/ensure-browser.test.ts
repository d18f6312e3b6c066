import { describe, expect, test } from 'vitest';
import { type Apt, ensureDebianPackages } from '../../browsers/debian-packages.ts';
import { ensureBrowser } from '../../browsers/ensure-browser.ts';

/** A machine with apt, on which an installation makes the program appear. */
function play(own: Partial<Apt> = {}, exitCode = 0) {
  const said: string[] = [];
  const ran: string[] = [];
  let running = 0;
  let most = 0;
  const apt: Apt = {
    distribution: 'debian',
    rights: 'root',
    isInstalled: () => false,
    say: (text) => said.push(text),
    run: async (command, args) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      ran.push([command, ...args].join(' '));
      return exitCode;
    },
    ...own,
  };
  return { apt, said, ran, most: () => most, find: () => (ran.length > 0 ? '/usr/bin/it' : null) };
}

describe('ensureBrowser', () => {
  test('an installed browser is used, and nothing is installed', async () => {
    const { apt, ran } = play();
    expect(await ensureBrowser('chromium', { apt, find: () => '/usr/bin/chromium' })).toBe('/usr/bin/chromium');
    expect(ran).toEqual([]);
  });

  test.each([
    ['chromium', 'debian', 'chromium'],
    ['firefox', 'debian', 'firefox-esr'],
    ['chromium', 'ubuntu', 'chromium-browser'],
    ['firefox', 'ubuntu', 'firefox'],
  ] as const)('root installs %s on %s as %s, after a message that says so', async (kind, distribution, name) => {
    const { apt, ran, said, find } = play({ distribution });
    expect(await ensureBrowser(kind, { apt, find })).toBe('/usr/bin/it');
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(`Installing ${name} with apt-get`);
    expect(ran).toHaveLength(1);
    expect(ran[0]).toMatch(/^env DEBIAN_FRONTEND=noninteractive sh -c/);
    expect(ran[0]).toContain(`apt-get update && apt-get install -y --no-install-recommends ${name};`);
  });

  test('another user installs with a sudo that asks for no password', async () => {
    const { apt, ran, find } = play({ rights: 'sudo' });
    await ensureBrowser('chromium', { apt, find });
    expect(ran[0]).toMatch(/^sudo -n env DEBIAN_FRONTEND=noninteractive/);
  });

  test.each([
    ['Debian without rights', 'linux', { rights: 'none' }, 'sudo apt-get install chromium'],
    [
      'Ubuntu without rights',
      'linux',
      { rights: 'none', distribution: 'ubuntu' },
      'sudo apt-get install chromium-browser',
    ],
    ['another Linux', 'linux', { distribution: null }, 'https://www.google.com/chrome/'],
    ['macOS', 'darwin', { distribution: null }, 'brew install --cask google-chrome'],
    ['Windows', 'win32', { distribution: null }, 'winget install Google.Chrome'],
  ] as const)(
    'on %s the error says what to install, and nothing is installed',
    async (_title, platform, own, advice) => {
      const { apt, ran } = play(own);
      const failure = ensureBrowser('chromium', { platform, apt, find: () => null });
      await expect(failure).rejects.toThrow(advice);
      await expect(failure).rejects.toThrow('set CRUMB_CHROMIUM to its program file');
      expect(ran).toEqual([]);
    },
  );

  test('ensureBrowser fails when apt-get fails', async () => {
    const { apt } = play({}, 100);
    await expect(ensureBrowser('firefox', { apt, find: () => null })).rejects.toThrow('apt-get ended with code 100');
  });

  test('ensureBrowser fails when the package brings no browser', async () => {
    const { apt } = play();
    await expect(ensureBrowser('firefox', { apt, find: () => null })).rejects.toThrow('there still is no browser');
  });

  test('simultaneous callers install a browser once', async () => {
    const { apt, ran, find, most } = play();
    await Promise.all([1, 2, 3].map(() => ensureBrowser('chromium', { apt, find })));
    expect(ran).toHaveLength(1);
    expect(most()).toBe(1);
  });
});

describe('ensureDebianPackages', () => {
  test('only missing packages are installed, with one command', async () => {
    const { apt, ran } = play({ isInstalled: (name) => name === 'xvfb' });
    await ensureDebianPackages(['xvfb', 'xdotool', 'xauth'], 'permission prompts need a screen', apt);
    expect(ran).toHaveLength(1);
    expect(ran[0]).toContain('--no-install-recommends xdotool xauth;');
  });

  test('the next caller installs again after a failed installation', async () => {
    const rejected = play({ rights: 'none' });
    await expect(ensureDebianPackages(['xvfb'], 'it is needed', rejected.apt)).rejects.toThrow(
      'Needed, because it is needed: run "sudo apt-get install xvfb".',
    );
    const { apt, ran } = play();
    await ensureDebianPackages(['xvfb'], 'it is needed', apt);
    expect(ran).toHaveLength(1);
  });

  test('two simultaneous calls run apt-get one after the other', async () => {
    const { apt, ran, most } = play();
    await Promise.all([ensureDebianPackages(['xvfb'], 'x', apt), ensureDebianPackages(['xdotool'], 'y', apt)]);
    expect(ran).toHaveLength(2);
    expect(most()).toBe(1);
  });
});
