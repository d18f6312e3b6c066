import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Cookie } from '../../../../src/cookie/cookie.ts';
import type { CookieChange } from '../../../../src/cookie/jar/changes.ts';
import { PanelModel, type PanelState } from '../../../../src/model/panel-model.ts';
import { cookie } from '../../../fixtures/cookie.ts';
import { jarEvents, overwritten } from '../../../fixtures/jar-events.ts';
import { type Background, background } from '../surroundings.ts';
// The models import these later: the test would end before they are compiled.
import '../../../../src/cookie/limits/budgets.ts';
import '../../../../src/cookie/findings/findings.ts';
import '../../../../src/model/steps/steps-model.ts';

const SID = cookie('sid', { value: '1' });
const CHANGED = { ...SID, value: '2' };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A panel that has read its list and waits for nothing. */
async function panelBeside(jar: Cookie[]): Promise<{ panel: PanelState; behind: Background }> {
  const behind = background(jar);
  const panel = new PanelModel(behind.around);
  panel.app.start();
  await settle(behind);
  return { panel, behind };
}

async function settle({ paint }: Background): Promise<void> {
  for (let turn = 0; turn < 5; turn++) {
    await vi.advanceTimersByTimeAsync(400);
    paint();
  }
}

function tell({ around, surfaceId }: Background, revision: number, changes: CookieChange[]): void {
  around.bridge.emit('cookiesChanged', { surfaceId, revision, changes, events: jarEvents(changes) });
}

const told = (panel: PanelState): string[] =>
  panel.timeline.rows.value.map(
    ({ changes: [{ entry, by }] }) => `${entry.how} ${by.who} ${entry.old?.value ?? '-'} ${entry.now?.value ?? '-'}`,
  );

test('a change from an event that the list shows with the next frame appears once', async () => {
  const { panel, behind } = await panelBeside([SID]);
  tell(behind, 8, overwritten('chrome', SID, CHANGED));
  // No frame is painted before the check.
  await vi.advanceTimersByTimeAsync(2_000);
  await settle(behind);
  expect(told(panel)).toEqual(['set page 1 2']);
});

test('a change that only the list shows after a gap appears as not seen', async () => {
  const { panel, behind } = await panelBeside([SID]);
  behind.jar = [CHANGED];
  // Some events were missed in between.
  tell(behind, 20, []);
  await settle(behind);
  expect(told(panel)).toEqual(['unseen unknown 1 2']);
});
