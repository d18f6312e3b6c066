import type { Cookie } from '../../../../src/cookie/cookie.ts';
import type { CookieFinding } from '../../../../src/cookie/findings/finding.ts';
import { decodeValue } from '../../../../src/decode/decode.ts';
import { contentFindings } from '../../../../src/decode/findings/content-findings.ts';
import { aboutCookie } from '../../../../src/model/decode/about-cookie.ts';

export const NOW = Date.UTC(2026, 10, 30, 8);

/** What the content of a cookie's value shows, beside the other cookies of its jar. */
export async function contentFindingsOf(
  cookie: Cookie,
  { jar = [cookie], now = NOW }: { jar?: readonly Cookie[]; now?: number } = {},
): Promise<CookieFinding[]> {
  return contentFindings(cookie, await decodeValue(cookie.value, aboutCookie(cookie, jar, '')), now);
}
