import { effect, type Signal, untracked } from '@preact/signals';
import { FIRST_SETTINGS } from '../contract/settings.ts';
import type { SettingsModel } from './host/settings-model.ts';

/**
 * Opens a panel on the tab on which one was left, unless the person was faster, and stores the tab whenever it changes.
 * `isChosen`: whether the person chose a tab, the first one too. Returns the function that ends this.
 */
export function rememberTab<Tab extends string>(
  tab: Signal<Tab>,
  tabs: readonly Tab[],
  { settings, change }: Pick<InstanceType<typeof SettingsModel>, 'settings' | 'change'>,
  isChosen: () => boolean,
): () => void {
  const first = tab.peek();
  let isRead = false;
  return effect(() => {
    const current = tab.value;
    // Another panel may be left on another tab: only the first settings count.
    if (!isRead && settings.value === FIRST_SETTINGS) return;
    untracked(() => {
      const { panelTab } = settings.peek();
      const left = isRead || isChosen() || current !== first ? undefined : tabs.find((name) => name === panelTab);
      isRead = true;
      if (left !== undefined) tab.value = left;
      else if (panelTab !== current && (panelTab !== undefined || current !== first))
        void change({ panelTab: current });
    });
  });
}
