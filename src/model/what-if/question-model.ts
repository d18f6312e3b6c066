import { batch, computed, createModel, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { ThirdParty } from '../../cookie/verdict.ts';
import type { Host } from '../host/host.ts';
import type { NetworkRequest } from '../network/network-request.ts';
import { type Initiator, isTopLevel, methodsOf } from './initiators.ts';
import { readUrl } from './read-url.ts';
import { recordedInitiator } from './recorded-initiator.ts';
import type { Trial } from './trial.ts';

/** The fields an address is typed in. */
export type UrlField = 'address' | 'page' | 'frame' | 'redirect';

interface Source {
  host: Host;
  /** The address of the inspected page; null: there is none. */
  here: ReadonlySignal<string | null>;
}

/** The request that a person asks about: what stands in the fields, and what that means. */
export const QuestionModel = createModel(({ host, here }: Source) => {
  const way = signal<Initiator>('typed');
  /** What was chosen last; it counts where the way can send it. */
  const wanted = signal<string | null>(null);
  /** What a person decided about cookies of other sites than the page's; null: as the browser is set. */
  const thirdParty = signal<ThirdParty | null>(null);
  /** What was typed; where nothing was, the address and the page are the inspected one. */
  const typed = signal<Partial<Record<UrlField, string>>>({});

  const texts = computed((): Record<UrlField, string> => {
    const page = here.value ?? '';
    return { address: page, page, frame: '', redirect: '', ...typed.value };
  });

  const methods = computed(() => methodsOf(way.value));
  const method = computed((): string => {
    const [first = 'GET'] = methods.value;
    return wanted.value !== null && methods.value.includes(wanted.value) ? wanted.value : first;
  });

  /** Fields that hold no address with cookies; null: nothing was typed where nothing need be. */
  const addresses = computed((): Record<UrlField, string | null> => {
    const page = here.value ?? '';
    const { address, page: from, frame, redirect } = texts.value;
    return {
      address: readUrl(address, page),
      page: readUrl(from, page),
      frame: readUrl(frame, page),
      redirect: readUrl(redirect, page),
    };
  });
  const wrong = computed((): ReadonlySet<UrlField> => {
    const { frame, redirect } = texts.value;
    const asked: UrlField[] = ['address'];
    if (way.value !== 'typed') asked.push('page');
    if (way.value !== 'typed' && frame.trim() !== '') asked.push('frame');
    if (redirect.trim() !== '') asked.push('redirect');
    return new Set(asked.filter((field) => addresses.value[field] === null));
  });

  const understood = computed((): Trial | null => {
    const { address, page, frame, redirect } = addresses.value;
    if (here.value === null || address === null || wrong.value.size > 0) return null;
    const isTyped = way.value === 'typed';
    return {
      url: address,
      method: method.value,
      initiator: way.value,
      page: isTyped || page === null ? address : page,
      frame: isTyped ? null : frame,
      redirect,
      thirdParty: thirdParty.value ?? undefined,
    };
  });

  /** What is understood, once the registrable domains of its hosts are known. */
  const trial = signal<Trial | null>(null);
  effect(() => {
    const next = understood.value;
    if (!next || !host.learnDomains) {
      trial.value = next;
      return;
    }
    let isOver = false;
    const hosts = [next.url, next.page, next.frame, next.redirect].flatMap((address) =>
      address === null ? [] : [new URL(address).hostname],
    );
    void host.learnDomains(hosts).then(() => {
      if (!isOver) trial.value = next;
    });
    return () => {
      isOver = true;
    };
  });

  function type(field: UrlField, text: string): void {
    typed.value = { ...typed.peek(), [field]: text };
  }

  /** What a recorded request asked, from the page that was there. */
  function repeat(request: NetworkRequest, page: string): void {
    const referrer = request.requestFields.find(({ name }) => name === 'referer')?.value;
    batch(() => {
      way.value = recordedInitiator(request);
      wanted.value = request.method;
      typed.value = { address: request.url, page: (isTopLevel(way.peek()) && referrer) || page };
    });
  }

  return { way, wanted, method, methods, thirdParty, texts, wrong, trial, type, repeat };
});
