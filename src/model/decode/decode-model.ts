import { computed, createModel, type ReadonlySignal } from '@preact/signals';
import { type Cookie, cookieKey } from '../../cookie/cookie.ts';
import type { Finding } from '../../cookie/findings/finding.ts';
import { contentFindings } from '../../decode/findings/content-findings.ts';
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
  const reading = new ValueModel({ known });

  /** What the content shows that the findings of the list, which do not decode, cannot know. */
  const findings = computed((): readonly Finding[] => {
    if (reading.decoded.value === null) return [];
    const found = contentFindings(cookie.value, reading.decoded.value, app.clock.time.value);
    return found.map((finding) => ({ ...finding, about: 'cookie', keys: [cookieKey(cookie.value)] }));
  });

  return { ...reading, findings };
});
