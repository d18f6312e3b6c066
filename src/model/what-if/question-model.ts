import { batch, computed, createModel, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { PageRequest } from '../../cookie/page-request.ts';
import { isSameSite } from '../../cookie/request/same-site-context.ts';
import type { ThirdParty } from '../../cookie/verdict.ts';
import type { Host } from '../host/host.ts';
import type { NetworkRequest } from '../network/network-request.ts';
import { type Initiator, methodsOf } from './initiators.ts';
import { readUrl } from './read-url.ts';
import { recordedInitiator } from './recorded-initiator.ts';
import { recordedPlace } from './recorded-place.ts';
import type { Trial } from './trial.ts';

/** The fields in which a person types a URL. */
export type UrlField = 'url' | 'page' | 'frame' | 'redirect';

const INITIATOR_OF: Record<PageRequest['by'], Initiator> = {
  navigation: 'typed',
  frame: 'iframe',
  script: 'fetch',
  resource: 'image',
};

interface Source {
  host: Host;
  /** The URL of the inspected page; null: there is none. */
  here: ReadonlySignal<string | null>;
}

/** The request that a person asks about: the content of the fields, and the request that it describes. */
export const QuestionModel = createModel(({ host, here }: Source) => {
  const initiator = signal<Initiator>('typed');
  /** The method that was chosen last; it counts if the initiator can send it. */
  const chosenMethod = signal<string | null>(null);
  /** What a person chose for third-party cookies; null: as the browser is set. */
  const thirdParty = signal<ThirdParty | null>(null);
  /** The typed texts. Without them the URL and the page are those of the inspected page. */
  const typed = signal<Partial<Record<UrlField, string>>>({});

  const texts = computed((): Record<UrlField, string> => {
    const page = here.value ?? '';
    return { url: page, page, frame: '', redirect: '', ...typed.value };
  });

  const methods = computed(() => methodsOf(initiator.value));
  const method = computed((): string => {
    const [first = 'GET'] = methods.value;
    return chosenMethod.value !== null && methods.value.includes(chosenMethod.value) ? chosenMethod.value : first;
  });

  /** The URL of each field; null: the field is empty, or its text is no URL for which there are cookies. */
  const urls = computed((): Record<UrlField, string | null> => {
    const page = here.value ?? '';
    const { url, page: pageText, frame, redirect } = texts.value;
    return {
      url: readUrl(url, page),
      page: readUrl(pageText, page),
      frame: readUrl(frame, page),
      redirect: readUrl(redirect, page),
    };
  });
  const wrongFields = computed((): ReadonlySet<UrlField> => {
    const { frame, redirect } = texts.value;
    const usedFields: UrlField[] = ['url'];
    if (initiator.value !== 'typed') usedFields.push('page');
    if (initiator.value !== 'typed' && frame.trim() !== '') usedFields.push('frame');
    if (redirect.trim() !== '') usedFields.push('redirect');
    return new Set(usedFields.filter((field) => urls.value[field] === null));
  });

  const described = computed((): Trial | null => {
    const { url, page, frame, redirect } = urls.value;
    if (here.value === null || url === null || wrongFields.value.size > 0) return null;
    const isTyped = initiator.value === 'typed';
    return {
      url,
      method: method.value,
      initiator: initiator.value,
      page: isTyped || page === null ? url : page,
      frame: isTyped ? null : frame,
      redirect,
      thirdParty: thirdParty.value ?? undefined,
    };
  });

  /** `described`, delayed until the registrable domains of its hosts are known. */
  const trial = signal<Trial | null>(null);
  effect(() => {
    const next = described.value;
    if (!next || !host.learnDomains) {
      trial.value = next;
      return;
    }
    let isOutdated = false;
    const hosts = [next.url, next.page, next.frame, next.redirect].flatMap((named) =>
      named === null ? [] : [new URL(named).hostname],
    );
    void host.learnDomains(hosts).then(() => {
      if (!isOutdated) trial.value = next;
    });
    return () => {
      isOutdated = true;
    };
  });

  function type(field: UrlField, text: string): void {
    typed.value = { ...typed.peek(), [field]: text };
  }

  /** Fills the fields from a recorded request; `page` is the URL of the page, `requests` are all recorded requests. */
  function repeat(request: NetworkRequest, page: string, requests: readonly NetworkRequest[]): void {
    batch(() => {
      initiator.value = recordedInitiator(request);
      chosenMethod.value = request.method;
      typed.value = { url: request.url, ...recordedPlace(request, { ...host, requests, page }) };
    });
  }

  /** Fills the fields from a request of the page that this surface is beside. */
  function repeatOnPage({ url, by, frames = [] }: PageRequest): void {
    const { agent, registrableDomain } = host;
    // The fields name one frame: one of another site around it decides what is sent.
    const frame = frames.find((origin) => !isSameSite(url, origin, agent, registrableDomain)) ?? frames.at(-1);
    batch(() => {
      initiator.value = INITIATOR_OF[by];
      typed.value = { url, ...(frame !== undefined && { frame: `${frame}/` }) };
    });
  }

  return {
    initiator,
    chosenMethod,
    method,
    methods,
    thirdParty,
    texts,
    wrongFields,
    trial,
    type,
    repeat,
    repeatOnPage,
  };
});
