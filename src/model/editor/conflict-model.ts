import { batch, computed, createModel, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Problem } from '../../contract/problem.ts';
import { type Cookie, cookieKey } from '../../cookie/cookie.ts';
import { isSameCookie } from '../../cookie/jar/differences.ts';
import { type CookieField, differingFields, type Side } from './cookie-field.ts';
import type { Form } from './form-model.ts';

interface Source {
  form: Form;
  /** The cookies that are stored now, by key. */
  jar: ReadonlySignal<ReadonlyMap<string, Cookie>>;
  /** Whether `jar` has the cookies of this one's site: not while the tab shows another site. Missing: it has. */
  isRead?: ((cookie: Cookie) => boolean) | undefined;
  pending: ReadonlySignal<boolean>;
  /** Why the last save failed. */
  problem: ReadonlySignal<Problem | null>;
  resolved(): void;
}

/** Both versions of a cookie that changed while it was edited; `fields` are those that differ. */
export interface CookieVersions {
  theirs: Cookie;
  mine: Cookie;
  fields: CookieField[];
}

/** The stored cookie is no longer the one that the edit began with: an event said so, or a save found it out. */
export const ConflictModel = createModel((source: Source) => {
  const { form, jar, isRead = () => true, pending, problem, resolved } = source;
  /** The fields for which a person chose a side. */
  const chosen = signal<ReadonlyMap<CookieField, Side>>(new Map());

  /** The version that the list shows while the background reported a newer one: ignored until the list changes. */
  const outdated = signal<Cookie | 'gone' | null>(null);

  const listed = computed((): Cookie | 'gone' => {
    const original = form.original.value;
    if (original && !isRead(original)) return original;
    return (original && jar.value.get(cookieKey(original))) ?? 'gone';
  });

  /** The stored cookie if it is not the one that the edit began with; 'gone': none is stored; null: no change. */
  const storedChange = computed((): Cookie | 'gone' | null => {
    const original = form.original.value;
    if (!original || pending.value) return null;
    const live = outdated.value === null ? listed.value : null;
    if (live !== null && live !== 'gone' && !isSame(live, original)) return live;
    const saveProblem = problem.value;
    if (saveProblem?.code === 'changed' && cookieKey(saveProblem.was) === cookieKey(original))
      return saveProblem.now ?? 'gone';
    return live === 'gone' ? 'gone' : null;
  });
  const isGone = computed(() => storedChange.value === 'gone');

  /** null also if both versions have become the same. */
  const versions = computed((): CookieVersions | null => {
    const theirs = storedChange.value;
    if (theirs === null || theirs === 'gone') return null;
    const mine = form.after.value;
    const fields = differingFields(theirs, mine);
    return fields.length > 0 ? { theirs, mine, fields } : null;
  });

  /** Whose version of a field counts. Without a choice: mine in fields in which the person typed, theirs in all others. */
  function sideOf(field: CookieField): Side {
    return chosen.value.get(field) ?? (form.isMine(field) ? 'mine' : 'theirs');
  }

  function choose(field: CookieField, side: Side): void {
    chosen.value = new Map([...chosen.peek(), [field, side]]);
  }

  /** Continues the edit from the stored cookie, each field from the side given or chosen. Nothing is written. */
  function resolve(side?: Side): void {
    const current = versions.peek();
    if (!current) return;
    const mine = current.fields.filter((field) => (side ?? sideOf(field)) === 'mine');
    batch(() => {
      rebase(current.theirs, mine);
      chosen.value = new Map();
      resolved();
    });
  }

  /** Continues the edit from the cookie that the background reported: the list may show it later. */
  function rebase(now: Cookie, mine: readonly CookieField[]): void {
    form.rebase(now, mine);
    outdated.value = isSame(listed.peek(), now) ? null : listed.peek();
  }

  function addAgain(): void {
    batch(() => {
      form.startAnew();
      resolved();
    });
  }

  effect(() => {
    if (outdated.value !== null && !isSame(outdated.value, listed.value)) outdated.value = null;
  });

  return { storedChange, isGone, versions, sideOf, choose, resolve, rebase, addAgain };
});

function isSame(one: Cookie | 'gone', other: Cookie | 'gone'): boolean {
  if (one === 'gone' || other === 'gone') return one === other;
  return isSameCookie(one, other);
}

export type Conflict = InstanceType<typeof ConflictModel>;
