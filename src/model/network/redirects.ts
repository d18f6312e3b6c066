import { fieldOf } from './field-of.ts';
import type { NetworkRequest } from './network-request.ts';
import { oncePerLog } from './once-per-log.ts';
import { withoutFragment } from './same-document.ts';

/** A browser follows a redirect at once; its log may differ from that by this much on a busy machine. */
const LONGEST_GAP_MS = 1_000;
/** The most requests for the URL of a redirect that are compared with it: a page may make thousands in that time. */
const MAX_CANDIDATES = 20;

type Causes = ReadonlyMap<NetworkRequest, NetworkRequest>;

const causesIn = oncePerLog(findCauses);

/** The requests whose responses redirected to this one, the first one first. `requests` are sorted by start. */
export function redirectsBefore(
  requests: readonly NetworkRequest[],
  request: NetworkRequest,
): readonly NetworkRequest[] {
  return chainBefore(request, causesIn(requests));
}

function chainBefore(request: NetworkRequest, causes: Causes): NetworkRequest[] {
  const chain: NetworkRequest[] = [];
  for (let before = causes.get(request); before; before = causes.get(before)) chain.unshift(before);
  return chain;
}

/** The redirect that led to each request. A redirect leads to one request: the one for its URL that begins as it ends. */
function findCauses(requests: readonly NetworkRequest[]): Causes {
  const redirects = requests.flatMap((redirect) =>
    redirect.redirectedTo === null ? [] : [{ redirect, target: withoutFragment(redirect.redirectedTo) }],
  );
  const unused = new Map<string, NetworkRequest[]>(redirects.map(({ target }) => [target, []]));
  for (const request of requests) unused.get(withoutFragment(request.url))?.push(request);
  const causes = new Map<NetworkRequest, NetworkRequest>();
  for (const { redirect, target } of redirects) {
    const candidates = unused.get(target) ?? [];
    const distance = ({ startedAt }: NetworkRequest): number => Math.abs(startedAt - redirect.endedAt);
    const first = candidates.findIndex(({ startedAt }) => startedAt >= redirect.startedAt);
    const [follower] = (first < 0 ? [] : candidates.slice(first, first + MAX_CANDIDATES))
      .filter((request) => distance(request) <= LONGEST_GAP_MS && isSameKind(request, redirect))
      .filter((request) => request !== redirect && !chainBefore(redirect, causes).includes(request))
      .sort((a, b) => distance(a) - distance(b));
    if (!follower) continue;
    candidates.splice(candidates.indexOf(follower), 1);
    causes.set(follower, redirect);
  }
  return causes;
}

/** What a request is for stays the same through its redirects (Fetch §4.5, "HTTP-redirect fetch"). */
function isSameKind(request: NetworkRequest, redirect: NetworkRequest): boolean {
  return ['sec-fetch-dest', 'sec-fetch-mode'].every((name) => {
    const [one, other] = [fieldOf(request, name), fieldOf(redirect, name)];
    return one === null || other === null || one === other;
  });
}
