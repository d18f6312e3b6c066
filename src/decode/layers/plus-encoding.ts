import type { ReadFormat } from '../format/value.ts';
import { readBase64 } from '../octets/base64.ts';

/** What application/x-www-form-urlencoded leaves beside escapes; `~` and `*` differ between PHP, Java and browsers. */
const FORM_ENCODED = /^(?:[A-Za-z0-9*._~+-]|%[0-9a-fA-F]{2})*$/;
const ESCAPED = /%[0-9a-fA-F]{2}/;
const WORDS = /^(?!(?:UTC|GMT)\+\d)[A-Za-z][A-Za-z0-9._-]*(?:\+[A-Za-z0-9._-]+)+$/;
/** What people write between spaces. */
const WORD = /^(?:[A-Z]?[a-z]{0,20}|[A-Z]{1,5}|\d{1,8})$/;
/** Escapes that base64 has in a percent-encoded value whose own "+" was left: where one is escaped, a "+" is a space. */
const BASE64_ESCAPES = /%(?:2F|3D)/gi;

/**
 * "+" for a space, as application/x-www-form-urlencoded has it (PHP's urlencode, Java's URLEncoder). js-cookie leaves a "+" that
 * is one, but it leaves "{", ":" and "/" too, and every form encoding escapes those.
 */
export const readPlusEncoding: ReadFormat = ({ octets, outer }) => {
  if (!octets.includes('+') || octets.includes('%20') || outer.length > 0) return null;
  if (!FORM_ENCODED.test(octets)) return null;
  const isEscaped = ESCAPED.test(octets);
  if (!isEscaped && !WORDS.test(octets)) return null;
  const plain = octets.replace(BASE64_ESCAPES, (escaped) => String.fromCharCode(Number.parseInt(escaped.slice(1), 16)));
  // Tokens have parts in base64, with "." between them.
  const isBase64 = plain.split('.').some((part) => part.length >= 8 && part.includes('+') && readBase64(part) !== null);
  if (isBase64 && !octets.split(/[+.]/).every((word) => WORD.test(word))) return null;
  const write = (changed: string) => (changed.includes('+') ? null : { octets: changed.replaceAll(' ', '+') });
  const certainty = isEscaped ? 'likely' : 'guess';
  return { links: [{ code: 'plus-encoding', certainty, octets, data: {}, write }], inner: octets.replaceAll('+', ' ') };
};
