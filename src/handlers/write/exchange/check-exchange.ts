import { agent } from '../../../browser/agent.ts';
import { registrableDomain } from '../../../browser/registrable-domain.ts';
import type { Problem } from '../../../contract/problem.ts';
import { type Cookie, cookieKey } from '../../../cookie/cookie.ts';
import { differences } from '../../../cookie/jar/differences.ts';
import { type Exchange, without } from '../../../cookie/jar/exchange.ts';
import { isStorableAnyway } from '../../../cookie/rules/is-storable-anyway.ts';
import { predictStored } from '../../../cookie/rules/predict-stored.ts';
import { whyUnreachable } from '../../../cookie/rules/why-unreachable.ts';
import type { Reason } from '../../../cookie/verdict.ts';
import type { JarSnapshot } from './jar-snapshot.ts';

/** An exchange as it will be carried out. */
export function predictExchange(wanted: Exchange, anyway: boolean): { exchange: Exchange } | { problem: Problem } {
  const predicted = wanted.after.map((cookie) => predictStored(cookie, { agent, now: Date.now(), registrableDomain }));
  const isBinding = (reason: Reason) => !(anyway && isStorableAnyway(reason, agent));
  const unreachable = wanted.before.flatMap((cookie) => whyUnreachable(cookie, agent));
  const isNew = (reason: Reason) => !unreachable.some(({ code }) => code === reason.code);
  const reasons = [...unreachable, ...predicted.flatMap((one) => one.reasons.filter(isBinding).filter(isNew))];
  if (reasons.length > 0) return { problem: { code: 'rejected', reasons } };
  return { exchange: { before: wanted.before, after: predicted.map(({ cookie }) => cookie) } };
}

/** The same with what is really in the jar as its one side, or the objection to it before anything is written. */
export async function checkExchange(
  exchange: Exchange,
  jars: JarSnapshot,
): Promise<{ exchange: Exchange } | { problem: Problem }> {
  const looked = await jars.look(exchange);
  if ('problem' in looked) return looked;
  const { inJar } = looked;
  const isRemoval = exchange.after.length === 0;
  for (const was of exchange.before) {
    const now = inJar.get(cookieKey(was)) ?? null;
    if (!now || !isUnchanged(now, was, isRemoval)) return { problem: { code: 'changed', was, now } };
  }
  const before = [...inJar.values()];
  const [occupant] = without(before, exchange.before);
  if (occupant) return { problem: { code: 'exists', cookie: occupant } };
  const full = await jars.take(inJar, exchange.after);
  return full ? { problem: full } : { exchange: { before, after: exchange.after } };
}

/** A site that refreshes its cookie with each response changes only the expiry: that does not keep a person from deleting it. */
function isUnchanged(now: Cookie, was: Cookie, isRemoval: boolean): boolean {
  return differences(now, was).every((field) => isRemoval && field === 'expiryTime');
}
