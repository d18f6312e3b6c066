import type { Agent, Cookie } from '../../../src/cookie/cookie.ts';
import type { Exchange, Side } from '../../../src/cookie/jar/exchange.ts';
import { cookie } from '../../fixtures/cookie.ts';

/** One operation of the engine, and the jar and steps it starts from. */
export interface Operation {
  name: string;
  jar: Cookie[];
  exchanges: Exchange[];
  /**
   * Sides that the step was moved to before; the operation itself is the next move, or applying the step when there is
   * none.
   */
  moved: Side[];
}

export const STORES: Record<Agent, { open: string; secret: string }> = {
  chrome: { open: '0', secret: '1' },
  firefox: { open: 'firefox-default', secret: 'firefox-private' },
};
const NEWS = { topLevelSite: 'https://news.example', hasCrossSiteAncestor: true };

/** Every kind of edit, undone and redone as well, with namesakes in the jar that must not change. */
export function operations(agent: Agent): Operation[] {
  const storeId = STORES[agent].open;
  const expiryTime = Math.floor(Date.now()) + 86_400_000;
  const one = (name: string, more: Partial<Cookie> = {}) => cookie(name, { storeId, ...more });
  const sid = one('sid', { path: '/shop', value: 'old', secure: true, sameSite: 'none', expiryTime });
  const namesakes = [
    one('sid', { value: 'root' }),
    one('sid', { value: 'domain', hostOnly: false, path: '/shop' }),
    one('sid', { value: 'part', path: '/shop', secure: true, sameSite: 'none', partitionKey: NEWS }),
  ];
  const other = one('other', { path: '/shop', value: 'occupant' });
  const jar = [...namesakes, sid, other];
  const edits: [string, Exchange][] = [
    ['a value', { before: [sid], after: [{ ...sid, value: 'new' }] }],
    ['attributes', { before: [sid], after: [{ ...sid, httpOnly: true, sameSite: 'strict', expiryTime: null }] }],
    ['a name', { before: [sid], after: [{ ...sid, name: 'renamed' }] }],
    ['a path', { before: [sid], after: [{ ...sid, path: '/shop/cart' }] }],
    ['host-only to domain', { before: [sid], after: [{ ...sid, hostOnly: false, path: '/shop/x' }] }],
    ['the partition', { before: [sid], after: [{ ...sid, partitionKey: { ...NEWS, hasCrossSiteAncestor: false } }] }],
    ['a name onto another cookie', { before: [sid, other], after: [{ ...sid, name: 'other' }] }],
    [
      'two names in one another',
      {
        before: [sid, other],
        after: [
          { ...sid, name: 'other' },
          { ...other, name: 'sid' },
        ],
      },
    ],
    ['nothing to a cookie', { before: [], after: [one('added', { value: 'new' })] }],
    ['a cookie to nothing', { before: [sid], after: [] }],
  ];
  const many = Array.from({ length: 5 }, (_, index) => one(`m${index}`, { domain: `${index % 2}.shop.example` }));
  const bulk: Operation = {
    name: 'five cookies to nothing',
    jar: [...jar, ...many],
    exchanges: many.map((each) => ({ before: [each], after: [] })),
    moved: [],
  };
  const single = edits.map(([name, exchange]): Operation => ({ name, jar, exchanges: [exchange], moved: [] }));
  const undone = (each: Operation): Operation => ({ ...each, name: `${each.name}, undone`, moved: ['before'] });
  const redone = (each: Operation): Operation => ({
    ...each,
    name: `${each.name}, redone`,
    moved: ['before', 'after'],
  });
  const all = [...single, bulk];
  const telling = all.filter(({ name }) => TELLING.includes(name));
  // The engine is the same for both browsers, except for its calls and their results.
  if (agent === 'firefox') return [...telling, ...telling.map(undone)];
  return [...all, ...all.map(undone), ...telling.slice(0, 2).map(redone)];
}

const TELLING = ['a value', 'a name', 'a name onto another cookie', 'a cookie to nothing', 'five cookies to nothing'];
