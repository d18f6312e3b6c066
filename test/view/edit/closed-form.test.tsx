import { screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import type { Problem } from '../../../src/contract/problem.ts';
import type { Handlers } from '../../../src/contract/requests.ts';
import { say } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { button } from '../button.ts';
import { adding, editing, save, type } from './editor-stage.ts';

type Reply = Awaited<ReturnType<Handlers['applyStep']>>;

/** A background that replies to a step when it is told to. */
function slowSteps() {
  let settle: { reply(reply: Reply): void; reject(error: Error): void } | null = null;
  const applyStep = () =>
    new Promise<Reply>((reply, reject) => {
      settle = { reply, reject };
    });
  return {
    applyStep,
    reply: (problem: Problem) => settle?.reply({ value: { results: [{ problem }], step: null } }),
    lose: () => settle?.reply({ problem: { code: 'disconnected' } }),
    throwBug: () => settle?.reject(new Error('unexpected')),
    isAsked: () => settle !== null,
  };
}

const value = () => screen.queryByLabelText<HTMLTextAreaElement>(say('attribute_value'))?.value;
const report = () => document.querySelector<HTMLElement>('.main .done');
const REJECTED: Problem = { code: 'not-stored', asked: {} as never, detail: '' };

test.each([
  ['edit', say('step_edit_failed', { count: 1, name: 'sid' })],
  ['add', say('step_add_failed', { count: 1, name: 'sid' })],
] as const)(
  'a save (%s) that fails after its form was closed is reported, and the form opens again as it was',
  async (kind, text) => {
    const steps = slowSteps();
    const options = { handlers: { applyStep: steps.applyStep } };
    const view = await (kind === 'edit' ? editing('sid', options) : adding(options));
    if (kind === 'add') type(say('attribute_name'), 'sid');
    type(say('attribute_value'), 'typed');
    if (kind === 'add') type(say('attribute_path'), '/new');
    await save();
    await until(() => expect(steps.isAsked()).toBe(true));
    button(say('cancel')).click();
    await until(() => expect(value()).toBeUndefined());
    view.row('cart').click();
    await until(() => expect(document.querySelector('.panel')?.textContent).toContain('%7B%7D'));
    steps.reply(REJECTED);
    await until(() => expect(report()?.querySelector('strong')?.textContent).toBe(text));
    expect(report()?.querySelector('[role="alert"]')?.textContent).toContain(say('problem_notStored_do'));
    [...document.querySelectorAll<HTMLElement>('.main .done button')]
      .find((one) => one.textContent === say('reopenForm'))
      ?.click();
    await until(() => expect(value()).toBe('typed'));
    expect(report()).toBeNull();
    if (kind === 'add') expect(screen.getByLabelText<HTMLInputElement>(say('attribute_path')).value).toBe('/new');
  },
);

test('it opens over no other form that has unsaved changes', async () => {
  const steps = slowSteps();
  const view = await editing('sid', { handlers: { applyStep: steps.applyStep } });
  type(say('attribute_value'), 'typed');
  await save();
  await until(() => expect(steps.isAsked()).toBe(true));
  button(say('cancel')).click();
  await until(() => expect(value()).toBeUndefined());
  view.row('cart').focus();
  view.press('e');
  await until(() => expect(value()).toBe('%7B%7D'));
  type(say('attribute_value'), 'other');
  await until(() => expect(document.querySelector('form[data-dirty]')).not.toBeNull());
  steps.reply(REJECTED);
  await until(() => expect(report()).not.toBeNull());
  [...document.querySelectorAll<HTMLElement>('.main .done button')]
    .find((one) => one.textContent === say('reopenForm'))
    ?.click();
  await until(() => expect(document.querySelector('.editor [role="alert"]')?.textContent).toBe(say('unsavedFirst')));
  expect(value()).toBe('other');
  expect(report()).not.toBeNull();
});

test('a bug in a save after its form was closed is reported as any other', async () => {
  const steps = slowSteps();
  const { container } = await editing('sid', { handlers: { applyStep: steps.applyStep } });
  type(say('attribute_value'), 'typed');
  await save();
  await until(() => expect(steps.isAsked()).toBe(true));
  button(say('cancel')).click();
  await until(() => expect(value()).toBeUndefined());
  steps.throwBug();
  await until(() => expect(container.textContent).toContain(say('bug')));
});

test('a save whose reply is lost after its form was closed is reported as not done', async () => {
  const steps = slowSteps();
  await editing('sid', { handlers: { applyStep: steps.applyStep } });
  type(say('attribute_value'), 'typed');
  await save();
  await until(() => expect(steps.isAsked()).toBe(true));
  button(say('cancel')).click();
  await until(() => expect(value()).toBeUndefined());
  steps.lose();
  await until(() => expect(report()?.textContent).toContain(say('lostBefore')));
  expect(report()?.textContent).toContain(say('reopenForm'));
});
