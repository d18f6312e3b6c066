import { describe, expect, test } from 'vitest';
import { toOctets } from '../../../src/cookie/octets.ts';
import { say } from '../../fixtures/say.ts';
import { headerOf, headline, listedKeys, sortAsSent, waitForFirstFocus } from '../pages/popup-list.ts';
import { openCrumb } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

/** A jar, as the Set-Cookie lines of a server, and the page whose requests then send it. */
interface Jar {
  name: string;
  lines: string[];
  /** The path of the page, where its cookies were set; default `/`. */
  path?: string;
  /** A subdomain of the jar's own site. */
  subdomain?: string;
  /** The number of cookies that the server must get, where the browsers agree. */
  count?: number;
}

const numbered = (count: number, value: string) => Array.from({ length: count }, (_, i) => `n${i}=${value}`);
const paths = ['/', '/a', '/a/', '/a/b', '/a/b/c', '/ab', '/A', '/a/b/cc'];

const JARS: Jar[] = [
  { name: 'nothing', lines: [], count: 0 },
  { name: 'one cookie', lines: ['a=1'], count: 1 },
  { name: 'UTF-8 values', lines: ['e=é', 'euro=€uro', 'ru=Печенье', 'emoji=🍪🍪'], count: 4 },
  { name: 'UTF-8 names', lines: ['né=1', 'Печенье=2', '🍪=3'], count: 3 },
  { name: 'namesakes on several paths', lines: paths.map((p) => `same=${p}; Path=${p}`), path: '/a/b/c', count: 5 },
  {
    name: 'namesakes on several domains',
    lines: ['same=host', 'same=here; Domain=www.SITE', 'same=parent; Domain=SITE', 'same=top; Domain=SITE; Path=/'],
    subdomain: 'www.',
    path: '/p/q',
    count: 4,
  },
  { name: 'empty values', lines: ['a=', 'b=', 'c'], count: 3 },
  { name: 'no name', lines: ['bare', 'a=1'], count: 2 },
  { name: 'no name before "="', lines: ['=bare', 'a=1'] },
  { name: '170 cookies', lines: numbered(170, 'x'.repeat(20)), count: 170 },
  { name: '40 cookies of 4,000 octets', lines: numbered(40, 'v'.repeat(4000)), count: 40 },
  { name: 'exactly 4,096 octets, and one more', lines: [`a=${'v'.repeat(4095)}`, `b=${'v'.repeat(4096)}`], count: 1 },
  { name: '4,096 octets of UTF-8', lines: [`a=${'é'.repeat(2047)}x`, `b=${'é'.repeat(2048)}`], count: 1 },
  { name: 'Secure over http', lines: ['a=1; Secure', 'b=2'], count: 2 },
  {
    name: 'prefixes',
    lines: ['__Host-a=1; Secure; Path=/', '__Secure-b=2; Secure', '__Host-c=3; Path=/', '__Secure-d=4'],
    count: 2,
  },
  {
    name: 'partitioned beside not',
    lines: ['a=1; Secure; SameSite=None; Partitioned', 'a=22; Secure; SameSite=None', 'b=3'],
    count: 3,
  },
  { name: 'HttpOnly', lines: ['a=1; HttpOnly', 'b=2'], count: 2 },
  {
    name: 'each SameSite',
    lines: ['a=1; SameSite=Strict', 'b=2; SameSite=Lax', 'c=3; SameSite=None; Secure', 'd=4', 'e=5; SameSite=None'],
    count: 4,
  },
  { name: 'quotes and JSON', lines: ['q="a b"', 'j={"a":[1,2],"b":"c"}', 'odd="', 'back=\\"\\054'], count: 4 },
  { name: 'white space', lines: ['a=  x  y  ', '  b  =  z  ', 'c=\u00a0'], count: 3 },
  { name: '"=" in values', lines: ['a=b=c', 'd==', 'e=f==; Path=/'], count: 3 },
  { name: 'percent escapes', lines: ['a=%C3%A9%20%3B%00', 'b%20c=1', 'd=100%'], count: 3 },
  { name: 'a TAB inside', lines: ['a=x\ty', 'b=1'] },
  { name: 'paths that do not match', lines: ['a=1; Path=/other', 'b=2; Path=/dir/', 'c=3'], path: '/dir', count: 1 },
  { name: 'a default path', lines: ['a=1', 'b=2; Path=/shop', 'c=3; Path='], path: '/shop/item', count: 3 },
  {
    name: 'cookies of other subdomains',
    lines: ['a=1', 'b=2; Domain=SITE', 'c=3; Domain=other.SITE'],
    subdomain: 'www.',
    count: 2,
  },
  { name: 'overwritten', lines: ['a=1', 'b=2', 'c=3', 'a=a new value', 'b=2'], count: 3 },
  { name: 'deleted', lines: ['a=1', 'b=2', 'a=; Max-Age=0'], count: 1 },
  {
    name: 'attributes too long',
    lines: [`a=1; Path=/${'p'.repeat(1100)}`, `b=2; Domain=${'d'.repeat(1100)}`],
    count: 2,
  },
];

const { crumb, demo, tab } = await stage();

/** The Cookie header that the server gets when the page is reloaded, octet by octet. */
async function received(host: string, path: string): Promise<string> {
  await tab.reload();
  return demo.lastCookieHeader(host, path) ?? '';
}

describe('the headline is what the server receives, octet by octet and in order:', () => {
  test.each(JARS.map((jar, index) => ({ ...jar, site: `jar${index}.localhost` })))(
    'the headline is what the server receives: $name',
    async (jar) => {
      const { lines, site, subdomain = '', path = '/', count } = jar;
      const host = subdomain + site;
      demo.serve(host, path, {
        setCookie: lines.map((line) => toOctets(line.replaceAll('SITE', site))),
        body: '<link rel="icon" href="data:,"><title>Setting</title>',
      });
      await tab.goto(demo.url(host, path));
      demo.serve(host, path, { body: '<link rel="icon" href="data:,"><title>Jar</title>' });
      const popup = await openCrumb(crumb, tab);
      const said = await headline(popup);
      await waitForFirstFocus(popup);
      await sortAsSent(popup);
      const header = await received(host, path);
      expect(said.octets).toBe(header.length);
      const pairs = header === '' ? [] : header.split('; ');
      expect(said.count).toBe(pairs.length);
      if (count !== undefined) expect(said.count).toBe(count);
      const jarNow = await crumb.jar();
      expect(headerOf(crumb, await listedKeys(popup), jarNow)).toBe(header);
      await popup.close();
    },
  );

  test('expired cookies that Firefox still lists are not counted', async () => {
    demo.serve('expired.localhost', '/', { setCookie: ['short=1; Max-Age=1', 'long=2; Max-Age=60'], body: 'Setting' });
    await tab.goto(demo.url('expired.localhost'));
    demo.serve('expired.localhost', '/', { body: 'Expiring' });
    await expect.poll(() => received('expired.localhost', '/')).toBe('long=2');
    const popup = await openCrumb(crumb, tab);
    expect(await headline(popup)).toEqual({ octets: 'long=2'.length, count: 1 });
    expect(await popup.evaluate(() => document.querySelector('[data-cookie-name="short"]'))).toBeNull();
    await popup.close();
  });

  test('the limits name the servers that limit all header fields together', async () => {
    demo.serve('limits.localhost', '/', { body: 'Limits' });
    await tab.goto(demo.url('limits.localhost'));
    const popup = await openCrumb(crumb, tab);
    await popup.waitFor(() => document.querySelector('.limits-button'));
    await popup.evaluate(() => document.querySelector<HTMLElement>('.limits-button')?.click());
    await popup.waitFor(() => document.querySelector('.limits table'));
    const servers = await popup.evaluate(
      (together) =>
        [...document.querySelectorAll('.limits th')]
          .filter((heading) => heading.querySelector('small')?.textContent === together)
          .map((heading) => heading.firstChild?.textContent),
      say('limitsWholeHead'),
    );
    expect(servers).toContain(say('budget_node'));
    expect(servers).not.toContain(say('budget_nginx'));
    await popup.close();
  });
});
