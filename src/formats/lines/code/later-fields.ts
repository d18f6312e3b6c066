import type { CodeToken } from '../../quoted/code-tokens.ts';
import type { CodeGroup, CodeItem } from './code-groups.ts';

/** What Java, Kotlin and Scala call a field of a cookie where they set it: `setPath`, `withPath`, `path`. */
const METHOD = /^(?:set|with)?(name|value|domain|path|(?:is)?(?:secure|httponly)|samesite|maxage|expir\w+)$/i;

/**
 * The fields that code sets after it has made a cookie: by calls on what it got (`.path("/x").secure()`), or on the variable for
 * it (`cookie.setPath("/x")`). `makers`: the calls that make cookies.
 */
export function laterFields(
  groups: readonly CodeGroup[],
  byStart: ReadonlyMap<number, CodeGroup>,
  makers: ReadonlySet<CodeGroup>,
  tokens: readonly CodeToken[],
): ReadonlyMap<CodeGroup, CodeItem[]> {
  const later = new Map<CodeGroup, CodeItem[]>();
  const owners = new Map<string, CodeGroup>();
  /** The next call on the same value is of the same cookie. */
  const chained = new Map<CodeGroup, CodeGroup>();
  for (const group of groups) {
    const { start, end } = group;
    const owner = chained.get(group) ?? (tokens[start - 2]?.text === '.' && owners.get(tokens[start - 3]?.text ?? ''));
    const field = owner && METHOD.exec(tokens[start - 1]?.text ?? '')?.[1];
    if (field && !makers.has(group)) {
      const [given] = group.items;
      const item = given ? { ...given, key: field } : { key: field, value: true, source: '', at: group.at };
      const items = later.get(owner) ?? [];
      items.push(item);
      later.set(owner, items);
    }
    const variable = makers.has(group) ? variableOf(tokens, start) : null;
    if (variable !== null) owners.set(variable, group);
    const next = end !== null && tokens[end + 1]?.text === '.' ? byStart.get(end + 3) : undefined;
    if (next && (makers.has(group) || chained.has(group))) chained.set(next, owner || group);
  }
  return later;
}

/** `c` of `Cookie c = new javax.servlet.http.Cookie(` */
function variableOf(tokens: readonly CodeToken[], start: number): string | null {
  let at = start - 1;
  while (at > start - 12 && (tokens[at]?.kind === 'word' || tokens[at]?.text === '.')) at--;
  return tokens[at]?.text === '=' && tokens[at - 1]?.kind === 'word' ? (tokens[at - 1]?.text ?? null) : null;
}
