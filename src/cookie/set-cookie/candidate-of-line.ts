import { defaultPath } from '../address/default-path.ts';
import type { Agent, SameSite } from '../cookie.ts';
import { excerpt } from '../excerpt.ts';
import { asOctets, type Octets } from '../octets.ts';
import type { Candidate } from '../rules/candidate-rules.ts';
import type { Note } from '../verdict.ts';
import type { LineDomain } from './domain-of-line.ts';
import type { LineAttributes } from './line-attributes.ts';
import type { LineAttribute, ParsedLine } from './parse-set-cookie-line.ts';

const SAME_SITE: ReadonlySet<string> = new Set<SameSite>(['strict', 'lax', 'none']);

/** What no path of a request contains (URL Standard §1.3, "path percent-encode set", and §4.4, "path state"). */
const UNMATCHED = /[^\x21-\x7e]|["#<>?`{}\\]|\/\.{1,2}(?:\/|$)/;

/** The cookie that a line requests, before any rule; `notes` lists what the browser changes without an error. */
export function candidateOfLine(
  parsed: ParsedLine,
  { byName }: LineAttributes,
  { domain, hostOnly }: LineDomain,
  requestPath: string,
  agent: Agent,
  notes: Note[],
): Candidate {
  noteDomain(byName.get('domain'), hostOnly, notes);
  const { name, value } = nameAndValue(parsed, agent, notes);
  return {
    name,
    value,
    domain,
    hostOnly,
    path: pathOf(byName.get('path'), requestPath, notes),
    secure: byName.has('secure'),
    httpOnly: byName.has('httponly'),
    sameSite: sameSiteOf(byName.get('samesite'), notes),
    partitioned: byName.has('partitioned'),
  };
}

/**
 * RFC 6265bis §5.6: "If the name-value-pair string lacks a %x3D ("=") character, then the name string is empty, and the
 * value string is the value of name-value-pair." Firefox (`network.cookie.valueless_cookie`) takes it for the name.
 */
export function nameAndValue(parsed: ParsedLine, agent: Agent, notes: Note[]): Pick<Candidate, 'name' | 'value'> {
  const { value, nameSpan, valueSpan } = parsed;
  if (!parsed.hasEquals && agent === 'firefox') {
    if (value !== '') notes.push({ code: 'ValueEmpty', attribute: 'name', span: nameSpan, data: {} });
    return { name: value, value: asOctets('') };
  }
  const name = parsed.hasEquals ? parsed.name : asOctets('');
  if (name === '' && value !== '') notes.push({ code: 'NameEmpty', attribute: 'value', span: valueSpan, data: {} });
  if (value.length > 1 && value.startsWith('"') && value.endsWith('"')) {
    notes.push({ code: 'Quoted', attribute: 'value', span: valueSpan, data: {} });
  }
  return { name, value };
}

/** §5.6.4: "If the attribute-value is empty or if the first character of the attribute-value is not %x2F ("/"): Let cookie-path be the default-path." */
function pathOf(attribute: LineAttribute | undefined, requestPath: string, notes: Note[]): Octets {
  if (attribute?.value.startsWith('/')) {
    const { value, span } = attribute;
    // What follows from joined lines is said once.
    const isJoined = notes.some(({ code, attribute: part }) => code === 'LinesJoined' && part === 'path');
    if (!isJoined && UNMATCHED.test(value))
      notes.push({ code: 'PathUnmatched', attribute: 'path', span, data: { path: excerpt(value) } });
    return value;
  }
  const path = asOctets(defaultPath(requestPath));
  const note: Note = { code: 'PathDefaulted', attribute: 'path', data: { path: excerpt(path) } };
  if (attribute) note.span = attribute.span;
  notes.push(note);
  return path;
}

/** §5.7: a same-site-flag other than Strict, Lax and None is "Default". */
function sameSiteOf(attribute: LineAttribute | undefined, notes: Note[]): SameSite {
  if (!attribute) return 'unset';
  const value = attribute.value.toLowerCase();
  if (isSameSite(value)) return value;
  const data = { attribute: 'samesite', value: excerpt(attribute.value) };
  notes.push({ code: 'AttributeMalformed', attribute: 'samesite', span: attribute.span, data });
  return 'unset';
}

function isSameSite(value: string): value is SameSite {
  return SAME_SITE.has(value);
}

function noteDomain(attribute: LineAttribute | undefined, hostOnly: boolean, notes: Note[]): void {
  if (!attribute || !hostOnly) return;
  const code = attribute.value === '' ? 'DomainEmpty' : 'DomainIgnored';
  notes.push({ code, attribute: 'domain', span: attribute.span, data: { domain: excerpt(attribute.value) } });
}
