import { createModel, effect, signal } from '@preact/signals';
import { FIRST_SETTINGS, type Settings } from '../../contract/settings.ts';
import type { ModelDeps } from './model-deps.ts';

/** The settings of the person. The background stores them for all surfaces. */
export const SettingsModel = createModel(({ bridge }: Pick<ModelDeps, 'bridge'>) => {
  const settings = signal<Settings>(FIRST_SETTINGS);
  let pending = 0;

  async function read(): Promise<void> {
    const result = await bridge.request.readSettings(null);
    if ('value' in result) settings.value = result.value;
  }

  /** Applies the change at once in this surface; if the background cannot store it, it is lost when the surface closes. */
  async function change(part: Partial<Settings>): Promise<void> {
    settings.value = { ...settings.peek(), ...part };
    pending++;
    const result = await bridge.request.writeSettings(part);
    pending--;
    // The reply to an earlier change is older than the settings that are shown.
    if (pending === 0 && 'value' in result) settings.value = result.value;
  }

  effect(() =>
    bridge.on('settingsChanged', (next) => {
      if (pending === 0) settings.value = next;
    }),
  );

  return { settings, read, change };
});
