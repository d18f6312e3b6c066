import type { Note, Reason } from '../../cookie/verdict.ts';
import type { Field } from './draft.ts';

/** Where a reason or a note stands: at the field that is guilty, or above all of them. */
export type Place = Field | 'all';

const FIELD_OF: Record<string, Field> = {
  name: 'name',
  value: 'value',
  domain: 'domain',
  path: 'path',
  expires: 'expiry',
  'max-age': 'expiry',
  secure: 'secure',
  httponly: 'httpOnly',
  samesite: 'sameSite',
  partitioned: 'partitioned',
};

/** The field that the attribute of a reason or note stands in. */
export function placeOf({ attribute }: Reason | Note): Place {
  return FIELD_OF[attribute ?? ''] ?? 'all';
}

export function byPlace<Told extends Reason | Note>(told: readonly Told[]): ReadonlyMap<Place, Told[]> {
  const places = new Map<Place, Told[]>();
  for (const one of told) {
    const place = placeOf(one);
    places.set(place, [...(places.get(place) ?? []), one]);
  }
  return places;
}
