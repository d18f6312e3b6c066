import { screen, within } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import { cookie } from '../../fixtures/cookie.ts';
import { say } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { stage } from '../stage.ts';

const JAR = [
  cookie('first', { value: 'x'.repeat(14) }),
  cookie('', { value: 'bare' }),
  cookie('elsewhere', { path: '/elsewhere' }),
  cookie('last', { value: 'x'.repeat(95), httpOnly: true }),
];

async function opened(jar = JAR) {
  const all = stage(jar);
  const bar = await until(() => screen.getByRole('toolbar', { name: say('barLabel') }));
  return { ...all, bar, segments: () => within(bar).getAllByRole('button') };
}

describe('the size bar', () => {
  test('the bar has one segment for each cookie sent, in that order, named and as wide as the cookie is large', async () => {
    const { segments, bar } = await opened();
    expect(segments().map((segment) => [segment.title, segment.style.flexGrow])).toEqual([
      [say('barSegment', { name: 'first', octets: 20 }), '20'],
      [say('barSegment', { name: say('nameless'), octets: 4 }), '4'],
      [say('barSegment', { name: 'last', octets: 100 }), '100'],
    ]);
    // The free part is the rest of the budget: 8,182 without these cookies and their separators.
    expect(bar.querySelector<HTMLElement>('.free')?.style.flexGrow).toBe(String(8182 - 128));
  });

  test('a segment leads to the row of its cookie, even if a filter hides it and the details cover it', async () => {
    const { row, segments, container } = await opened();
    const filters = screen.getByRole('group', { name: say('filters') });
    within(filters)
      .getByRole('button', { name: `${say('filter_httpOnly')} 1` })
      .click();
    await until(() => expect(container.querySelectorAll('[data-cookie-name]')).toHaveLength(1));
    row('last').click();
    await screen.findByRole('region', { name: say('details') });
    segments()[0]?.click();
    await until(() => expect(document.activeElement).toBe(row('first')));
    expect(screen.queryByRole('region', { name: say('details') })).toBeNull();
    expect(segments().map(({ dataset }) => dataset.active)).toEqual(['true', undefined, undefined]);
  });

  test('the bar is one stop for Tab, and arrow keys move from segment to segment', async () => {
    const { segments, press } = await opened();
    const [first, second, last] = segments();
    // The first row of the list is the largest cookie, and has the focus.
    await until(() => expect(segments().map(({ tabIndex }) => tabIndex)).toEqual([-1, -1, 0]));
    first?.focus();
    for (const [key, reached] of [
      ['ArrowRight', second],
      ['ArrowRight', last],
      ['ArrowRight', last],
      ['ArrowLeft', second],
    ] as const) {
      press(key);
      expect(document.activeElement).toBe(reached);
    }
  });

  test('cookies beyond 190 share one segment', async () => {
    const many = Array.from({ length: 199 }, (_, at) => cookie(`n${String(at).padStart(3, '0')}`));
    const { segments, bar } = await opened([...many, cookie('last')]);
    expect(segments()).toHaveLength(190);
    const rest = bar.querySelector<HTMLElement>('span.segment');
    // Nine of 6 octets and "last", each after a separator.
    expect(rest?.style.flexGrow).toBe(String(9 * 8 + 8));
  });
});
