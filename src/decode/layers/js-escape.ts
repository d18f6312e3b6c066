import { toOctets, toText } from '../../cookie/octets.ts';
import type { ReadFormat } from '../format/value.ts';
import { isText } from '../octets/text-of-octets.ts';

const FORM = /^[\x20-\x7e]*%u[\da-f]{4}[\x20-\x7e]*$/i;

/** What JavaScript's `escape` writes (ECMA-262 annex B.2.1.1), as old pages do: `%u` and the hex digits of characters beyond U+00FF. */
export const readJsEscape: ReadFormat = ({ octets }) => {
  if (!FORM.test(octets)) return null;
  const text = unescape(octets);
  const inner = toOctets(text);
  // Half of a surrogate pair is no text.
  if (toText(inner) !== text || !isText(inner)) return null;
  const write = (changed: string) => {
    const escaped = escape(toText(changed));
    // Without a "%u" it would be read as octets of UTF-8; `unescape` reads both.
    return { octets: escaped.includes('%u') ? escaped : escaped.replace(/%([89A-F]\w)/g, '%u00$1') };
  };
  return { links: [{ code: 'js-escape', certainty: 'likely', octets, data: {}, write }], inner };
};
