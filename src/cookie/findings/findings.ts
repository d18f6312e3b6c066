import { type Cookie, cookieKey } from '../cookie.ts';
import { expiryFinding } from './expiry.ts';
import type { CookieFinding, Finding, FindingInput } from './finding.ts';
import { headerFindings } from './header.ts';
import { personalDataFinding } from './personal-data.ts';
import { protectionFindings } from './protection.ts';
import { sizeFindings } from './size.ts';
import { storageFindings } from './storage.ts';

/** What a cookie shows by itself never changes while the object lives: jars keep the objects of unchanged cookies. */
const known = new WeakMap<Cookie, CookieFinding[]>();

const RANK = { bad: 0, warn: 1, note: 2 };

/** Everything worth warning of, the gravest first. A finding about one cookie has one key. */
export function findings(input: FindingInput): Finding[] {
  const found: Finding[] = [...headerFindings(input), ...storageFindings(input)];
  for (const cookie of input.jar) {
    const alone = ownFindings(cookie);
    const expiry = expiryFinding(cookie, input.now);
    if (alone.length === 0 && !expiry) continue;
    const keys = [cookieKey(cookie)];
    for (const finding of alone) found.push({ ...finding, about: 'cookie', keys });
    if (expiry) found.push({ ...expiry, about: 'cookie', keys });
  }
  return found.sort((a, b) => RANK[a.severity] - RANK[b.severity]);
}

function ownFindings(cookie: Cookie): CookieFinding[] {
  let own = known.get(cookie);
  if (!own) {
    const personal = personalDataFinding(cookie);
    own = [...sizeFindings(cookie), ...protectionFindings(cookie), ...(personal ? [personal] : [])];
    known.set(cookie, own);
  }
  return own;
}
