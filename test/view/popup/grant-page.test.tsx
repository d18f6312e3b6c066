import { expect, test, vi } from 'vitest';
import { mountGrant } from '../../../src/view/grant/grant.tsx';
import { say } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { button } from '../button.ts';

/** The page that asks, where the browser's prompt is answered so. */
function asking(isAllowed: boolean) {
  const container = document.body.appendChild(document.createElement('div'));
  const close = vi.fn();
  const ask = vi.fn(async () => isAllowed);
  mountGrant({ text: say, origins: ['*://*.shop.example/*'], capability: null, ask, close }, container);
  return { container, close, ask };
}

test('the page that asks for access says first what a person gets, then why it asks here, and asks only at a click', async () => {
  const { container, close, ask } = asking(true);
  const [first, second] = [...container.querySelectorAll('p')].map(({ textContent }) => textContent);
  expect([first, second]).toEqual([say('noPermission_why'), say('grant_why')]);
  expect(container.textContent).toContain('*://*.shop.example/*');
  expect(ask).not.toHaveBeenCalled();
  button(say('grant_allow'), container).click();
  await until(() => expect(close).toHaveBeenCalled());
});

test('a denied access is said, and the page stays', async () => {
  const { container, close } = asking(false);
  button(say('grant_allow'), container).click();
  await until(() => expect(container.querySelector('[role="status"]')?.textContent).toBe(say('grant_denied')));
  expect(close).not.toHaveBeenCalled();
});
