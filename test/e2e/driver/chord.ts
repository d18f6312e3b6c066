import type { Key } from './surface.ts';

const HELD = ['Control', 'Shift', 'Alt', 'Meta'] as const;
export type Modifier = (typeof HELD)[number];

/** `Control+Shift+z` in parts; a lone `+` is a key like any other. */
export function partsOf(chord: Key): { held: Modifier[]; key: string } {
  const held: Modifier[] = [];
  let key = chord;
  for (;;) {
    const next = HELD.find((name) => key.startsWith(`${name}+`));
    if (!next) return { held, key };
    held.push(next);
    key = key.slice(next.length + 1);
  }
}
