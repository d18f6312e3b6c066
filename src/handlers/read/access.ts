import { isUnansweredHost } from '../../browser/cookies/unanswered-host.ts';
import { ALL_ORIGINS, hasOrigins } from '../../browser/origins.ts';
import { registrableDomain } from '../../browser/registrable-domain.ts';
import type { Access } from '../../contract/access.ts';
import type { Page } from '../../contract/page.ts';

/**
 * The pattern that shows every cookie of a site: both schemes, because with https alone Chromium hides each cookie that
 * is not Secure, and the registrable domain with all below it, because a domain cookie is judged by its own domain.
 */
export function siteOrigins(host: string): string[] {
  if (isUnansweredHost(host)) return ALL_ORIGINS;
  const domain = registrableDomain(host);
  return [domain === null ? `*://${host}/*` : `*://*.${domain}/*`];
}

/** Whether Crumb sees all cookies of the page's site, some, or none. */
export async function readAccess({ url }: Pick<Page, 'url'>): Promise<Access> {
  const host = new URL(url).hostname;
  const origins = siteOrigins(host);
  if (await hasOrigins(origins)) return { status: 'granted', origins };
  // A part of all sites shows nothing of this host.
  if (origins === ALL_ORIGINS) return { status: 'none', origins };
  const [pattern = ''] = origins;
  const parts: [Access['status'], string][] = [
    ['https', pattern.replace('*', 'https')],
    ['http', pattern.replace('*', 'http')],
    ['host', `*://${host}/*`],
    ['hostHttps', `https://${host}/*`],
    ['hostHttp', `http://${host}/*`],
  ];
  const held = await Promise.all(parts.map(([, origin]) => hasOrigins([origin])));
  return { status: parts[held.indexOf(true)]?.[0] ?? 'none', origins };
}
