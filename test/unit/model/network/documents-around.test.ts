import { expect, test } from 'vitest';
import { documentsAround, ELSEWHERE } from '../../../../src/model/network/documents-around.ts';
import { networkRequest } from '../../../fixtures/har.ts';
import { registrableDomain } from '../../../fixtures/registrable-domain.ts';

const PAGE = 'https://shop.example/page';
const FRAME = 'https://shop.example/frame';
const ACCESS = { 'Sec-Fetch-Storage-Access': 'active' };
const fields = (site: string, mode: string, destination: string, rest: Record<string, string>) => ({
  request: { 'Sec-Fetch-Site': site, 'Sec-Fetch-Mode': mode, 'Sec-Fetch-Dest': destination, ...rest },
});

/** What is around a default fetch() of a frame of the page's own site, whose document had these fields. */
function around(access: Record<string, string>): readonly string[] {
  const frame = networkRequest(FRAME, { at: 100, ...fields('cross-site', 'navigate', 'iframe', access) });
  const other = networkRequest('https://ads.example/', { at: 90, ...fields('cross-site', 'no-cors', 'image', ACCESS) });
  const asked = networkRequest('https://shop.example/api', {
    at: 200,
    ...fields('same-origin', 'cors', 'empty', { Referer: FRAME, Cookie: 'a=1' }),
  });
  return documentsAround(asked, { requests: [other, frame, asked], page: PAGE, registrableDomain });
}

test('a fetch() by default does not show whether a frame is within one of another site: the frame’s document does', () => {
  expect(around(ACCESS)).toEqual([FRAME, ELSEWHERE]);
  expect(around({ Referer: PAGE })).toEqual([FRAME]);
  // Another site had navigated the frame.
  expect(around({ Referer: 'https://ads.example/' })).toEqual([FRAME]);
});
