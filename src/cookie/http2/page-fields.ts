import type { Agent } from '../cookie.ts';
import type { HeaderField } from './hpack-encoder.ts';
import { requestFields } from './request-fields.ts';

/** The fields that each browser sends with the document of a page, besides host and cookies: in English, on Linux. */
export const PAGE_FIELDS: Record<Agent, Record<string, string>> = {
  chrome: {
    'sec-ch-ua': '"Not:A-Brand";v="8", "Chromium";v="156"',
    'sec-ch-ua-mobile': '?0',
    'sec-ch-ua-platform': '"Linux"',
    'upgrade-insecure-requests': '1',
    'user-agent':
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
    accept:
      'text/html,application/xhtml+xml,application/xml;q=0.9,image/jxl,image/avif,image/webp,image/apng,*/*;q=0.8,' +
      'application/signed-exchange;v=b3;q=0.7',
    'sec-fetch-site': 'none',
    'sec-fetch-mode': 'navigate',
    'sec-fetch-user': '?1',
    'sec-fetch-dest': 'document',
    'accept-encoding': 'gzip, deflate, br, zstd',
    'accept-language': 'en-US,en;q=0.9',
    priority: 'u=0, i',
  },
  firefox: {
    'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0',
    accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    'accept-language': 'en-US,en;q=0.9',
    'accept-encoding': 'gzip, deflate, br, zstd',
    'upgrade-insecure-requests': '1',
    'sec-fetch-dest': 'document',
    'sec-fetch-mode': 'navigate',
    'sec-fetch-site': 'none',
    priority: 'u=0, i',
  },
};

/** What a browser sends beside cookies when a page is opened, as Chromium 156 and Firefox 153 do. */
export function pageFields(agent: Agent, url: string): HeaderField[] {
  const headers = Object.entries(PAGE_FIELDS[agent]).map(([name, value]) => ({ name, value }));
  return requestFields(agent, { method: 'GET', url, headers });
}
