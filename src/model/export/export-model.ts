import { batch, computed, createModel, effect, signal } from '@preact/signals';
import type { Cookie } from '../../cookie/cookie.ts';
import { cookieKey } from '../../cookie/cookie.ts';
import { sessionKind } from '../../cookie/findings/session.ts';
import type { Loss, Written } from '../../formats/format/format.ts';
import type { FormatCode } from '../../formats/format/format-code.ts';
import { LOSS_CODES, type LossCode } from '../../formats/format/loss-code.ts';
import type { App } from '../app/app-model.ts';
import { CookieChoiceModel } from '../cookie-choice/cookie-choice-model.ts';
import type { ModelDeps } from '../host/model-deps.ts';
import { isDefaultStore } from '../text/store-name.ts';
import { exportFile } from './export-file.ts';

/** What some cookies lose. */
export interface LostInExport {
  code: LossCode;
  cookies: Cookie[];
}

interface Source extends Pick<ModelDeps, 'bridge' | 'host'> {
  app: App;
}

/** The export of cookies as a text: which ones, in which format, and what they lose in it. */
export const ExportModel = createModel(({ app, bridge, host }: Source) => {
  const choices = new CookieChoiceModel({ app, bridge });
  const { cookies } = choices;
  const format = signal<FormatCode>('crumb');

  const files = host.files();
  const written = signal<Written>({ text: '', losses: [] });
  /** The text is still that of an earlier choice. */
  const isWriting = signal(true);
  effect(() => {
    const job = [cookies.value, format.value, { url: app.listing.value?.scope.page.url, now: host.now() }] as const;
    isWriting.value = true;
    void files
      .then(({ write }) => write(...job))
      .then((next) => {
        // Another text is written instead.
        if (next === null) return;
        batch(() => {
          isWriting.value = false;
          written.value = next;
        });
      });
  });
  const losses = computed((): LostInExport[] => {
    const byKey = new Map(cookies.value.map((cookie) => [cookieKey(cookie), cookie]));
    return LOSS_CODES.flatMap((code) => {
      const losing = written.value.losses.flatMap((loss) =>
        loss.code === code && isWorthSaying(loss) ? (byKey.get(cookieKey(loss.id)) ?? []) : [],
      );
      return losing.length > 0 ? [{ code, cookies: losing }] : [];
    });
  });
  const sessions = computed(() => cookies.value.filter((cookie) => sessionKind(cookie) !== null));

  function save(): void {
    const { name, type } = exportFile(format.peek(), app.listing.peek()?.site ?? '');
    void files.then((files) => files.save(name, written.peek().text, type));
  }

  return { choices, format, cookies, written, isWriting, losses, sessions, save };
});
export type Export = InstanceType<typeof ExportModel>;

/** Every browser has a default store, and sets the time of creation itself. */
function isWorthSaying({ code, id }: Loss): boolean {
  return code !== 'creationTime' && !(code === 'store' && isDefaultStore(id.storeId));
}
