import { type Cookie, cookieKey } from '../cookie.ts';
import { NEAR } from '../limits/limits.ts';
import { toText } from '../octets.ts';
import { headerOctets } from '../sizes.ts';
import type { Finding, FindingInput } from './finding.ts';

/** The size of this page's Cookie header, and names that occur in it more than once. */
export function headerFindings(input: FindingInput): Finding[] {
  return [...weight(input), ...namesakes(input.sent)];
}

function weight({ sent, budget }: FindingInput): Finding[] {
  const octets = headerOctets(sent);
  if (octets < budget * NEAR.budgetShare) return [];
  const over = octets > budget;
  return [
    {
      code: over ? 'HeaderOverBudget' : 'HeaderNearBudget',
      severity: over ? 'bad' : 'warn',
      about: 'header',
      limit: 'headerBudget',
      keys: [],
      data: { octets, budget, count: sent.length, share: Math.round((octets / budget) * 100) },
      source: 'https://www.rfc-editor.org/rfc/rfc6585#section-5',
    },
  ];
}

/** A nameless cookie has no name to share. */
function namesakes(sent: readonly Cookie[]): Finding[] {
  const byName = new Map<string, Cookie[]>();
  for (const cookie of sent) {
    if (cookie.name === '') continue;
    const same = byName.get(cookie.name);
    if (same) same.push(cookie);
    else byName.set(cookie.name, [cookie]);
  }
  const found: Finding[] = [];
  for (const [name, same] of byName) {
    const [first] = same;
    if (!first || same.length < 2) continue;
    found.push({
      code: 'SameName',
      severity: 'warn',
      about: 'cookie',
      keys: same.map(cookieKey),
      data: {
        name: toText(name),
        count: same.length,
        domain: first.hostOnly ? first.domain : `.${first.domain}`,
        path: toText(first.path),
      },
      source: 'https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-4.2.2',
      attribute: 'name',
    });
  }
  return found;
}
