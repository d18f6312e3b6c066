import type { Cookie } from '../../cookie/cookie.ts';
import { cookiesForRequest } from '../../cookie/request/cookies-for-request.ts';
import type { Retrieval } from '../../cookie/verdict.ts';
import { type HeaderDifference, headerDifference } from './header-difference.ts';
import { changesIn, isOverfull, jarIn, type Sandbox, type SandboxChange } from './sandbox.ts';
import { hasCredentials, type RequestSource, requestOf, type Trial } from './trial.ts';

/** What a request that was not made would carry. */
export interface RequestPrediction {
  trial: Trial;
  /** Why it carries no cookie at all, whatever the jar: fetch() without credentials, or a setting of the browser. */
  barred: 'credentials' | 'blocked' | null;
  /** With the sandbox. */
  retrieval: Retrieval;
  /** Against the real jar. */
  difference: HeaderDifference;
  changes: SandboxChange[];
  /** The browser would throw other cookies of the site away for what the sandbox adds. */
  isOverfull: boolean;
}

interface Setting extends RequestSource {
  /** The jar of the site asked, all partitions, in the order a header sends. */
  real: readonly Cookie[];
  sandbox: Sandbox;
  /** The browser's settings keep every cookie off this address. */
  isBlocked: boolean;
}

const NOTHING: Retrieval = { sent: [], withheld: [], uncertain: [], header: '', bytes: 0 };

export function predictRequest(trial: Trial, { real, sandbox, isBlocked, ...asker }: Setting): RequestPrediction {
  const { agent } = asker;
  const barred = isBlocked ? 'blocked' : hasCredentials(trial) ? null : 'credentials';
  const jar = jarIn(sandbox, real, agent);
  const request = requestOf(trial, asker);
  const before = barred ? NOTHING : cookiesForRequest(real, request);
  const retrieval = barred ? NOTHING : cookiesForRequest(jar, request);
  const changes = changesIn(sandbox, real);
  return {
    trial,
    barred,
    retrieval,
    difference: headerDifference(before, retrieval),
    changes,
    isOverfull: isOverfull(changes, jar, agent),
  };
}
