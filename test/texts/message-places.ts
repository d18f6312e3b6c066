/** Stem of a message with plural forms; a language has the form `other` at least. */
const PLURAL = /^(.+)_(?:zero|one|two|few|many|other)$/;
const PLACE = /\{(\w+)\}/g;

type Messages = Record<string, { message: string }>;

/** The key that the code uses for a message: for plural forms, their stem. */
export function askedKey(key: string, messages: Messages): string {
  const stem = PLURAL.exec(key)?.[1];
  return stem !== undefined && `${stem}_one` in messages && `${stem}_other` in messages ? stem : key;
}

/** The source of src/model/text/message-places.ts: each key of the catalogue, and the places that its texts have. */
export function messagePlaces(messages: Messages): string {
  const places = new Map<string, Set<string>>();
  for (const [key, { message }] of Object.entries(messages)) {
    const asked = askedKey(key, messages);
    if (asked !== key && asked in messages) throw new Error(`expected ${asked} with or without plural forms, got both`);
    const own = places.get(asked) ?? new Set(asked === key ? [] : ['count']);
    for (const [, place = ''] of message.matchAll(PLACE)) own.add(place);
    places.set(asked, own);
  }
  const lines = [...places].map(
    ([key, own]) => `  ${key}: ${[...own].map((place) => `'${place}'`).join(' | ') || 'never'};`,
  );
  return [
    '// Written by `npm run texts` from public/_locales/en/messages.json.',
    '',
    '/** Each key of a text, and the places that its text or one of its plural forms has. */',
    'export interface MessagePlaces {',
    ...lines.sort(),
    '}',
    '',
  ].join('\n');
}
