/** Packs both builds as zips, byte for byte the same from the same files: sorted names, fixed times. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { zipSync } from 'fflate';
import { build } from '../browsers/build.ts';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
/** The earliest time a zip can hold, in local time as the format wants it. */
const EPOCH = new Date(1980, 0, 1);

for (const target of ['chrome', 'firefox'] as const) {
  await build(target);
  const folder = join('dist', target);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const entries = files.map(
    (path) =>
      [
        path
          .slice(folder.length + 1)
          .split(sep)
          .join('/'),
        readFileSync(path),
      ] as const,
  );
  const zip = zipSync(Object.fromEntries(entries), { level: 9, mtime: EPOCH });
  const name = join('dist', `crumb-${version}-${target}.zip`);
  writeFileSync(name, zip);
  console.log(`${name}  ${zip.length} octets  sha256 ${createHash('sha256').update(zip).digest('hex')}`);
}
