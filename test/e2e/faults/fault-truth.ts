import type { Result } from '../../../src/contract/problem.ts';
import type { Exchanged, StepSummary } from '../../../src/contract/steps.ts';
import type { Side } from '../../../src/cookie/jar/exchange.ts';
import type { JarEntry } from '../driver/surface.ts';
import { type Change, type Jar, jarOf, keyOfEntry, type Standing, standingOf } from './fault-jar.ts';
import type { SentReply } from './fault-page.ts';

/** Checks that Crumb's reports agree with the browser's jar. Each function gives the error, '' for none. */

/** Checks the reply to a step towards `to`, and the jar at that moment. */
export function mismatchOfReply(reply: SentReply<'applyStep'>, changes: Change[], jar: Jar, to: Side): string {
  // An error text says nothing about the jar.
  if (reply === null || 'bug' in reply) return '';
  const standings = changes.map((change) => standingOf(change, jar));
  const from = to === 'after' ? 'before' : 'after';
  const isUntouched = standings.every((standing) => standing === from);
  if ('problem' in reply) {
    const { code } = reply.problem;
    return isUntouched || code === 'timeout' ? '' : `answered ${code}, and the jar stands ${standings}`;
  }
  const { results, step } = reply.value;
  if (results.length !== changes.length) return `answered ${results.length} results of ${changes.length}`;
  if (step === null && !isUntouched) return `answered that nothing was changed, and the jar stands ${standings}`;
  const mismatches = changes.map((change, at) => mismatchOfResult(results[at] as Result<Exchanged>, change, jar, to));
  return mismatches.filter(Boolean).join('; ') || (step ? mismatchOfStep(step, standings) : '');
}

function mismatchOfResult(result: Result<Exchanged>, change: Change, jar: Jar, to: Side): string {
  const standing = standingOf(change, jar);
  if ('problem' in result) {
    const { code } = result.problem;
    if (code === 'timeout') return '';
    const meant = ['old-remains', 'not-restored'].includes(code) ? 'both' : to === 'after' ? 'before' : 'after';
    return standing === meant ? '' : `answered ${code}, and the jar stands ${standing}`;
  }
  if (standing !== to) return `answered that it is done, and the jar stands ${standing}`;
  const reported = [...jarOf(result.value.now.map(entryOf)).values()];
  const stored = [...change.before, ...change.after].flatMap((entry) => jar.get(keyOfEntry(entry)) ?? []);
  const text = (cookies: JarEntry[]) =>
    JSON.stringify(cookies.map(({ name, value, expires }) => [name, value, expires]).sort());
  return text(reported) === text([...new Set(stored)])
    ? ''
    : `answered ${text(reported)}, and the jar holds ${text(stored)}`;
}

function entryOf({ expiryTime, storeId, creationTime: _, ...rest }: Exchanged['now'][number]): JarEntry {
  const store = { '0': 'default', '1': 'private' }[storeId] ?? storeId.replace('firefox-', '');
  return { ...rest, expires: expiryTime, store };
}

/** Checks a step in the history; `null`: it is not listed. */
export function mismatchOfStep(step: StepSummary | null, standings: Standing[]): string {
  const all = (side: Standing) => standings.every((standing) => standing === side);
  const state = step?.state ?? 'nothing';
  const isTrue = {
    nothing: all('before'),
    done: all('after'),
    undone: all('before'),
    partly: standings.includes('after') || standings.includes('both'),
    unsettled: standings.includes('both') || standings.includes('neither'),
    open: true,
  }[state];
  if (!isTrue) return `the history says ${state}, and the jar stands ${standings}`;
  return standings.includes('both') && state !== 'unsettled' && state !== 'partly' && state !== 'open'
    ? `both are there, and the history says ${state}`
    : '';
}
