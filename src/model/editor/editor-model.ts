import { batch, createModel, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Page, Store } from '../../contract/page.ts';
import type { Problem } from '../../contract/problem.ts';
import type { NewStep } from '../../contract/steps.ts';
import { type Cookie, cookieKey } from '../../cookie/cookie.ts';
import type { Exchange } from '../../cookie/jar/exchange.ts';
import type { ModelDeps } from '../host/model-deps.ts';
import { saveStep } from '../steps/run-step.ts';
import { bugText } from '../text/bug-text.ts';
import { ConflictModel } from './conflict-model.ts';
import { differingFields } from './cookie-field.ts';
import { FormModel } from './form-model.ts';
import type { WrittenCookie } from './written-cookie.ts';

interface Source extends Pick<ModelDeps, 'bridge' | 'host'> {
  /** The cookie to edit; null adds one. */
  before: Cookie | null;
  /** What the fields start from. */
  start: Cookie;
  page: Page;
  /** The jar as it is now, by key. */
  jar: ReadonlySignal<ReadonlyMap<string, Cookie>>;
  saved(written: WrittenCookie): void;
  /** The background was cut off under a save: what it had yet to tell of the jar is told by nobody. */
  cutOff(): void;
}

/** What a person pressed Save for; what is typed after that is for the next time. */
interface Order {
  asked: Cookie;
  /** As the browser will store it. */
  key: string;
  /** Store it although rules for servers speak against it. */
  anyway: boolean;
}

/**
 * One edit. What a person types is the draft and nothing but the person changes it; a change from outside is told beside it.
 * Nothing is shown as stored before the browser has stored it.
 *
 *   typing --save--> pending --done--> the editor closes
 *     ^                 |----exists---> asked --replace--> pending
 *     |                 |----changed--> conflict
 *     |                 '----any other problem, or the answer lost--> typing
 *   typing --the jar changes--> conflict --resolve--> typing, on the new ground
 */
export const EditorModel = createModel(({ bridge, host, before, start, page, jar, saved, cutOff }: Source) => {
  const form = new FormModel({ host, page, before, start });
  const pending = signal(false);
  const problem = signal<Problem | null>(null);
  /** The answer to a save got lost, and what became of it. */
  const lost = signal<'not-stored' | 'unknown' | null>(null);
  const bug = signal<string | null>(null);
  const stores = signal<readonly Store[]>([]);
  const conflict = new ConflictModel({ form, jar, pending, problem, resolved: dismiss });
  let order: Order | null = null;
  let isClosed = false;

  async function save({ anyway = false } = {}): Promise<void> {
    if (pending.peek()) return;
    form.tried.value = true;
    if (!form.isWritable(anyway)) return;
    order = { asked: form.after.peek(), key: cookieKey(form.foreseen.peek().cookie), anyway };
    await write(order, null);
  }

  /** The other cookie may be replaced by what was asked for: a person said so. */
  async function replace(): Promise<void> {
    const found = problem.peek();
    if (order && found?.code === 'exists' && !pending.peek()) await write(order, found.cookie);
  }

  async function write(order: Order, replacing: Cookie | null): Promise<void> {
    const exchange = { before: [...ground(), ...(replacing ? [replacing] : [])], after: [order.asked] };
    batch(() => {
      pending.value = true;
      dismiss();
      bug.value = null;
    });
    let again = false;
    try {
      again = await ask(order, exchange, replacing);
    } catch (error) {
      bug.value = bugText(error);
    } finally {
      pending.value = false;
    }
    if (again) await write(order, null);
  }

  /** What the exchange starts from. Where the jar has come to hold what stands in the form, there is nothing to ask about. */
  function ground(): Cookie[] {
    const now = conflict.underneath.peek();
    const isAgreed = now !== null && now !== 'gone' && conflict.versions.peek() === null;
    const known = isAgreed ? now : form.original.peek();
    return known ? [known] : [];
  }

  /** Answers whether to ask once more: the cookie that was to be replaced has gone by itself. */
  async function ask({ asked, key, anyway }: Order, exchange: Exchange, replacing: Cookie | null): Promise<boolean> {
    const kind = form.original.peek() ? 'edit' : 'add';
    const step: NewStep = { id: crypto.randomUUID(), kind, exchanges: [exchange], ...(anyway && { anyway }) };
    const result = await saveStep(bridge, step);
    if ('lost' in result) cutOff();
    if (isClosed) return false;
    if ('done' in result) {
      const { now } = result.done;
      close({ asked, stored: now.find((one) => cookieKey(one) === key) ?? now[0] ?? null });
    } else if ('lost' in result) {
      if (result.lost === 'stored') close({ asked, stored: null });
      else lost.value = result.lost;
    } else {
      const found = result.problem;
      const isOther = replacing && found.code === 'changed' && cookieKey(found.was) === cookieKey(replacing);
      if (isOther && found.now === null) return true;
      if (found.code === 'rejected') form.rejected.value = found.reasons;
      problem.value = isOther && found.now ? { code: 'exists', cookie: found.now } : found;
    }
    return false;
  }

  /** What was typed since the save began is not lost with the editor: it goes on from what is stored now. */
  function close(written: WrittenCookie): void {
    const since = differingFields(written.asked, form.after.peek());
    if (since.length > 0) conflict.rebase(written.stored ?? written.asked, since);
    else saved(written);
  }

  function dismiss(): void {
    problem.value = null;
    lost.value = null;
  }

  async function readStores(): Promise<void> {
    const result = await bridge.request.listStores(null);
    if ('value' in result) stores.value = result.value;
  }

  effect(() => {
    // What was rejected or lost is about what stood there then.
    void form.draft.value;
    if (form.rejected.value.length === 0 && problem.peek()?.code === 'rejected') problem.value = null;
    lost.value = null;
  });
  effect(() => () => {
    isClosed = true;
  });
  void readStores();

  return { form, conflict, pending, problem, lost, bug, stores, save, replace, dismiss };
});
export type Editor = InstanceType<typeof EditorModel>;
