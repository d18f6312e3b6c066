import { type Cookie, cookieKey } from '../cookie.ts';
import { expiryFinding } from './expiry.ts';
import type { CookieFinding, Finding, FindingInput } from './finding.ts';
import { headerFindings } from './header.ts';
import { lookAlikeNameFinding } from './look-alike-name.ts';
import { personalDataFinding } from './personal-data.ts';
import { ruleFindings } from './rule-findings.ts';
import { secretFinding } from './secret.ts';
import { type SessionKind, sessionKind } from './session.ts';
import { sessionFindings } from './session-findings.ts';
import { sizeFindings } from './size.ts';
import { storageFindings } from './storage.ts';
import { tokenEnd, tokenEndFinding } from './token-end.ts';

/** What a cookie shows by itself, by its object: jars keep the objects of unchanged cookies. */
const computedBefore = new WeakMap<Cookie, Own>();

interface Own {
  kind: SessionKind;
  /** When the token in the value ends; null: there is none, or who reads it renews it. */
  end: number | null;
  found: CookieFinding[];
}

const RANK = { bad: 0, warn: 1, note: 2 };

/** Everything worth warning of, the gravest first. A finding about one cookie has one key. */
export function findings(input: FindingInput): Finding[] {
  const found: Finding[] = [...headerFindings(input), ...storageFindings(input)];
  const isRenewed = input.jar.some(({ name }) => /refresh/i.test(name));
  for (const cookie of input.jar) {
    const own = ownFindings(cookie);
    const expiry = expiryFinding(cookie, input.now);
    const over = tokenEndFinding(own.end, cookie, { now: input.now, isRenewed });
    const all = [
      ...own.found,
      ...sessionFindings(cookie, own.kind, input),
      ...(over ? [over] : []),
      ...(expiry ? [expiry] : []),
    ];
    if (all.length === 0) continue;
    const keys = [cookieKey(cookie)];
    for (const finding of all) found.push({ ...finding, about: 'cookie', keys });
  }
  return found.sort((a, b) => RANK[a.severity] - RANK[b.severity]);
}

function ownFindings(cookie: Cookie): Own {
  let own = computedBefore.get(cookie);
  if (!own) {
    const personal = personalDataFinding(cookie);
    const secret = secretFinding(cookie);
    const mixed = lookAlikeNameFinding(cookie);
    const found = [
      ...sizeFindings(cookie),
      ...ruleFindings(cookie),
      ...(personal ? [personal] : []),
      ...(secret ? [secret] : []),
      ...(mixed ? [mixed] : []),
    ];
    const kind = sessionKind(cookie);
    own = { kind, end: kind === 'session' ? tokenEnd(cookie.value) : null, found };
    computedBefore.set(cookie, own);
  }
  return own;
}
