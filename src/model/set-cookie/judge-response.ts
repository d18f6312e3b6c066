import { type Agent, type Cookie, cookieKey, type RegistrableDomain } from '../../cookie/cookie.ts';
import { asOctets } from '../../cookie/octets.ts';
import { jarAfter } from '../../cookie/set-cookie/jar-after.ts';
import { judgeSetCookie } from '../../cookie/set-cookie/judge-set-cookie.ts';
import { parseDate } from '../../cookie/set-cookie/parse-date.ts';
import { keyOf, type ThirdParty, type Verdict } from '../../cookie/verdict.ts';
import type { Circumstances } from '../network/circumstances.ts';
import type { MissingCredentials } from '../network/missing-credentials.ts';
import type { NetworkRequest } from '../network/network-request.ts';
import type { LineOutcome, ReceivedLine } from './received-line.ts';

interface Setting {
  agent: Agent;
  registrableDomain: RegistrableDomain;
  storeId: string;
  circumstances: Circumstances;
  /** What the browser does with third-party cookies; undefined: not known. */
  thirdParty: ThirdParty | undefined;
  /** The cookies that were stored before the response. */
  jar: readonly Cookie[];
  jarKnown: boolean;
  /** The cookies of the response were not stored. */
  isMissing?: boolean;
}

/** Judges each Set-Cookie line of a response with the jar that the lines before it made; also returns the last jar. */
export function judgeResponse(
  request: NetworkRequest,
  { circumstances, thirdParty, jar: before, jarKnown, isMissing = false, ...rest }: Setting,
): { lines: ReceivedLine[]; jar: readonly Cookie[] } {
  let jar = before;
  const serverTime = serverTimeOf(request, rest.agent);
  const { credentials } = circumstances;
  const lines = request.setCookieLines.map((line, index): ReceivedLine => {
    const judged = judgeSetCookie(line, {
      ...rest,
      ...circumstances,
      ...(thirdParty && { thirdParty }),
      ...(serverTime !== null && { serverTime }),
      url: request.url,
      now: request.endedAt,
      via: 'http',
      jar,
    });
    const verdict = credentials?.isCertain || isMissing ? withoutCredentials(judged, credentials) : judged;
    const old = replacedBy(verdict, jar);
    jar = jarAfter(verdict, jar);
    return {
      key: `${request.id}:${index}`,
      request,
      line,
      at: request.endedAt,
      verdict,
      outcome: outcomeOf(verdict, old),
      old,
      isGuess: circumstances.guessed,
      isJarKnown: jarKnown,
      check: 'waiting',
    };
  });
  return { lines, jar };
}

/** Fetch Standard: without credentials the browser ignores the Set-Cookie lines of a response. */
function withoutCredentials(verdict: Verdict, credentials: MissingCredentials | null): Verdict {
  if (!credentials) return verdict;
  const { notes } = verdict;
  const [name, value] =
    verdict.outcome === 'stored'
      ? [asOctets(verdict.cookie.name), asOctets(verdict.cookie.value)]
      : verdict.outcome === 'deleted'
        ? [asOctets(verdict.id.name), asOctets('')]
        : [verdict.name, verdict.value];
  const others = verdict.outcome === 'rejected' ? verdict.reasons : [];
  return { outcome: 'rejected', name, value, reasons: [credentials.reason, ...others], notes };
}

/** The time in the response's Date field: browsers shift Expires by the difference from their own clock. */
function serverTimeOf({ responseFields }: NetworkRequest, agent: Agent): number | null {
  const field = responseFields.find(({ name }) => name === 'date');
  return field ? parseDate(field.value, agent) : null;
}

function replacedBy(verdict: Verdict, jar: readonly Cookie[]): Cookie | null {
  const key = keyOf(verdict);
  return jar.find((cookie) => cookieKey(cookie) === key) ?? null;
}

function outcomeOf({ outcome }: Verdict, old: Cookie | null): LineOutcome {
  if (outcome === 'rejected') return 'rejected';
  if (outcome === 'deleted') return old ? 'deleted' : 'nothingToDelete';
  return old ? 'replaced' : 'stored';
}
