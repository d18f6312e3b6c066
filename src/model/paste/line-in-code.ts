/** `Set-Cookie` as a name in code or configuration, and the text that follows it in quotes. */
const FIELD_IN_CODE =
  /\bset-cookie\b['"]?\]?[ \t]*(?:[:=,]|=>|[ \t])[ \t]*[([{]?[ \t]*(['"`])((?:\\.|(?!\1)[^\\])*)\1/i;
/** Name and value in one text: `header('Set-Cookie: a=1')`, `-H "Set-Cookie: a=1"`. */
const FIELD_IN_TEXT = /(['"`])set-cookie[ \t]*:[ \t]*((?:\\.|(?!\1)[^\\])*)\1/i;
const DOCUMENT_COOKIE = /\bdocument\.cookie[ \t]*\+?=[ \t]*(['"`])((?:\\.|(?!\1)[^\\])*)\1/i;

/**
 * The Set-Cookie line that a statement sets, of nginx (`add_header Set-Cookie "..." always;`), Apache, PHP, Node, Python and
 * page JavaScript; null: the text is none of these.
 */
export function lineInCode(text: string): string | null {
  for (const pattern of [FIELD_IN_CODE, FIELD_IN_TEXT, DOCUMENT_COOKIE]) {
    const found = pattern.exec(text)?.[2];
    if (found !== undefined) return found.replace(/\\(.)/g, '$1').trim();
  }
  return null;
}
