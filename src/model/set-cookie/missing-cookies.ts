import type { NetworkRequest } from '../network/network-request.ts';
import type { WhyNoCookies } from '../network/why-no-cookies.ts';
import { isRepeat } from './check-line.ts';
import { hasMismatch, type ReceivedLine } from './received-line.ts';

interface Reasons {
  /** Why a request stored no cookies. */
  of(request: NetworkRequest): WhyNoCookies | null;
  /** The same as far as a setting is the reason. */
  setting(request: NetworkRequest): WhyNoCookies | null;
}

/** The requests none of whose responses' cookies was stored although only something likely, and not certain, says why. */
export class MissingCookies {
  readonly #found = new WeakMap<NetworkRequest, 'missing' | 'stored'>();

  has(request: NetworkRequest): boolean {
    return this.#found.get(request) === 'missing';
  }

  /** The requests to judge again, since the comparison of their lines with the jar has shown whether they stored cookies. */
  decide(lines: readonly ReceivedLine[], reasons: Reasons): ReadonlySet<NetworkRequest> {
    // A line that is rejected, or deletes nothing, does not show whether the request stored cookies.
    const conclusive = lines.filter(({ outcome }) => outcome !== 'nothingToDelete' && outcome !== 'rejected');
    const confirmed = new Set(
      conclusive.filter((line) => !hasMismatch(line) && !isRepeat(line)).map(({ request }) => request),
    );
    const decided = new Map<NetworkRequest, 'missing' | 'stored'>();
    for (const line of conclusive) {
      const { request } = line;
      if (this.#found.has(request) || decided.has(request) || confirmed.has(request)) continue;
      const isMissing = hasMismatch(line) || (line.check === 'agrees' && reasons.setting(request)?.isSetting);
      if (isMissing && reasons.of(request)?.isCertain === false) decided.set(request, 'missing');
    }
    // The browser reported the cookie only now.
    for (const { request, check } of lines)
      if (check === 'stored-anyway' && this.has(request)) decided.set(request, 'stored');
    for (const [request, found] of decided) this.#found.set(request, found);
    return new Set(decided.keys());
  }
}
