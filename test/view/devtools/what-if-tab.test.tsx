import { within } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import type { CookiePolicy } from '../../../src/contract/access.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { harEntry } from '../../fixtures/har.ts';
import { say } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import type { StageOptions } from '../stage.ts';
import { type PanelStage, panelStage } from './panel-stage.ts';
// The view imports these lazily.
import '../../../src/view/devtools/what-if/what-if-editor.tsx';

const UNKNOWN: CookiePolicy = { own: null, thirdParty: null, ask: 'contentSettings' };

const JAR = [
  cookie('deep', { path: '/shop', value: '1' }),
  cookie('session', { value: 'abc', sameSite: 'lax' }),
  cookie('strict', { value: 's', sameSite: 'strict' }),
  cookie('admin', { value: 'x', path: '/admin' }),
  cookie('cdn', { value: 'y', domain: 'img.shop.example' }),
];

async function opened(jar = JAR, options: StageOptions = {}): Promise<PanelStage> {
  const panel = panelStage(jar, [], {
    ...options,
    handlers: { readCookiePolicy: async () => ({ value: UNKNOWN }), ...options.handlers },
  });
  panel.openTab('what-if');
  await until(() => expect(panel.container.querySelector('[name="url"]')).not.toBeNull());
  await until(() => expect(panel.container.querySelector('.what-if-result')?.getAttribute('aria-busy')).toBe('false'));
  return panel;
}

async function put({ container }: PanelStage, name: string, text: string): Promise<void> {
  const found = (): HTMLInputElement | null => container.querySelector(`[name="${name}"]`);
  await until(() => expect(found()).not.toBeNull());
  const field = found() as HTMLInputElement;
  field.value = text;
  for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
}

async function goTo({ container }: PanelStage, place: string): Promise<void> {
  await until(() => expect(container.querySelector(`[data-place="${place}"]`)).not.toBeNull());
  press(container.querySelector(`[data-place="${place}"]`));
}

const headerOf = ({ container }: PanelStage) => container.querySelector('.cookie-header')?.textContent ?? null;
const reasonsOf = ({ container }: PanelStage) =>
  Object.fromEntries(
    [...container.querySelectorAll<HTMLElement>('.unsent [data-cookie]')].map(({ dataset }) => [
      dataset.cookie,
      dataset.reasons,
    ]),
  );
const sentRow = ({ container }: PanelStage, name: string) => {
  const row = container.querySelector<HTMLElement>(`.foretold [data-cookie="${name}"]`);
  if (!row)
    throw new Error(`expected ${name} among those sent, got ${container.querySelector('.foretold')?.textContent}`);
  return row;
};
const press = (element: Element | null | undefined): void => (element as HTMLElement | null)?.click();

describe('the tab "What if"', () => {
  test('the tab begins with the request of the inspected page: its header, the size, and the cookies not sent with reasons', async () => {
    const panel = await opened();
    expect(headerOf(panel)).toBe('Cookie: deep=1; session=abc; strict=s');
    expect(panel.container.querySelector('.result-head h2')?.textContent).toBe(
      say('whatIf_header', { count: 3, octets: say('octets', { octets: 29 }) }),
    );
    expect(sentRow(panel, 'session').querySelector('.octets')?.textContent).toBe(say('octets', { octets: 11 }));
    expect(reasonsOf(panel)).toEqual({ admin: 'NotOnPath', cdn: 'DomainMismatch' });
    within(panel.container)
      .getByRole('button', { name: say('copyCookieHeader') })
      .click();
    expect(panel.host.asked.copied).toEqual(['Cookie: deep=1; session=abc; strict=s']);
  });

  test('another kind of request and another page give another header', async () => {
    const panel = await opened();
    await put(panel, 'way', 'link');
    await goTo(panel, 'elsewhere');
    await until(() => expect(headerOf(panel)).toBe('Cookie: deep=1; session=abc'));
    expect(reasonsOf(panel)).toMatchObject({ strict: 'SchemefulSameSiteStrict' });
    await put(panel, 'way', 'form');
    await until(() => expect(reasonsOf(panel)).toMatchObject({ session: 'SchemefulSameSiteLax' }));
    expect(panel.container.querySelector('[data-cookie="deep"][data-uncertain]')).not.toBeNull();
  });

  test('a path alone is one of the inspected page’s host, and an invalid URL is reported', async () => {
    const panel = await opened();
    await put(panel, 'url', '/admin/users');
    await until(() => expect(headerOf(panel)).toBe('Cookie: admin=x; session=abc; strict=s'));
    await put(panel, 'url', 'about:blank');
    await until(() => expect(panel.container.querySelector('#wrong-url')).not.toBeNull());
    expect(headerOf(panel)).toBeNull();
  });

  test('dropped, edited and added cookies change the header against the real jar, and reset undoes all', async () => {
    const panel = await opened();
    press(sentRow(panel, 'deep').querySelector('[data-action="drop"]'));
    await until(() => expect(headerOf(panel)).toBe('Cookie: session=abc; strict=s'));
    expect(sentRow(panel, 'deep').dataset.state).toBe('removed');
    expect(panel.container.querySelector('.delta')?.textContent).toBe(
      say('whatIf_delta', { octets: `−${say('octets', { octets: 8 })}` }),
    );

    press(sentRow(panel, 'session').querySelector('[data-action="edit"]'));
    await until(() => expect(panel.container.querySelector('.what-if-editor [name="value"]')).not.toBeNull());
    await put(panel, 'value', 'abcdef');
    press(panel.container.querySelector('.what-if-editor [type="submit"]'));
    // Chromium: a new value goes to the end.
    await until(() => expect(headerOf(panel)).toBe('Cookie: strict=s; session=abcdef'));
    expect(panel.container.querySelector('ins[data-state="changed"]')?.textContent).toBe('session=abcdef');

    press(within(panel.container).getByRole('button', { name: say('sandbox_reset') }));
    await until(() => expect(headerOf(panel)).toBe('Cookie: deep=1; session=abc; strict=s'));
    expect(panel.container.querySelector('.delta')).toBeNull();
    expect(panel.steps).toEqual([]);
  });

  test('Escape leaves the form of a cookie: at once, or where something is typed by Cancel, and the focus goes back', async () => {
    const panel = await opened();
    const edit = () => sentRow(panel, 'session').querySelector<HTMLElement>('[data-action="edit"]');
    const form = () => panel.container.querySelector('.what-if-editor');
    const open = async (): Promise<void> => {
      edit()?.focus();
      press(edit());
      await until(() => expect(document.activeElement?.getAttribute('name')).toBe('value'));
    };
    const pressEscape = (more: KeyboardEventInit = {}): boolean | undefined =>
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true, ...more }),
      );
    await open();
    // Not prevented, the key would close the dialog that a popup shows this in.
    expect(pressEscape()).toBe(false);
    await until(() => expect(form()).toBeNull());
    expect(document.activeElement).toBe(edit());
    await open();
    await put(panel, 'value', 'typed');
    pressEscape();
    await until(() => expect(document.activeElement?.hasAttribute('data-cancel')).toBe(true));
    pressEscape({ repeat: true });
    expect(document.activeElement?.hasAttribute('data-cancel')).toBe(true);
    expect(form()).not.toBeNull();
    pressEscape();
    await until(() => expect(form()).toBeNull());
    expect(document.activeElement).toBe(edit());
    expect(headerOf(panel)).toBe('Cookie: deep=1; session=abc; strict=s');
  });

  test('a Set-Cookie line is judged as part of the response, and applied to the sandbox alone', async () => {
    const panel = await opened();
    await put(panel, 'line', 'Set-Cookie: new=1; Path=/; SameSite=None');
    await until(() => expect(panel.container.querySelector('.judged')?.getAttribute('data-outcome')).toBe('rejected'));
    expect(panel.container.querySelector('.judged [data-code="SameSiteNoneInsecure"]')).not.toBeNull();
    expect(panel.container.querySelector('.judged .line mark')?.textContent).toContain('SameSite=None');
    within(panel.container)
      .getByRole('button', { name: say('useFixedLine') })
      .click();
    await until(() => expect(panel.container.querySelector('[data-take]')).not.toBeNull());
    // Nothing is marked in it, so that it would only be there twice.
    expect(panel.container.querySelector('.judged .line')).toBeNull();
    press(panel.container.querySelector('[data-take]'));
    await until(() => expect(headerOf(panel)).toBe('Cookie: deep=1; session=abc; strict=s; new=1'));
    expect(panel.container.querySelector('.changes [data-cookie="new"]')?.getAttribute('data-kind')).toBe('added');
    expect(panel.steps).toEqual([]);
  });

  test('changes of the real jar appear in the sandbox', async () => {
    const panel = await opened();
    press(sentRow(panel, 'strict').querySelector('[data-action="drop"]'));
    await until(() => expect(headerOf(panel)).toBe('Cookie: deep=1; session=abc'));
    panel.tell({ cookie: cookie('late', { value: '2' }), removed: false, cause: 'explicit' });
    await until(() => expect(headerOf(panel)).toBe('Cookie: deep=1; session=abc; late=2'));
  });

  test('a site without access says so, with the button that grants it', async () => {
    const origins = ['*://*.other.example/*'];
    const panel = await opened([], { listing: { access: { status: 'none', origins } } });
    expect(panel.container.querySelector('[data-state="access-none"]')).not.toBeNull();
    within(panel.container)
      .getByRole('button', { name: say('allowSite', { site: 'other.example' }) })
      .click();
    expect(panel.host.asked.origins).toEqual([origins]);
  });

  test('an assumed rule for third-party cookies is marked, the browser’s setting is known, and a choice overrides it', async () => {
    let policy = UNKNOWN;
    const jar = [cookie('embed', { value: '1', sameSite: 'none', secure: true })];
    const panel = await opened(jar, { handlers: { readCookiePolicy: async () => ({ value: policy }) } });
    await put(panel, 'way', 'image');
    await goTo(panel, 'elsewhere');
    await until(() => expect(panel.container.querySelector('.basis')?.getAttribute('data-basis')).toBe('assumed'));
    expect(headerOf(panel)).toBe('Cookie: embed=1');
    (await within(panel.container).findByRole('button', { name: say('askCertain') })).click();
    expect(panel.host.asked.capabilities).toEqual(['contentSettings']);
    policy = { own: 'allowed', thirdParty: 'blocked', ask: null };
    panel.bridge.emit('accessChanged', null);
    await until(() => expect(panel.container.querySelector('.basis')?.getAttribute('data-basis')).toBe('known'));
    expect(reasonsOf(panel)).toEqual({ embed: 'UserPreferences' });
    await put(panel, 'thirdParty', 'allowed');
    await until(() => expect(headerOf(panel)).toBe('Cookie: embed=1'));
  });

  test('fetch() with default options sends nothing to another origin, and the tab says so and what to write', async () => {
    const panel = await opened();
    await put(panel, 'way', 'fetch-default');
    await put(panel, 'page', 'https://elsewhere.example/');
    await until(() => expect(panel.container.querySelector('[data-barred="credentials"]')).not.toBeNull());
    expect(headerOf(panel)).toBeNull();
  });

  test('the tab can begin from a recorded request', async () => {
    const recorded = [
      harEntry('https://shop.example/shop/buy', { method: 'POST', request: { 'Sec-Fetch-Dest': 'empty' } }),
    ];
    const panel = panelStage(JAR, recorded, { handlers: { readCookiePolicy: async () => ({ value: UNKNOWN }) } });
    panel.openTab('requests');
    await until(() => expect(panel.container.querySelector('.log-rows [role="row"]')).not.toBeNull());
    press(panel.container.querySelector('.log-rows [role="row"]'));
    (await within(panel.container).findByRole('button', { name: say('tryRequest') })).click();
    await until(() => expect(headerOf(panel)).toBe('Cookie: deep=1; session=abc; strict=s'));
    const field = (name: string) => panel.container.querySelector<HTMLInputElement>(`[name="${name}"]`)?.value;
    expect(['url', 'way', 'method', 'page'].map(field)).toEqual([
      'https://shop.example/shop/buy',
      'fetch',
      'POST',
      'https://shop.example/shop/item',
    ]);
  });

  test('of many cookies not sent for one reason only a few are drawn', async () => {
    const many = Array.from({ length: 100 }, (_, index) => cookie(`n${index}`, { path: '/admin' }));
    const panel = await opened([...JAR, ...many]);
    const drawn = () => panel.container.querySelectorAll('.unsent [data-reasons="NotOnPath"]').length;
    expect(drawn()).toBe(12);
    (await within(panel.container).findByRole('button', { name: say('showMore', { count: 89 }) })).click();
    await until(() => expect(drawn()).toBe(101));
  });
});
