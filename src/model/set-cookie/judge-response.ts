import type { Agent, Cookie, RegistrableDomain } from '../../cookie/cookie.ts';
import { judgeSetCookie } from '../../cookie/set-cookie/judge-set-cookie.ts';
import type { KeyedJar } from '../../cookie/set-cookie/keyed-jar.ts';
import { parseDate } from '../../cookie/set-cookie/parse-date.ts';
import { rejectVerdict } from '../../cookie/set-cookie/reject-verdict.ts';
import { keyOf, type ResponseContext, type ThirdParty, type Verdict } from '../../cookie/verdict.ts';
import type { Circumstances } from '../network/circumstances.ts';
import { responseFieldOf } from '../network/field-of.ts';
import type { NetworkRequest } from '../network/network-request.ts';
import type { WhyNoCookies } from '../network/why-no-cookies.ts';
import { missedDeletions } from './missed-deletion.ts';
import type { LineOutcome, ReceivedLine } from './received-line.ts';
import { whyIgnored } from './why-ignored.ts';

interface Setting {
  agent: Agent;
  registrableDomain: RegistrableDomain;
  storeId: string;
  circumstances: Circumstances;
  /** What the browser does with third-party cookies; undefined: not known. */
  thirdParty: ThirdParty | undefined;
  /** The cookies that were stored before the response; each line changes it. */
  jar: KeyedJar;
  jarKnown: boolean;
  /** Why no cookie of the response was stored, where that is known. */
  noCookies?: WhyNoCookies | null;
}

/** The most lines of one response that are judged, several times the cookies that a site can have. The others are counted. */
const MAX_LINES = 1_000;

/** How many lines of a response are not judged because there are too many. */
export function surplusOf({ setCookieLines }: NetworkRequest): number {
  return Math.max(0, setCookieLines.length - MAX_LINES);
}

/** Judges each Set-Cookie line of a response with the jar that the lines before it made. */
export function judgeResponse(
  request: NetworkRequest,
  { circumstances, thirdParty, jar, jarKnown, noCookies = null, ...rest }: Setting,
): ReceivedLine[] {
  const serverTime = serverTimeOf(request, rest.agent);
  const reason = noCookies?.reason ?? whyIgnored(request, rest.agent);
  return request.setCookieLines.slice(0, MAX_LINES).map((line, index): ReceivedLine => {
    const context: ResponseContext = {
      ...rest,
      ...circumstances,
      ...(thirdParty && { thirdParty }),
      ...(serverTime !== null && { serverTime }),
      url: request.url,
      // Browsers read the lines before the body, which may take minutes.
      now: request.respondedAt,
      via: 'http',
      jar,
    };
    const judged = judgeSetCookie(line, context);
    const verdict = reason ? rejectVerdict(judged, reason) : judged;
    const cookieKey = keyOf(verdict);
    const old = cookieKey === null ? null : (jar.get(cookieKey) ?? null);
    const outcome = outcomeOf(verdict, old);
    // A deletion of nothing changes no jar.
    const missed =
      jarKnown && verdict.outcome === 'deleted' && !old ? missedDeletions(verdict.id, jar.cookies, context) : [];
    jar.take(verdict);
    return {
      key: `${request.id}:${index}`,
      request,
      line,
      at: request.respondedAt,
      verdict,
      cookieKey,
      outcome,
      old,
      missed,
      isGuess: circumstances.guessed,
      isJarKnown: jarKnown,
      check: 'waiting',
    };
  });
}

/** The time in the response's Date field: browsers shift Expires by the difference from their own clock. */
function serverTimeOf(request: NetworkRequest, agent: Agent): number | null {
  const date = responseFieldOf(request, 'date');
  return date === null ? null : parseDate(date, agent);
}

function outcomeOf({ outcome }: Verdict, old: Cookie | null): LineOutcome {
  if (outcome === 'rejected') return 'rejected';
  if (outcome === 'deleted') return old ? 'deleted' : 'nothingToDelete';
  return old ? 'replaced' : 'stored';
}
