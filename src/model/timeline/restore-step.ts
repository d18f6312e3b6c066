import type { NewStep } from '../../contract/steps.ts';
import type { Cookie } from '../../cookie/cookie.ts';

/** Puts cookies back that are gone; those that are there again are not touched. */
export function restoreStep(cookies: readonly Cookie[]): NewStep {
  return {
    id: crypto.randomUUID(),
    kind: 'restore',
    exchanges: cookies.map((cookie) => ({ before: [], after: [cookie] })),
  };
}
