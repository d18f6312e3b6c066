/** A comment with the page of the cookies after it, as EditThisCookie and this project write it. */
const URL_COMMENT = /^(?:#|\/\/)[ \t]*(?:URL:[ \t]*)?(https?:\/\/\S{1,10000})/i;
/** The first line of a request, as a proxy gets it and editors write it. */
const REQUEST_LINE = /^(?:[<>*|]+[ \t]+)?[A-Z]{3,10}[ \t]+(https?:\/\/\S{1,10000})/;
/** As DevTools shows a request, and as files of requests name it. */
const URL_FIELD = /^[ \t]*(?:- )?(?:(?:request )?url|target):[ \t]*["']?(https?:\/\/[^\s"']{1,10000})/i;
const HOST_FIELD = /^(?:[<>*|]+)?[ \t]*(?:host|:authority):[ \t]*(\S{1,1000})/i;
/** DevTools copies the name of a field and its value as two lines. */
const HOST_NAME = /^(?:host|:authority)[ \t]*:?[ \t]*$/i;

/** The URL, as far as a line names it, of the request or response that a text shows; undefined: it names none. */
export function hostOfLine(line: string, before = ''): string | undefined {
  const url = URL_COMMENT.exec(line)?.[1] ?? REQUEST_LINE.exec(line)?.[1] ?? URL_FIELD.exec(line)?.[1];
  const host = HOST_FIELD.exec(line)?.[1] ?? (HOST_NAME.test(before) ? line.trim() : undefined);
  return url ?? (host === undefined ? undefined : `https://${host}/`);
}

/** Whether a line is such a comment. */
export function isUrlComment(line: string): boolean {
  return URL_COMMENT.test(line);
}
