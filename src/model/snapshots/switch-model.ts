import { createModel, signal } from '@preact/signals';
import type { Page } from '../../contract/page.ts';
import type { Problem } from '../../contract/problem.ts';
import type { SnapshotHead } from '../../contract/snapshots.ts';
import { isExpired } from '../../cookie/jar/expiry.ts';
import type { App } from '../app/app-model.ts';
import type { ModelDeps } from '../host/model-deps.ts';
import type { StepReport } from '../steps/history-model.ts';
import type { Steps } from '../steps/steps-model.ts';
import { inStore } from './in-store.ts';
import { compareJars } from './jar-comparison.ts';
import { scopeCookies } from './scope-cookies.ts';

interface Source extends Pick<ModelDeps, 'bridge' | 'host'> {
  app: App;
  page: Page;
  site: string;
}

/** How often a switch is tried again where the page writes meanwhile. */
const MOST_TRIES = 3;

/**
 * Switches between the profiles of the page's site: the current cookies are stored, the others are restored as one step and read
 * back, and the page is reloaded. A switch that was stopped halfway is finished, undone, or left as it is.
 */
export const SwitchModel = createModel(({ app, bridge, host, page, site }: Source) => {
  const isSwitching = signal(false);
  const problem = signal<Problem | null>(null);
  /** How many cookies differ from the profile after the switch; null: no switch, or none was compared. */
  const differing = signal<number | null>(null);

  /** Resolves with whether all of it was done. null: to no cookies, for another sign-in. */
  async function switchTo(head: SnapshotHead | null): Promise<boolean> {
    return alone(async ({ history }) => {
      const nameOfUnsaved = host.text('profileUnsaved', { date: new Date(host.now()).toLocaleString(host.language) });
      const planned = await bridge.request.prepareSwitch({ page, to: head?.id ?? null, nameOfUnsaved });
      if ('problem' in planned) {
        problem.value = planned.problem;
        return false;
      }
      const { stepId, exchanges } = planned.value;
      if (stepId !== null) {
        let report = await history.apply({ id: stepId, kind: 'snapshot', exchanges });
        for (let tries = 0; tries < MOST_TRIES && report?.step && isOvertaken(report); tries++)
          report = await history.move(report.step, 'after', true);
        if (report?.step?.state !== 'done') return false;
      }
      const isAsWanted = await compare(head);
      await bridge.request.reloadPage(page);
      return isAsWanted;
    });
  }

  /** `after` finishes a switch that was stopped halfway, `before` undoes it. */
  async function end(stepId: string, to: 'before' | 'after'): Promise<boolean> {
    return alone(async ({ history }) => {
      const step = history.steps.peek().find(({ id }) => id === stepId);
      const report = step && (await history.move(step, to));
      if (report?.step?.state !== (to === 'after' ? 'done' : 'undone')) return false;
      await bridge.request.reloadPage(page);
      return true;
    });
  }

  /** The current cookies count as those of the profile that was switched to. */
  async function settle(): Promise<boolean> {
    return alone(async () => {
      const reply = await bridge.request.settleProfile({ site, storeId: page.storeId });
      if ('problem' in reply) problem.value = reply.problem;
      return 'value' in reply;
    });
  }

  /** Whether the browser now has the cookies of the profile and no others. */
  async function compare(head: SnapshotHead | null): Promise<boolean> {
    const [wanted, now] = await Promise.all([
      head ? bridge.request.readSnapshot({ id: head.id, passphrase: null }) : { value: [] },
      scopeCookies(bridge, page, site),
    ]);
    if (!('value' in wanted) || !('value' in now)) return false;
    const here = inStore(wanted.value, page.storeId).filter((cookie) => !isExpired(cookie, host.now()));
    const { added, removed, changed } = compareJars(here, now.value);
    differing.value = added.length + removed.length + changed.length;
    return differing.peek() === 0;
  }

  async function alone(work: (steps: Steps) => Promise<boolean>): Promise<boolean> {
    const steps = app.steps.peek();
    if (!steps || isSwitching.peek()) return false;
    isSwitching.value = true;
    problem.value = null;
    differing.value = null;
    const isDone = await work(steps);
    await steps.profile.read();
    isSwitching.value = false;
    return isDone;
  }

  return { isSwitching, problem, differing, switchTo, end, settle };
});

/** Whether only the page stopped the switch: it wrote after the cookies were read. The step has what it wrote, and undo restores it. */
function isOvertaken({ step, failures }: StepReport): boolean {
  const isPartly = step?.state === 'partly' || step?.state === 'unsettled';
  return isPartly && failures.every(({ problem: { code } }) => code === 'changed' || code === 'exists');
}
