import { batch, createModel, signal } from '@preact/signals';
import type { ReadResult } from '../../formats/format/format.ts';
import type { ModelDeps } from '../host/model-deps.ts';

interface Source extends Pick<ModelDeps, 'host'> {
  /** The URL of the page: the host of cookies for which a text names none. */
  url: string | undefined;
}

/** A text of cookies that a person gives, and what was read of it; null: there is none. */
export const TextModel = createModel(({ host, url }: Source) => {
  const files = host.files();
  const result = signal<ReadResult | null>(null);
  const isReading = signal(false);

  /** Resolves with whether this text was read; false: a later one is read instead. */
  async function read(text: string, fileName?: string): Promise<boolean> {
    isReading.value = true;
    const next = await (await files).read(text, { fileName, now: host.now(), url });
    if (next === null) return false;
    batch(() => {
      isReading.value = false;
      result.value = text.trim() === '' ? null : next;
    });
    return true;
  }

  return { result, isReading, read };
});
