import type { Note, Reason } from '../../cookie/verdict.ts';
import type { Field } from './draft.ts';

/** Where a reason or a note is shown: at the field that causes it, or above all of them. */
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

/** The field in which the attribute of a reason or note is edited. */
export function reasonPlaceOf({ attribute }: Reason | Note): ReasonPlace {
  return FIELD_OF[attribute ?? ''] ?? 'all';
}

export function reasonsByPlace<Item extends Reason | Note>(items: readonly Item[]): ReadonlyMap<ReasonPlace, Item[]> {
  const places = new Map<ReasonPlace, Item[]>();
  for (const item of items) {
    const place = reasonPlaceOf(item);
    places.set(place, [...(places.get(place) ?? []), item]);
  }
  return places;
}
