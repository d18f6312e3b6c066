import { expect, test } from 'vitest';
import { encodeValue } from '../../../src/decode/encode.ts';

const [START, END] = ['{"a":', '"xy"}'];
const about = { name: 'appSession.0', siblings: [{ name: 'appSession.1', value: END }] };

test('a value in parts is divided into as many as it needs', async () => {
  expect(await encodeValue(START, about, '{"a":"longer"}')).toEqual({
    octets: '{"a":',
    siblings: [
      { name: 'appSession.1', value: '"long' },
      { name: 'appSession.2', value: 'er"}' },
    ],
    signature: 'none',
    keepsForm: true,
    keyFits: true,
  });
});

test('parts that it no longer needs are deleted', async () => {
  expect(await encodeValue(START, about, '[1]')).toMatchObject({
    octets: '[1]',
    siblings: [{ name: 'appSession.1', value: null }],
  });
});

test('the cookie of ASP.NET says how many there are', async () => {
  const siblings = [
    { name: 'n', value: 'chunks-2' },
    { name: 'nC1', value: START },
    { name: 'nC2', value: END },
  ];
  expect(await encodeValue('chunks-2', { name: 'n', siblings }, '{"a":"longer"}')).toMatchObject({
    octets: 'chunks-3',
    siblings: [
      { name: 'nC1', value: '{"a":' },
      { name: 'nC2', value: '"long' },
      { name: 'nC3', value: 'er"}' },
    ],
  });
});

test('a part that would be deleted cannot be the one that is edited', async () => {
  const siblings = [{ name: 'appSession.0', value: START }];
  expect(await encodeValue(END, { name: 'appSession.1', siblings }, '[1]')).toEqual({
    problem: 'notWritable',
    layer: 'chunks',
  });
});

test('a value of too many parts is not written', async () => {
  expect(await encodeValue(START, about, `[${'1,'.repeat(60)}1]`)).toEqual({ problem: 'notWritable', layer: 'chunks' });
});
