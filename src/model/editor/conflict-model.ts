import { batch, computed, createModel, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Problem } from '../../contract/problem.ts';
import { type Cookie, cookieKey } from '../../cookie/cookie.ts';
import { isSameCookie } from '../../cookie/jar/differences.ts';
import { type CookieField, differingFields, type Side } from './cookie-field.ts';
import type { Form } from './form-model.ts';

interface Source {
  form: Form;
  /** The jar as it is now, by key. */
  jar: ReadonlySignal<ReadonlyMap<string, Cookie>>;
  pending: ReadonlySignal<boolean>;
  /** What the last save came to. */
  problem: ReadonlySignal<Problem | null>;
  resolved(): void;
}

/** Both versions of a cookie that changed while it was edited; `fields` are those that differ. */
export interface CookieVersions {
  theirs: Cookie;
  mine: Cookie;
  fields: CookieField[];
}

/** What the browser holds is no longer what the edit began with: seen live, or found when it was to be written. */
export const ConflictModel = createModel(({ form, jar, pending, problem, resolved }: Source) => {
  /** What was chosen for a field, where a person chose. */
  const chosen = signal<ReadonlyMap<CookieField, Side>>(new Map());

  /** What the list shows of the cookie, where the background has told something newer: of no account until it changes. */
  const outdated = signal<Cookie | 'gone' | null>(null);

  const listed = computed((): Cookie | 'gone' => {
    const known = form.original.value;
    return (known && jar.value.get(cookieKey(known))) ?? 'gone';
  });

  /** What the browser holds now, where it is something else; 'gone' where it holds nothing. */
  const underneath = computed((): Cookie | 'gone' | null => {
    const known = form.original.value;
    if (!known || pending.value) return null;
    const live = outdated.value === null ? listed.value : null;
    if (live !== null && live !== 'gone' && !isSame(live, known)) return live;
    const told = problem.value;
    if (told?.code === 'changed' && cookieKey(told.was) === cookieKey(known)) return told.now ?? 'gone';
    return live === 'gone' ? 'gone' : null;
  });
  const isGone = computed(() => underneath.value === 'gone');

  /** null also where both happen to be the same by now. */
  const versions = computed((): CookieVersions | null => {
    const theirs = underneath.value;
    if (theirs === null || theirs === 'gone') return null;
    const mine = form.after.value;
    const fields = differingFields(theirs, mine);
    return fields.length > 0 ? { theirs, mine, fields } : null;
  });

  /** Whose version of a field counts: if nobody chose, mine where I typed and theirs elsewhere. */
  function sideOf(field: CookieField): Side {
    return chosen.value.get(field) ?? (form.isMine(field) ? 'mine' : 'theirs');
  }

  function choose(field: CookieField, side: Side): void {
    chosen.value = new Map([...chosen.peek(), [field, side]]);
  }

  /** Goes on from what the browser holds, each field from the side given or chosen. Nothing is written. */
  function resolve(side?: Side): void {
    const both = versions.peek();
    if (!both) return;
    const mine = both.fields.filter((field) => (side ?? sideOf(field)) === 'mine');
    batch(() => {
      rebase(both.theirs, mine);
      chosen.value = new Map();
      resolved();
    });
  }

  /** Goes on from what the background told: the list may hear of it later. */
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

  return { underneath, isGone, versions, sideOf, choose, resolve, rebase, addAgain };
});

function isSame(one: Cookie | 'gone', other: Cookie | 'gone'): boolean {
  if (one === 'gone' || other === 'gone') return one === other;
  return isSameCookie(one, other);
}

export type Conflict = InstanceType<typeof ConflictModel>;
