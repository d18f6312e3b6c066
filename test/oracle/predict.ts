import type { Agent, Cookie } from '../../src/cookie/cookie.ts';
import { cookiesForRequest } from '../../src/cookie/request/cookies-for-request.ts';
import { partitionOfRequest } from '../../src/cookie/request/partition-of-request.ts';
import { sameSiteContext } from '../../src/cookie/request/same-site-context.ts';
import { judgeSetCookie } from '../../src/cookie/set-cookie/judge-set-cookie.ts';
import { KeyedJar } from '../../src/cookie/set-cookie/keyed-jar.ts';
import type { Retrieval, ThirdParty, Verdict } from '../../src/cookie/verdict.ts';
import { registrableDomain } from '../fixtures/registrable-domain.ts';
import { serverTime } from './server-clock.ts';
import { isTopLevel, methodOf, type Step, type Story } from './story.ts';

/** The browser's rules and settings. */
export interface Setting {
  agent: Agent;
  thirdParty: ThirdParty;
  /**
   * The milliseconds that this browser uses as two minutes for the rule that sends young cookies on a cross-site POST.
   */
  twoMinutes: number;
}

/** The prediction of the core for one hop. */
export interface PredictedHop {
  retrieval: Retrieval;
  /** The verdict on each line in turn. */
  verdicts: Verdict[];
}

export interface Prediction {
  /** The predictions by step and by hop. */
  hops: PredictedHop[][];
  jar: readonly Cookie[];
}

/** The predictions of the core for a story with these times of its responses (by step, by hop; milliseconds). */
export function predict(story: Story, setting: Setting, moments: readonly number[][]): Prediction {
  let jar: readonly Cookie[] = [];
  let [page, frame] = ['', ''];
  const hops = story.steps.map((step, index) => {
    const documents = step.way === 'frame-fetch' ? [page, frame] : step.way === 'visit' ? [] : [page];
    const predicted = step.hops.map(({ lines }, hop): PredictedHop => {
      const circumstances = circumstancesOf(step, hop, documents, setting);
      const now = moments[index]?.[hop] ?? 0;
      const request = { ...circumstances, now, method: methodOf(step, hop) };
      const retrieval = cookiesForRequest(
        jar.map((cookie) => aged(cookie, now, setting)),
        request,
      );
      const verdicts = lines.map((line, nth) => {
        // Browsers give no two cookies the same creation time.
        const verdict = judgeSetCookie(line, {
          ...circumstances,
          now: now + nth / 1000,
          serverTime: serverTime(now),
          via: 'http',
          jar,
        });
        jar = new KeyedJar(jar).take(verdict).cookies;
        return verdict;
      });
      return { retrieval, verdicts };
    });
    const last = step.hops.at(-1)?.url ?? '';
    if (isTopLevel(step.way)) [page, frame] = [last, ''];
    else if (step.way === 'frame') frame = last;
    return predicted;
  });
  return { hops, jar };
}

/** `documents`: the page that begins the step, and the frame in it. */
function circumstancesOf(step: Step, hop: number, documents: string[], { agent, thirdParty }: Setting) {
  const url = step.hops[hop]?.url ?? '';
  const topLevelNavigation = isTopLevel(step.way);
  const ancestors = topLevelNavigation ? [] : documents;
  return {
    url,
    agent,
    thirdParty,
    registrableDomain,
    topLevelNavigation,
    sameSiteContext: sameSiteContext({
      agent,
      url,
      initiator: documents.at(-1) ?? null,
      redirectChain: step.hops.slice(0, hop).map((earlier) => earlier.url),
      ancestors,
      registrableDomain,
    }),
    partitionKey: partitionOfRequest({ agent, url, ancestors, registrableDomain }),
  };
}

/** The core knows two minutes only: for a browser that waits less, time is scaled up. */
function aged(cookie: Cookie, now: number, { twoMinutes }: Setting): Cookie {
  const age = now - (cookie.creationTime ?? now);
  return { ...cookie, creationTime: now - age * (120_000 / twoMinutes) };
}
