import type { Result } from '../../../src/contract/problem.ts';
import type { Exchanged, StepSummary } from '../../../src/contract/steps.ts';
import type { Side } from '../../../src/cookie/jar/exchange.ts';
import type { JarEntry } from '../driver/surface.ts';
import { type Change, type Jar, jarOf, keyOfEntry, type Standing, standingOf } from './fault-jar.ts';
import type { Answer } from './fault-page.ts';

/** Whether what Crumb says is what the browser's jar holds. Each function gives what is wrong, '' for nothing. */

/** Of the answer to a step towards `to`, and the jar at that moment. */
export function lieOfAnswer(answer: Answer<'applyStep'>, changes: Change[], jar: Jar, to: Side): string {
  // An error text says nothing of the jar.
  if (answer === null || 'bug' in answer) return '';
  const standings = changes.map((change) => standingOf(change, jar));
  const from = to === 'after' ? 'before' : 'after';
  const isUntouched = standings.every((standing) => standing === from);
  if ('problem' in answer) {
    const { code } = answer.problem;
    return isUntouched || code === 'timeout' ? '' : `answered ${code}, and the jar stands ${standings}`;
  }
  const { results, step } = answer.value;
  if (results.length !== changes.length) return `answered ${results.length} results of ${changes.length}`;
  if (step === null && !isUntouched) return `answered that nothing was changed, and the jar stands ${standings}`;
  const lies = changes.map((change, at) => lieOfResult(results[at] as Result<Exchanged>, change, jar, to));
  return lies.filter(Boolean).join('; ') || (step ? lieOfStep(step, standings) : '');
}

function lieOfResult(result: Result<Exchanged>, change: Change, jar: Jar, to: Side): string {
  const standing = standingOf(change, jar);
  if ('problem' in result) {
    const { code } = result.problem;
    if (code === 'timeout') return '';
    const meant = ['old-remains', 'not-restored'].includes(code) ? 'both' : to === 'after' ? 'before' : 'after';
    return standing === meant ? '' : `answered ${code}, and the jar stands ${standing}`;
  }
  if (standing !== to) return `answered that it is done, and the jar stands ${standing}`;
  const told = [...jarOf(result.value.now.map(entryOf)).values()];
  const there = [...change.before, ...change.after].flatMap((entry) => jar.get(keyOfEntry(entry)) ?? []);
  const text = (cookies: JarEntry[]) =>
    JSON.stringify(cookies.map(({ name, value, expires }) => [name, value, expires]).sort());
  return text(told) === text([...new Set(there)]) ? '' : `answered ${text(told)}, and the jar holds ${text(there)}`;
}

function entryOf({ expiryTime, storeId, creationTime: _, ...rest }: Exchanged['now'][number]): JarEntry {
  const store = { '0': 'default', '1': 'private' }[storeId] ?? storeId.replace('firefox-', '');
  return { ...rest, expires: expiryTime, store };
}

/** Of a step in the history; `null`: it is not there. */
export function lieOfStep(step: StepSummary | null, standings: Standing[]): string {
  const all = (side: Standing) => standings.every((standing) => standing === side);
  const said = step?.state ?? 'nothing';
  const isTrue = {
    nothing: all('before'),
    done: all('after'),
    undone: all('before'),
    partly: standings.includes('after') || standings.includes('both'),
    unsettled: standings.includes('both') || standings.includes('neither'),
    open: true,
  }[said];
  if (!isTrue) return `the history says ${said}, and the jar stands ${standings}`;
  return standings.includes('both') && said !== 'unsettled' && said !== 'partly' && said !== 'open'
    ? `both are there, and the history says ${said}`
    : '';
}
