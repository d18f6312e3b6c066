import { screen, within } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { SERVER_LIMITS } from '../../../src/cookie/limits/server-limits.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { say, sayPattern } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { stage } from '../stage.ts';

const QUESTION = say('limitsAsk');

/** Matches a text that begins with a message. */
const startingWith = (...message: Parameters<typeof sayPattern>) => new RegExp(`^${sayPattern(...message).source}`);

test('the limits beside the budget show the specification, the browsers and the servers', async () => {
  stage([cookie('a')]);
  (await screen.findByRole('button', { name: QUESTION })).click();
  const dialog = await screen.findByRole('dialog', { name: QUESTION });
  expect(dialog.textContent).toContain(say('claim_fourKilobytes'));
  expect(dialog.textContent).toContain(
    say('claim_eightyKilobytes_today', { site: 180, pair: 4096, sent: 737_818, server: 8182 }),
  );
  const site = within(dialog).getByRole('row', { name: startingWith('limit_site') });
  const cells = within(site).getAllByRole('cell');
  expect(cells.map(({ textContent }) => textContent)).toEqual([
    `${say('limitsAtLeast', { value: '50' })}§`,
    `${say('limitsAtLeast', { value: '50' })}§`,
    '180✓',
    '180✓',
    '600?',
  ]);
  const [server, overHttp2] = within(dialog).getAllByRole('row', { name: startingWith('budget_nginx') });
  if (!server || !overHttp2) throw new Error('expected a row for nginx, and one for it over HTTP/2');
  expect(within(server).getByRole('cell', { name: say('beyond_status', { status: 400 }) })).toBeTruthy();
  // Node limits the whole head, nginx a line: the other fields of a browser count for Node alone.
  expect(within(dialog).getByRole('row', { name: startingWith('budget_node') }).textContent).toContain(
    say('limitsWholeHead'),
  );
  expect(server.textContent).not.toContain(say('limitsWholeHead'));
  expect(overHttp2.textContent).toContain(say('budget_nginxHttp2'));
  expect(within(overHttp2).getByRole('cell', { name: say('beyond_closed') })).toBeTruthy();
  const links = within(dialog).getAllByRole<HTMLAnchorElement>('link');
  expect(links.map(({ href }) => href)).toEqual(expect.arrayContaining(SERVER_LIMITS.map(({ source }) => source)));
  expect(links.every(({ target, rel }) => target === '_blank' && rel === 'noreferrer')).toBe(true);
  within(dialog)
    .getByRole('button', { name: say('close') })
    .click();
  await until(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('a warning about a limit leads to it, another does not', async () => {
  const { container } = stage([
    cookie('near', { value: 'x'.repeat(3600) }),
    cookie('mail', { value: 'ann@mail.example' }),
  ]);
  const explained = () => container.querySelector<HTMLElement>('.warnings .finding');
  (await screen.findByRole('button', { name: startingWith('finding_NearMaxSize', { limit: 4096 }) })).click();
  await until(() => expect(explained()?.textContent).toContain(QUESTION));
  (await screen.findByRole('button', { name: startingWith('finding_EmailReadable') })).click();
  await until(() => expect(explained()?.textContent).toContain(say('finding_EmailReadable_why')));
  expect(explained()?.textContent).not.toContain(QUESTION);
});

test('near the limit of a site the dialog says which cookies would be evicted first, and why it is uncertain', async () => {
  const jar = Array.from({ length: 170 }, (_, index) => cookie(`n${index}`, { secure: index < 10 }));
  const { container } = stage(jar);
  (
    await screen.findByRole('button', {
      name: startingWith('finding_SiteNearFull', { count: 170, limit: 180, site: 'shop.example' }),
    })
  ).click();
  const first = within(await screen.findByRole('region', { name: say('firstToGo') }));
  expect(first.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(
      new RegExp(`^${say('goes_insecure', { goes: 31, all: 160 })} n10.*${say('andMore', { count: 155 })}$`),
    ),
  ]);
  expect(container.querySelector('.first-to-go')?.textContent).toContain(say('doubt_lastAccess'));
});
