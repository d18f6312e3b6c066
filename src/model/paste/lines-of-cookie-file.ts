import { formatPasted } from './format-pasted.ts';

/** Of a file as curl and wget write it: domain, subdomains, path, secure, expiry in seconds, name, value. */
const COLUMNS = 7;
const HTTP_ONLY = '#HttpOnly_';

/** The Set-Cookie lines of a cookies.txt file; empty where the text has no line of one. */
export function linesOfCookieFile(text: string): string[] {
  return text.split(/[\r\n]+/).flatMap((line) => {
    const fields = line.split('\t');
    if (fields.length !== COLUMNS || (line.startsWith('#') && !line.startsWith(HTTP_ONLY))) return [];
    const [domain = '', subdomains = '', path = '', secure = '', expiry = '', name = '', value = ''] = fields;
    if (!/^(?:TRUE|FALSE)$/i.test(subdomains) || !/^(?:TRUE|FALSE)$/i.test(secure) || !/^-?\d+$/.test(expiry))
      return [];
    return formatPasted({
      name,
      value,
      domain: subdomains.toUpperCase() === 'TRUE' ? domain.replace(HTTP_ONLY, '') : null,
      path,
      expiryTime: Number(expiry) > 0 ? Number(expiry) * 1000 : null,
      secure: secure.toUpperCase() === 'TRUE',
      httpOnly: line.startsWith(HTTP_ONLY),
      sameSite: null,
    });
  });
}
