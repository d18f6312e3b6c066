import { screen } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import type { Settings } from '../../../src/contract/settings.ts';
import { BUDGET_LIST } from '../../../src/cookie/limits/budgets.ts';
import { assumedServer } from '../../../src/cookie/limits/page-server.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { say } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { stage } from '../stage.ts';

/** Cookies that make a header of exactly 6,000 octets. */
const JAR = [cookie('a', { value: 'x'.repeat(2997) }), cookie('b', { value: 'x'.repeat(2997) })];

async function opened(budget: Settings['budget'] = 'nginx') {
  let kept: Settings = { extent: 'page', budget };
  const { container } = stage(JAR, {
    handlers: {
      readSettings: async () => ({ value: kept }),
      writeSettings: async (change) => {
        kept = { ...kept, ...change };
        return { value: kept };
      },
    },
  });
  const select = await screen.findByRole<HTMLSelectElement>('combobox', { name: say('budget') });
  const share = container.querySelector<HTMLElement>('.budget > span');
  const limit = container.querySelector<HTMLElement>('.limit');
  return {
    container,
    kept: () => kept.budget,
    /** The share of the budget, its level, and the position of its mark on the bar. */
    shown: () => [share?.textContent, share?.dataset.level, limit?.style.insetInlineStart, limit?.title],
    select: (value: string) => {
      select.value = value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    },
    type: async (text: string) => {
      const field = await screen.findByRole<HTMLInputElement>('spinbutton', { name: say('budgetOctets') });
      field.value = text;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    },
  };
}

describe('the budget', () => {
  test('the budget is a preset whose share, mark and source are shown, and is stored', async () => {
    const { shown, select, kept } = await opened();
    await until(() =>
      expect(shown()).toEqual([say('share', { share: 73 }), undefined, '100%', say('barLimit', { octets: 8182 })]),
    );
    select('lighttpd');
    await until(() =>
      expect(shown()).toEqual([say('share', { share: 80 }), undefined, '100%', say('barLimit', { octets: 7532 })]),
    );
    const { title } = screen.getByRole('button', { name: say('limitsAsk') });
    expect(title).toBe(
      [
        say('budgetSource_measured', { octets: 7532 }),
        say('budgetResponds', { status: '431' }),
        say('budgetRestUsual', { octets: 8175 - 7532 }),
        say('budgetHttp1'),
      ].join(' '),
    );
    expect(kept()).toBe('lighttpd');
  });

  test('until the person chooses, the budget is that of nginx where the server is not known, and this is said', async () => {
    const { shown, select, kept } = await opened('auto');
    const budget = await screen.findByRole<HTMLSelectElement>('combobox', { name: say('budget') });
    await until(() =>
      expect(shown()).toEqual([say('share', { share: 73 }), undefined, '100%', say('barLimit', { octets: 8182 })]),
    );
    const [first] = budget.selectedOptions;
    expect(first?.textContent).toBe(say('budgetAssumed', { name: say('budget_nginx'), octets: 8182 }));
    select('node');
    await until(() => expect(kept()).toBe('node'));
  });

  test.each(BUDGET_LIST)('%s names its limit, and the response beyond it', async (key, budget) => {
    await opened(key);
    const limits = await screen.findByRole('button', { name: say('limitsAsk') });
    const { beyond, confidence, perField } = budget;
    const { octets, rest } = assumedServer('chrome', null).accepts(key, 2);
    const source = say(`budgetSource_${confidence}`, { octets });
    const response = beyond === 'closed' ? say('budgetCloses') : say('budgetResponds', { status: String(beyond) });
    const deducted = perField === undefined ? [] : [say('budgetRestUsual', { octets: rest })];
    await until(() => expect(limits.title).toBe([source, response, ...deducted, say('budgetHttp1')].join(' ')));
  });

  test('the limit is that of the server that a response named, where responses are known', async () => {
    stage(JAR, {
      handlers: {
        readSettings: async () => ({ value: { extent: 'page', budget: 'auto' } }),
        readRejected: async () => ({ value: { isOn: true, isWaiting: false, lines: [], more: 0, server: 'gunicorn' } }),
      },
    });
    const budget = await screen.findByRole<HTMLSelectElement>('combobox', { name: say('budget') });
    await until(() =>
      expect(budget.selectedOptions[0]?.textContent).toBe(
        say('budgetDetected', { name: say('budget_gunicorn'), octets: 8180 }),
      ),
    );
  });

  test('a budget of the person’s own starts with the number of the preset', async () => {
    const { shown, select, type, kept, container } = await opened();
    select('custom');
    await until(() => expect(kept()).toBe(8182));
    expect(screen.getByRole('button', { name: say('limitsAsk') }).title).toBe('');
    await type('7000');
    await until(() =>
      expect(shown()).toEqual([say('share', { share: 86 }), 'warn', '100%', say('barLimit', { octets: 7000 })]),
    );
    expect(container.querySelector('[data-over]')).toBeNull();
    await type('3000');
    await until(() =>
      expect(shown()).toEqual([say('share', { share: 200 }), 'bad', '50%', say('barLimit', { octets: 3000 })]),
    );
    expect(container.querySelector('.limit[data-over]')).toBeTruthy();
    expect(kept()).toBe(3000);
    select('node');
    await until(() =>
      expect(shown()).toEqual([say('share', { share: 38 }), undefined, '100%', say('barLimit', { octets: 15800 })]),
    );
  });

  test.each(['', '0', '-5', '0.5', '3000.7'])(
    'the budget is not changed by "%s", and the field shows the one that counts',
    async (typed) => {
      const { shown, type, kept } = await opened(3000);
      await until(() => expect(shown()[0]).toBe(say('share', { share: 200 })));
      await type(typed);
      await until(() => {
        const field = screen.getByRole<HTMLInputElement>('spinbutton', { name: say('budgetOctets') });
        expect(field.value).toBe('3000');
      });
      expect(kept()).toBe(3000);
    },
  );
});
