import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, type Target } from './build.ts';

/** The hosts that the localhost build may read without a prompt: those of the demo site, over http and https. */
export const LOCALHOST_ORIGINS = ['*://*.localhost/*'];

/**
 * Copies `dist/<target>` to `dist/localhost-<target>`, where Crumb has host access to `*.localhost` from the start;
 * nothing else differs. Returns the folder of the copy.
 * @throws Error when the target has not been built
 */
export function localhostBuild(target: Target, dist: string = join(ROOT, 'dist')): string {
  const built = join(dist, target);
  if (!existsSync(join(built, 'manifest.json'))) throw new Error(`${built} is not built: run "npm run build".`);
  const copy = join(dist, `localhost-${target}`);
  rmSync(copy, { recursive: true, force: true });
  cpSync(built, copy, { recursive: true });
  const file = join(copy, 'manifest.json');
  const manifest: object = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, `${JSON.stringify({ ...manifest, host_permissions: LOCALHOST_ORIGINS }, null, 2)}\n`);
  return copy;
}
