import type { Cookie } from '../../cookie/cookie.ts';
import { toText } from '../../cookie/octets.ts';
import { listOctets, visibleText } from '../../model/text/visible-text.ts';
import { useView } from '../parts/context.ts';
import './some-names.css';

/** How many names are shown. */
const MAX_NAMES = 5;

/** The names of the first of these cookies, and how many more there are. */
export function SomeNames({ cookies }: { cookies: readonly Pick<Cookie, 'name'>[] }) {
  const { text } = useView();
  const moreCount = cookies.length - MAX_NAMES;
  return (
    <small class="some-names">
      {cookies.slice(0, MAX_NAMES).map(({ name }, index) => (
        <bdi key={index}>{visibleText(toText(listOctets(name))) || text('nameless')}</bdi>
      ))}
      {moreCount > 0 && ` ${text('andMore', { count: moreCount })}`}
    </small>
  );
}
