import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createDeniedRequests } from '../../../src/background/rejected/denied-requests.ts';
import type { ResponseHead } from '../../../src/browser/network/response-heads.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const response = (url: string, status: number, more: Partial<ResponseHead> = {}): ResponseHead => {
  const head: Partial<ResponseHead> = { tabId: 1, url, isPage: false, by: 'script', frames: [], ...more };
  return { ...head, traits: { status } } as ResponseHead;
};
const API = 'https://api.shop.example';

function watched() {
  const handOn = vi.fn(async () => undefined);
  const denied = createDeniedRequests(handOn);
  const statuses = () => {
    vi.advanceTimersByTime(100);
    const calls = handOn.mock.calls as unknown as [number, { url: string; status: number }[], string?][];
    return calls.map(([tabId, requests, pageUrl]) => ({
      tabId,
      requests: requests.map(({ url, status }) => `${status} ${url}`),
      pageUrl,
    }));
  };
  return { ...denied, statuses };
}

test('a denied request is handed on without its query, and what was never denied is not', () => {
  const { takeStatus, statuses } = watched();
  takeStatus(response(`${API}/me?token=secret`, 401));
  takeStatus(response(`${API}/open`, 200));
  expect(statuses()).toEqual([{ tabId: 1, requests: [`401 ${API}/me`], pageUrl: undefined }]);
});

test('a later success of the same URL is handed on once', () => {
  const { takeStatus, statuses } = watched();
  takeStatus(response(`${API}/me`, 403));
  statuses();
  takeStatus(response(`${API}/me`, 200));
  expect(statuses().at(-1)?.requests).toEqual([`200 ${API}/me`]);
  takeStatus(response(`${API}/me`, 200));
  expect(statuses()).toHaveLength(2);
});

test('a flood of denied requests is handed on in one piece, the latest of them', () => {
  const { takeStatus, statuses } = watched();
  for (let at = 0; at < 5_000; at++) takeStatus(response(`${API}/${at}`, 401));
  const [all, ...more] = statuses();
  expect(more).toEqual([]);
  expect(all?.requests).toHaveLength(20);
  expect(all?.requests.at(-1)).toBe(`401 ${API}/4999`);
});

test('the response of a page that is still to be shown comes with its URL', () => {
  const { takeStatus, statuses } = watched();
  takeStatus(response(`${API}/page?q=1`, 401, { isPage: true, by: 'navigation' }));
  takeStatus(response(`${API}/me`, 401));
  expect(statuses()[0]?.pageUrl).toBe(`${API}/page?q=1`);
});

test('a tab that moved on is handed on no more, and other tabs are', () => {
  const { takeStatus, forgetTab, statuses } = watched();
  takeStatus(response(`${API}/me`, 401));
  takeStatus(response(`${API}/other`, 401, { tabId: 2 }));
  forgetTab(1);
  expect(statuses().map(({ tabId }) => tabId)).toEqual([2]);
});

test('a request from a frame is one of its own, and one from an unknown frame or of a picture is none', () => {
  const { takeStatus, statuses } = watched();
  takeStatus(response(`${API}/me`, 401));
  takeStatus(response(`${API}/me`, 200, { frames: ['https://embed.example'] }));
  takeStatus(response(`${API}/frame`, 401, { by: 'frame' }));
  takeStatus(response(`${API}/unknown`, 401, { frames: null }));
  takeStatus(response(`${API}/picture`, 403, { by: 'resource' }));
  expect(statuses()[0]?.requests).toEqual([`401 ${API}/me`, `401 ${API}/frame`]);
});
