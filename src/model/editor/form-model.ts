import { batch, computed, createModel, signal } from '@preact/signals';
import type { Page } from '../../contract/page.ts';
import { siteOf } from '../../cookie/address/site.ts';
import type { Cookie } from '../../cookie/cookie.ts';
import { isStorableAnyway } from '../../cookie/rules/is-storable-anyway.ts';
import {
  type PredictedNote,
  type Prediction,
  predictStored,
  predictUnchanged,
} from '../../cookie/rules/predict-stored.ts';
import { whyUnreachable } from '../../cookie/rules/why-unreachable.ts';
import { cookieSizes } from '../../cookie/sizes.ts';
import type { Reason } from '../../cookie/verdict.ts';
import type { Host } from '../host/host.ts';
import { type CookieField, differingFields, draftFields, merged } from './cookie-field.ts';
import { type Draft, draftOf, type Field, PARTITION_FIELDS, typedInto, withDraft } from './draft.ts';
import { ownPartition, type PartitionFault, partitionFault } from './partition.ts';
import type { Pasted } from './paste-line.ts';
import { reasonPlaceOf, reasonsByPlace } from './reason-place.ts';

interface Source {
  host: Host;
  page: Page;
  /** The cookie to edit; null adds one. */
  before: Cookie | null;
  /** What the fields start from. */
  start: Cookie;
  /** Nothing is written to the jar: what only the browser's API cannot do counts for nothing. */
  isSandbox?: boolean;
}

/** The fields of one edit: what stands in them, what cookie that makes, and what the browser would say to it. */
export const FormModel = createModel(({ host, page, before, start, isSandbox = false }: Source) => {
  const { agent, registrableDomain } = host;
  const site = siteOf(start.domain, registrableDomain);
  const partition = ownPartition(page, start.domain, registrableDomain);
  const freshDraft = (cookie: Cookie): Draft => draftOf(cookie, host.now(), partition);

  /** What the fields that were not touched hold, to the last octet and fraction of a second. */
  const base = signal(start);
  /** What the jar held when the edit began, or when a conflict was last resolved; null: a new cookie. */
  const original = signal(before);
  const draft = signal<Draft>(freshDraft(start));
  const touched = signal<ReadonlySet<Field>>(new Set());
  /** Fields of which a person decided that their version counts, beside those that were typed in. */
  const claimed = signal<ReadonlySet<CookieField>>(new Set());
  /** A save was tried: from then on every fault is shown, also in fields nobody touched. */
  const tried = signal(false);
  /** What the browser rejected although nothing spoke against it here. */
  const rejected = signal<readonly Reason[]>([]);
  const pasted = signal<Pasted | null>(null);

  const after = computed((): Cookie => withDraft(base.value, draft.value, touched.value, registrableDomain));
  const isDateWrong = computed(() => Number.isNaN(after.value.expiryTime));
  /** Of a partition that nobody touched the browser itself made sure. */
  const partitionWrong = computed((): PartitionFault | null => {
    const isTouched = PARTITION_FIELDS.some((field) => touched.value.has(field));
    return isTouched ? partitionFault(after.value, registrableDomain) : null;
  });

  const foreseen = computed((): Prediction => {
    // Elsewhere it would be stored where no list of this site shows it.
    const validation = { agent, now: host.now(), registrableDomain, site };
    const told = isSandbox ? predictUnchanged(after.value, validation) : predictStored(after.value, validation);
    const unreachable = original.value && !isSandbox ? whyUnreachable(original.value, agent) : [];
    const isNew = (reason: Reason): boolean => !unreachable.some(({ code }) => code === reason.code);
    const reasons = [...unreachable, ...told.reasons.filter(isNew)];
    // A date that is none has a text of its own.
    // What will be stored is not to be told where nothing will.
    const notes = unreachable.length > 0 ? [] : told.notes;
    return {
      ...told,
      notes,
      reasons: reasons.filter((reason) => !isDateWrong.value || reasonPlaceOf(reason) !== 'expiry'),
    };
  });

  const reasons = computed((): readonly Reason[] => {
    const own = foreseen.value.reasons;
    return [...own, ...rejected.value.filter((reason) => !own.some(({ code }) => code === reason.code))];
  });

  const shownReasons = computed((): readonly Reason[] => {
    if (tried.value || original.value !== null) return reasons.value;
    return reasons.value.filter((reason) => {
      const place = reasonPlaceOf(reason);
      return place !== 'all' && touched.value.has(place);
    });
  });

  const faults = computed(() => reasonsByPlace(shownReasons.value));
  /** A path that the pasted line left to the browser is told where it stands, as long as it stands there. */
  const defaultedPath = computed((): readonly PredictedNote[] => {
    const { value: line } = pasted;
    if (!line || touched.value.has('path')) return [];
    return line.notes.filter((note): note is PredictedNote => note.code === 'PathDefaulted');
  });
  const notes = computed(() => reasonsByPlace([...foreseen.value.notes, ...defaultedPath.value]));

  /** Only rules for servers speak against it, and this browser lets an extension break them. */
  const isStorable = computed(
    () =>
      !isDateWrong.value &&
      partitionWrong.value === null &&
      shownReasons.value.length > 0 &&
      reasons.value.every((reason) => isStorableAnyway(reason, agent)),
  );

  const isDirty = computed(
    () =>
      isDateWrong.value ||
      partitionWrong.value !== null ||
      differingFields(original.value ?? start, after.value).length > 0,
  );
  const sizes = computed(() => cookieSizes(after.value));

  function isWritable(anyway: boolean): boolean {
    if (isDateWrong.peek() || partitionWrong.peek() !== null) return false;
    return foreseen.peek().reasons.every((reason) => anyway && isStorableAnyway(reason, agent));
  }

  function type<Name extends Field>(field: Name, text: Draft[Name]): void {
    batch(() => {
      draft.value = typedInto(draft.peek(), field, text, freshDraft(base.peek()), host.now());
      const fields = new Set([...touched.peek(), field]);
      if (field === 'typedExpiry' && text === '') for (const one of draftFields('expiryTime')) fields.delete(one);
      touched.value = fields;
      rejected.value = [];
    });
  }

  /** Whether a person typed in this field of the cookie, or decided for their version of it. */
  function isMine(field: CookieField): boolean {
    return claimed.value.has(field) || draftFields(field).some((one) => touched.value.has(one));
  }

  /** Goes on from what the jar holds now; the fields `mine` stay as they are, to the last octet. */
  function rebase(theirs: Cookie, mine: readonly CookieField[]): void {
    const kept = mine.flatMap(draftFields).filter((field) => touched.peek().has(field));
    const typed = draft.peek();
    batch(() => {
      base.value = merged(theirs, after.peek(), mine);
      original.value = theirs;
      draft.value = {
        ...freshDraft(base.peek()),
        ...Object.fromEntries(kept.map((field) => [field, typed[field]])),
        moment: kept.some((field) => draftFields('expiryTime').includes(field)) ? typed.moment : null,
      };
      touched.value = new Set(kept);
      claimed.value = new Set(mine);
      rejected.value = [];
    });
  }

  /** The cookie is gone: what stands in the form becomes a new one. */
  function startAnew(): void {
    original.value = null;
  }

  let latest = '';
  /** Fills the form from a Set-Cookie line; whatever is wrong with it is shown at once. */
  async function paste(text: string): Promise<void> {
    latest = text;
    // Reading lines and their dates is a good part of the core, and seldom needed.
    const { pasteLine } = await import('./paste-line.ts');
    if (text !== latest) return;
    const line = pasteLine(text, page, host);
    batch(() => {
      pasted.value = line;
      if (!line) return;
      const { cookie } = line;
      base.value = cookie;
      draft.value = line.isDeletion
        ? { ...freshDraft({ ...cookie, expiryTime: null }), session: false, expiry: '', moment: Number.NaN }
        : freshDraft(cookie);
      touched.value = new Set(line.isDeletion ? ['expiry'] : []);
      rejected.value = [];
      tried.value = true;
    });
  }

  return {
    original,
    draft,
    touched,
    after,
    sizes,
    foreseen,
    faults,
    notes,
    isDateWrong,
    partitionWrong,
    isStorable,
    isDirty,
    tried,
    rejected,
    pasted,
    isWritable,
    isMine,
    type,
    rebase,
    startAnew,
    paste,
  };
});
export type Form = InstanceType<typeof FormModel>;
