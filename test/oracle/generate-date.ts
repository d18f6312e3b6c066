import type { Random } from './random.ts';
import { SERVER_NOW } from './server-clock.ts';

const DAY = 86_400_000;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const LONG_MONTHS = ['January', 'february', 'MARCH', 'april', 'May', 'June', 'july', 'August', 'Sept', 'october'];
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;

/** A value for Expires: of usual forms, of those that people and old programs write, and of invalid ones. */
export function generateDate(random: Random): string {
  return random.weighted(
    [4, () => usual(random)],
    [4, () => inPieces(random)],
    [1, () => numeric(random)],
    [
      1,
      () =>
        random.pick([
          '0',
          '-1',
          '',
          'garbage',
          'Session',
          '1830000000',
          '"Wed, 30 Dec 2026 12:00:00 GMT"',
          'Thu, 01 Jan 1970 00:00:00 GMT',
          'Fri, 31 Dec 9999 23:59:59 GMT',
          '2026-12-31T12:00:00Z',
          '2026-12-31 12:00:00',
          '20261231120000',
          'Wed Dec 30 2026 12:00:00 GMT+0100 (CET)',
          'tomorrow',
        ]),
    ],
  );
}

/** A moment that reveals how it was parsed: in the coming 400 days, or past. */
function moment(random: Random): Date {
  return new Date(SERVER_NOW + random.int(random.chance(0.2) ? -2000 : 2, 390) * DAY + random.int(0, DAY - 1));
}

function usual(random: Random): string {
  const date = moment(random);
  const [day, month] = [two(date.getUTCDate()), MONTHS[date.getUTCMonth()]];
  const weekday = WEEKDAYS[date.getUTCDay()];
  const time = date.toISOString().slice(11, 19);
  const year = date.getUTCFullYear();
  return random.pick([
    date.toUTCString(),
    date.toUTCString(),
    `${weekday}, ${day}-${month}-${year} ${time} GMT`,
    `${weekday}, ${day}-${month}-${two(year % 100)} ${time} GMT`,
    `${weekday} ${month} ${date.getUTCDate()} ${time} ${year}`,
    `${weekday} ${month}  ${date.getUTCDate()} ${time} ${year}`,
    date.toISOString(),
    `${day} ${month} ${year} ${time} ${zone(random)}`,
  ]);
}

/** Tokens of a date in any order, some wrong, some left out. */
function inPieces(random: Random): string {
  const date = moment(random);
  const year = date.getUTCFullYear();
  const tokens = [
    random.weighted(
      [6, () => String(date.getUTCDate())],
      [2, () => two(date.getUTCDate())],
      [1, () => random.pick(['0', '00', '31', '32', '30', '29', '1st', '24th', '001', '99'])],
    ),
    random.weighted(
      [6, () => MONTHS[date.getUTCMonth()] ?? ''],
      [1, () => random.cased(random.pick(LONG_MONTHS as [string, ...string[]]))],
      [1, () => random.pick(['Ja', 'Decx', '12', 'Febr.', 'XDec', 'Foo'])],
    ),
    random.weighted(
      [5, () => String(year)],
      [2, () => two(year % 100)],
      [
        1,
        () =>
          random.pick(['69', '70', '99', '00', '0', '027', '1600', '1601', '1969', '10000', '30828', '99999', '2027x']),
      ],
    ),
    time(random),
  ];
  const ordered = random.chance(0.6) ? tokens : random.shuffled(tokens);
  if (random.chance(0.1)) ordered.splice(random.int(0, 3), 1);
  if (random.chance(0.3))
    ordered.unshift(`${random.pick([...WEEKDAYS, 'Wednesday', 'foo'])}${random.pick([',', '', ' '])}`);
  if (random.chance(0.6)) ordered.push(zone(random));
  const between = random.weighted(
    [5, () => ' '],
    [1, () => '-'],
    [1, () => random.pick(['  ', ', ', '/', '.', '_', '\t', '+', '|'])],
  );
  return ordered.join(between);
}

function time(random: Random): string {
  return random.weighted(
    [5, () => `${two(random.int(0, 23))}:${two(random.int(0, 59))}:${two(random.int(0, 59))}`],
    [1, () => `${random.int(0, 23)}:${random.int(0, 59)}:${random.int(0, 59)}`],
    [
      1,
      () =>
        random.pick([
          '24:00:00',
          '25:59:59',
          '23:60:00',
          '23:59:60',
          '12:34',
          '12:34:56.789',
          '12:34:56PM',
          '1:02:03 pm',
          '12:30:00 am',
          '123:00:00',
          '12:34:567',
          '12:34:56x',
          '12',
        ]),
    ],
  );
}

function zone(random: Random): string {
  return random.weighted(
    [4, () => 'GMT'],
    [1, () => random.pick(['UTC', 'gmt', 'Z', 'EST', 'PDT', 'CET', 'UT', 'JST', 'BST'])],
    [
      1,
      () => random.pick(['+0500', '-0800', '+0000', 'GMT+0200', 'UTC-0300', '+05:30', '-05', 'GMT+5', '+5', '(UTC)']),
    ],
  );
}

function numeric(random: Random): string {
  const date = moment(random);
  const [day, month, year] = [date.getUTCDate(), date.getUTCMonth() + 1, date.getUTCFullYear()];
  const parts = random.shuffled([String(day), String(month), String(random.chance(0.5) ? year : year % 100)]);
  return `${parts.join(random.pick(['/', '-', '.', ' ']))} ${time(random)}${random.chance(0.5) ? ' GMT' : ''}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
