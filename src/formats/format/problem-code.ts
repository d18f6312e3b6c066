/**
 * Why a text, or a part of it, gave no cookie; text: message `format_<code>`.
 *
 * | code | place | data |
 * |---|---|---|
 * | tooLarge | 1:1 | `length`, `limit`: UTF-16 code units |
 * | notRecognised, notText | 1:1 | |
 * | notJson | the first character that JSON does not allow, or the end | |
 * | tooDeep | the bracket that is one too many | `limit` |
 * | tooMany, tooManyLines | the first cookie, line that is not read | `limit` |
 * | moreProblems | the first problem that is not listed | `count` |
 * | notCookie | a member of a list of cookies that is no object | |
 * | missingField, badField | the cookie, the field | `field` |
 * | encryptedValue | the value | `field` |
 * | newerVersion | the version | `version`, `known` |
 * | severalLists | the second list of cookies | `count`, `keys` |
 * | harSanitized | the entries of a HAR in which no request has a cookie, as Chromium exports it by default | |
 * | noCookies | 1:1 | |
 * | requestWithoutCookies | 1:1 | |
 * | badUrl | the URL of a request with cookies | |
 * | badLine, tooManyFields, unclosedQuote, notPlainString | the line | |
 * | lineTooLong, pairTooLong | the line, the pair | `length`, `limit` |
 * | hostMissing | a cookie for which the text names no host | |
 * | cookieFile | the name of a file in which the cookies of a command are | |
 */
export const PROBLEM_CODES = [
  'tooLarge',
  'notRecognised',
  'notText',
  'notJson',
  'tooDeep',
  'tooMany',
  'tooManyLines',
  'moreProblems',
  'notCookie',
  'missingField',
  'badField',
  'encryptedValue',
  'newerVersion',
  'severalLists',
  'harSanitized',
  'noCookies',
  'requestWithoutCookies',
  'badLine',
  'tooManyFields',
  'badUrl',
  'unclosedQuote',
  'notPlainString',
  'lineTooLong',
  'pairTooLong',
  'hostMissing',
  'cookieFile',
] as const;

export type ProblemCode = (typeof PROBLEM_CODES)[number];
