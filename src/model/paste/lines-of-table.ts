import { formatPasted } from './format-pasted.ts';

/** A file as curl and wget write it: domain, subdomains, path, secure, expiry in seconds, name, value. Terminals copy TABs as spaces. */
const FILE_ROW = /^(#HttpOnly_)?([^\s#]\S*)\s+(TRUE|FALSE)\s+(\/\S*)\s+(TRUE|FALSE)\s+(-?\d+)\s+(\S+)(?:[\t ]+(.*))?$/i;
/** Of the table of cookies in DevTools: name, value, domain, path, expiry, size, HttpOnly, Secure, SameSite, partition. */
const MIN_CELLS = 7;
/** A cookie that Firefox's DevTools copy: `Path:"/"`. */
const LABELLED = /^([^:="]+):[ \t]*(?:"(.*)"|(\w+))$/;

/** The Set-Cookie lines of rows of a cookies.txt file or of a table of DevTools; empty where the text has none. */
export function linesOfTable(text: string): string[] {
  const rows = text.split(/[\r\n]+/);
  const labelled = lineOfLabels(rows);
  if (labelled !== null) return [labelled];
  return rows.flatMap((row) => lineOfFileRow(row) ?? lineOfCells(row.split('\t')) ?? []);
}

function lineOfFileRow(row: string): string | null {
  const [whole, httpOnly, domain = '', subdomains, path = '', secure, expiry, name = '', value = ''] =
    FILE_ROW.exec(row) ?? [];
  if (whole === undefined) return null;
  return formatPasted({
    name,
    value,
    domain: isTrue(subdomains) ? domain : null,
    path,
    expiryTime: Number(expiry) > 0 ? Number(expiry) * 1000 : null,
    secure: isTrue(secure),
    httpOnly: httpOnly !== undefined,
    sameSite: null,
    partitioned: false,
  });
}

function lineOfCells(cells: readonly string[]): string | null {
  const [
    name = '',
    value = '',
    domain = '',
    path = '',
    expires = '',
    size = '',
    httpOnly,
    secure,
    sameSite,
    partition,
  ] = cells;
  if (cells.length < MIN_CELLS || !path.startsWith('/') || !/^\d{1,7}$/.test(size)) return null;
  return formatPasted({
    name,
    value,
    domain: domain.startsWith('.') ? domain : null,
    path,
    // "Session" is in the language of the browser.
    expiryTime: /\d/.test(expires) ? Date.parse(expires) : null,
    secure: isTrue(secure),
    httpOnly: isTrue(httpOnly),
    sameSite: sameSite ?? null,
    partitioned: /^https?:/.test(partition ?? ''),
  });
}

function lineOfLabels(rows: readonly string[]): string | null {
  const cells = rows.map((row) => LABELLED.exec(row.trim()));
  const [first] = cells;
  const label = (name: string): string | undefined => {
    const found = cells.find((cell) => cell?.[1]?.trim().toLowerCase() === name);
    return found?.[2] ?? found?.[3];
  };
  if (!first || label('httponly') === undefined) return null;
  const [, name = '', quoted, plain] = first;
  return formatPasted({
    name,
    value: quoted ?? plain ?? '',
    domain: label('hostonly') === 'true' ? null : (label('domain') ?? null),
    path: label('path') ?? null,
    expiryTime: Date.parse(label('expires / max-age') ?? '') || null,
    secure: isTrue(label('secure')),
    httpOnly: isTrue(label('httponly')),
    sameSite: label('samesite') ?? null,
    partitioned: false,
  });
}

function isTrue(cell: string | undefined): boolean {
  return cell === '✓' || /^true$/i.test(cell ?? '');
}
