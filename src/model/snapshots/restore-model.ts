import { createModel, signal } from '@preact/signals';
import type { Page } from '../../contract/page.ts';
import type { Problem } from '../../contract/problem.ts';
import type { SnapshotHead } from '../../contract/snapshots.ts';
import { type Cookie, cookieKey } from '../../cookie/cookie.ts';
import type { App } from '../app/app-model.ts';
import type { WantedCookie } from '../changes/change-row.ts';
import { ChangesModel } from '../changes/changes-model.ts';
import type { ModelDeps } from '../host/model-deps.ts';
import { latestOnly } from '../jar/latest-only.ts';
import { inStore } from './in-store.ts';
import { type RestoreWay, restorePlan } from './restore-plan.ts';
import { scopeCookies } from './scope-cookies.ts';

interface Source extends Pick<ModelDeps, 'bridge' | 'host'> {
  app: App;
  /** Where the cookies go: into the store of this page. */
  page: Page;
  head: SnapshotHead;
  cookies: readonly Cookie[];
}

/** The restoring of one snapshot, exactly or beside the current cookies, and what that does to each cookie. */
export const RestoreModel = createModel(({ app, bridge, host, page, head, cookies }: Source) => {
  const changes = new ChangesModel({ app, bridge, host, again: predict });
  /** A cookie that a snapshot of all sites lacks may be of a site that Crumb could not read when it was saved. */
  const way = signal<RestoreWay>(head.site === null ? 'merge' : 'exact');
  /** Why the current cookies cannot be read. */
  const problem = signal<Problem | null>(null);
  const mapped = inStore(cookies, page.storeId);
  /** A cookie keeps its place when its restoring is predicted again, so that it stays chosen or not chosen. */
  const places = new Map<string, number>();
  const onlyLatest = latestOnly();

  function placeOf({ cookie, from }: WantedCookie): number {
    const key = cookieKey(cookie ?? from);
    const place = places.get(key) ?? places.size;
    places.set(key, place);
    return place;
  }

  async function predict(): Promise<void> {
    const now = await onlyLatest(() => scopeCookies(bridge, page, head.site));
    if (now === null) return;
    problem.value = 'problem' in now ? now.problem : null;
    const plan = 'value' in now ? restorePlan(mapped, now.value, way.peek()) : [];
    await changes.predict(new Map(plan.map((wanted) => [placeOf(wanted), wanted])));
  }

  async function restoreBy(next: RestoreWay): Promise<void> {
    way.value = next;
    await predict();
  }

  return { changes, way, problem, predict, restoreBy };
});
