import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { localhostBuild } from '../../browsers/localhost-build.ts';

let dist: string;
const manifest = { manifest_version: 3, name: '__MSG_appName__', optional_host_permissions: ['*://*/*'] };

beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), 'crumb-dist-'));
  mkdirSync(join(dist, 'chrome/assets'), { recursive: true });
  writeFileSync(join(dist, 'chrome/manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(dist, 'chrome/assets/popup.js'), 'popup');
});
afterEach(() => rmSync(dist, { recursive: true }));

test('the copy for localhost differs from the build in host_permissions only', () => {
  const copy = localhostBuild('chrome', dist);
  expect(copy).toBe(join(dist, 'localhost-chrome'));
  expect(JSON.parse(readFileSync(join(copy, 'manifest.json'), 'utf8'))).toEqual({
    ...manifest,
    host_permissions: ['*://*.localhost/*'],
  });
  expect(readFileSync(join(copy, 'assets/popup.js'), 'utf8')).toBe('popup');
  expect(JSON.parse(readFileSync(join(dist, 'chrome/manifest.json'), 'utf8'))).toEqual(manifest);
});

test('a second copy has no files of the first', () => {
  writeFileSync(join(localhostBuild('chrome', dist), 'stale.js'), '');
  const copy = localhostBuild('chrome', dist);
  expect(() => readFileSync(join(copy, 'stale.js'))).toThrow('ENOENT');
});

test('a target without a build is an error', () => {
  expect(() => localhostBuild('firefox', dist)).toThrow('is not built: run "npm run build"');
});
