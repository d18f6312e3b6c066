import { computed, createModel, signal } from '@preact/signals';
import type { Problem } from '../../contract/problem.ts';
import { type Cookie, cookieKey } from '../../cookie/cookie.ts';
import type { App } from '../app/app-model.ts';
import type { ModelDeps } from '../host/model-deps.ts';

/** The cookies that a dialog about several is about; text: message `cookieChoice_<choice>_counted`. */
export const COOKIE_CHOICES = ['selected', 'shown', 'all', 'everything'] as const;
export type CookieChoice = (typeof COOKIE_CHOICES)[number];

interface Source extends Pick<ModelDeps, 'bridge'> {
  app: App;
}

/** The choice of several cookies: the selected ones, the shown ones, all of the site, or all that Crumb may read. */
export const CookieChoiceModel = createModel(({ app, bridge }: Source) => {
  const { list, selection, jarByKey, listing } = app;
  /** Every cookie that Crumb may read in the page's store; null: not read yet. */
  const everything = signal<readonly Cookie[] | null>(null);
  /** Why these could not be read. */
  const problem = signal<Problem | null>(null);
  const choice = signal<CookieChoice>(selection.pickedShown.peek().length > 0 ? 'selected' : 'shown');

  const cookies = computed((): readonly Cookie[] => {
    if (choice.value === 'everything') return everything.value ?? [];
    if (choice.value === 'all') return [...jarByKey.value.values()];
    const rows = choice.value === 'selected' ? selection.pickedShown.value : list.shown.value;
    return rows.map(({ cookie }) => cookie);
  });
  const counts = computed(
    (): Record<CookieChoice, number | null> => ({
      selected: selection.pickedShown.value.length,
      shown: list.shown.value.length,
      all: jarByKey.value.size,
      everything: everything.value?.length ?? null,
    }),
  );

  async function choose(next: CookieChoice): Promise<void> {
    choice.value = next;
    if (next !== 'everything') return;
    const storeId = listing.peek()?.scope.page.storeId;
    if (storeId === undefined) return;
    const result = await bridge.request.readAllCookies(storeId);
    if ('value' in result) everything.value = result.value;
    problem.value = 'problem' in result ? result.problem : null;
  }

  /** These cookies as they are now, as far as it is known; one that was deleted stays as it was. */
  function asTheyAre(chosen: readonly Cookie[]): Cookie[] {
    const read = (everything.peek() ?? []).map((cookie) => [cookieKey(cookie), cookie] as const);
    const now = new Map([...read, ...jarByKey.peek()]);
    return chosen.map((cookie) => now.get(cookieKey(cookie)) ?? cookie);
  }

  return { choice, cookies, counts, problem, choose, asTheyAre };
});
export type CookieChoices = InstanceType<typeof CookieChoiceModel>;
