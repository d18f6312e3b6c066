import { computed, createModel, effect, signal } from '@preact/signals';
import type { CookiePolicy } from '../../contract/access.ts';
import type { Listing } from '../../contract/listing.ts';
import type { Page } from '../../contract/page.ts';
import { keyOfSite } from '../../cookie/address/key-of-site.ts';
import { siteOf } from '../../cookie/address/site.ts';
import type { Cookie } from '../../cookie/cookie.ts';
import { toOctets } from '../../cookie/octets.ts';
import { judgeSetCookie } from '../../cookie/set-cookie/judge-set-cookie.ts';
import type { Verdict } from '../../cookie/verdict.ts';
import type { App } from '../app/app-model.ts';
import { newCookie } from '../editor/new-cookie.ts';
import type { ModelDeps } from '../host/model-deps.ts';
import { JarFeed } from '../jar/jar-feed.ts';
import { readPastedText } from '../paste/pasted-text.ts';
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

/** The policy if the background could not read the settings. */
const UNKNOWN_POLICY: CookiePolicy = { own: null, thirdParty: null, ask: null };

/** A Set-Cookie line as part of the response to the request. */
export interface JudgedLine {
  /** As octets. */
  line: string;
  verdict: Verdict;
  /** How many more lines the text has. */
  dropped: number;
}

/** A cookie of the sandbox in the editor; `before` null: a new one. */
export interface SandboxEdit {
  before: Cookie | null;
  start: Cookie;
}

/**
 * Predicts the cookies of a request that was not made, with the real jar of the requested site and with the changes of a
 * person. Those are a sandbox over the real jar: nothing is written to it, and its own changes remain visible.
 */
export const WhatIfModel = createModel(({ bridge, host, nextFrame, app }: Source) => {
  const inspected = app.feed.page;
  const question = new QuestionModel({ host, here: computed(() => inspected.value?.url ?? null) });
  const isOpened = signal(false);
  /** One for each store and site, so that a sandbox is not lost while another site is requested. */
  const sandboxes = signal<ReadonlyMap<string, Sandbox>>(new Map());
  const line = signal('');
  const editing = signal<SandboxEdit | null>(null);

  /** The jar of the requested site, live as if that site were the inspected page. */
  const siteFeed = new JarFeed({
    bridge: bridge.fork(),
    nextFrame,
    host: {
      ...host,
      page: async () => {
        const page = pageAt(question.trial.peek()?.url);
        return page ? { value: page } : { problem: { code: 'unsupported-page' } };
      },
      // Only the question changes the page: see the effect below.
      onPageMoved: () => () => undefined,
    },
  });

  function pageAt(url: string | undefined): Page | null {
    const page = inspected.peek();
    return page && url !== undefined ? { ...page, url: url.replace(/^ws/, 'http') } : null;
  }

  const storeAndHost = computed((): string | null => {
    const { value } = question.trial;
    return value && inspected.value && `${inspected.value.storeId} ${new URL(value.url).host}`;
  });
  effect(() => {
    if (isOpened.value && storeAndHost.value !== null) siteFeed.restart();
  });

  /** null: the jar of the requested site has not been read yet. */
  const listing = computed((): Listing | null => {
    const { value } = question.trial;
    const siteListing = siteFeed.listing.value;
    if (!value || !siteListing || siteListing.scope.page.storeId !== inspected.value?.storeId) return null;
    return siteListing.site === siteOf(new URL(value.url).hostname, host.registrableDomain) ? siteListing : null;
  });

  const siteKey = computed(
    () => listing.value && keyOfSite({ site: listing.value.site, storeId: listing.value.scope.page.storeId }),
  );
  const sandbox = computed((): Sandbox => sandboxes.value.get(siteKey.value ?? '') ?? EMPTY_SANDBOX);
  function setSandbox(next: Sandbox): void {
    const key = siteKey.peek();
    if (key !== null) sandboxes.value = new Map([...sandboxes.peek(), [key, next]]);
  }

  /** The settings are read for these two origins, whatever the path. */
  const origin = computed(() => question.trial.value && originOf(question.trial.value.url));
  const topOrigin = computed(() => question.trial.value && originOf(topOf(question.trial.value)));
  const settings = signal<{ url: string; pageUrl: string; policy: CookiePolicy } | null>(null);
  /** null: the settings of these origins have not been read yet. */
  const policy = computed((): CookiePolicy | null => {
    const { value } = settings;
    return value && value.url === origin.value && value.pageUrl === topOrigin.value ? value.policy : null;
  });
  const policyReads = signal(0);
  effect(() => bridge.on('accessChanged', readPolicyAgain));
  effect(() => host.onShown(readPolicyAgain));
  effect(() => {
    void policyReads.value;
    const page = inspected.value;
    const url = origin.value;
    const pageUrl = topOrigin.value;
    if (!isOpened.value || url === null || pageUrl === null || !page) return;
    let isOutdated = false;
    void bridge.request.readCookiePolicy({ url, pageUrl, incognito: page.incognito }).then((result) => {
      if (!isOutdated) settings.value = { url, pageUrl, policy: 'value' in result ? result.value : UNKNOWN_POLICY };
    });
    return () => {
      isOutdated = true;
    };
  });

  /** The request with the browser's settings as far as they are known and the person chose no others. */
  const trial = computed((): Trial | null => {
    const { value } = question.trial;
    return value && { ...value, thirdParty: value.thirdParty ?? policy.value?.thirdParty ?? undefined };
  });
  const requestSource = () => ({ agent: host.agent, now: host.now(), registrableDomain: host.registrableDomain });

  const prediction = computed((): RequestPrediction | null => {
    if (!trial.value || !listing.value) return null;
    const isBlocked = policy.value?.own === 'blocked';
    const { jar } = listing.value;
    return predictRequest(trial.value, { ...requestSource(), real: jar, sandbox: sandbox.value, isBlocked });
  });

  const pasted = computed(() => readPastedText(line.value));

  const judgedLine = computed((): JudgedLine | null => {
    const first = pasted.value;
    if (!first || 'problem' in first || !prediction.value || prediction.value.exclusion || !listing.value) return null;
    const { scope, jar } = listing.value;
    const jarBefore = jarIn(sandbox.value, jar, host.agent);
    const octets = toOctets(first.line);
    const response = responseOf(prediction.value.trial, requestSource(), jarBefore, scope.page.storeId);
    return { line: octets, verdict: judgeSetCookie(octets, response), dropped: first.dropped };
  });

  /** Applies the line to the sandbox. */
  function applyLine(): void {
    const { value } = judgedLine;
    if (!value || value.verdict.outcome === 'rejected') return;
    setSandbox(applyVerdict(sandbox.peek(), value.verdict));
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
    setSandbox(putCookie(sandbox.peek(), asJustSet(cookie, before, host.agent, host.now()), before));
    editing.value = null;
  }

  function drop(cookie: Cookie): void {
    setSandbox(dropCookie(sandbox.peek(), cookie));
  }

  function restore(key: string): void {
    setSandbox(removeChange(sandbox.peek(), key));
  }

  function reset(): void {
    setSandbox(EMPTY_SANDBOX);
  }

  function readPolicyAgain(): void {
    policyReads.value = policyReads.peek() + 1;
  }

  /** Called when the tab is shown: the settings may have changed since the last time. */
  function open(): void {
    readPolicyAgain();
    isOpened.value = true;
  }

  /** The top-level page of the request, which decides the partition of a new cookie. */
  function formPage(): Page | null {
    return pageAt(trial.peek() ? topOf(trial.peek() as Trial) : undefined);
  }

  return {
    question,
    policy,
    siteFeed,
    listing,
    trial,
    prediction,
    line,
    judgedLine,
    pasted,
    applyLine,
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
export type WhatIfState = InstanceType<typeof WhatIfModel>;

function originOf(url: string): string {
  return `${new URL(url).origin}/`;
}

function topOf({ initiator, url, page }: Trial): string {
  return isTopLevel(initiator) ? url : page;
}
