import { screen } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import { say } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { button } from '../button.ts';
import { listed } from '../edit/editor-stage.ts';

/** A clipboard that rejects the first text. */
const copyOnSecondTry = () => vi.fn(async () => undefined).mockRejectedValueOnce(new Error('not allowed'));

test('a button says that the browser did not let it copy, and what to do, until it copies', async () => {
  const { row } = await listed({ host: { copy: copyOnSecondTry() } });
  row('sid').click();
  const [copy] = await screen.findAllByRole('button', { name: say('copy') });
  copy?.click();
  await until(() => expect(screen.getByRole('alert').textContent).toBe(`${say('notCopied')} ${say('notCopied_do')}`));
  expect(copy?.textContent).toBe(say('copy'));
  copy?.click();
  await until(() => expect(copy?.textContent).toBe(say('copied')));
  expect(screen.queryByRole('alert')).toBeNull();
});

test.each([
  ['c', {}],
  ['c', { ctrlKey: true }],
] as const)(
  'the key %s (%j) says so below the list, until it copies or a person closes the note',
  async (key, held) => {
    const { row, press, container } = await listed({
      host: { copy: copyOnSecondTry().mockResolvedValueOnce(undefined).mockRejectedValueOnce(new Error('again')) },
    });
    const note = () => container.querySelector('.main .done');
    row('sid').focus();
    press(key, held);
    await until(() => expect(note()?.textContent).toContain(say('saidNotCopied', { name: 'sid' })));
    expect(note()?.textContent).toContain(say('notCopied_do'));
    press(key, held);
    await until(() => expect(note()).toBeNull());
    press(key, held);
    await until(() => expect(note()).not.toBeNull());
    button(say('dismiss')).click();
    await until(() => expect(note()).toBeNull());
  },
);
