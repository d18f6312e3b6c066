import type { MissingCredentials } from '../network/missing-credentials.ts';
import type { NetworkRequest } from '../network/network-request.ts';
import { hasMismatch, type ReceivedLine } from './received-line.ts';

/** The requests that were perhaps made without credentials, and whether the cookies of their responses were stored. */
export class UncertainCredentials {
  readonly #found = new WeakMap<NetworkRequest, 'unknown' | 'missing' | 'stored'>();

  /** Notes what the circumstances of a request say; returns whether none of its cookies was stored. */
  areMissing(request: NetworkRequest, credentials: MissingCredentials | null): boolean {
    if (credentials?.isCertain !== false) return false;
    const found = this.#found.get(request) ?? 'unknown';
    this.#found.set(request, found);
    return found === 'missing';
  }

  /** The requests to judge again, as the comparison of their lines with the jar has shown whether they had credentials. */
  decide(lines: readonly ReceivedLine[]): ReadonlySet<NetworkRequest> {
    const effective = lines.filter(({ outcome }) => outcome !== 'nothingToDelete');
    const matching = new Set(effective.filter((line) => !hasMismatch(line)).map(({ request }) => request));
    const decided = new Map<NetworkRequest, 'missing' | 'stored'>();
    for (const { request, outcome, check } of effective) {
      const found = this.#found.get(request);
      if (found === 'unknown' && outcome !== 'rejected' && !matching.has(request)) decided.set(request, 'missing');
      // The browser reported the cookie only now.
      if (found === 'missing' && check === 'stored-anyway') decided.set(request, 'stored');
    }
    for (const [request, found] of decided) this.#found.set(request, found);
    return new Set(decided.keys());
  }
}
