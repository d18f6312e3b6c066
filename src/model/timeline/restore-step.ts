import type { NewStep } from '../../contract/steps.ts';
import type { Cookie } from '../../cookie/cookie.ts';

/** A step that restores cookies; those that are stored again are not changed. */
export function restoreStep(cookies: readonly Cookie[]): NewStep {
  return {
    id: crypto.randomUUID(),
    kind: 'restore',
    exchanges: cookies.map((cookie) => ({ before: [], after: [cookie] })),
  };
}
