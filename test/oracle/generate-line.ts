import { toOctets } from '../../src/cookie/octets.ts';
import { generateDate } from './generate-date.ts';
import type { Random } from './random.ts';

/** A small set of names, so that lines replace each other's cookies. */
const NAMES = ['n', 'sid', 'x', 'N'] as const;
const PREFIXES = ['__Secure-', '__Host-', '__Http-', '__Host-Http-'] as const;
/** In a line on the wire LF and CR LF end it: text after them does not belong to it. */
const CONTROLS = Array.from({ length: 32 }, (_, code) => code).filter((code) => code !== 10 && code !== 13);

/** One Set-Cookie line as octets, for a URL, with all the oddities that a server can produce. */
export function generateLine(random: Random, url: string): string {
  const pieces = [pair(random), ...attributes(random, new URL(url).hostname)];
  const separator = random.weighted(
    [8, () => '; '],
    [2, () => ';'],
    [1, () => random.pick([' ; ', ';\t', ';  ', '; ; ', ';;'])],
  );
  const line = pieces.join(separator) + (random.chance(0.05) ? random.pick([';', '; ', ' ', '\t', ';;']) : '');
  return random.chance(0.06) ? withControl(random, line) : line;
}

/** A cookie that most browsers accept, to test the attributes after it. */
export function generatePlainLine(random: Random, url: string): string {
  const name = random.weighted([8, () => random.pick(NAMES)], [1, () => `${random.cased(random.pick(PREFIXES))}n`]);
  const attributes: string[] = [];
  const add = (share: number, text: () => string) => random.chance(share) && attributes.push(text());
  add(0.5, () => `Path=${random.pick(['/', '/', '/dir', '/dir/', '/dir/page'])}`);
  add(0.3, () => `Domain=${random.pick(ownDomains(new URL(url).hostname))}`);
  add(0.4, () => 'Secure');
  add(0.15, () => 'HttpOnly');
  add(0.5, () => `SameSite=${random.pick(['Strict', 'Lax', 'None', 'None'])}`);
  add(0.25, () => 'Partitioned');
  add(0.15, () => `Max-Age=${random.pick(['0', '3600', '100000'])}`);
  return [`${name}=${random.int(1, 4)}`, ...random.shuffled(attributes)].join('; ');
}

function pair(random: Random): string {
  return random.weighted(
    [10, () => `${random.pick(NAMES)}=${value(random)}`],
    [2, () => `${random.cased(random.pick(PREFIXES))}${random.pick(['n', 'sid', ''])}=${value(random)}`],
    [
      2,
      () =>
        random.pick([
          '',
          '=',
          ' ',
          '==',
          'v',
          '=v',
          '= v',
          '=a=b',
          'n=',
          'n =',
          ' n = 1 ',
          '\tn\t=\t1\t',
          '=n="',
          '"n=1',
        ]),
    ],
    [
      1,
      () =>
        random.pick([
          '=__Secure-n=1',
          '=__host-n',
          '__Host-n',
          '__secure-',
          '__Http-n',
          '=__Host-Http-x',
          '__ Host-n=1',
        ]),
    ],
    [
      1,
      () =>
        random.pick([
          'n,m=1',
          '"n"=1',
          'n m=1',
          'n[1]=2',
          'n/1=2',
          '$Version=1',
          'n:1=2',
          'a\tb=1',
          'Path=/',
          'Secure',
        ]),
    ],
    [1, () => long(random)],
    [1, () => toOctets(random.pick(['né=1', 'n=né€', 'ключ=значение', 'n=🍪', 'café']))],
    [0.5, () => random.pick(['n=\xe9', '\xe9=1', 'n=a\xff\xfeb', '\x80', 'n=\xc3'])],
  );
}

function value(random: Random): string {
  return random.weighted(
    [8, () => String(random.int(1, 4))],
    [1, () => random.pick(['', '"1"', '"', '""', '"a b"', "'1'", '"a', 'a"b"', '"a" b', '\\"', 'a\\x'])],
    [1, () => random.pick(['a=b', 'a b', 'a,b', '%3B%00', ' 1 ', 'a\tb', 'a==', '{"a":1}', '=', '()<>@:/[]?'])],
  );
}

/** Name and value near the longest length that they may have together. */
function long(random: Random): string {
  const octets = random.pick([4094, 4095, 4096, 4096, 4097, 4098, 5000]);
  const name = 'n'.repeat(random.pick([0, 1, 1, 1, 100, octets]));
  const rest = 'v'.repeat(octets - name.length);
  const space = random.pick(['', '', ' ', '\t', '  ']);
  return random.chance(0.1) ? rest : `${name}${space}=${space}${rest}`;
}

function attributes(random: Random, host: string): string[] {
  const makers: [number, () => string][] = [
    [4, () => valued(random, 'Path', path(random))],
    [4, () => valued(random, 'Domain', domain(random, host))],
    [4, () => valued(random, 'Expires', generateDate(random))],
    [3, () => valued(random, 'Max-Age', maxAge(random))],
    [4, () => flag(random, 'Secure')],
    [2, () => flag(random, 'HttpOnly')],
    [4, () => valued(random, 'SameSite', sameSite(random))],
    [2, () => flag(random, 'Partitioned')],
    [1, () => valued(random, 'Priority', random.pick(['High', 'low', 'Medium', 'foo', '']))],
    [
      1,
      () =>
        random.pick(['', '=', '=x', 'foo', 'foo=bar', 'Version=1', 'Comment="x"', 'Port="80"', 'Discard', 'Securee']),
    ],
  ];
  const count = random.weighted([2, () => random.int(0, 1)], [5, () => random.int(2, 4)], [1, () => random.int(5, 8)]);
  return Array.from({ length: count }, () => random.weighted(...makers));
}

function valued(random: Random, name: string, value: string): string {
  const equals = random.weighted([8, () => '='], [1, () => random.pick([' = ', '= ', ' =', '\t=\t', '=='])]);
  const missing = random.chance(0.04);
  return random.cased(name) + (missing ? '' : equals + value);
}

function flag(random: Random, name: string): string {
  const value = random.weighted([8, () => ''], [1, () => random.pick(['=', '=true', '=false', ' = 1', '=0', '=""'])]);
  return random.cased(name) + (random.chance(0.03) ? `=${tooLong(random, '')}` : value);
}

/** A length around the 1,024 octets that an attribute may have. */
function tooLong(random: Random, start: string): string {
  return start.padEnd(random.pick([1023, 1024, 1025, 1500]), 'a');
}

function path(random: Random): string {
  return random.weighted(
    [6, () => random.pick(['/', '/dir', '/dir/', '/dir/page'])],
    [
      3,
      () =>
        random.pick(['', 'dir', '"/"', '/Dir', '/%64ir', '/a b', '//', '/dir?x', '/dir/page/', '/.', './', '/d', '\\']),
    ],
    [0.5, () => random.pick([toOctets('/é'), '/\xe9', '/a\tb', '/a,b'])],
    [0.5, () => tooLong(random, '/dir')],
  );
}

function ownDomains(host: string): [string, ...string[]] {
  const parent = host.slice(host.indexOf('.') + 1);
  return [host, parent, `.${host}`, `.${parent}`];
}

function domain(random: Random, host: string): string {
  const own = ownDomains(host);
  return random.weighted(
    [6, () => random.cased(random.pick(own))],
    [
      1,
      () =>
        random.pick([`x.${host}`, `x${host}`, `..${host}`, `${host}.`, `.${host}.`, `${host}:80`, `http://${host}`]),
    ],
    [
      1,
      () =>
        random.pick([
          `"${host}"`,
          `${host}/`,
          '',
          '.',
          '..',
          '*',
          `*.${host}`,
          ' ',
          host.slice(1),
          `%73${host.slice(1)}`,
        ]),
    ],
    [
      1,
      () =>
        random.pick(['test', 'localhost', 'co.uk', 'github.io', 'uk', 'news.test', '127.0.0.1', '0.0.1', '[::1]', '1']),
    ],
    [
      0.5,
      () =>
        random.pick([
          toOctets(`é.${host}`),
          toOctets('bücher.test'),
          'xn--bcher-kva.test',
          `\xe9.${host}`,
          `a_b.${host}`,
        ]),
    ],
    [
      0.3,
      () =>
        toOctets(
          random.pick([`${host.slice(0, 1)}\u00ad${host.slice(1)}`, host.replace('s', 'ſ'), host.replace('.', '。')]),
        ),
    ],
    [0.3, () => tooLong(random, host)],
  );
}

function maxAge(random: Random): string {
  return random.weighted(
    [5, () => random.pick(['3600', '100000', '0', '-1', '34560000', '34560001'])],
    [
      2,
      () =>
        random.pick([
          '',
          'abc',
          '+100',
          '3600.5',
          '"3600"',
          '1e5',
          '0100',
          '-',
          '--1',
          '+',
          '-0',
          '+0',
          '0x10',
          '3 600',
        ]),
    ],
    [
      1,
      () =>
        random.pick([
          '99999999999999999999',
          '-99999999999999999999',
          '9007199254740993',
          '1'.repeat(400),
          '0'.repeat(1020),
        ]),
    ],
    [
      1,
      () =>
        random.pick([
          '3600a',
          '-a',
          'a3600',
          '+-100',
          '-+100',
          toOctets('٣'),
          '3600,',
          '3600 x',
          '-1.5',
          '-3600x',
          tooLong(random, '36'),
        ]),
    ],
  );
}

function sameSite(random: Random): string {
  return random.weighted(
    [8, () => random.cased(random.pick(['Strict', 'Lax', 'None']))],
    [1, () => random.pick(['', 'foo', '"Lax"', 'Lax,', 'No', 'Lax Strict', 'unspecified', '0', 'Extended'])],
    [0.3, () => tooLong(random, 'Lax')],
  );
}

function withControl(random: Random, line: string): string {
  const at = random.int(0, line.length);
  const control = String.fromCharCode(random.chance(0.2) ? 127 : random.pick(CONTROLS as [number, ...number[]]));
  return line.slice(0, at) + control + line.slice(at);
}
