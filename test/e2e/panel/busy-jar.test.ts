import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Panel } from '../driver/surface.ts';
import { setByServer } from '../pages/page-sets.ts';
import { showPart } from '../pages/panel-page.ts';
import { stage } from '../stage.ts';

const HOST = 'busy.localhost';

const { crumb, demo, tab } = await stage({ host: HOST });
let panel: Panel;

beforeEach(async () => {
  await crumb.clearJar();
  await tab.goto(demo.url(HOST));
  panel = await crumb.openPanel(tab);
  await showPart(panel, 'set-cookie');
});
afterEach(() => crumb.closeDevTools(tab));

/** The page writes this cookie every 100 ms, each time with another value, until it is left. */
async function writeWithoutEnd(name: string): Promise<void> {
  await tab.evaluate((name) => {
    let count = 0;
    setInterval(() => {
      // biome-ignore lint/suspicious/noDocumentCookie: it is what most pages use.
      document.cookie = `${name}=${++count}; Path=/`;
    }, 100);
  }, name);
  await tab.waitFor((name) => Number(document.cookie.match(`${name}=([0-9]+)`)?.[1]) > 3, name);
}

/** Waits until the row of this line has the result of a comparison, and returns it. */
function checkOf(line: string): Promise<string> {
  return panel.waitFor((line) => {
    const rows = [...document.querySelectorAll<HTMLElement>('[data-of="set-cookie"] [data-line]')];
    const check = rows.find((row) => row.querySelector('.line')?.textContent === line)?.dataset.check;
    return check === 'waiting' ? undefined : check;
  }, line);
}

test('a line is compared with the cookies although a script changes another cookie without end', async () => {
  await writeWithoutEnd('ticks');
  await setByServer(demo, tab, HOST, ['sid=1; Path=/; HttpOnly', 'odd=1; Domain=example.com']);
  expect(await checkOf('sid=1; Path=/; HttpOnly')).toBe('agrees');
  expect(await checkOf('odd=1; Domain=example.com')).toBe('agrees');
  expect((await crumb.jar({ name: 'sid' })).map(({ value }) => value)).toEqual(['1']);
});

test('a line is compared although a script changes its own cookie without end: it was stored, then changed', async () => {
  await writeWithoutEnd('sid');
  await setByServer(demo, tab, HOST, ['sid=served; Path=/']);
  expect(await checkOf('sid=served; Path=/')).toBe('agrees');
  expect((await crumb.jar({ name: 'sid' }))[0]?.value).not.toBe('served');
});
