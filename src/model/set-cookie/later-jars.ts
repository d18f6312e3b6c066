import type { Cookie } from '../../cookie/cookie.ts';
import type { JarHistory } from '../../cookie/jar/jar-history.ts';
import { asBrowserShows } from '../../cookie/octets.ts';
import { earliestStart, LONGEST_LAG_MS } from '../network/earliest-start.ts';
import type { NetworkRequest } from '../network/network-request.ts';
import { sentPairs } from '../network/sent-pair.ts';

/** How many states are tried first, in addition to the last: a page may change its cookies with every frame. */
const FIRST_JARS = 4;
/** How many of those in which a cookie got the value that the request sent. */
const MOST_ARRIVALS = 10;

/** The states of the time in which a change from before a request may be reported that it may have been sent in. */
export function laterJars(request: NetworkRequest, history: JarHistory): readonly (readonly Cookie[])[] {
  const start = earliestStart(request);
  const until = request.startedAt + LONGEST_LAG_MS;
  const arrivals = sentPairs(request.cookieHeader)
    // A cookie may get the same value again and again.
    .flatMap(({ name, value }) => history.arrivals(asBrowserShows(name), asBrowserShows(value), start).slice(0, 1))
    .filter(({ id }) => id / 1_000 <= until)
    .sort((one, other) => one.id - other.id)
    .slice(-MOST_ARRIVALS)
    // Half a microsecond more, since ids are too large for a fraction to be exact.
    .map(({ id }) => history.at((id + 0.5) / 1_000));
  return [...new Set([...history.statesAfter(start, until, FIRST_JARS), ...arrivals])];
}
