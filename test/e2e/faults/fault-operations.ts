import type { StepKind } from '../../../src/contract/steps.ts';
import type { Crumb, JarEntry } from '../driver/surface.ts';
import type { Change } from './fault-jar.ts';

/** Every operation that the fault loop cuts off, and the jar it works on. */

const DAY = 24 * 60 * 60 * 1000;

export const HOST = 'fault.localhost';
const SITE = `http://${HOST}`;
const TOP = 'https://top.localhost';
/** In each name or value of a cookie of a private window: must never be found on the disk. */
const SECRET = 'hush';

export interface Operation {
  title: string;
  kind: StepKind;
  changes: Change[];
  /** What is cut off: the step, its undoing, or its being done again. */
  way: 'apply' | 'undo' | 'redo';
  /** What must not be written to `storage.local`. */
  secret: string | null;
}

/** With fractions of a second, as fine as the browser keeps them. */
export function laterIn(browser: Crumb['name']): number {
  return Math.floor(Date.now() / 1000) * 1000 + 30 * DAY + (browser === 'chromium' ? 457.123 : 457);
}

/** Cookies that no operation is about: namesakes of those that are, in every way that two cookies can share a name. */
export function bystanders(later: number): JarEntry[] {
  const secure = { secure: true, sameSite: 'none' as const };
  const inTop = { topLevelSite: TOP, hasCrossSiteAncestor: true };
  return [
    { name: 'sid', value: 'path', domain: HOST, path: '/foo', expires: later },
    { name: 'sid', value: 'wide', domain: HOST, hostOnly: false, sameSite: 'strict', expires: later + 1 },
    { name: 'sid', value: 'below', domain: `www.${HOST}`, httpOnly: true },
    {
      name: 'part',
      value: 'other',
      domain: HOST,
      ...secure,
      partitionKey: { ...inTop, topLevelSite: 'https://other.localhost' },
    },
    { name: 'n4', value: '4', domain: HOST, expires: later + 2 },
    { name: 'n5', value: '5', domain: HOST },
  ];
}

export function operationsFor(browser: Crumb['name'], later: number): Operation[] {
  const sid: JarEntry = { name: 'sid', value: 'host', domain: HOST, expires: later };
  const lone: JarEntry = { name: 'lone', value: 'one', domain: HOST, httpOnly: true, expires: later };
  const taken: JarEntry = { name: 'taken', value: 'two', domain: HOST, sameSite: 'lax', expires: later + 3 };
  const third: JarEntry = { name: 'part', value: 'p', domain: HOST, secure: true, sameSite: 'none', expires: later };
  const own = { topLevelSite: SITE.replace('http:', 'https:'), hasCrossSiteAncestor: false };
  const hush: JarEntry = { name: 'hush', value: 'hush-1', domain: HOST, expires: later, store: 'private' };
  const many = ['n1', 'n2', 'n3'].map((name, at): JarEntry => ({ name, value: `${at}`, domain: HOST, expires: later }));

  const edit = (title: string, before: JarEntry, change: Partial<JarEntry>): Operation => ({
    ...{ title, kind: 'edit', way: 'apply', secret: null },
    changes: [{ before: [before], after: [{ ...before, ...change }] }],
  });
  const plain: Operation[] = [
    edit('an edit of the value', sid, { value: 'new' }),
    edit('an edit of expiry and flags', sid, {
      ...{ expires: later - 5 * DAY + 0.001 * (browser === 'chromium' ? 1 : 0) },
      ...{ secure: true, httpOnly: true, sameSite: 'strict' as const },
    }),
    edit('a rename', sid, { name: 'session' }),
    edit('a change of the path', lone, { path: '/bar' }),
    edit('a change from host to domain', lone, { hostOnly: false }),
    edit('a change from domain to host', { ...lone, hostOnly: false }, { hostOnly: true }),
    {
      ...edit('a rename onto another cookie', lone, {}),
      changes: [{ before: [lone, taken], after: [{ ...lone, name: taken.name }] }],
    },
    edit('a move into a partition', third, { partitionKey: { topLevelSite: TOP, hasCrossSiteAncestor: true } }),
    edit(
      'a move between two partitions',
      { ...third, partitionKey: own },
      {
        partitionKey: { ...own, hasCrossSiteAncestor: true },
      },
    ),
    { ...edit('a move into a private window', { ...hush, store: 'default' }, { store: 'private' }), secret: SECRET },
    { ...edit('a rename in a private window', hush, { name: 'hush2' }), secret: SECRET },
    { title: 'an added cookie', kind: 'add', way: 'apply', secret: null, changes: [{ before: [], after: [lone] }] },
    { title: 'a delete of one of three namesakes', kind: 'delete', way: 'apply', secret: null, changes: [gone(sid)] },
    { title: 'a delete of three of five', kind: 'delete', way: 'apply', secret: null, changes: many.map(gone) },
  ];
  if (browser === 'firefox') plain.push(edit('a move into a container', lone, { store: 'container-2' }));

  const moved = plain
    .filter(({ title }) => MOVED.includes(title))
    .flatMap(({ title, ...rest }) => {
      return [
        { ...rest, title: `the undoing of ${title}`, way: 'undo' as const },
        { ...rest, title: `the redoing of ${title}`, way: 'redo' as const },
      ];
    });
  return [...plain, ...moved];
}

/** What is undone and redone as well: one of each way in which a step changes places. */
const MOVED = [
  'an edit of the value',
  'a rename',
  'a rename onto another cookie',
  'a move between two partitions',
  'a move into a private window',
  'a move into a container',
  'an added cookie',
  'a delete of one of three namesakes',
  'a delete of three of five',
];

function gone(cookie: JarEntry): Change {
  return { before: [cookie], after: [] };
}
