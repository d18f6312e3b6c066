import { computed, createModel, signal } from '@preact/signals';
import type { DetailsSize } from '../../contract/settings.ts';
import type { SettingsModel } from '../host/settings-model.ts';

/** Details beside a table have a width, those below it a height. */
export type DetailsAxis = keyof DetailsSize;

interface Source {
  settings: Pick<InstanceType<typeof SettingsModel>, 'settings' | 'change'>;
}

/** How large the details beside or below the table of any tab are, which is stored in the settings. */
export const DetailsSizeModel = createModel(({ settings: { settings, change } }: Source) => {
  /** The size while the person drags the divider: stored when the pointer is released. */
  const dragged = signal<DetailsSize>({});
  const size = computed((): DetailsSize => ({ ...settings.value.detailsSize, ...dragged.value }));

  /** Shows the details with this size in CSS pixels; null: with the stored one again. */
  function draw(axis: DetailsAxis, pixels: number | null): void {
    dragged.value = pixels === null ? {} : { [axis]: pixels };
  }

  /** null: the default size. */
  function resize(axis: DetailsAxis, pixels: number | null): void {
    const { [axis]: _, ...other } = settings.peek().detailsSize ?? {};
    dragged.value = {};
    void change({ detailsSize: pixels === null ? other : { ...other, [axis]: Math.round(pixels) } });
  }

  return { size, draw, resize };
});
export type DetailsSizes = InstanceType<typeof DetailsSizeModel>;
