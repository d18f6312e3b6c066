import type { NetworkRequest } from '../network/network-request.ts';
import type { ReceivedLine } from './received-line.ts';

/**
 * The requests to judge: those that are not judged or no longer rightly, and those of the same site whose responses arrived
 * later, because their lines meet the cookies of the earlier ones. DevTools may report a response long after later ones.
 */
export function requestsToJudge(
  judged: Iterable<NetworkRequest>,
  unjudged: readonly NetworkRequest[],
  siteOfHost: (host: string) => string,
): ReadonlySet<NetworkRequest> {
  const earliest = new Map<string, number>();
  for (const { host, respondedAt } of unjudged) {
    const site = siteOfHost(host);
    earliest.set(site, Math.min(respondedAt, earliest.get(site) ?? respondedAt));
  }
  const all = new Set(unjudged);
  if (all.size === 0) return all;
  for (const request of judged) {
    const since = earliest.get(siteOfHost(request.host));
    if (since !== undefined && request.respondedAt > since) all.add(request);
  }
  return all;
}

/** Whether a line that was judged again has the same result: then it stays, with its comparison with the jar. */
export function hasSameResult(one: ReceivedLine, other: ReceivedLine): boolean {
  return judgementOf(one) === judgementOf(other);
}

function judgementOf({ verdict, outcome, old, isGuess, isJarKnown }: ReceivedLine): string {
  return JSON.stringify([verdict, outcome, old, isGuess, isJarKnown]);
}
