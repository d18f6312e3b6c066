import { within } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import type { Settings } from '../../../src/contract/settings.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { say } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { type PanelStage, panelStage } from './panel-stage.ts';

const JAR = [cookie('first', { value: '1234567890' }), cookie('second')];
const SETTINGS = { extent: 'page' as const, budget: 'nginx' };

/** The panel with the details of a cookie open; the divider between them and the table. */
async function opened(settings: Partial<Settings> = {}) {
  const writeSettings = vi.fn(async (change: Partial<Settings>) => ({ value: { ...SETTINGS, ...change } }));
  const readSettings = async () => ({ value: { ...SETTINGS, ...settings } });
  const panel = panelStage(JAR, [], { handlers: { writeSettings, readSettings } });
  await until(() => panel.row('first').click());
  const divider = await within(panel.container).findByRole('separator', { name: say('detailsSize') });
  return { panel, divider, stored: () => writeSettings.mock.lastCall?.[0].detailsSize };
}

const shown = ({ container }: PanelStage) =>
  container.querySelector<HTMLElement>('.devtools')?.style.getPropertyValue('--details-width');

test('arrow keys and Home on the divider change the size of the details, which is stored', async () => {
  const { panel, divider, stored } = await opened();
  const least = Number(divider.getAttribute('aria-valuemin'));
  divider.focus();
  panel.press('Home');
  await until(() => expect(stored()).toEqual({ width: least }));
  expect(shown(panel)).toBe(`${least}px`);
});

test('a stored size is that of the details, and a double click restores the default size', async () => {
  const { panel, divider, stored } = await opened({ detailsSize: { width: 300, height: 200 } });
  await until(() => expect(shown(panel)).toBe('300px'));
  divider.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }));
  await until(() => expect(stored()).toEqual({ height: 200 }));
  expect(shown(panel)).toBe('');
});

test('without an open pane there is nothing to divide', async () => {
  const panel = panelStage(JAR);
  await until(() => panel.row('first'));
  expect(within(panel.container).queryByRole('separator', { name: say('detailsSize') })).toBeNull();
});

test('a drag ends with the stored size where its pane closes before the pointer is up', async () => {
  const { panel, divider, stored } = await opened({ detailsSize: { width: 300 } });
  await until(() => expect(shown(panel)).toBe('300px'));
  divider.setPointerCapture = () => undefined;
  const drag = (type: string, clientX: number) =>
    divider.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerId: 1, button: 0, clientX }));
  drag('pointerdown', 500);
  drag('pointermove', 510);
  await until(() => expect(shown(panel)).not.toBe('300px'));
  panel.press('Escape');
  await until(() => expect(divider.isConnected).toBe(false));
  await until(() => expect(shown(panel)).toBe('300px'));
  expect(stored()).toBeUndefined();
});
