import type { Bridge } from '../../contract/bridge.ts';
import type { Page } from '../../contract/page.ts';
import type { Result } from '../../contract/problem.ts';
import type { Cookie } from '../../cookie/cookie.ts';

/**
 * The cookies that the browser has now in the store of the page: those of a site, if Crumb may read all of them, or with null
 * of every site that it may read.
 */
export async function scopeCookies(
  { request }: Pick<Bridge, 'request'>,
  page: Page,
  site: string | null,
): Promise<Result<Cookie[]>> {
  if (site === null) return request.readAllCookies(page.storeId);
  const listed = await request.listCookies({ page: { ...page, url: `https://${site}/` }, extent: 'site' });
  if ('problem' in listed) return listed;
  const { access, jar } = listed.value;
  // Cookies that Crumb may not read would look like missing ones.
  if (access.status !== 'granted') return { problem: { code: 'no-host-permission', origins: access.origins } };
  return { value: jar };
}
