import { agent } from '../../browser/agent.ts';
import type { PlannedCookie, PlannedCookies, PredictedCookie } from '../../contract/steps.ts';
import { cookieKey } from '../../cookie/cookie.ts';
import { isSameCookie } from '../../cookie/jar/differences.ts';
import type { CookiesByKey, Exchange } from '../../cookie/jar/exchange.ts';
import { whyUnreachable } from '../../cookie/rules/why-unreachable.ts';
import { portionsOf } from './exchange/batches.ts';
import { predictExchange } from './exchange/check-exchange.ts';
import { JarSnapshot } from './exchange/jar-snapshot.ts';
import { NOT_TRIED } from './execute-step.ts';

interface Planned {
  from: PlannedCookie['from'];
  one: PredictedCookie;
}

/**
 * What storing these cookies would do, in their order and one after another, as far as the rules and the jar tell. Each
 * one takes room from those after it, and gives them that of the cookie that it is made of; those that are `leaving` take
 * none. Nothing is written.
 */
export async function predictCookies({ cookies, leaving }: PlannedCookies): Promise<PredictedCookie[]> {
  const all = cookies.map(({ cookie, from }): Planned => {
    const predicted = predictExchange(exchangeOf(cookie, from), false);
    if ('problem' in predicted) return { from, one: { cookie, now: null, problem: predicted.problem } };
    return { from, one: { cookie: predicted.exchange.after[0] ?? cookie, now: null, problem: null } };
  });
  const possible = all.filter(({ one }) => one.problem === null);
  const jars = new JarSnapshot(
    possible.map(({ from, one }) => exchangeOf(one.cookie, from)),
    leaving,
  );
  const claimed = new Set<string>();
  const rest = await jars.forEach(portionsOf(possible), async ({ from, one }) => {
    const looked = await jars.look(exchangeOf(one.cookie, from));
    if ('problem' in looked) {
      one.problem = looked.problem;
      return;
    }
    const key = cookieKey(one.cookie);
    one.now = looked.inJar.get(key) ?? null;
    const was = from && (looked.inJar.get(cookieKey(from)) ?? null);
    const reasons = one.now && !isSameCookie(one.now, one.cookie) ? whyUnreachable(one.now, agent) : [];
    if (reasons.length > 0) one.problem = { code: 'rejected', reasons };
    else if (from && !isSameCookie(was, from)) one.problem = { code: 'changed', was: from, now: was };
    else if (!claimed.has(key) && !isOccupied(from, key, looked.inJar))
      one.problem = await jars.take(looked.inJar, [one.cookie]);
    if (!one.problem) claimed.add(key);
  });
  for (const { one } of rest) one.problem = NOT_TRIED;
  return all.map(({ one }) => one);
}

function exchangeOf(cookie: PlannedCookie['cookie'], from: PlannedCookie['from']): Exchange {
  return { before: from ? [from] : [], after: [cookie] };
}

/** Whether a cookie would move to where another one is: it stays, and needs no room. */
function isOccupied(from: PlannedCookie['from'], key: string, inJar: CookiesByKey): boolean {
  return from !== null && cookieKey(from) !== key && inJar.has(key);
}
