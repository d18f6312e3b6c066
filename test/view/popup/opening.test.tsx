import { expect, test } from 'vitest';
import type { RejectedCookies } from '../../../src/cookie/set-cookie/rejected-cookies.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { say } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { stage } from '../stage.ts';

const JAR = Array.from({ length: 170 }, (_, at) => cookie(`name${at}`));
const NONE: RejectedCookies = { isOn: false, isWaiting: false, lines: [], more: 0 };
/** What screen readers are told: it is there when it has a text. */
const STATUS = '.unseen[role="status"]';
const PARTS = [
  '.grid [data-cookie-name]',
  '.segments',
  '.budget-choice select',
  '.chips',
  '.step-buttons button',
  '.foot kbd',
  STATUS,
];
const LAST = ['.live[data-state="live"]', '.chip.rejected'];

function isThere(selector: string): boolean {
  const element = document.querySelector(selector);
  return selector === STATUS ? Boolean(element?.textContent) : element !== null;
}

/** Opens the view; `changes` has what was in the document after each of its changes, as selectors of `PARTS` and `LAST`. */
function opened(answer: Promise<void>) {
  const changes: string[][] = [];
  const observer = new MutationObserver(() => {
    changes.push([...PARTS, ...LAST].filter(isThere));
  });
  observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  const { container } = stage(JAR, {
    handlers: {
      async watch() {
        await answer;
        return { value: { revision: 0, unchangedSince: 0 } };
      },
      async readRejected() {
        await answer;
        return { value: NONE };
      },
    },
  });
  return { container, changes, stop: () => observer.disconnect() };
}

test('the first screen is drawn in at most three changes: the list, all that loads after it, and what waits for the background', async () => {
  let wake = (): void => undefined;
  const { container, changes, stop } = opened(
    new Promise((resolve) => {
      wake = resolve;
    }),
  );
  await until(() => expect(changes.at(-1)).toEqual(PARTS));
  wake();
  await until(() => expect(changes.at(-1)).toEqual([...PARTS, ...LAST]));
  stop();
  // The first change adds the element that the view is mounted in.
  const drawn = changes.filter((parts) => parts.length > 0);
  expect(drawn[0]).toEqual(PARTS.slice(0, 1));
  expect(drawn.length).toBeLessThanOrEqual(3);
  expect(container.querySelector('.live')?.textContent).toBe(say('connection_live'));
});

test('nothing is drawn until there is a list, and a list that takes long is said to be read', async () => {
  const { container, stop } = opened(Promise.resolve());
  expect(container.textContent).toBe('');
  stop();
  const slow = stage(JAR, { handlers: { listCookies: () => new Promise(() => undefined) } });
  await until(() => expect(slow.container.textContent).toBe(say('loading')));
});
