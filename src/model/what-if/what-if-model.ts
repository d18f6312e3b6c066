import { computed, createModel, effect, signal } from '@preact/signals';
import type { CookiePolicy } from '../../contract/access.ts';
import type { Listing } from '../../contract/listing.ts';
import type { Page } from '../../contract/page.ts';
import { siteOf } from '../../cookie/address/site.ts';
import type { Cookie } from '../../cookie/cookie.ts';
import { toOctets } from '../../cookie/octets.ts';
import { judgeSetCookie } from '../../cookie/set-cookie/judge-set-cookie.ts';
import type { Verdict } from '../../cookie/verdict.ts';
import type { App } from '../app/app-model.ts';
import { newCookie } from '../editor/new-cookie.ts';
import { firstLine } from '../editor/paste-line.ts';
import type { ModelDeps } from '../host/model-deps.ts';
import { JarFeed } from '../jar/jar-feed.ts';
import { isTopLevel } from './initiators.ts';
import { predictRequest, type RequestPrediction } from './predict-request.ts';
import { QuestionModel } from './question-model.ts';
import {
  applyVerdict,
  asJustSet,
  dropCookie,
  EMPTY_SANDBOX,
  jarIn,
  putCookie,
  removeChange,
  type Sandbox,
} from './sandbox.ts';
import { responseOf, type Trial } from './trial.ts';

interface Source extends ModelDeps {
  app: App;
}

/** Of settings that nobody told. */
const UNTOLD: CookiePolicy = { own: null, thirdParty: null, ask: null };

/** A Set-Cookie line as the answer to the request would bring it. */
export interface JudgedLine {
  /** As octets. */
  line: string;
  verdict: Verdict;
  /** How many more lines stood there. */
  dropped: number;
}

/** A cookie of the sandbox that is being edited; `before` null: a new one. */
export interface SandboxEdit {
  before: Cookie | null;
  start: Cookie;
}

/**
 * What a request would carry that was not made, with the real jar of the site it goes to or with one that a person changed:
 * a sandbox over the real jar, which it never touches and whose own changes show through.
 */
export const WhatIfModel = createModel(({ bridge, host, nextFrame, app }: Source) => {
  const inspected = app.feed.page;
  const question = new QuestionModel({ host, here: computed(() => inspected.value?.url ?? null) });
  const isOpened = signal(false);
  /** One for each store and site: a sandbox is there again when its site is asked again. */
  const sandboxes = signal<ReadonlyMap<string, Sandbox>>(new Map());
  const line = signal('');
  const editing = signal<SandboxEdit | null>(null);

  /** The site that is asked, as a page of its own: its jar is watched like that of the page inspected. */
  const site = new JarFeed({
    bridge: bridge.fork(),
    nextFrame,
    host: {
      ...host,
      page: async () => {
        const page = pageAt(question.trial.peek()?.url);
        return page ? { value: page } : { problem: { code: 'unsupported-page' } };
      },
      // It moves with the question alone: see the effect below.
      onPageMoved: () => () => undefined,
    },
  });

  function pageAt(url: string | undefined): Page | null {
    const page = inspected.peek();
    return page && url !== undefined ? { ...page, url: url.replace(/^ws/, 'http') } : null;
  }

  const place = computed((): string | null => {
    const { value } = question.trial;
    return value && inspected.value && `${inspected.value.storeId} ${new URL(value.url).host}`;
  });
  effect(() => {
    if (isOpened.value && place.value !== null) site.restart();
  });

  /** null: the jar of the site asked has not been read yet. */
  const known = computed((): Listing | null => {
    const { value } = question.trial;
    const listed = site.listing.value;
    if (!value || !listed || listed.scope.page.storeId !== inspected.value?.storeId) return null;
    return listed.site === siteOf(new URL(value.url).hostname, host.registrableDomain) ? listed : null;
  });

  const siteKey = computed(() => known.value && `${known.value.scope.page.storeId} ${known.value.site}`);
  const sandbox = computed((): Sandbox => sandboxes.value.get(siteKey.value ?? '') ?? EMPTY_SANDBOX);
  function become(next: Sandbox): void {
    const key = siteKey.peek();
    if (key !== null) sandboxes.value = new Map([...sandboxes.peek(), [key, next]]);
  }

  /** The settings are read for these two origins: another path on them changes nothing. */
  const origin = computed(() => question.trial.value && originOf(question.trial.value.url));
  const topOrigin = computed(() => question.trial.value && originOf(topOf(question.trial.value)));
  const settings = signal<{ url: string; pageUrl: string; policy: CookiePolicy } | null>(null);
  /** null: the settings of these origins have not been read yet. */
  const policy = computed((): CookiePolicy | null => {
    const { value } = settings;
    return value && value.url === origin.value && value.pageUrl === topOrigin.value ? value.policy : null;
  });
  const asks = signal(0);
  effect(() => bridge.on('accessChanged', askAgain));
  effect(() => host.onShown(askAgain));
  effect(() => {
    void asks.value;
    const page = inspected.value;
    const url = origin.value;
    const pageUrl = topOrigin.value;
    if (!isOpened.value || url === null || pageUrl === null || !page) return;
    let isOver = false;
    void bridge.request.readCookiePolicy({ url, pageUrl, incognito: page.incognito }).then((result) => {
      if (!isOver) settings.value = { url, pageUrl, policy: 'value' in result ? result.value : UNTOLD };
    });
    return () => {
      isOver = true;
    };
  });

  /** The request with what is known of the browser's settings, where a person does not want it otherwise. */
  const trial = computed((): Trial | null => {
    const { value } = question.trial;
    return value && { ...value, thirdParty: value.thirdParty ?? policy.value?.thirdParty ?? undefined };
  });
  const asker = () => ({ agent: host.agent, now: host.now(), registrableDomain: host.registrableDomain });

  const answer = computed((): RequestPrediction | null => {
    if (!trial.value || !known.value) return null;
    const isBlocked = policy.value?.own === 'blocked';
    const { jar } = known.value;
    return predictRequest(trial.value, { ...asker(), real: jar, sandbox: sandbox.value, isBlocked });
  });

  const judged = computed((): JudgedLine | null => {
    const found = firstLine(line.value);
    if (!found || !answer.value || answer.value.barred || !known.value) return null;
    const { scope, jar } = known.value;
    const held = jarIn(sandbox.value, jar, host.agent);
    const octets = toOctets(found.line);
    const response = responseOf(answer.value.trial, asker(), held, scope.page.storeId);
    return { line: octets, verdict: judgeSetCookie(octets, response), dropped: found.dropped };
  });

  /** The line comes true in the sandbox. */
  function take(): void {
    const { value } = judged;
    if (!value || value.verdict.outcome === 'rejected') return;
    become(applyVerdict(sandbox.peek(), value.verdict));
    line.value = '';
  }

  function edit(cookie: Cookie): void {
    editing.value = { before: cookie, start: cookie };
  }

  function add(): void {
    const page = pageAt(trial.peek()?.url);
    if (page) editing.value = { before: null, start: newCookie(page) };
  }

  function save(cookie: Cookie): void {
    const before = editing.peek()?.before ?? null;
    become(putCookie(sandbox.peek(), asJustSet(cookie, before, host.agent, host.now()), before));
    editing.value = null;
  }

  function drop(cookie: Cookie): void {
    become(dropCookie(sandbox.peek(), cookie));
  }

  function restore(key: string): void {
    become(removeChange(sandbox.peek(), key));
  }

  function reset(): void {
    become(EMPTY_SANDBOX);
  }

  function askAgain(): void {
    asks.value = asks.peek() + 1;
  }

  /** The tab is shown: settings may have changed since it was last. */
  function open(): void {
    askAgain();
    isOpened.value = true;
  }

  /** The page that the cookies of the request belong to: where a new one would be partitioned. */
  function formPage(): Page | null {
    return pageAt(trial.peek() ? topOf(trial.peek() as Trial) : undefined);
  }

  return {
    question,
    policy,
    site,
    known,
    trial,
    answer,
    line,
    judged,
    take,
    editing,
    edit,
    add,
    save,
    drop,
    restore,
    reset,
    open,
    formPage,
  };
});

function originOf(url: string): string {
  return `${new URL(url).origin}/`;
}

function topOf({ initiator: way, url, page }: Trial): string {
  return isTopLevel(way) ? url : page;
}
