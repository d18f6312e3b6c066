/** A text or a number within a content. */
export interface ContentPlace {
  /** Keys and indexes, from the outside; empty: the content is this text. */
  path: readonly (string | number)[];
  /** The innermost key: of an item that of its list. Empty: there is none, or it is longer than one that says something. */
  key: string;
  value: string | number;
  /** The object that has the key; null: none has. */
  owner: Readonly<Record<string, unknown>> | null;
}

/** The most places that are examined: contents come from pages, and one may have any number of them. */
const MOST_PLACES = 2_000;
const MOST_LEVELS = 32;
const LONGEST_KEY = 100;
/** Characters of one text, and of all together. */
const [LONGEST_TEXT, MOST_TEXT] = [8_192, 65_536];
/** A key of this many characters or fewer, with letters, digits and what separates them, is shown; others may be data themselves. */
const PLAIN_KEY = /^(?!\d{5})[\p{L}\p{N}_$:-]{1,40}$/u;
/** How many keys of a path, and how many paths are named. */
const [MOST_STEPS, MOST_NAMED] = [6, 5];

/** The texts and numbers of a content, the outer ones first. `within`: the place of the content itself. */
export function contentPlaces(payload: unknown, within: Omit<ContentPlace, 'value'> = WHOLE): ContentPlace[] {
  const found: ContentPlace[] = [];
  let left = MOST_TEXT;
  let level: Inner[] = [{ ...within, inner: payload }];
  for (let depth = 0; depth < MOST_LEVELS && level.length > 0; depth++) {
    for (const { inner, ...place } of level) {
      if (typeof inner === 'number') found.push({ ...place, value: inner });
      else if (typeof inner === 'string' && left > 0) {
        const value = inner.slice(0, Math.min(LONGEST_TEXT, left));
        left -= value.length;
        found.push({ ...place, value });
      }
    }
    level = level.flatMap(innerOf).slice(0, MOST_PLACES);
  }
  return found.slice(0, MOST_PLACES);
}

const WHOLE = { path: [], key: '', owner: null };

interface Inner extends Omit<ContentPlace, 'value'> {
  inner: unknown;
}

function innerOf({ path, key, owner, inner }: Inner): Inner[] {
  if (typeof inner !== 'object' || inner === null) return [];
  if (Array.isArray(inner))
    return inner.slice(0, MOST_PLACES).map((item, index) => ({ path: [...path, index], key, owner, inner: item }));
  const object = inner as Readonly<Record<string, unknown>>;
  return Object.entries(object)
    .slice(0, MOST_PLACES)
    .map(([name, item]) => ({
      path: [...path, name],
      key: name.length > LONGEST_KEY ? '' : name,
      owner: object,
      inner: item,
    }));
}

/** A path as people write it, `user.emails[0]`; a key that may itself be data is "…". */
export function placeText(path: ContentPlace['path']): string {
  const steps = path.map((step, index) => {
    if (typeof step === 'number') return `[${step}]`;
    return `${index === 0 ? '' : '.'}${PLAIN_KEY.test(step) ? step : '…'}`;
  });
  return steps.length <= MOST_STEPS ? steps.join('') : `${steps.slice(0, MOST_STEPS).join('')}…`;
}

/** Several paths; those beyond a few are counted with "…". */
export function placesText(paths: readonly ContentPlace['path'][]): string {
  const texts = [...new Set(paths.map(placeText))];
  return texts.length <= MOST_NAMED ? texts.join(', ') : `${texts.slice(0, MOST_NAMED).join(', ')}, …`;
}
