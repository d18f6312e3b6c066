import type { ReadFormat } from '../format/value.ts';
import { parseJson, parseJsonStructure } from '../octets/parse-json.ts';

/** JSON (RFC 8259): objects and arrays anywhere, strings in quotes within another layer. */
export const readJson: ReadFormat = ({ octets, outer }) => {
  const structure = parseJsonStructure(octets);
  if (structure !== undefined)
    return { links: [{ code: 'json', certainty: 'certain', octets, data: {} }], payload: structure };
  if (!octets.startsWith('"') || !octets.endsWith('"')) return null;
  const text = parseJson(octets);
  if (text === undefined) return null;
  const certainty = outer.length > 0 ? 'certain' : 'likely';
  return { links: [{ code: 'json', certainty, octets, data: {} }], payload: text };
};
