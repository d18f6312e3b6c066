import { batch, computed, createModel, signal } from '@preact/signals';
import type { Page } from '../../contract/page.ts';
import { siteOf } from '../../cookie/address/site.ts';
import type { Cookie } from '../../cookie/cookie.ts';
import type { Exchange } from '../../cookie/jar/exchange.ts';
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
import type { PasteProblem } from '../paste/paste-problem.ts';
import { type CookieField, differingFields, draftFields, merged } from './cookie-field.ts';
import { type Draft, draftOf, type Field, PARTITION_FIELDS, typedInto, withDraft } from './draft.ts';
import { ownPartition, type PartitionFault, partitionFault } from './partition.ts';
import type { Pasted } from './paste-line.ts';
import { reasonPlaceOf, reasonsByPlace } from './reason-place.ts';
import type { TypedForm } from './typed-form.ts';

interface Source {
  host: Host;
  page: Page;
  /** The cookie to edit; null adds one. */
  before: Cookie | null;
  /** The cookie that the fields show at first. */
  start: Cookie;
  /** What the fields contain at first, where the form is opened again. */
  typed?: TypedForm | undefined;
  /** Nothing is written to the jar: limits of the browser's API alone do not count. */
  isSandbox?: boolean;
}

/** The fields of one edit: their content, the cookie that it makes, and what the browser would do with that cookie. */
export const FormModel = createModel(({ host, page, before, start, typed, isSandbox = false }: Source) => {
  const { agent, registrableDomain } = host;
  const site = siteOf(start.domain, registrableDomain);
  const partition = ownPartition(page, start.domain, registrableDomain);
  const newDraft = (cookie: Cookie): Draft => draftOf(cookie, host.now(), partition);

  /** The exact values of the fields that were not touched, to the last octet and fraction of a second. */
  const base = signal(typed?.base ?? start);
  /** The cookie that was stored when the edit began, or when a conflict was last resolved; null: a new cookie. */
  const original = signal(typed ? typed.original : before);
  const draft = signal<Draft>(typed?.draft ?? newDraft(start));
  const touched = signal<ReadonlySet<Field>>(typed?.touched ?? new Set());
  /** Fields for which the person chose their own version, in addition to those in which they typed. */
  const claimed = signal<ReadonlySet<CookieField>>(typed?.claimed ?? new Set());
  /** Once a save was tried, every reason is shown, also those of fields that nobody touched. */
  const tried = signal(false);
  /** Why the browser rejected a save although Crumb predicted no reason. */
  const rejected = signal<readonly Reason[]>([]);
  /** Other cookies that change with the value: a signature beside it, or other parts of a divided value. */
  const beside = signal<Exchange>(typed?.beside ?? { before: [], after: [] });
  /** A part of the content of the value is typed, is wrong there, and so is not in the value. */
  const isContentWrong = signal(false);
  /** Resolves once the value has the content that was typed last; null: nothing was typed. */
  const contentWritten = signal<Promise<void> | null>(null);
  const pasted = signal<Pasted | null>(null);
  /** Why the pasted text is no Set-Cookie line. */
  const pasteProblem = signal<PasteProblem | null>(null);

  const after = computed((): Cookie => withDraft(base.value, draft.value, touched.value, registrableDomain));
  const isDateWrong = computed(() => Number.isNaN(after.value.expiryTime));
  /** A partition that nobody touched is right: the browser stored it. */
  const partitionWrong = computed((): PartitionFault | null => {
    const isTouched = PARTITION_FIELDS.some((field) => touched.value.has(field));
    return isTouched ? partitionFault(after.value, registrableDomain) : null;
  });

  const prediction = computed((): Prediction => {
    // `site` is a limit: a cookie of another site would be stored, but this list would not show it.
    const validation = { agent, now: host.now(), registrableDomain, site };
    const predicted = isSandbox ? predictUnchanged(after.value, validation) : predictStored(after.value, validation);
    const unreachable = original.value && !isSandbox ? whyUnreachable(original.value, agent) : [];
    const isNew = (reason: Reason): boolean => !unreachable.some(({ code }) => code === reason.code);
    const reasons = [...unreachable, ...predicted.reasons.filter(isNew)];
    // Notes say what will be stored, so there are none if nothing will be.
    const notes = unreachable.length > 0 ? [] : predicted.notes;
    return {
      ...predicted,
      notes,
      // The field has its own text for a date that is none.
      reasons: reasons.filter((reason) => !isDateWrong.value || reasonPlaceOf(reason) !== 'expiry'),
    };
  });

  const reasons = computed((): readonly Reason[] => {
    const predictedReasons = prediction.value.reasons;
    return [
      ...predictedReasons,
      ...rejected.value.filter((reason) => !predictedReasons.some(({ code }) => code === reason.code)),
    ];
  });

  const shownReasons = computed((): readonly Reason[] => {
    if (tried.value || original.value !== null) return reasons.value;
    return reasons.value.filter((reason) => {
      const place = reasonPlaceOf(reason);
      return place !== 'all' && touched.value.has(place);
    });
  });

  const faults = computed(() => reasonsByPlace(shownReasons.value));
  /** If the pasted line left the path to the browser, a note at the field says so until the path is edited. */
  const defaultedPath = computed((): readonly PredictedNote[] => {
    const { value: line } = pasted;
    if (!line || touched.value.has('path')) return [];
    return line.notes.filter((note): note is PredictedNote => note.code === 'PathDefaulted');
  });
  const notes = computed(() => reasonsByPlace([...prediction.value.notes, ...defaultedPath.value]));

  /** Only rules for servers reject it, and this browser lets an extension break them. */
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
      isContentWrong.value ||
      partitionWrong.value !== null ||
      differingFields(original.value ?? start, after.value).length > 0,
  );
  const sizes = computed(() => cookieSizes(after.value));

  /** The id of an element: the form of a cookie that is only tried can be in the document beside that of a stored one. */
  const id = (name: string): string => (isSandbox ? `tried-${name}` : name);

  function isWritable(anyway: boolean): boolean {
    if (isDateWrong.peek() || isContentWrong.peek() || partitionWrong.peek() !== null) return false;
    return prediction.peek().reasons.every((reason) => anyway && isStorableAnyway(reason, agent));
  }

  function type<Name extends Field>(field: Name, text: Draft[Name]): void {
    batch(() => {
      draft.value = typedInto(draft.peek(), field, text, newDraft(base.peek()), host.now());
      const fields = new Set([...touched.peek(), field]);
      if (field === 'typedExpiry' && text === '')
        for (const draftField of draftFields('expiryTime')) fields.delete(draftField);
      touched.value = fields;
      rejected.value = [];
    });
  }

  /** Whether the person typed in this field of the cookie, or chose their own version of it. */
  function isMine(field: CookieField): boolean {
    return claimed.value.has(field) || draftFields(field).some((draftField) => touched.value.has(draftField));
  }

  /** Continues the edit from the cookie that is stored now; the fields `mine` stay as they are, to the last octet. */
  function rebase(theirs: Cookie, mine: readonly CookieField[]): void {
    const typedFields = mine.flatMap(draftFields).filter((field) => touched.peek().has(field));
    const typedDraft = draft.peek();
    batch(() => {
      base.value = merged(theirs, after.peek(), mine);
      original.value = theirs;
      draft.value = {
        ...newDraft(base.peek()),
        ...Object.fromEntries(typedFields.map((field) => [field, typedDraft[field]])),
        moment: typedFields.some((field) => draftFields('expiryTime').includes(field)) ? typedDraft.moment : null,
      };
      touched.value = new Set(typedFields);
      claimed.value = new Set(mine);
      rejected.value = [];
    });
  }

  /** The cookie is no longer stored: the content of the form becomes a new one. */
  function startAnew(): void {
    original.value = null;
  }

  function content(): TypedForm {
    return {
      base: base.peek(),
      original: original.peek(),
      draft: draft.peek(),
      touched: touched.peek(),
      claimed: claimed.peek(),
      beside: beside.peek(),
    };
  }

  let latest = '';
  /** Fills the form from a Set-Cookie line and shows all of its reasons at once. */
  async function paste(text: string): Promise<void> {
    latest = text;
    // Lazy: the parser of lines and dates is a large part of the core, and seldom needed.
    const { pasteLine } = await import('./paste-line.ts');
    if (text !== latest) return;
    const found = pasteLine(text, page, host);
    const problem = found && 'problem' in found ? found.problem : null;
    const line = found && !('problem' in found) ? found : null;
    batch(() => {
      pasteProblem.value = problem;
      pasted.value = line;
      if (!line) return;
      const { cookie } = line;
      base.value = cookie;
      draft.value = line.isDeletion
        ? { ...newDraft({ ...cookie, expiryTime: null }), session: false, expiry: '', moment: Number.NaN }
        : newDraft(cookie);
      touched.value = new Set(line.isDeletion ? ['expiry'] : []);
      rejected.value = [];
      tried.value = true;
    });
  }

  return {
    id,
    original,
    beside,
    draft,
    touched,
    after,
    sizes,
    prediction,
    faults,
    notes,
    isDateWrong,
    isContentWrong,
    contentWritten,
    partitionWrong,
    isStorable,
    isDirty,
    tried,
    rejected,
    pasted,
    pasteProblem,
    isWritable,
    isMine,
    type,
    rebase,
    startAnew,
    content,
    paste,
  };
});
export type Form = InstanceType<typeof FormModel>;
