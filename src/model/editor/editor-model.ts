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
import type { TypedForm } from './typed-form.ts';
import type { WrittenCookie } from './written-cookie.ts';

interface Source extends Pick<ModelDeps, 'bridge' | 'host'> {
  /** The cookie to edit; null adds one. */
  before: Cookie | null;
  /** The cookie that the fields show at first. */
  start: Cookie;
  page: Page;
  /** The cookies that are stored now, by key. */
  jar: ReadonlySignal<ReadonlyMap<string, Cookie>>;
  /** See ConflictModel. */
  isRead?(cookie: Cookie): boolean;
  typed?: TypedForm | undefined;
  /** Whether the form is still shown. */
  isOpen(): boolean;
  onSaved(written: WrittenCookie): void;
  /** A save failed after the form was closed. */
  onFailed(failed: FailedSave): void;
  /** A bug after the form was closed. */
  fail(error: unknown): void;
  /** The background stopped during a save: its announcements of changes may be lost. */
  onDisconnect(): void;
}

/** What the form contained when the person pressed Save; what is typed later is part of the next save. */
interface SaveRequest {
  requested: Cookie;
  /** The identity under which the browser will store it. */
  key: string;
  /** Store it although rules for servers reject it. */
  anyway: boolean;
  typed: TypedForm;
}

/** A save that failed, and what the form contained. */
export interface FailedSave {
  kind: 'edit' | 'add';
  requested: Cookie;
  typed: TypedForm;
  /** null: Crumb was interrupted before it started. */
  problem: Problem | null;
}

/**
 * One edit. What a person types is the draft, and only the person changes it; a change from outside is shown next to it.
 * Nothing is shown as stored before the browser has stored it.
 *
 *   typing --save--> pending --done--> the editor closes
 *     ^                 |----exists---> question --replace--> pending
 *     |                 |----changed--> conflict
 *     |                 '----any other problem, or the reply lost--> typing
 *   typing --the stored cookie changes--> conflict --resolve--> typing, based on the stored cookie
 */
export const EditorModel = createModel((source: Source) => {
  const { bridge, host, before, start, typed, page, jar, isRead, isOpen, onSaved, onFailed, onDisconnect, fail } =
    source;
  const form = new FormModel({ host, page, before, start, typed });
  const pending = signal(false);
  const problem = signal<Problem | null>(null);
  /** The reply to a save was lost: what is known of its result. null: no reply was lost. */
  const lostSave = signal<'not-stored' | 'unknown' | null>(null);
  const bug = signal<string | null>(null);
  const stores = signal<readonly Store[]>([]);
  const conflict = new ConflictModel({ form, jar, isRead, pending, problem, resolved: dismiss });
  let saveRequest: SaveRequest | null = null;
  /** The last save was to reload the page. */
  let mustReload = false;

  /** `reload`: reloads the page once the cookie is stored. */
  async function save({ anyway = false, reload = false } = {}): Promise<void> {
    // A content that was typed just now may still pass through its layers.
    const written = form.contentWritten.peek();
    if (written !== null) await written;
    if (pending.peek()) return;
    mustReload = reload;
    form.tried.value = true;
    if (!form.isWritable(anyway)) return;
    const key = cookieKey(form.prediction.peek().cookie);
    saveRequest = { requested: form.after.peek(), key, anyway, typed: form.content() };
    await write(saveRequest, null);
  }

  /** Replaces the other cookie of the same identity, as the person confirmed. */
  async function replace(): Promise<void> {
    const found = problem.peek();
    if (saveRequest && found?.code === 'exists' && !pending.peek()) await write(saveRequest, found.cookie);
  }

  async function write(request: SaveRequest, replacing: Cookie | null): Promise<void> {
    const beside = form.beside.peek();
    const exchange = {
      before: [...cookiesBefore(), ...(replacing ? [replacing] : []), ...beside.before],
      after: [request.requested, ...beside.after],
    };
    batch(() => {
      pending.value = true;
      dismiss();
      bug.value = null;
    });
    let mustRetry = false;
    try {
      mustRetry = await send(request, exchange, replacing);
    } catch (error) {
      if (isOpen()) bug.value = bugText(error);
      else fail(error);
    } finally {
      pending.value = false;
    }
    if (mustRetry) await write(request, null);
  }

  /** The cookie that the exchange starts from. If the stored cookie now equals the form, there is no conflict to show. */
  function cookiesBefore(): Cookie[] {
    const current = conflict.storedChange.peek();
    const equalsForm = current !== null && current !== 'gone' && conflict.versions.peek() === null;
    const stored = equalsForm ? current : form.original.peek();
    return stored ? [stored] : [];
  }

  /** Returns whether to send the step again: the cookie that it was to replace is no longer stored. */
  async function send(
    { requested, key, anyway, typed }: SaveRequest,
    exchange: Exchange,
    replacing: Cookie | null,
  ): Promise<boolean> {
    const kind = form.original.peek() ? 'edit' : 'add';
    const step: NewStep = { id: crypto.randomUUID(), kind, exchanges: [exchange], ...(anyway && { anyway }) };
    const result = await saveStep(bridge, step);
    if ('lost' in result) onDisconnect();
    if (!isOpen()) {
      if ('problem' in result) onFailed({ kind, requested, typed, problem: result.problem });
      else if ('lost' in result && result.lost !== 'stored')
        onFailed({ kind, requested, typed, problem: result.lost === 'unknown' ? { code: 'disconnected' } : null });
    } else if ('done' in result) {
      const { now } = result.done;
      close({ requested, stored: now.find((cookie) => cookieKey(cookie) === key) ?? now[0] ?? null });
    } else if ('lost' in result) {
      if (result.lost === 'stored') close({ requested, stored: null });
      else lostSave.value = result.lost;
    } else {
      const cause = result.problem;
      const hasReplacedChanged = replacing && cause.code === 'changed' && cookieKey(cause.was) === cookieKey(replacing);
      if (hasReplacedChanged && cause.now === null) return true;
      if (cause.code === 'rejected') form.rejected.value = cause.reasons;
      problem.value = hasReplacedChanged && cause.now ? { code: 'exists', cookie: cause.now } : cause;
    }
    return false;
  }

  /** If the person typed since the save began, the editor stays open, based on the stored cookie; else it closes. */
  function close(written: WrittenCookie): void {
    const typedSince = differingFields(written.requested, form.after.peek());
    if (typedSince.length > 0) conflict.rebase(written.stored ?? written.requested, typedSince);
    else onSaved(written);
    if (mustReload) void bridge.request.reloadPage(page);
  }

  function dismiss(): void {
    problem.value = null;
    lostSave.value = null;
  }

  async function readStores(): Promise<void> {
    const result = await bridge.request.listStores(null);
    if ('value' in result) stores.value = result.value;
  }

  effect(() => {
    // A rejection or a lost reply belongs to the draft that was saved, not to the one that was typed since.
    void form.draft.value;
    if (form.rejected.value.length === 0 && problem.peek()?.code === 'rejected') problem.value = null;
    lostSave.value = null;
  });
  void readStores();

  return { form, conflict, pending, problem, lostSave, bug, stores, save, replace, dismiss };
});
export type Editor = InstanceType<typeof EditorModel>;
