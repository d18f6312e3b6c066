import type { JsonPath } from '../json-text/json-path.ts';
import type { JsonReport } from '../json-text/json-report.ts';
import { CookieFields } from './cookie-fields.ts';
import type { ReadShape, SharedFacts } from './cookie-shape.ts';
import { isJsonObject } from './json-object.ts';

/** A list of cookies in a JSON text. */
export interface JsonList {
  items: readonly unknown[];
  path: JsonPath;
}

/** Reads each valid member of a list; the report says of each other one what is wrong, and where. */
export function readList(
  { items, path }: JsonList,
  shape: ReadShape | ((item: unknown) => ReadShape),
  report: JsonReport,
  shared: SharedFacts,
): void {
  for (const [index, item] of items.entries()) {
    const own = [...path, index];
    if (report.isFull(own)) return;
    readOne(item, own, typeof shape === 'function' ? shape(item) : shape, report, shared);
  }
}

/** The same for one object. */
export function readOne(
  item: unknown,
  path: JsonPath,
  shape: ReadShape,
  report: JsonReport,
  shared: SharedFacts,
): void {
  if (!isJsonObject(item)) {
    report.problem('notCookie', path);
    return;
  }
  const fields = new CookieFields(item, shared.url);
  const cookie = shape.read(fields, shared);
  for (const { code, field } of fields.refusals) {
    report.problem(code, code === 'missingField' ? path : [...path, field], { field });
  }
  if (fields.refusals.length > 0) return;
  if (cookie.expiryTime === null) fields.warnOfLifetime();
  report.cookies.push({ cookie, warnings: fields.warnings });
}
