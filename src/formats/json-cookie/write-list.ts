import type { Cookie } from '../../cookie/cookie.ts';
import type { Loss, Written } from '../format/format.ts';
import { idOf } from '../format/id-of.ts';
import { lossesBetween } from '../format/losses-between.ts';
import { CookieFields } from './cookie-fields.ts';
import type { CookieShape } from './cookie-shape.ts';
import type { JsonObject } from './json-object.ts';

/**
 * A JSON text of cookies. The losses are what is different when each object is read again: no list of them has to be kept
 * beside the code that reads. `around` puts the objects into what the format has around them.
 */
export function writeList(
  cookies: readonly Cookie[],
  shape: CookieShape,
  around: (objects: JsonObject[]) => unknown = (objects) => objects,
): Written {
  const losses: Loss[] = [];
  const objects = cookies.map((cookie) => {
    const object = shape.write(cookie);
    for (const code of lossesBetween(cookie, readAgain(object, shape))) losses.push({ id: idOf(cookie), code });
    return object;
  });
  return { text: `${JSON.stringify(around(objects), null, 2)}\n`, losses };
}

function readAgain(object: JsonObject, shape: CookieShape): Cookie | null {
  const fields = new CookieFields(object);
  const cookie = shape.read(fields, {});
  return fields.refusals.length === 0 ? cookie : null;
}
