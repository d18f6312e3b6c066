import { createModel, effect, signal } from '@preact/signals';
import type { Settings } from '../contract.ts';
import type { Surroundings } from './surroundings.ts';

/** What counts until the person's settings have been read, and where they cannot be. */
const FIRST_SETTINGS: Settings = { extent: 'page', budget: 'nginx' };

/** What a person chose; kept by the background, the same in every surface. */
export const SettingsModel = createModel(({ bridge }: Pick<Surroundings, 'bridge'>) => {
  const settings = signal<Settings>(FIRST_SETTINGS);

  async function read(): Promise<void> {
    const result = await bridge.request.readSettings(null);
    if ('value' in result) settings.value = result.value;
  }

  /** Counts at once here; if it could not be kept it is forgotten with this surface. */
  async function change(part: Partial<Settings>): Promise<void> {
    settings.value = { ...settings.peek(), ...part };
    const result = await bridge.request.writeSettings(part);
    if ('value' in result) settings.value = result.value;
  }

  effect(() => bridge.on('settingsChanged', (next) => (settings.value = next)));

  return { settings, read, change };
});
