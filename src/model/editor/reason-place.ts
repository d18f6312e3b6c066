import type { Note, Reason } from '../../cookie/verdict.ts';
import type { Field } from './draft.ts';

/** Where a reason or a note stands: at the field that is guilty, or above all of them. */
export type ReasonPlace = Field | 'all';

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
export function reasonPlaceOf({ attribute }: Reason | Note): ReasonPlace {
  return FIELD_OF[attribute ?? ''] ?? 'all';
}

export function reasonsByPlace<Told extends Reason | Note>(told: readonly Told[]): ReadonlyMap<ReasonPlace, Told[]> {
  const places = new Map<ReasonPlace, Told[]>();
  for (const one of told) {
    const place = reasonPlaceOf(one);
    places.set(place, [...(places.get(place) ?? []), one]);
  }
  return places;
}
