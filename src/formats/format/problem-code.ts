/**
 * Why a text, or a part of it, gave no cookie; text: message `format_<code>`.
 *
 * | code | place | data |
 * |---|---|---|
 * | tooLarge | 1:1 | `length`, `most`: UTF-16 code units |
 * | notRecognised | 1:1 | |
 * | notJson | the first character that JSON does not allow, or the end | |
 * | tooDeep | the bracket that is one too many | `most` |
 * | tooMany | the first cookie that is not read | `most` |
 * | moreProblems | the first problem that is not listed | `count` |
 * | notCookie | a member of a list of cookies that is no object | |
 * | missingField, badField | the cookie, the field | `field` |
 * | newerVersion | the version | `version`, `known` |
 * | severalLists | the second list of cookies | `count`, `keys` |
 * | harSanitized | the entries of a HAR in which no request has a cookie, as Chromium exports it by default | |
 * | noCookies | 1:1 | |
 * | badLine, tooManyFields, badUrl | the line | |
 */
export const PROBLEM_CODES = [
  'tooLarge',
  'notRecognised',
  'notJson',
  'tooDeep',
  'tooMany',
  'moreProblems',
  'notCookie',
  'missingField',
  'badField',
  'newerVersion',
  'severalLists',
  'harSanitized',
  'noCookies',
  'badLine',
  'tooManyFields',
  'badUrl',
] as const;

export type ProblemCode = (typeof PROBLEM_CODES)[number];
