import { createModel, effect, signal } from '@preact/signals';
import { FIRST_SETTINGS, type Settings } from '../../contract/settings.ts';
import type { ModelDeps } from './model-deps.ts';

/** What a person chose; kept by the background, the same in every surface. */
export const SettingsModel = createModel(({ bridge }: Pick<ModelDeps, 'bridge'>) => {
  const settings = signal<Settings>(FIRST_SETTINGS);
  let pending = 0;

  async function read(): Promise<void> {
    const result = await bridge.request.readSettings(null);
    if ('value' in result) settings.value = result.value;
  }

  /** Counts at once here; if it could not be kept it is forgotten with this surface. */
  async function change(part: Partial<Settings>): Promise<void> {
    settings.value = { ...settings.peek(), ...part };
    pending++;
    const result = await bridge.request.writeSettings(part);
    pending--;
    // What an earlier change came to is older than what is shown.
    if (pending === 0 && 'value' in result) settings.value = result.value;
  }

  effect(() =>
    bridge.on('settingsChanged', (next) => {
      if (pending === 0) settings.value = next;
    }),
  );

  return { settings, read, change };
});
