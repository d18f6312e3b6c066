import { expect, test } from 'vitest';
import { labelled, say } from '../../fixtures/say.ts';
import { clickButton } from '../pages/popup-page.ts';
import { panelStage } from '../stage.ts';

/** The dialog about snapshots in the panel, which in Firefox has none of the APIs that it needs. */

const HOST = 'panel-snapshots.localhost';
const { crumb, panel } = await panelStage(600, { host: HOST });

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
