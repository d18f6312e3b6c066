import type { Problem } from '../../contract/problem.ts';
import { type Cookie, cookieKey } from '../../cookie/cookie.ts';
import { isSameCookie } from '../../cookie/jar/differences.ts';
import type { Exchange } from '../../cookie/jar/exchange.ts';
import type { EngineParts } from './engine-parts.ts';
import { batches, portionsOf } from './exchange/batches.ts';
import { JarSnapshot } from './exchange/jar-snapshot.ts';
import { runExchanges } from './exchange/run-exchanges.ts';

/** The result at one identity. */
export interface Enforced {
  /** Any cookie of that identity. */
  at: Cookie;
  /** What is there now; null: nothing. */
  now: Cookie | null;
  /** The jar was changed there. */
  isChanged: boolean;
  /** Why it could not be; null: nothing had to be, or it was. */
  problem: Problem | null;
}

/**
 * Brings the jar to what the rules of a person want at these identities. `decide` is given the cookie that is there and returns the one that
 * is to be there. This is no step: what a page wrote against a rule is not stored. Without access nothing is decided.
 */
export async function enforce(
  { ownWrites, lateCalls }: Pick<EngineParts, 'ownWrites' | 'lateCalls'>,
  cookies: readonly Cookie[],
  decide: (at: Cookie, now: Cookie | null) => Cookie | null,
): Promise<Enforced[]> {
  const exchangeAt = (cookie: Cookie): Exchange => ({ before: [], after: [cookie] });
  const jars = new JarSnapshot(cookies.map(exchangeAt));
  const meant: { exchange: Exchange; enforced: Enforced }[] = [];
  const all: Enforced[] = [];
  await jars.forEach(portionsOf(cookies), async (at) => {
    const looked = await jars.look(exchangeAt(at));
    if ('problem' in looked) return;
    const now = looked.inJar.get(cookieKey(at)) ?? null;
    const wanted = decide(at, now);
    const enforced: Enforced = { at, now, isChanged: false, problem: null };
    all.push(enforced);
    if (isSameCookie(wanted, now)) return;
    const exchange = { before: now ? [now] : [], after: wanted ? [wanted] : [] };
    enforced.problem = await jars.take(looked.inJar, exchange.after);
    if (!enforced.problem) meant.push({ exchange, enforced });
  });
  for (const batch of batches(meant, 'after')) {
    const moves = batch.map(({ exchange }) => ({ exchange, to: 'after' as const }));
    const outcomes = await runExchanges(moves, { ownWrites, lateCalls, turnBack: async () => undefined });
    for (const [index, { exchange, side, problem }] of outcomes.entries()) {
      const enforced = batch[index]?.enforced;
      if (enforced && side === 'after') Object.assign(enforced, { now: exchange.after[0] ?? null, isChanged: true });
      else if (enforced) enforced.problem = problem ?? { code: 'not-tried' };
    }
  }
  return all;
}
