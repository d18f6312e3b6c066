import { useMemo } from 'preact/hooks';
import type { Cookie } from '../../cookie/cookie.ts';
import { siblingsOf } from '../../model/decode/siblings-of.ts';
import { useView } from '../parts/context.ts';
import { Inside } from './inside.tsx';

/** What is inside the value of a stored cookie, with the other cookies of its domain as they are now. */
export function CookieInside({ cookie }: { cookie: Cookie }) {
  const jar = useView().app.jarByKey.value;
  const known = useMemo(() => ({ ...cookie, siblings: siblingsOf(cookie, jar.values()) }), [cookie, jar]);
  return <Inside known={known} />;
}
