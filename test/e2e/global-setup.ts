import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { currentBuild } from '../browsers/current-build.ts';
import { ensureBrowser } from '../browsers/ensure-browser.ts';
import { prepareFirefoxProfile } from './driver/firefox/firefox-profile.ts';
import { PROFILES, profileParent } from './driver/profile-parent.ts';

/**
 * Before the tests of one browser: installs the browser, updates every build that is older than the sources, starts
 * Firefox once, and gives a function that removes the profiles of the tests.
 */
export default async function setup(project: TestProject): Promise<() => void> {
  const isFirefox = project.name === 'firefox';
  const executable = await ensureBrowser(isFirefox ? 'firefox' : 'chromium');
  for (const target of ['chrome', 'firefox'] as const) await currentBuild(target);
  process.env[PROFILES] ??= mkdtempSync(join(profileParent(), 'crumb-profiles-'));
  const profiles = process.env[PROFILES];
  if (isFirefox) await prepareFirefoxProfile(executable);
  return () => rmSync(profiles, { recursive: true, force: true, maxRetries: 5 });
}
