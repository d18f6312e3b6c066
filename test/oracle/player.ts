import { setTimeout as delay } from 'node:timers/promises';
import { ChromiumView } from '../e2e/driver/chromium/chromium-view.ts';
import type { Crumb, JarCookie, Tab } from '../e2e/driver/surface.ts';
import { ChromiumWitness, type Testimony } from './chromium-witness.ts';
import type { Setting } from './foretell.ts';
import type { OracleSite } from './site.ts';
import { isTopLevel, methodOf, onOwnSites, type Step, type Story } from './story.ts';

export interface ObservedHop {
  /** The Cookie header's octets; null: the request never came. */
  header: string | null;
  /** When it came, milliseconds since the epoch. */
  at: number;
  /** Chromium only. */
  testimony: Testimony | null;
}

/** A story as it was played, and what came of it. */
export interface Observed {
  story: Story;
  /** By step, by hop. */
  hops: ObservedHop[][];
  jar: JarCookie[];
}

/** Plays stories in one tab of a browser. */
export class Player {
  readonly #crumb: Crumb;
  readonly #site: OracleSite;
  readonly #tab: Tab;
  readonly #witness: ChromiumWitness | null;
  #played = 0;

  private constructor(crumb: Crumb, site: OracleSite, tab: Tab, witness: ChromiumWitness | null) {
    this.#crumb = crumb;
    this.#site = site;
    this.#tab = tab;
    this.#witness = witness;
  }

  static async in(crumb: Crumb, site: OracleSite): Promise<Player> {
    const tab = await crumb.openTab('about:blank');
    const witness = tab instanceof ChromiumView ? await ChromiumWitness.of(await tab.ownSession()) : null;
    return new Player(crumb, site, tab, witness);
  }

  /** Plays a story, to begin with an empty jar. */
  async play(story: Story): Promise<Observed> {
    await this.#crumb.clearJar();
    const playing: Observed = { story, hops: [], jar: [] };
    await this.#playOn(playing, story.steps.length);
    return { ...playing, jar: await this.#crumb.jar() };
  }

  /** Plays stories that rest, each on sites of its own, so that all rest at once: for two minutes and some more. */
  async playResting(stories: readonly Story[], { twoMinutes }: Pick<Setting, 'twoMinutes'>): Promise<Observed[]> {
    await this.#crumb.clearJar();
    const all = stories.map((story, number): Observed => ({ story: onOwnSites(story, number), hops: [], jar: [] }));
    for (const playing of all)
      await this.#playOn(
        playing,
        playing.story.steps.findIndex(({ rested }) => rested),
      );
    await delay(twoMinutes * 1.1);
    for (const playing of all) await this.#playOn(playing, playing.story.steps.length);
    const jar = await this.#crumb.jar();
    return all.map((playing, number) => {
      const isOwn = ({ domain }: JarCookie) =>
        domain.split('.').some((label) => label === `shop${number}` || label === `news${number}`);
      return { ...playing, jar: jar.filter(isOwn) };
    });
  }

  async #playOn(playing: Observed, end: number): Promise<void> {
    const { steps } = playing.story;
    for (let index = playing.hops.length; index < end; index++) {
      const step = steps[index];
      if (step) playing.hops.push(await this.#step(step));
    }
    this.#site.clear();
    this.#witness?.clear();
  }

  async #step(step: Step): Promise<ObservedHop[]> {
    this.#played += 1;
    const tokens = step.hops.map((_, hop) => `${this.#played}.${hop}`);
    const addresses = step.hops.map(({ url }, hop) => this.#site.address(url, tokens[hop] ?? ''));
    step.hops.forEach(({ lines }, hop) => {
      const next = addresses[hop + 1];
      const onward =
        next === undefined ? {} : { status: step.status, headers: [['Location', next]] as [string, string][] };
      this.#site.answer(tokens[hop] ?? '', { ...onward, setCookie: lines });
    });
    await this.#go(step, addresses[0] ?? '', addresses.at(-1) ?? '');
    return Promise.all(
      tokens.map(async (token, hop) => {
        const arrival = this.#site.arrival(token);
        if (!arrival) return { header: null, at: Date.now(), testimony: null };
        return { ...arrival, testimony: (await this.#witness?.testimony(addresses[hop] ?? '')) ?? null };
      }),
    );
  }

  async #go(step: Step, first: string, last: string): Promise<void> {
    const { way } = step;
    // An answer that the browser does not understand ends in an error, which is an answer too.
    const isUnderstood = !step.hops.some(({ lines }) => lines.some((line) => line.includes('\0')));
    if (way === 'visit' && isUnderstood) await this.#tab.goto(first);
    else if (way === 'visit') await this.#tab.goto(first).catch(() => undefined);
    else if (way === 'frame') await this.#tab.evaluate(openFrame, first);
    else if (way === 'fetch' || way === 'post-fetch') await this.#tab.evaluate(askHere, first, methodOf(step, 0));
    else if (way === 'frame-fetch') await this.#tab.evaluate(askInFrame, first, methodOf(step, 0));
    else await this.#tab.evaluate(leave, first, methodOf(step, 0));
    if (isTopLevel(way) && isUnderstood) {
      await this.#tab.waitFor((url) => location.href === url && document.readyState === 'complete', last);
    }
  }
}

/** In the page, each of them. */
function leave(url: string, method: string): void {
  // After this call has been answered.
  setTimeout(() => {
    const form = document.createElement('form');
    form.method = method;
    form.action = url;
    if (method === 'GET') location.href = url;
    else document.body.appendChild(form).submit();
  });
}

function openFrame(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(`no answer in a frame from ${url}`)), 10_000);
    const frame = document.createElement('iframe');
    frame.onload = () => resolve();
    frame.src = url;
    document.body.append(frame);
  });
}

function askHere(url: string, method: string): Promise<void> {
  return (globalThis as unknown as { ask(question: object): Promise<void> }).ask({ url, method });
}

function askInFrame(url: string, method: string): Promise<void> {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(`no answer to a frame from ${url}`)), 10_000);
    addEventListener('message', () => resolve(), { once: true });
    const frame = [...document.querySelectorAll('iframe')].at(-1);
    frame?.contentWindow?.postMessage({ url, method }, '*');
  });
}
