import { toOctets } from '../../cookie/octets.ts';
import { fromBase64 } from '../octets/base64.ts';
import { parseJson, parseJsonStructure } from '../octets/parse-json.ts';
import { type ContentPlace, contentPlaces } from './content-place.ts';

/** Texts within texts: JSON in Rails' envelope in JSON, or an ID token in a session. */
const MOST_OPENED = 3;
/** JSON of an object, a list or a text in base64, perhaps with a signature; of a JWT the claims. */
const BASE64_FORM = /^(?:eyJ[\w-]+\.)?([eIW][\w+/-]{7,}={0,2})(?:\.|$)/;

/** The texts and numbers of a content, and of JSON and tokens in its texts: anyone can read those without a key too. */
export function readablePlaces(payload: unknown): ContentPlace[] {
  const places = contentPlaces(payload);
  let texts = places;
  for (let depth = 0; depth < MOST_OPENED; depth++) {
    texts = texts.flatMap((place) => {
      const inner = jsonWithin(String(place.value));
      return inner === undefined ? [] : contentPlaces(inner, place);
    });
    places.push(...texts);
  }
  return places;
}

function jsonWithin(text: string): unknown {
  return parseJsonStructure(toOctets(text)) ?? parseJson(fromBase64(BASE64_FORM.exec(text)?.[1] ?? '') ?? '');
}
