import { screen } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import type { Handlers } from '../../../src/contract/requests.ts';
import { MOST_SEARCHED } from '../../../src/contract/search.ts';
import type { NewStep } from '../../../src/contract/steps.ts';
import { asOctets, toOctets } from '../../../src/cookie/octets.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { say } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { button } from '../button.ts';
import { fill } from '../many/snapshots-stage.ts';
import { bar, listed, names } from './steps-stage.ts';

const JAR = ['a', 'b', 'c', 'd', 'e'].map((name) => cookie(name, { httpOnly: name === 'c' }));

const third = cookie('third', { domain: 'ads.example', sameSite: 'none', secure: true });

/** A page of those cookies that loads from another site, which has one too, and from one that Crumb may not read. */
const listCookies: Handlers['listCookies'] = async (scope) => ({
  value: {
    scope,
    agent: 'chrome',
    access: { status: 'granted', origins: [] },
    site: 'shop.example',
    jar: JAR,
    loaded: scope.extent === 'loaded' ? { ...LOADED, hosts: ['ads.example'], jar: [third] } : null,
  },
});
const LOADED = {
  locked: { hosts: ['cdn.example'], origins: [] },
  leftOut: 0,
  isPageUnread: false,
  unknownFrames: 0,
  isRecordFull: false,
};

/** Opens the search by the menu, and counts how often the page is reloaded. */
async function opened() {
  const reloads = { count: 0 };
  const reloadPage = async () => {
    reloads.count += 1;
    return { value: null };
  };
  const stage = await listed({ handlers: { reloadPage } }, JAR);
  await openAgain();
  return { ...stage, reloads };
}

async function openAgain(): Promise<HTMLElement> {
  await until(() => button(say('copyMenu')));
  const menu = document.querySelector('#copy-menu');
  menu?.dispatchEvent(Object.assign(new Event('toggle'), { newState: 'open' }));
  (await until(() => menu?.querySelector<HTMLElement>('[data-dialog="bisect"]') ?? Promise.reject())).click();
  return screen.findByRole('dialog');
}

const dialog = () => screen.getByRole('dialog');
const question = () => document.querySelector<HTMLElement>('[data-question]')?.dataset.question;
const result = () => document.querySelector<HTMLElement>('[data-result]')?.dataset.result;
const press = async (key: Parameters<typeof say>[0]) => (await until(() => button(say(key), dialog()))).click();
const parkedNames = () =>
  [...document.querySelectorAll<HTMLElement>('[data-parked-name]')].map(({ dataset }) => dataset.parkedName);

/** Names of the cookies that these steps left in the jar. The list shows it a moment later. */
const left = (steps: readonly NewStep[]): string[] =>
  steps
    .flatMap(({ exchanges }) => exchanges)
    .reduce<string[]>(
      (on, { before, after }) => [
        ...on.filter((name) => before.every((one) => one.name !== name)),
        ...after.map(({ name }) => name),
      ],
      JAR.map(({ name }) => name),
    )
    .sort();

/** Names of the cookies that these steps left switched off. */
const offNames = (steps: readonly NewStep[]): string[] => {
  const off = new Set<string>();
  for (const { before, after } of steps.flatMap(({ exchanges }) => exchanges)) {
    for (const { name } of before) off.add(name);
    for (const { name } of after) off.delete(name);
  }
  return [...off].sort();
};

/** Answers for a page that breaks when all of these are on, until the search ends. */
async function answerAll(steps: readonly NewStep[], culprits: string[]): Promise<void> {
  for (let number = 1; ; number += 1) {
    await until(() => expect(result() ?? question()).toMatch(new RegExp(`^${number}$|found|none`)));
    if (result()) return;
    const trial = { number, on: left(steps).length, total: JAR.length };
    expect(dialog().textContent).toContain(say('bisectTrial', trial));
    const isBroken = culprits.every((name) => left(steps).includes(name));
    await press(isBroken ? 'bisectBroken' : 'bisectWorks');
  }
}

describe('the search for the cookie that breaks a page', () => {
  test.each([[['c']], [['a', 'e']]])('it finds %j, and all cookies are on again', async (culprits) => {
    const { grid, steps, reloads } = await opened();
    await until(() => expect(dialog().textContent).toContain(say('bisectAmong', { count: 5 })));
    await press('bisectStart');
    await answerAll(steps, culprits);
    expect([...dialog().querySelectorAll('li b')].map(({ textContent }) => textContent)).toEqual(culprits);
    await until(() => expect(names(grid()).sort()).toEqual(['a', 'b', 'c', 'd', 'e']));
    expect(parkedNames()).toEqual([]);
    expect(new Set(steps.map(({ kind }) => kind))).toEqual(new Set(['park', 'unpark']));
    expect(reloads.count).toBeGreaterThan(3);
    button(say('bisectSwitchOff', { count: culprits.length }), dialog()).click();
    await until(() => expect(parkedNames().sort()).toEqual(culprits));
  });

  test('it also looks among the cookies of what the page loads, and says which hosts take no part', async () => {
    const { steps } = await listed({ handlers: { listCookies } }, [...JAR, third]);
    await openAgain();
    await until(() => expect(dialog().textContent).toContain(say('bisectAmong', { count: 5 })));
    fill(dialog(), 'scope', 'loaded');
    await until(() => expect(dialog().textContent).toContain(say('bisectAmong', { count: 6 })));
    expect(dialog().textContent).toContain(say('bisectLocked', { count: 1, first: 'cdn.example' }));
    await press('bisectStart');
    for (let number = 1; !result(); number += 1) {
      await until(() => expect(result() ?? question()).toMatch(new RegExp(`^${number}$|found`)));
      if (!result()) await press(offNames(steps).includes('third') ? 'bisectWorks' : 'bisectBroken');
    }
    expect([...dialog().querySelectorAll('li b')].map(({ textContent }) => textContent)).toEqual(['third']);
    await until(() => expect(offNames(steps)).toEqual([]));
    button(say('bisectSwitchOff', { count: 1 }), dialog()).click();
    await until(() => expect(offNames(steps)).toEqual(['third']));
  });

  test('among more cookies than it can switch off it does not start', async () => {
    const many = Array.from({ length: MOST_SEARCHED }, (_, at) => ({ ...third, name: asOctets(`c${at}`) }));
    const listMany: Handlers['listCookies'] = async (scope) => {
      const reply = await listCookies(scope);
      const loaded = scope.extent === 'loaded' ? { ...LOADED, hosts: ['ads.example'], jar: many } : null;
      return 'value' in reply ? { value: { ...reply.value, loaded } } : reply;
    };
    await listed({ handlers: { listCookies: listMany } }, JAR);
    await openAgain();
    await until(() => expect(button(say('bisectStart'), dialog()).disabled).toBe(false));
    fill(dialog(), 'scope', 'loaded');
    await until(() => expect(dialog().textContent).toContain(say('bisectTooMany', { most: MOST_SEARCHED })));
    expect(button(say('bisectStart'), dialog()).disabled).toBe(true);
  });

  test('a page that is broken without any cookie ends it after one question', async () => {
    const { steps } = await opened();
    await press('bisectStart');
    await until(() => expect(question()).toBe('1'));
    expect(left(steps)).toEqual([]);
    await press('bisectBroken');
    await until(() => expect(result()).toBe('none'));
    expect(left(steps)).toHaveLength(5);
  });

  test('it continues from the answers after the dialog was closed, and an answer can be taken back', async () => {
    const { grid, steps } = await opened();
    await press('bisectStart');
    await until(() => expect(question()).toBe('1'));
    await press('bisectWorks');
    await until(() => expect(question()).toBe('2'));
    const before = left(steps);
    dialog().dispatchEvent(new Event('cancel', { cancelable: true }));
    await until(() => expect(screen.queryByRole('dialog')).toBeNull());
    await openAgain();
    await until(() => expect(question()).toBe('2'));
    expect(left(steps)).toEqual(before);
    await press('bisectBack');
    await until(() => expect(question()).toBe('1'));
    await until(() => expect(names(grid())).toEqual([]));
    await press('bisectStop');
    await until(() => expect(result()).toBe('ended'));
    await until(() => expect(names(grid())).toHaveLength(5));
  });

  test('what one left off is switched on by one click in the list', async () => {
    const { grid } = await opened();
    await press('bisectStart');
    await until(() => expect(question()).toBe('1'));
    dialog().dispatchEvent(new Event('cancel', { cancelable: true }));
    (await until(() => button(say('bisectAllOn')))).click();
    await until(() => expect(names(grid())).toHaveLength(5));
    const said = say('step_unpark', { count: 5, site: 'shop.example' });
    await until(async () => expect((await bar()).textContent).toContain(said));
    await openAgain();
    await until(() => button(say('bisectStart'), dialog()));
  });

  test('what the page has stored again is named, replaced at the end, and kept in the history', async () => {
    const { grid, tell, steps } = await opened();
    await press('bisectStart');
    await until(() => expect(question()).toBe('1'));
    const again = cookie('e', { value: 'from-the-page' });
    tell({ cookie: again, removed: false, cause: 'explicit' });
    await press('bisectWorks');
    await until(() => expect(question()).toBe('2'));
    await until(() => expect(dialog().textContent).toContain(say('bisectAgain', { count: 1 })));
    await press('bisectStop');
    await until(() => expect(result()).toBe('ended'));
    await until(() => expect(names(grid())).toHaveLength(5));
    expect(steps.flatMap(({ exchanges }) => exchanges)).toContainEqual({ before: [again], after: [JAR[4]] });
  });

  test('while nobody knows what is on, it asks nothing, and goes on by a button', async () => {
    let isOff = false;
    const readAllCookies: Handlers['readAllCookies'] = async () =>
      isOff ? { problem: { code: 'first-party-isolation' } } : { value: JAR };
    await listed({ handlers: { readAllCookies } }, JAR);
    await openAgain();
    await until(() => button(say('bisectStart'), dialog()));
    isOff = true;
    await press('bisectStart');
    await until(() => expect(dialog().textContent).toContain(say('bisectStuck')));
    expect(question()).toBeUndefined();
    await press('bisectStop');
    await until(() => expect(dialog().textContent).toContain(say('bisectSomeAreOff')));
    expect(dialog().textContent).not.toContain(say('bisectAllAreOn'));
    isOff = false;
    await press('tryAgain');
    await until(() => expect(dialog().textContent).toContain(say('bisectAllAreOn')));
  });
});

test('a cookie that the browser does not let Crumb change is named, and is not searched', async () => {
  const fixed = cookie(toOctets('fixed\ufffd'));
  await listed({}, [...JAR, fixed]);
  await openAgain();
  await until(() => expect(dialog().textContent).toContain(say('bisectFixed', { count: 1 })));
  expect(dialog().textContent).toContain(say('bisectAmong', { count: JAR.length }));
});
