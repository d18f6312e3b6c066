import { ALL_SHELLS, installedShells, type Shell } from '../fixtures/shells.ts';
import { ensureDebianPackages } from './debian-packages.ts';

/** Installs the shells in which tests run a copied command, where that is possible; those that are still missing. */
export async function ensureShells(): Promise<Shell[]> {
  const why = 'tests run a copied curl command in every common shell';
  await ensureDebianPackages(
    ALL_SHELLS.map((name) => ({ name, isThere: () => installedShells().includes(name) })),
    why,
  ).catch((error: Error) => console.error(error.message));
  return ALL_SHELLS.filter((shell) => !installedShells().includes(shell));
}
