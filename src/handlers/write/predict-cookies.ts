import type { PlannedCookies, PredictedCookie } from '../../contract/steps.ts';
import { cookieKey } from '../../cookie/cookie.ts';
import type { Exchange } from '../../cookie/jar/exchange.ts';
import { portionsOf } from './exchange/batches.ts';
import { predictExchange } from './exchange/check-exchange.ts';
import { JarSnapshot } from './exchange/jar-snapshot.ts';
import { NOT_TRIED } from './execute-step.ts';

/**
 * What storing these cookies would do, in their order and one after another, as far as the rules and the jar tell. Each
 * one takes room from those after it; those that are `leaving` take none. Nothing is written.
 */
export async function predictCookies({ cookies, leaving }: PlannedCookies): Promise<PredictedCookie[]> {
  const all = cookies.map((cookie): PredictedCookie => {
    const predicted = predictExchange({ before: [], after: [cookie] }, false);
    if ('problem' in predicted) return { cookie, now: null, problem: predicted.problem };
    return { cookie: predicted.exchange.after[0] ?? cookie, now: null, problem: null };
  });
  const possible = all.filter(({ problem }) => problem === null);
  const exchangeOf = ({ cookie }: PredictedCookie): Exchange => ({ before: [], after: [cookie] });
  const jars = new JarSnapshot(possible.map(exchangeOf), leaving);
  const rest = await jars.forEach(portionsOf(possible), async (one) => {
    const looked = await jars.look(exchangeOf(one));
    if ('problem' in looked) {
      one.problem = looked.problem;
      return;
    }
    one.now = looked.inJar.get(cookieKey(one.cookie)) ?? null;
    one.problem = await jars.take(looked.inJar, [one.cookie]);
  });
  for (const one of rest) one.problem = NOT_TRIED;
  return all;
}
