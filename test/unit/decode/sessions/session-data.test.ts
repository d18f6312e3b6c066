import { expect, test } from 'vitest';
import { dataOf } from '../decoded.ts';
import { djangoSession, djangoSigned, flaskSession, railsSigned, url } from '../made-values.ts';

const USER = '{"_user_id":"7","cart":[1,2]}';
const RAILS = '{"_rails":{"message":"IjQyIg==","exp":null,"pur":"cookie.user_id"}}';

test('the time of itsdangerous counts from 1970, and from 2011 before version 1.0', async () => {
  const expected = { timestamp: 1_763_800_000, time: '2025-11-22T08:26:40.000Z' };
  const data = async (before1: boolean) =>
    dataOf('flask-session', flaskSession(USER, 'k', { before1 }), { name: 'session' });
  expect(await data(false)).toMatchObject({ ...expected, epoch: 1970, encrypted: false });
  expect(await data(true)).toMatchObject({ ...expected, epoch: 2011 });
});

test('the time of Django is in base 62', async () => {
  expect(await dataOf('django-signed', djangoSession(USER, 'k'))).toMatchObject({
    timestamp: 1_763_800_000,
    encrypted: false,
  });
});

test('messages of Django have their level and text', async () => {
  const value = djangoSigned(url('[["__json_message",1,40,"<b>No</b>"]]'), 'k', 'django.contrib.messages');
  expect(await dataOf('django-messages', value)).toEqual({
    messages: [{ level: 'error', text: '<b>No</b>', isSafeHtml: true }],
  });
});

test('the envelope of Rails has the message, its purpose and expiry', async () => {
  expect(await dataOf('rails-signed', railsSigned(RAILS, 'k'))).toMatchObject({
    message: '42',
    purpose: 'cookie.user_id',
    expires: null,
  });
});

test('the id of the key of Data Protection is a GUID, its first groups reversed', async () => {
  const value = url(
    Buffer.concat([Buffer.from('09f0c9f0', 'hex'), Buffer.from([...Array(16).keys()]), Buffer.alloc(48, 1)]),
  );
  expect(await dataOf('aspnetcore-dataprotection', value)).toMatchObject({
    keyId: '03020100-0504-0706-0809-0a0b0c0d0e0f',
    encrypted: true,
  });
});

test('the expiry of iron is in milliseconds', async () => {
  const [iv, content, mac] = [16, 32, 32].map((length) => url(Buffer.alloc(length)));
  const value = `Fe26.2*1*${'a'.repeat(64)}*${iv}*${content}*1795315866167*${'b'.repeat(64)}*${mac}~2`;
  expect(await dataOf('iron', value)).toMatchObject({
    expires: '2026-11-22T02:51:06.167Z',
    passwordId: '1',
    ironSessionVersion: 2,
  });
});
