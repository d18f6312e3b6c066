import type { MessagePlaces } from './message-places.ts';

/** A key of public/_locales/en/messages.json; of a text with plural forms the part before `_one` and `_other`. */
export type MessageKey = keyof MessagePlaces;

/** Keys of texts without places. */
export type PlainKey = { [Key in MessageKey]: [MessagePlaces[Key]] extends [never] ? Key : never }[MessageKey];

/**
 * Keys of texts whose places are filled by the data of a code. Types cannot check them: texts.test.ts checks that the data of
 * each code has the places of its texts.
 */
export type CodeKey = Extract<
  MessageKey,
  `${'assumption' | 'claim' | 'finding' | 'foreseen' | 'formatProblem' | 'formatWarning' | 'limit' | 'note' | 'problem' | 'reason'}_${string}`
>;

/** Text, and no byte string: `toText` makes one of the other. */
type PlainText = string & { readonly octets?: never };

/** The values of places: strings are shown as they are, numbers in the user's format. */
export type MessageData = Readonly<Record<string, PlainText | number>>;

type Filled<Place extends string> = { readonly [Name in Place]: Name extends 'count' ? number : PlainText | number };

/** The further parameters of `text`: none for a text without places; for one of several keys, the places of all of them. */
export type DataOf<Key extends MessageKey> = [MessagePlaces[Key]] extends [never]
  ? []
  : [Key] extends [CodeKey]
    ? [data: MessageData]
    : [data: Filled<MessagePlaces[Key]>];

/**
 * The message `key` in the user's language; `{name}` in it is replaced by `data.name`, numbers in the user's format. With a
 * number `data.count` the plural form `key_one`, `key_other`, ... is used if there is one.
 */
export type Text = <Key extends MessageKey>(key: Key, ...data: DataOf<Key>) => string;

/** A code as a part of a key: Chromium allows letters, digits and underscores only. */
type CamelCase<Code extends string> = Code extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Code;

/** The key of a code with a prefix: `problem_noHostPermission`. */
export type KeyOf<Prefix extends string, Code extends string> = `${Prefix}_${CamelCase<Code>}`;
