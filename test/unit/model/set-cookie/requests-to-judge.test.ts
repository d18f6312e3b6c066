import { expect, test } from 'vitest';
import { requestsToJudge } from '../../../../src/model/set-cookie/requests-to-judge.ts';
import { networkRequest } from '../../../fixtures/har.ts';

const at = (url: string, at: number) => networkRequest(url, { at });
const early = at('https://shop.example/1', 100);
const late = at('https://shop.example/2', 200);
const other = at('https://ads.example/', 300);
const siteOfHost = (host: string) => host;

test('requests of the same site that ended later are judged again after an earlier one', () => {
  const middle = at('https://shop.example/3', 150);
  expect([...requestsToJudge([early, late, other], [middle], siteOfHost)]).toEqual([middle, late]);
});

test('the latest request leaves those before it as they are', () => {
  const latest = at('https://shop.example/3', 500);
  expect([...requestsToJudge([early, late, other], [latest], siteOfHost)]).toEqual([latest]);
});

test('without a new request nothing is judged', () => {
  expect([...requestsToJudge([early, late], [], siteOfHost)]).toEqual([]);
});
