import type { ReadFormat } from '../format/value.ts';
import { numberOrText } from '../octets/number-or-text.ts';
import { isPlausibleTime, timeText } from '../octets/time-text.ts';

const GA1 = /^(GA1)\.(\d{1,2}(?:-\d{1,2})?)\.(\d{1,10}|[\w-]{1,40})\.(\d{10})$/;
const GS1 = /^GS1\.(\d{1,2}(?:-\d{1,2})?)\.(\d{10})\.(\d{1,9})\.([01])\.(\d{10})((?:\.[\w-]*){0,6})$/;
const GS2 = /^GS2\.(\d{1,2}(?:-\d{1,2})?)\.(s\d{10}(?:\$[a-z][\w.-]*){0,20})$/;
const NAME_OF_CLIENT = /^_ga$|_ga$|^_gid$/;
const NAME_OF_STREAM = /^_ga_[A-Z0-9]+$|_ga_[A-Z0-9]+$/;

/**
 * Google Analytics' id of a browser, `_ga` and `_gid` (support.google.com/analytics/answer/11397207): version, how many parts of the
 * domain, a random number, and the time of the first visit.
 */
export const readGoogleAnalytics: ReadFormat = ({ octets, name }) => {
  const match = GA1.exec(octets);
  if (match === null) return null;
  const [, version = '', domainDepth = '', random = '', seconds = ''] = match;
  const firstVisit = Number(seconds);
  if (!isPlausibleTime(firstVisit * 1000)) return null;
  const time = timeText(firstVisit * 1000);
  const certainty = NAME_OF_CLIENT.test(name) ? 'certain' : 'likely';
  const payload = {
    version,
    domainDepth: depthOf(domainDepth),
    random: numberOrText(random),
    firstVisit,
    clientId: `${random}.${seconds}`,
  };
  return { links: [{ code: 'google-analytics', certainty, octets, data: { firstVisit: time } }], payload };
};

/** The session of a stream of Google Analytics 4, `_ga_<id>`, in its first form: numbers in a fixed order. */
export const readGoogleAnalytics4: ReadFormat = ({ octets, name }) => {
  const match = GS1.exec(octets);
  if (match === null) return null;
  const [, domainDepth = '', start = '', session = '', engaged = '', last = '', rest = ''] = match;
  const [joinTimer, loggedIn, userId] = rest.split('.').slice(1);
  const payload = {
    version: 'GS1',
    domainDepth: depthOf(domainDepth),
    sessionStart: Number(start),
    sessionNumber: Number(session),
    engaged: engaged === '1',
    lastHit: Number(last),
    joinTimer: numberOrNull(joinTimer),
    loggedIn: numberOrNull(loggedIn),
    userIdHash: userId === undefined || userId === '' ? null : numberOrText(userId),
  };
  const certainty = NAME_OF_STREAM.test(name) ? 'certain' : 'likely';
  const data = { sessionStart: timeText(Number(start) * 1000), lastHit: timeText(Number(last) * 1000) };
  return { links: [{ code: 'google-analytics-4', certainty, octets, data }], payload };
};

/** What the letters of the second form mean. */
const FIELDS: Readonly<Record<string, string>> = {
  s: 'sessionStart',
  o: 'sessionNumber',
  g: 'engaged',
  t: 'lastHit',
  j: 'joinTimer',
  l: 'loggedIn',
  h: 'userIdHash',
};

/** The second form, since May 2025: fields of a letter and a value, with "$" between them. */
export const readGoogleAnalytics4Gs2: ReadFormat = ({ octets, name }) => {
  const match = GS2.exec(octets);
  if (match === null) return null;
  const [, domainDepth = '', text = ''] = match;
  const fields: [string, unknown][] = text
    .split('$')
    .map((field) => [FIELDS[field.charAt(0)] ?? field.charAt(0), numberOrText(field.slice(1))]);
  const named = new Map(fields);
  const seconds = (name: string) => timeText(Number(named.get(name) ?? Number.NaN) * 1000);
  if (named.has('engaged')) named.set('engaged', named.get('engaged') === 1);
  const payload = { version: 'GS2', domainDepth: depthOf(domainDepth), ...Object.fromEntries(named) };
  const certainty = NAME_OF_STREAM.test(name) ? 'certain' : 'likely';
  const data = { sessionStart: seconds('sessionStart'), lastHit: seconds('lastHit') };
  return { links: [{ code: 'google-analytics-4-gs2', certainty, octets, data }], payload };
};

/** "2", or "2-3" with the depth of the path. */
function depthOf(text: string): number | string {
  return text.includes('-') ? text : Number(text);
}

function numberOrNull(text: string | undefined): number | null {
  return text === undefined || !/^\d{1,15}$/.test(text) ? null : Number(text);
}
