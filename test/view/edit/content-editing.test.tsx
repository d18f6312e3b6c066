import { createHmac } from 'node:crypto';
import { fireEvent, screen } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import type { Cookie } from '../../../src/cookie/cookie.ts';
import { signSession } from '../../demo/session.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { say, sayPattern } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { stage } from '../stage.ts';
import { save, type } from './editor-stage.ts';

const SECRET = 'kept by the server';
const NOW = Date.UTC(2026, 0, 1);
/** Of Flask 3.1.3: zlib of Python gave other octets than that of Node does. */
const COMPRESSED =
  '.eJyrVspSslKqjlFKjFGyUogBsmJilFJzEzNzQAygCJBMzMtzAInopVYk5hbkpILEaoFIqRYAXtkUPA.aw7C3A.2RJMttpUW6hCPnpLlS2oD6VLuIA';

async function editing(name: string, stored: string | Cookie[]) {
  const all = stage(typeof stored === 'string' ? [cookie(name, { value: stored })] : stored);
  await until(() => all.row(name));
  all.row(name).focus();
  all.press('e');
  await screen.findByRole('region', { name: say('editCookie') });
  return all;
}
const contentField = () => screen.findByLabelText<HTMLTextAreaElement>(say('contentLabel'));
const valueField = () => screen.getByLabelText<HTMLTextAreaElement>(say('attribute_value'));

describe('the content of a value', () => {
  test('is edited beside it: only what was changed differs, and saving writes the value', async () => {
    const { steps } = await editing('cart', '%7B%22Sugar%22%3A3%2C%22id%22%3A12345678901234567890%7D');
    expect((await contentField()).value).toBe('{"Sugar":3,"id":12345678901234567890}');
    type(say('contentLabel'), '{"Sugar":4,"id":12345678901234567890}');
    const value = '%7B%22Sugar%22%3A4%2C%22id%22%3A12345678901234567890%7D';
    await until(() => expect(valueField().value).toBe(value));
    await save();
    await until(() => expect(steps).toHaveLength(1));
    expect(steps[0]?.exchanges[0]?.after[0]).toMatchObject({ value });
  });

  test('takes a line break by Enter and Shift+Enter, which the value itself never does', async () => {
    await editing('cart', '%7B%22a%22%3A1%7D');
    const content = await contentField();
    for (const shiftKey of [false, true]) {
      // True: nothing prevents the line break, which is what the browser itself does then.
      expect(fireEvent.keyDown(content, { key: 'Enter', shiftKey })).toBe(true);
      expect(fireEvent.keyDown(valueField(), { key: 'Enter', shiftKey })).toBe(false);
    }
  });

  test('that is typed as it was gives the old value', async () => {
    const old = '%7b%22a%22%3a1}';
    await editing('cart', old);
    await contentField();
    type(say('contentLabel'), '{"a":2}');
    await until(() => expect(valueField().value).not.toBe(old));
    type(say('contentLabel'), '{"a":1}');
    await until(() => expect(valueField().value).toBe(old));
  });

  test('of a signed session says that the signature is broken, until its key signs it', async () => {
    await editing('session', signSession({ user: 'ada' }, SECRET, NOW));
    expect((await contentField()).value).toBe('{"user":"ada"}');
    type(say('contentLabel'), '{"user":"eve"}');
    await screen.findByText(say('contentSignatureBroken'));
    type(sayPattern('contentKey') as never, `${SECRET}!`);
    await screen.findByText(say('contentKeyNew'));
    type(sayPattern('contentKey') as never, SECRET);
    await until(() => expect(screen.queryByText(say('contentKeyNew'))).toBeNull());
    await screen.findByText(say('contentSigned'));
    await until(() => expect(valueField().value).toBe(signSession({ user: 'eve' }, SECRET, NOW)));
  });

  test('that is signed with a salt of its own is signed again once the key and that salt are entered', async () => {
    await editing('promo', 'eyJ1IjoxfQ:1xYNKf:h0PwEtA-hdwm03P-YtqmiIQYRBD_uh-My-bXmLUFzfQ');
    await contentField();
    type(say('contentLabel'), '{"u":2}');
    await screen.findByText(say('contentSignatureBroken'));
    expect(screen.queryByLabelText(say('insideSalt'))).toBeNull();
    type(sayPattern('contentKey') as never, 'dj');
    await screen.findByLabelText(say('insideSalt'));
    expect(screen.queryByText(say('contentSignatureBroken'))).not.toBeNull();
    type(say('insideSalt'), 'own.salt');
    await screen.findByText(say('contentSigned'));
    expect(screen.queryByText(say('contentKeyNew'))).toBeNull();
    await until(() => expect(valueField().value).toMatch(/^eyJ1IjoyfQ:1xYNKf:(?!h0PwEtA)[\w-]{43}$/));
  });

  test('of a session that Flask compressed says that other bytes are written for the same content', async () => {
    await editing('session', COMPRESSED);
    await contentField();
    expect(screen.queryByText(say('contentOtherForm'))).toBeNull();
    type(say('contentLabel'), '{"k":2}');
    await screen.findByText(say('contentOtherForm'));
  });

  test('that has its signature in a cookie beside it changes both in one exchange', async () => {
    const sign = (value: string) => createHmac('sha1', SECRET).update(`s=${value}`).digest('base64url');
    const encoded = (json: string) => Buffer.from(json).toString('base64');
    const pair = (value: string) => [cookie('s', { value }), cookie('s.sig', { value: sign(value) })];
    const [old, now] = [pair(encoded('{"views":1}')), pair(encoded('{"views":2}'))];
    const { steps } = await editing('s', old);
    await contentField();
    type(say('contentLabel'), '{"views":2}');
    await screen.findByText(say('contentSignatureBroken'));
    type(sayPattern('contentKey') as never, SECRET);
    await screen.findByText(say('contentBeside', { count: 1, names: 's.sig' }));
    await save();
    await until(() => expect(steps).toHaveLength(1));
    expect(steps[0]?.exchanges).toEqual([{ before: old, after: now }]);
  });

  test('that is typed just before it is saved is saved as it was typed last', async () => {
    const { steps } = await editing('cart', '%7B%22a%22%3A1%7D');
    await contentField();
    type(say('contentLabel'), '{"a":2}');
    await until(() => expect(valueField().value).toBe('%7B%22a%22%3A2%7D'));
    type(say('contentLabel'), '{"a":23}');
    await save();
    await until(() => expect(steps).toHaveLength(1));
    expect(steps[0]?.exchanges[0]?.after[0]).toMatchObject({ value: '%7B%22a%22%3A23%7D' });
  });

  test('follows the value that is typed itself', async () => {
    await editing('cart', '%7B%22a%22%3A1%7D');
    await contentField();
    type(say('attribute_value'), '%7B%22b%22%3A2%7D');
    await until(async () => expect((await contentField()).value).toBe('{"b":2}'));
  });

  test.each([
    ['binary', 'gqVoZWxsbwGld29ybGQC', 'contentNotWritten', { layer: 'MessagePack' }],
    ['session', `v4.local.${'A'.repeat(100)}`, 'contentNotRead', {}],
    // Octets that are no text.
    ['octets', '%FF%FE', 'contentNotRead', {}],
  ] as const)(
    'of %s that Crumb cannot write back is not edited, with the reason',
    async (name, value, code, fields) => {
      await editing(name, value);
      await screen.findByText(say(code, fields as never));
      expect(screen.queryByLabelText(say('contentLabel'))).toBeNull();
    },
  );

  test('that is one text of JSON is warned of where it no longer is', async () => {
    await editing('pref', Buffer.from('"dark mode for all"').toString('base64'));
    await contentField();
    type(say('contentLabel'), '"light mode"');
    await until(() => expect(valueField().value).toBe(Buffer.from('"light mode"').toString('base64')));
    expect(screen.queryByText(say('contentNotJson', { line: 1, column: 1 }))).toBeNull();
    type(say('contentLabel'), 'light mode');
    await screen.findByText(say('contentNotJson', { line: 1, column: 1 }));
  });

  test('of PHP is warned of where its lengths no longer fit', async () => {
    await editing('user', 's%3A3%3A%22ada%22%3B');
    await contentField();
    type(say('contentLabel'), 's:3:"eve";');
    await until(() => expect(valueField().value).toBe('s%3A3%3A%22eve%22%3B'));
    expect(screen.queryByText(say('contentNotPhp'))).toBeNull();
    type(say('contentLabel'), 's:3:"mary";');
    await screen.findByText(say('contentNotPhp'));
  });

  test('is not offered where the value is its own content', async () => {
    await editing('font', 'Arial');
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(screen.queryByLabelText(say('contentLabel'))).toBeNull();
  });
});
