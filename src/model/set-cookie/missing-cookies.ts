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
    const effective = lines.filter(({ outcome }) => outcome !== 'nothingToDelete');
    // What is stored again shows nothing where the browser's settings block it.
    const isConfirmed = (line: ReceivedLine): boolean =>
      line.outcome !== 'rejected' &&
      !hasMismatch(line) &&
      !(isRepeat(line) && reasons.setting(line.request)?.isSetting);
    const matching = new Set(effective.filter(isConfirmed).map(({ request }) => request));
    const decided = new Map<NetworkRequest, 'missing' | 'stored'>();
    for (const { request, outcome, check } of effective) {
      const found = this.#found.get(request);
      // The browser reported the cookie only now.
      if (found === 'missing' && check === 'stored-anyway') decided.set(request, 'stored');
      const isUndecided = !found && !decided.has(request) && outcome !== 'rejected' && !matching.has(request);
      if (isUndecided && reasons.of(request)?.isCertain === false) decided.set(request, 'missing');
    }
    for (const [request, found] of decided) this.#found.set(request, found);
    return new Set(decided.keys());
  }
}
