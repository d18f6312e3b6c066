import { computed, createModel, type ReadonlySignal } from '@preact/signals';
import type { Cookie } from '../../cookie/cookie.ts';
import type { App } from '../app/app-model.ts';
import { siblingsOf } from './siblings-of.ts';
import { ValueModel } from './value-model.ts';

interface Source {
  app: App;
  cookie: ReadonlySignal<Cookie>;
}

/** What is inside the value of a stored cookie, with the other cookies of its domain as they are now. */
export const DecodeModel = createModel(({ app, cookie }: Source) => {
  const known = computed(() => {
    const { name, value } = cookie.value;
    return { name, value, siblings: siblingsOf(cookie.value, app.jarByKey.value.values()) };
  });
  return { ...new ValueModel({ known }) };
});
