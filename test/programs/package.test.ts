import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { ROOT } from '../browsers/build.ts';
import { npm } from './npm.ts';

const DIST = join(ROOT, 'dist');

/** The zips of one run, by name. */
async function packed(zone: string): Promise<Map<string, Buffer>> {
  const run = npm('package', [], { TZ: zone });
  expect(await run.ended, run.said()).toBe(0);
  const names = [...run.said().matchAll(/crumb-[\d.]+-(?:chrome|firefox)\.zip/g)].map(([name]) => name);
  return new Map(names.map((name) => [name, readFileSync(join(DIST, name))]));
}

const here = await packed('Asia/Tokyo');
const elsewhere = await packed('America/Los_Angeles');

test('npm run package makes the same bytes from the same files, whenever and wherever it runs', () => {
  expect(here.size).toBe(2);
  expect([...elsewhere.keys()]).toEqual([...here.keys()]);
  for (const [name, zip] of here) expect(elsewhere.get(name)?.equals(zip), name).toBe(true);
});

test.each([...elsewhere])('%s is that browser’s build, whole and nothing else', (name, zip) => {
  const folder = join(DIST, name.includes('firefox') ? 'firefox' : 'chrome');
  const built = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = Object.entries(unzipSync(zip));
  expect(files.map(([path]) => join(folder, path)).sort()).toEqual(
    built.map((entry) => join(entry.parentPath, entry.name)).sort(),
  );
  for (const [path, octets] of files) expect(readFileSync(join(folder, path)).equals(octets), path).toBe(true);
});
