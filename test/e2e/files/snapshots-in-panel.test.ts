import { expect, test } from 'vitest';
import { labelled, say } from '../../fixtures/say.ts';
import { clickButton, waitForText } from '../pages/popup-page.ts';
import { panelStage } from '../stage.ts';

/** The dialog about snapshots in the panel, which in Firefox has none of the APIs that it needs. */

const HOST = 'panel-snapshots.localhost';
const { crumb, panel, tab, demo } = await panelStage(600, { host: HOST });

test('a comparison with a mark names the response that set a cookie, and the request that sent it, which one click shows', async () => {
  demo.serve(HOST, '/login', { setCookie: ['token=signed-in; Path=/; HttpOnly'], type: 'text/plain', body: 'ok' });
  demo.serve(HOST, '/me', { type: 'text/plain', body: 'ok' });
  await crumb.setJar([{ name: 'sid', value: '1', domain: HOST }]);
  await tab.goto(demo.url(HOST, '/'));
  await panel.click('#tab-cookies');
  await panel.waitFor(() => document.querySelector('[data-cookie-name="sid"]'));
  await panel.click(`button${labelled('copyMenu')}`);
  await clickButton(panel, say('snapshots'));
  await clickButton(panel, say('markNow'));
  await waitForText(panel, say('markCompare'));
  await tab.evaluate(async () => {
    await (await fetch('/login', { method: 'POST' })).text();
    await (await fetch('/me')).text();
  });
  await clickButton(panel, say('markCompare'));
  await panel.waitFor(() => document.querySelector('[data-compared-name="token"] [data-compared-by="server"]'));
  await panel.waitFor(() => document.querySelector('[data-compared-name="token"] [data-sent-by="1"]'));
  const shown = await panel.evaluate(() => document.querySelector('[data-compared-name="token"]')?.textContent);
  expect(shown).toContain(`POST ${demo.url(HOST, '/login')}`);
  expect(shown).toContain(`GET ${demo.url(HOST, '/me')}`);
  await panel.click('[data-compared-name="token"] [data-sent-by] button');
  await panel.waitFor(() => document.querySelector('#tab-requests')?.getAttribute('aria-selected') === 'true');
});

test('a profile that is saved in DevTools is named in the header, and restoring it would change nothing', async () => {
  await crumb.setJar([{ name: 'sid', value: '1', domain: HOST }]);
  await panel.click('#tab-cookies');
  await panel.waitFor(() => document.querySelector('[data-cookie-name="sid"]'));
  await panel.click(`button${labelled('copyMenu')}`);
  await clickButton(panel, say('snapshots'));
  await panel.waitFor(() => document.querySelector('dialog .snapshots-room'));
  await panel.fill('dialog [name="snapshot-name"]', 'Ann');
  await panel.click('dialog [name="profile"]');
  await clickButton(panel, say('snapshotSave'));
  await panel.waitFor(() => document.querySelector('.profile-button')?.textContent === 'Ann');
  await panel.click('[data-snapshot="Ann"] .snapshot-actions button');
  await panel.waitFor(() => document.querySelector('[data-change-name="sid"]'));
  const effect = () => document.querySelector<HTMLElement>('[data-change-name="sid"]')?.dataset.effect;
  expect(await panel.evaluate(effect)).toBe('same');
});
