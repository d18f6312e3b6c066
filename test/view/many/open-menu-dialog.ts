import { screen } from '@testing-library/preact';
import { say } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { button } from '../button.ts';

/** Opens a dialog about several cookies from the copy menu, as a click does: this document has no popovers. */
export async function openMenuDialog(name: 'export' | 'import' | 'bulk' | 'snapshots' | 'rules'): Promise<HTMLElement> {
  await until(() => button(say('copyMenu')));
  const menu = document.querySelector('#copy-menu');
  menu?.dispatchEvent(Object.assign(new Event('toggle'), { newState: 'open' }));
  (await until(() => menu?.querySelector<HTMLElement>(`[data-dialog="${name}"]`) ?? Promise.reject())).click();
  const dialog = await screen.findByRole('dialog');
  await until(() => {
    if (!dialog.querySelector('textarea, select, h3')) throw new Error('expected the contents of the dialog');
  });
  return dialog;
}
