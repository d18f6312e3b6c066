import type { Agent, Cookie } from '../../src/cookie/cookie.ts';
import { toOctets, toText } from '../../src/cookie/octets.ts';
import { parseSetCookieLine } from '../../src/cookie/set-cookie/parse-set-cookie-line.ts';
import type { ReasonCode } from '../../src/cookie/verdict.ts';
import type { JarCookie } from '../e2e/driver/surface.ts';
import type { Testimony } from './chromium-witness.ts';
import type { Observed } from './player.ts';
import type { PredictedHop, Prediction } from './predict.ts';

/** A mismatch between core and browser. */
export interface Disagreement {
  /** For example "step 2, hop 1, line 3: reasons". */
  where: string;
  core: string;
  browser: string;
}

/** The time between sending the response and storing its cookies, and the whole seconds of Date; milliseconds. */
const TOLERANCE = 7_000;

/** All mismatches between the browser and the core. */
export function compare(prediction: Prediction, observed: Observed, agent: Agent): Disagreement[] {
  const found: Disagreement[] = [];
  const note = (where: string, core: unknown, browser: unknown) =>
    found.push({ where, core: JSON.stringify(core), browser: JSON.stringify(browser) });
  observed.hops.forEach((hops, step) => {
    hops.forEach((hop, index) => {
      const predicted = prediction.hops[step]?.[index];
      if (!predicted) throw new Error('a hop without a prediction');
      const where = `step ${step + 1}, hop ${index + 1}`;
      if (hop.header === null) {
        note(where, 'a request', 'none');
        return;
      }
      if (hop.header !== predicted.retrieval.header) note(`${where}: Cookie`, predicted.retrieval.header, hop.header);
      if (!hop.testimony) return;
      const lines = observed.story.steps[step]?.hops[index]?.lines ?? [];
      compareRejections(lines, predicted, hop.testimony, (line, ...both) =>
        note(`${where}, line ${line + 1}: reasons`, ...both),
      );
      compareNotSent(predicted, hop.testimony, (...both) => note(`${where}: notSent`, ...both));
    });
  });
  compareJars(prediction.jar, observed.jar, agent, note);
  return found;
}

/**
 * Chromium gives the reasons of one stage, and hides those of the next: each must be one of the core's, and the core's
 * first one of Chromium's. It does not report some rejections.
 */
function compareRejections(
  lines: readonly string[],
  { verdicts }: PredictedHop,
  { rejected }: Testimony,
  note: (line: number, core: unknown, browser: unknown) => void,
): void {
  if (rejected === null) return;
  const left = [...rejected];
  for (const [nth, line] of lines.entries()) {
    const verdict = verdicts[nth];
    const core = verdict?.outcome === 'rejected' ? verdict.reasons.map(({ code }) => code) : [];
    const isNext = left[0] !== undefined && isShownAs(line, left[0].line, lines.slice(nth + 1));
    const browser = isNext ? (left.shift()?.reasons ?? []) : [];
    const agree =
      browser.length === 0
        ? core.length === 0 || isSilent(core, line)
        : browser.every((reason) => core.some((code) => code === reason)) &&
          browser.some((reason) => reason === core[0]);
    if (!agree) note(nth, core, browser);
  }
  for (const { line, reasons } of left) note(lines.length, line, reasons);
}

/** Chromium shows a line without the spaces at its ends, and drops the text after an octet that is not UTF-8. */
function isShownAs(line: string, seen: string, later: readonly string[]): boolean {
  const text = (octets: string) => toText(octets).replace(/^[ \t]+|[ \t]+$/g, '');
  const [start = '', ...lost] = text(line).split('\ufffd');
  if (lost.length === 0) return seen === start;
  return seen.startsWith(start) && !later.some((other) => text(other) === seen);
}

function isSilent(core: readonly ReasonCode[], line: string): boolean {
  if (core.includes('InvalidName') || core.includes('PartitionedInsecure')) return true;
  return core.includes('SecureOnly') && parseSetCookieLine(line).attributes.some(({ name }) => name === 'partitioned');
}

/** The core gives one reason for cookies of other hosts, and Chromium reports those of its own site only. */
function compareNotSent(
  { retrieval }: PredictedHop,
  { cookies }: Testimony,
  note: (core: unknown, browser: unknown) => void,
): void {
  const left = cookies.filter(({ reasons }) => reasons.length > 0);
  for (const { cookie, reasons } of retrieval.notSent) {
    const codes = reasons.map(({ code }) => code).sort();
    const mine = shown(cookie, 'chrome');
    const at = left.findIndex(
      ({ name, domain, path, partitioned }) =>
        name === mine.name &&
        domain === `${mine.hostOnly ? '' : '.'}${mine.domain}` &&
        path === mine.path &&
        partitioned === (mine.partitionKey !== null),
    );
    const theirs = at < 0 ? null : (left.splice(at, 1)[0]?.reasons.toSorted() ?? null);
    const agree = codes.includes('DomainMismatch')
      ? theirs === null || theirs.includes('DomainMismatch')
      : codes.includes('PartitionMismatch')
        ? theirs === null
        : theirs !== null && codes.join() === theirs.join();
    if (!agree) note([mine, codes], theirs);
  }
  if (left.length > 0) note(null, left);
}

function compareJars(
  core: readonly Cookie[],
  browser: readonly JarCookie[],
  agent: Agent,
  note: (where: string, core: unknown, browser: unknown) => void,
): void {
  const left = [...browser];
  for (const cookie of core) {
    const mine = shown(cookie, agent);
    const at = left.findIndex((theirs) => keyOf(theirs) === keyOf(mine));
    const [theirs] = at < 0 ? [] : left.splice(at, 1);
    if (!theirs) note('jar', mine, null);
    else if (!isSame(mine, theirs)) note('jar', mine, theirs);
  }
  for (const theirs of left) note('jar', null, theirs);
}

const keyOf = ({ name, domain, hostOnly, path, partitionKey }: JarCookie) =>
  JSON.stringify([name, domain, hostOnly, path, partitionKey?.topLevelSite, partitionKey?.hasCrossSiteAncestor]);

function isSame(one: JarCookie, other: JarCookie): boolean {
  if ((one.expires === null) !== (other.expires === null)) return false;
  if (Math.abs((one.expires ?? 0) - (other.expires ?? 0)) > TOLERANCE) return false;
  return (['value', 'secure', 'httpOnly', 'sameSite'] as const).every((field) => one[field] === other[field]);
}

/** A cookie as the browser shows it: Firefox shows U+FFFD for octets that are not UTF-8, Chromium nothing. */
function shown(cookie: Cookie, agent: Agent): JarCookie {
  const text = (octets: string) => toText(octets).replaceAll('\ufffd', agent === 'chrome' ? '' : '\ufffd');
  return {
    name: agent === 'chrome' ? toOctets(text(cookie.name)) : cookie.name,
    value: toOctets(text(cookie.value)),
    domain: cookie.domain,
    hostOnly: cookie.hostOnly,
    path: text(cookie.path),
    expires: cookie.expiryTime,
    secure: cookie.secure,
    httpOnly: cookie.httpOnly,
    sameSite: cookie.sameSite,
    partitionKey: cookie.partitionKey,
    store: 'default',
  };
}
