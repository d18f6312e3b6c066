import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { say } from '../../fixtures/say.ts';
import { setByServer } from '../pages/page-sets.ts';
import { showPart, waitForLines } from '../pages/panel-page.ts';
import { waitForText } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

const HOST = 'www.missed.localhost';
const { crumb, demo, tab } = await stage({ host: HOST });

afterEach(() => crumb.closeDevTools(tab));
beforeEach(async () => {
  await crumb.clearJar();
  await tab.goto(demo.url(HOST));
});

test('a line that adds a second cookie of a name: the panel names the other one, and a line that replaces it', async () => {
  await setByServer(demo, tab, HOST, ['sid=old; Path=/; Domain=missed.localhost']);
  const panel = await crumb.openPanel(tab);
  await showPart(panel, 'cookies');
  await panel.waitFor(() => document.querySelector('[data-cookie-name="sid"]'));
  await showPart(panel, 'set-cookie');
  await setByServer(demo, tab, HOST, ['sid=new; Path=/']);
  await panel.waitFor(() => document.querySelector('[data-line][data-outcome="stored"][data-check="agrees"]'));
  await panel.click('[data-line][data-outcome="stored"]');
  await waitForText(panel, say('namesake', { name: 'sid', domain: '.missed.localhost', path: '/' }));
  const line = await panel.waitFor(() => document.querySelector('[data-namesake="sid"] pre')?.textContent);
  await setByServer(demo, tab, HOST, [line]);
  await expect.poll(async () => (await crumb.jar({ name: 'sid' })).map(({ value }) => value)).toEqual(['new', 'new']);
});

describe('a line whose deletion misses the cookie', () => {
  test.for([
    ['Domain', 'sid=1; Path=/; Domain=missed.localhost', 'sid=; Max-Age=0; Path=/', 'domain'],
    ['Path', 'sid=1; Path=/; HttpOnly', 'sid=; Max-Age=0; Path=/shop', 'path'],
    ['the case of its name', 'sid=1; Path=/', 'SID=; Max-Age=0; Path=/', 'name'],
  ] as const)(
    'because of %s: the panel names the cookie, what differs, and a line that deletes it',
    async ([, stored, deletion, differs]) => {
      await setByServer(demo, tab, HOST, [stored]);
      const panel = await crumb.openPanel(tab);
      await showPart(panel, 'cookies');
      await panel.waitFor(() => document.querySelector('[data-cookie-name="sid"]'));
      await showPart(panel, 'set-cookie');
      await setByServer(demo, tab, HOST, [deletion]);
      await panel.waitFor(() => document.querySelector('[data-line][data-outcome="nothingToDelete"]'));
      expect(await crumb.jar({ name: 'sid' })).toHaveLength(1);
      await panel.click('[data-line][data-outcome="nothingToDelete"]');
      await waitForText(panel, say(`missedDeletion_${differs}`));
      const line = await panel.waitFor(() => document.querySelector('[data-missed="sid"] pre')?.textContent);
      await setByServer(demo, tab, HOST, [line]);
      await waitForLines(panel, 2);
      await expect.poll(() => crumb.jar({ name: 'sid' })).toEqual([]);
    },
  );
});
