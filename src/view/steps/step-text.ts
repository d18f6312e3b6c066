import type { StepKind, StepSummary } from '../../contract/steps.ts';
import { siteOf } from '../../cookie/address/site.ts';
import type { CookieId } from '../../cookie/cookie.ts';
import { toText } from '../../cookie/octets.ts';
import type { Host } from '../../model/host/host.ts';
import type { Text } from '../../model/text/message-key.ts';
import { shownText } from '../../model/text/shown-data.ts';

interface Step {
  kind: StepKind;
  cookies: readonly CookieId[];
  count: number;
  left?: number;
  state?: StepSummary['state'];
  failures?: StepSummary['failures'];
}

/** What a step did, or with `isUndone` what undoing it did, in words: names and sites, never values. */
export function stepText(step: Step, host: Host, isUndone = false): string {
  const { kind, cookies, count, left = 0, state, failures = [] } = step;
  const { text } = host;
  const key = isUndone ? (`step_${kind}_undone` as const) : (`step_${kind}` as const);
  if (state === 'partly' && count > 1)
    return text(`${key}_part`, { done: count - failures.length - left, total: count });
  const sites = [...new Set(cookies.map(({ domain }) => siteOf(domain, host.registrableDomain)))];
  const first = sites[0] ?? '';
  const site = sites.length > 1 ? text('siteAndMore', { first, count: sites.length - 1 }) : first;
  return text(key, { count, name: cookieName(cookies[0], text), site });
}

export function cookieName(id: CookieId | undefined, text: Text): string {
  return shownText(toText(id?.name ?? '')) || text('nameless');
}
