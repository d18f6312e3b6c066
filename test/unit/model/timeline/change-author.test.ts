import { describe, expect, test } from 'vitest';
import type { StepSummary } from '../../../../src/contract/steps.ts';
import type { Cookie } from '../../../../src/cookie/cookie.ts';
import type { ReceivedLine } from '../../../../src/model/set-cookie/received-line.ts';
import {
  type Author,
  changeAuthor,
  type Evidence,
  requestsByChange,
} from '../../../../src/model/timeline/change-author.ts';
import type { TimelineEntry } from '../../../../src/model/timeline/timeline-entry.ts';
import { cookie } from '../../../fixtures/cookie.ts';
import { entryOf } from '../../../fixtures/timeline-change.ts';
import { answerLines } from '../set-cookie/response-lines.ts';

const START = 1_000_000;

/** Lines of a response that began at START and took 50 ms. */
function lines(...setCookie: string[]): readonly ReceivedLine[] {
  const url = 'https://shop.example/login';
  return answerLines(setCookie, { url, jar: [cookie('gone')], at: START, time: 50 });
}

function by(entry: TimelineEntry, known: Partial<Evidence> & { received?: readonly ReceivedLine[] } = {}): Author {
  const { received = [], ...rest } = known;
  const clearingsOf = () => [];
  return changeAuthor(entry, {
    requests: requestsByChange(received),
    steps: [],
    clearingsOf,
    recordedSince: START - 1,
    ...rest,
  });
}

const set = (now: Cookie, at = START + 20): TimelineEntry => entryOf({ at, old: null, now });

describe('the author of a change', () => {
  test('the server made a change that a response of that moment set', () => {
    const received = lines('sid=1; Path=/', 'gone=; Max-Age=0; Path=/');
    expect(by(set(cookie('sid', { value: '1' })), { received }).who).toBe('server');
    expect(by(set(cookie('sid', { value: '1' })), { received }).request?.url).toBe('https://shop.example/login');
    expect(by(entryOf({ at: START + 60, old: cookie('gone') }), { received }).who).toBe('server');
  });

  test.each([
    ['another value', set(cookie('sid', { value: '2' }))],
    ['another cookie', set(cookie('sid', { value: '1', path: '/x' }))],
    ['another time', set(cookie('sid', { value: '1' }), START + 50_000)],
    ['a deletion instead', entryOf({ at: START + 20, old: cookie('sid', { value: '1' }) })],
  ])('a script probably made a change when the response set something else: %s', (_, entry) => {
    expect(by(entry, { received: lines('sid=1; Path=/') }).who).toBe('page');
  });

  test('the response that is nearer in time made the change', () => {
    const [early] = lines('sid=1; Path=/');
    const [late] = lines('sid=1; Path=/');
    if (!early || !late) throw new Error('expected two lines');
    const later = {
      ...late,
      request: { ...late.request, respondedAt: START + 900, url: 'https://shop.example/later' },
    };
    const entry = set(cookie('sid', { value: '1' }), START + 890);
    expect(by(entry, { received: [early, later] }).request?.url).toBe('https://shop.example/later');
  });

  test('a response whose body takes long set its cookies as it arrived, and nothing later', () => {
    const [line] = lines('sid=1; Path=/');
    if (!line) throw new Error('expected a line');
    const received = [{ ...line, request: { ...line.request, endedAt: START + 60_000 } }];
    expect(by(set(cookie('sid', { value: '1' }), START + 60), { received }).who).toBe('server');
    expect(by(set(cookie('sid', { value: '1' }), START + 30_000), { received }).who).toBe('page');
  });

  test('among thousands of responses that set the same cookie only those of about that moment are looked at', () => {
    const [line] = lines('sid=1; Path=/');
    if (!line) throw new Error('expected a line');
    let looks = 0;
    const received = Array.from({ length: 5_000 }, (_, index): ReceivedLine => {
      const moment = START + index * 100;
      const request = { ...line.request, id: index, startedAt: moment - 50, respondedAt: moment };
      const look = () => {
        looks++;
        return moment;
      };
      const counted = Object.defineProperty(request, 'respondedAt', { get: look });
      return { ...line, request: counted, at: moment };
    });
    const author = by(set(cookie('sid', { value: '1' }), START + 300_010), { received });
    expect(author.request?.id).toBe(3_000);
    expect(looks).toBeLessThan(100);
  });

  test('a WebSocket that is dated after its cookie was stored is still the author', () => {
    const received = answerLines(['sid=1'], { url: 'ws://shop.example/', jar: [], at: START + 500, time: 5 });
    expect(by(set(cookie('sid', { value: '1' }), START + 20), { received }).who).toBe('server');
  });

  test('a change of an HttpOnly cookie was probably a response that was not recorded, never a script', () => {
    expect(by(set(cookie('sid', { httpOnly: true }))).who).toBe('other-response');
    expect(by(entryOf({ at: START, old: cookie('sid', { httpOnly: true }) })).who).toBe('other-response');
  });

  test('the author is unknown before requests were recorded and where no event reported the change', () => {
    expect(by(set(cookie('sid'), START - 5_000)).who).toBe('unknown');
    expect(by(entryOf({ at: START + 5, old: null, now: cookie('sid'), how: 'unseen' })).who).toBe('unknown');
  });

  test('the browser evicts and expires cookies', () => {
    expect(by(entryOf({ at: START, old: cookie('sid'), how: 'evicted' })).who).toBe('browser');
    expect(by(entryOf({ at: START, old: cookie('sid'), how: 'expired' })).who).toBe('browser');
  });

  test('a change that Crumb made names the step that did it', () => {
    const step = { id: 's', movedAt: START, cookies: [cookie('sid')], count: 1 } as unknown as StepSummary;
    const other = { ...step, id: 'o', cookies: [cookie('x')] };
    const entry = entryOf({ at: START + 20, old: null, now: cookie('sid'), own: true });
    expect(by(entry, { steps: [other, step] })).toMatchObject({ who: 'crumb', step: { id: 's' } });
    expect(by(entry, { steps: [] })).toMatchObject({ who: 'crumb', step: null });
    expect(by(entry, { steps: [{ ...other, count: 30 }] }).step?.id).toBe('o');
  });
});
