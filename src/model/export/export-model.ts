import { batch, computed, createModel, signal } from '@preact/signals';
import type { OriginStorage } from '../../contract/page.ts';
import type { Problem } from '../../contract/problem.ts';
import { type Cookie, cookieKey } from '../../cookie/cookie.ts';
import { sessionKind } from '../../cookie/findings/session.ts';
import type { Loss, Written } from '../../formats/format/format.ts';
import { FORMAT_CODES, type FormatCode } from '../../formats/format/format-code.ts';
import { LOSS_CODES, type LossCode } from '../../formats/format/loss-code.ts';
import { REPORT_FORMATS, type ReportFormat } from '../../report/report-format.ts';
import type { App } from '../app/app-model.ts';
import { type CookieChoice, CookieChoiceModel } from '../cookie-choice/cookie-choice-model.ts';
import type { ModelDeps } from '../host/model-deps.ts';
import { latestOnly } from '../jar/latest-only.ts';
import { bugText } from '../text/bug-text.ts';
import { isDefaultStore } from '../text/store-name.ts';
import { exportFile } from './export-file.ts';

/** What cookies are exported as: a format with their values, or a report without them. */
export const EXPORT_FORMATS = [...FORMAT_CODES, ...REPORT_FORMATS] as const;
export type ExportFormat = FormatCode | ReportFormat;

/** What some cookies lose. */
export interface LostInExport {
  code: LossCode;
  cookies: Cookie[];
}

interface Source extends Pick<ModelDeps, 'bridge' | 'host'> {
  app: App;
}

const NOTHING: Written = { text: '', losses: [] };

/** The export of cookies as a text: which ones, in which format, and what they lose in it. */
export const ExportModel = createModel(({ app, bridge, host }: Source) => {
  const files = host.files();
  const choices = new CookieChoiceModel({ app, bridge });
  /** The cookies at the time of the choice: if a page changes cookies all the time, a text of the current ones would never be ready. */
  const cookies = signal(choices.cookies.peek());
  const format = signal<ExportFormat>('crumb');
  /** null: it is being written. */
  const written = signal<Written | null>(null);
  /** The localStorage of the page, which a Playwright state can contain too; null: it is not exported. */
  const storage = signal<OriginStorage | null>(null);
  /** Why it could not be read. */
  const storageProblem = signal<Problem | null>(null);
  /** Returns null if another text was requested meanwhile: the worker stops writing, and a report is written to its end. */
  const onlyLatest = latestOnly();

  const isReport = computed(() => isReportFormat(format.value));
  const losses = computed((): LostInExport[] => {
    const byKey = new Map(cookies.value.map((cookie) => [cookieKey(cookie), cookie]));
    return LOSS_CODES.flatMap((code) => {
      const losing = (written.value?.losses ?? []).flatMap((loss) =>
        loss.code === code && isWorthSaying(loss) ? (byKey.get(cookieKey(loss.id)) ?? []) : [],
      );
      return losing.length > 0 ? [{ code, cookies: losing }] : [];
    });
  });
  /** A report has nothing of them that could be used. */
  const sessions = computed(() =>
    isReport.value ? [] : cookies.value.filter((cookie) => sessionKind(cookie) !== null),
  );

  async function choose(next: CookieChoice): Promise<void> {
    await choices.choose(next);
    cookies.value = choices.cookies.peek();
    await write();
  }

  async function chooseFormat(next: ExportFormat): Promise<void> {
    format.value = next;
    await write();
  }

  async function includeStorage(isIncluded: boolean): Promise<void> {
    const tabId = app.listing.peek()?.scope.page.tabId;
    const reply = isIncluded && tabId !== undefined ? await bridge.request.readPageStorage(tabId) : null;
    batch(() => {
      storage.value = reply && 'value' in reply ? reply.value : null;
      storageProblem.value = reply && 'problem' in reply ? reply.problem : null;
    });
    await write();
  }

  async function write(): Promise<void> {
    written.value = null;
    try {
      const next = await onlyLatest(() => textOf(cookies.peek(), format.peek()));
      if (next) written.value = next;
    } catch (error) {
      app.feed.bug.value = bugText(error);
    }
  }

  async function textOf(chosen: readonly Cookie[], as: ExportFormat): Promise<Written | null> {
    if (!isReportFormat(as)) {
      const options = { url: app.listing.peek()?.scope.page.url, now: host.now() };
      const included = storage.peek();
      const localStorage = as === 'playwright' && included ? [included] : [];
      return (await files).write(chosen, as, { ...options, localStorage });
    }
    if (chosen.length === 0) return NOTHING;
    const { writeReport } = await import('../report/write-report.ts');
    return { ...NOTHING, text: await writeReport({ app, host, cookies: chosen, format: as }) };
  }

  async function save(): Promise<void> {
    const { name, type } = exportFile(format.peek(), app.listing.peek()?.site ?? '');
    (await files).save(name, written.peek()?.text ?? '', type);
  }

  void write();
  return {
    choices,
    format,
    isReport,
    cookies,
    written,
    losses,
    sessions,
    storage,
    storageProblem,
    choose,
    chooseFormat,
    includeStorage,
    save,
  };
});
export type Export = InstanceType<typeof ExportModel>;

function isReportFormat(format: ExportFormat): format is ReportFormat {
  return REPORT_FORMATS.some((one) => one === format);
}

/** Every browser has a default store, and sets the time of creation itself. */
function isWorthSaying({ code, id }: Loss): boolean {
  return code !== 'creationTime' && !(code === 'store' && isDefaultStore(id.storeId));
}
