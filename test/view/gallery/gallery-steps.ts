import type { ParkedCookie } from '../../../src/contract/parked.ts';
import type { Problem } from '../../../src/contract/problem.ts';
import type { Handlers } from '../../../src/contract/requests.ts';
import type { ListedRule } from '../../../src/contract/rules.ts';
import type { History } from '../../../src/contract/steps.ts';
import type { Cookie } from '../../../src/cookie/cookie.ts';
import type { CookieChange } from '../../../src/cookie/jar/changes.ts';
import type { Exchange } from '../../../src/cookie/jar/exchange.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { listedRule } from '../../fixtures/memory/memory-rules.ts';
import { type MemorySteps, memorySteps } from '../../fixtures/memory/memory-steps.ts';
import { gallerySnapshots } from './gallery-snapshots.ts';
import { GALLERY_HOST } from './jars.ts';

interface Around {
  query: URLSearchParams;
  jar(): readonly Cookie[];
  change(changes: CookieChange[]): void;
  changed(history: History): void;
  parkedChanged(): void;
  /** Another reason why one exchange fails. */
  reject(exchange: Exchange): Problem | null;
}

/** The interval between the steps of `?past`, in milliseconds. */
const APART = 1_300_000;

/**
 * The edit engine of the gallery, and its snapshots. `?fails=font,foo`: these cookies cannot be changed; `?fails=changed`: every cookie
 * has changed; `?busy`: no reply comes; `?past`: the steps were done a while ago; `?unsettled`: a change was
 * interrupted; `?parked`: some cookies are switched off, one of which the page has stored again.
 */
export function gallerySteps({
  query,
  jar,
  change,
  changed,
  parkedChanged,
  reject: rejectElse,
}: Around): MemorySteps['handlers'] & ReturnType<typeof gallerySnapshots> {
  const fails = query.get('fails');
  let age = 5;

  function reject({ before, after }: Exchange): Problem | null {
    const [one] = before.length > 0 ? before : after;
    if (!one || fails === null) return rejectElse({ before, after });
    if (fails === 'changed') return { code: 'changed', was: one, now: { ...one, value: 'set-by-the-page' } };
    return fails.split(',').includes(one.name) ? { code: 'not-removed', cookie: one } : null;
  }

  const steps = memorySteps({
    jar,
    change: (removed, added) =>
      change([
        ...removed.map((cookie): CookieChange => ({ cookie, removed: true, cause: 'explicit' })),
        ...added.map((cookie): CookieChange => ({ cookie, removed: false, cause: 'explicit' })),
      ]),
    changed,
    parkedChanged,
    parked: parkedAtStart(query),
    reject,
    incognito: query.has('incognito'),
    now: () => (query.has('past') ? Date.now() - age-- * APART : Date.now()),
  });

  const readHistory: Handlers['readHistory'] = async () => {
    const history = steps.history();
    if (!query.has('unsettled')) return { value: history };
    const cut = { id: 'cut', at: Date.now() - 40_000, movedAt: 0, kind: 'edit', state: 'unsettled', count: 1 } as const;
    const step = { ...cut, cookies: jar().slice(0, 1), incognito: false, failures: [], canUndo: true, canRedo: true };
    return { value: { steps: [...history.steps, step], dropped: 3 } };
  };
  const busy = query.has('busy') ? { applyStep: () => new Promise<never>(() => undefined) } : {};
  const snapshots = gallerySnapshots({ query, jar, history: steps.history });
  return { ...steps.handlers, ...snapshots, ...busy, readHistory };
}

function parkedAtStart(query: URLSearchParams): ParkedCookie[] {
  if (!query.has('parked')) return [];
  const off = { domain: GALLERY_HOST, expiryTime: Date.now() + 40 * 86_400_000 };
  return [
    cookie('consent', { ...off, value: 'v2.analytics-ads', sameSite: 'lax' }),
    cookie('font', { ...off, value: 'Georgia', expiryTime: null }),
    cookie('trial', { ...off, value: 'x'.repeat(90), expiryTime: Date.now() - 60_000 }),
  ].map((one) => ({ id: one.name, at: Date.now() - 3_600_000, cookie: one }));
}

/** One rule of each kind; one of them pauses. */
export function galleryRules(): ListedRule[] {
  const of = (id: string, kind: ListedRule['kind'], name: string, more: Partial<ListedRule> = {}) =>
    listedRule({ id, kind, pattern: { name, domain: GALLERY_HOST, path: '/', storeId: null } }, more);
  const lastAt = Date.now() - 90_000;
  return [
    of('1', 'protect', 'session', { count: 12, lastAt, pausedUntil: Date.now() + 30_000 }),
    of('2', 'keep', 'visitor', { isOn: false }),
    of('3', 'block', '_ga*', {
      count: 3,
      lastAt,
      cookies: 0,
      pattern: { name: '_ga*', domain: `*.${GALLERY_HOST}`, path: '*', storeId: '0' },
    }),
  ];
}
