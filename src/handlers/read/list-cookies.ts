import type { Listing } from '../../contract/listing.ts';
import type { Scope } from '../../contract/page.ts';
import type { Result } from '../../contract/problem.ts';
import { listSite } from './list-site.ts';
import { readLoadedHosts } from './loaded-hosts.ts';

/** All cookies of the scope now. */
export async function listCookies(scope: Scope): Promise<Result<Listing>> {
  const listed = await listSite(scope);
  if (scope.extent !== 'loaded' || 'problem' in listed) return listed;
  return { value: { ...listed.value, loaded: await readLoadedHosts(scope, listed.value.site) } };
}
