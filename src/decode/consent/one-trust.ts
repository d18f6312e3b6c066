import type { ReadFormat } from '../format/value.ts';
import { pairsOf, queryReading } from '../layers/query-string.ts';

const NAME = /^OptanonConsent$/;

/** OneTrust's `OptanonConsent` (developer.onetrust.com): pairs as in a query; `groups` says which categories are on. */
export const readOneTrust: ReadFormat = ({ octets, name }) => {
  if (!octets.includes('=')) return null;
  const isNamed = NAME.test(name);
  if (!isNamed && !(octets.includes('isGpcEnabled=') && octets.includes('datestamp='))) return null;
  const pairs = pairsOf(octets, '&');
  if (pairs === null) return null;
  const { links, payload } = queryReading(octets, pairs);
  const groups = typeof payload.groups === 'string' ? groupsOf(payload.groups) : {};
  const certainty = isNamed ? 'certain' : 'likely';
  const write = (changed: string) => ({ octets: changed });
  return { links: [{ code: 'onetrust', certainty, octets, data: { groups }, write }, ...links], payload };
};

/** `C0001:1,C0002:0` */
function groupsOf(text: string): Record<string, boolean> {
  const groups = text
    .split(',')
    .slice(0, 100)
    .map((group) => group.split(':'));
  return Object.fromEntries(
    groups.filter((group) => group.length === 2).map(([id = '', state]) => [id, state === '1']),
  );
}
