import { batch, computed, createModel, type ReadonlySignal, signal } from '@preact/signals';
import type { Problem } from '../contract.ts';
import type { Cookie } from '../cookie/cookie.ts';
import { cookieSizes } from '../cookie/payload.ts';
import { siteOf } from '../cookie/site.ts';
import { validateCookie } from '../cookie/validate-cookie.ts';
import type { Reason } from '../cookie/verdict.ts';
import { type Draft, draftOf, type Field, withDraft } from './draft.ts';
import { isSameState } from './jar-difference.ts';
import { rowOf } from './row.ts';
import type { Surroundings } from './surroundings.ts';
import type { Written } from './written.ts';

interface Source extends Pick<Surroundings, 'bridge' | 'host'> {
  /** The cookie to edit; null adds one. */
  before: Cookie | null;
  /** What the fields start from. */
  start: Cookie;
  /** The jar as it is now, by key. */
  jar: ReadonlySignal<ReadonlyMap<string, Cookie>>;
  saved(written: Written): void;
}

/** The field a reason's attribute stands in. */
const FIELD_OF: Record<string, Field | 'partitionKey'> = {
  name: 'name',
  value: 'value',
  domain: 'domain',
  path: 'path',
  expires: 'expiry',
  secure: 'secure',
  httponly: 'httpOnly',
  samesite: 'sameSite',
  partitioned: 'partitionKey',
};
export type FaultyField = Field | 'partitionKey';

/**
 * One edit. What a person types is the draft and nothing but the person changes it; a change from outside is told beside it.
 * Nothing is shown as stored before the browser has stored it.
 */
export const EditorModel = createModel(({ bridge, host, before, start, jar, saved }: Source) => {
  const base = signal(start);
  const original = signal(before);
  const draft = signal<Draft>(draftOf(start, host.now()));
  const touched = signal<ReadonlySet<Field>>(new Set());
  const pending = signal(false);
  const problem = signal<Problem | null>(null);
  const bug = signal<string | null>(null);
  /** A save was tried: from then on every fault is shown, also in fields nobody touched. */
  const tried = signal(false);

  const after = computed((): Cookie => withDraft(base.value, draft.value, touched.value));
  const isDateWrong = computed(() => Number.isNaN(after.value.expiryTime));

  const reasons = computed((): readonly Reason[] => {
    if (isDateWrong.value) return [];
    const { registrableDomain, agent } = host;
    // Elsewhere it would be stored where no list of this site shows it.
    const site = siteOf(start.domain, registrableDomain);
    return validateCookie(after.value, { agent, now: host.now(), registrableDomain, site });
  });

  const shownReasons = computed((): readonly Reason[] => {
    const own = reasons.value.filter(({ attribute }) => {
      const field = FIELD_OF[attribute ?? ''];
      return tried.value || original.value !== null || (field && field !== 'partitionKey' && touched.value.has(field));
    });
    const refused = problem.value?.code === 'refused' ? problem.value.reasons : [];
    return [...own, ...refused.filter((reason) => !own.some(({ code }) => code === reason.code))];
  });

  /** The faults of each field; those that no field is guilty of are under 'all'. */
  const faults = computed((): ReadonlyMap<FaultyField | 'all', Reason[]> => {
    const byField = new Map<FaultyField | 'all', Reason[]>();
    for (const reason of shownReasons.value) {
      const field = FIELD_OF[reason.attribute ?? ''] ?? 'all';
      byField.set(field, [...(byField.get(field) ?? []), reason]);
    }
    return byField;
  });

  /** What the browser holds now, where that is no longer what the edit began with; 'gone' where it holds nothing. */
  const underneath = computed((): Cookie | 'gone' | null => {
    const known = original.value;
    if (!known || pending.value) return null;
    const live = jar.value.get(rowOf(known).key);
    if (!live) return 'gone';
    return isSameState(live, known) ? null : live;
  });

  const isDirty = computed(() => touched.value.size > 0);
  const sizes = computed(() => cookieSizes(after.value));

  function type<Name extends Field>(field: Name, text: Draft[Name]): void {
    batch(() => {
      draft.value = { ...draft.peek(), [field]: text };
      touched.value = new Set([...touched.peek(), field]);
      if (problem.peek()?.code === 'refused') problem.value = null;
    });
  }

  /** The draft stays; fields that were not touched show what the cookie is now. */
  function rebase(now: Cookie | null): void {
    const kept = draft.peek();
    batch(() => {
      original.value = now;
      if (now) {
        base.value = now;
        const fresh = draftOf(now, host.now());
        const typed = [...touched.peek()].map((field) => [field, kept[field]]);
        draft.value = { ...fresh, ...Object.fromEntries(typed) };
      }
      problem.value = null;
    });
  }

  async function save(replace = false): Promise<void> {
    if (pending.peek()) return;
    tried.value = true;
    if (isDateWrong.peek() || reasons.peek().length > 0) return;
    batch(() => {
      pending.value = true;
      problem.value = null;
      bug.value = null;
    });
    try {
      const edit = { before: original.peek(), after: after.peek(), ...(replace ? { replace } : {}) };
      const result = await bridge.request.writeCookie(edit);
      if ('value' in result) saved({ asked: edit.after, stored: result.value.cookie });
      else problem.value = result.problem;
    } catch (reason) {
      bug.value = reason instanceof Error ? reason.message : String(reason);
    } finally {
      pending.value = false;
    }
  }

  function dismiss(): void {
    problem.value = null;
  }

  return {
    original,
    draft,
    touched,
    after,
    sizes,
    faults,
    isDateWrong,
    underneath,
    isDirty,
    pending,
    problem,
    bug,
    tried,
    type,
    rebase,
    save,
    dismiss,
  };
});
export type Editor = InstanceType<typeof EditorModel>;
