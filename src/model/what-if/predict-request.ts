import type { Cookie } from '../../cookie/cookie.ts';
import { cookiesForRequest } from '../../cookie/request/cookies-for-request.ts';
import type { Retrieval } from '../../cookie/verdict.ts';
import { type HeaderDifference, headerDifference } from './header-difference.ts';
import { changesIn, isOverfull, jarIn, type Sandbox, type SandboxChange } from './sandbox.ts';
import { hasCredentials, type RequestSource, requestOf, type Trial } from './trial.ts';

/** The cookies of a request that was not made. */
export interface RequestPrediction {
  trial: Trial;
  /** Why no cookie is sent, whatever the jar: fetch() without credentials, or a setting of the browser. null: some may be. */
  exclusion: 'credentials' | 'blocked' | null;
  /** What is sent with the changes of the sandbox. */
  retrieval: Retrieval;
  /** The difference from the header that the real jar makes. */
  difference: HeaderDifference;
  changes: SandboxChange[];
  /** The browser would evict other cookies of the site for those that the sandbox adds. */
  isOverfull: boolean;
}

interface Setting extends RequestSource {
  /** The cookies of the requested site, of all partitions, in the order of a Cookie header. */
  real: readonly Cookie[];
  sandbox: Sandbox;
  /** The browser's settings block every cookie of this URL. */
  isBlocked: boolean;
}

const NOTHING: Retrieval = { sent: [], notSent: [], uncertain: [], header: '', bytes: 0 };

export function predictRequest(trial: Trial, { real, sandbox, isBlocked, ...source }: Setting): RequestPrediction {
  const { agent } = source;
  const exclusion = isBlocked ? 'blocked' : hasCredentials(trial) ? null : 'credentials';
  const jar = jarIn(sandbox, real, agent);
  const request = requestOf(trial, source);
  const before = exclusion ? NOTHING : cookiesForRequest(real, request);
  const retrieval = exclusion ? NOTHING : cookiesForRequest(jar, request);
  const changes = changesIn(sandbox, real);
  return {
    trial,
    exclusion,
    retrieval,
    difference: headerDifference(before, retrieval),
    changes,
    isOverfull: isOverfull(changes, jar, agent),
  };
}
