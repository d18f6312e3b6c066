import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A folder or file of src, and the others that it may import. */
const MAY_IMPORT: Record<string, string[]> = {
  cookie: [],
  contract: ['cookie'],
  formats: ['cookie'],
  report: ['cookie'],
  decode: ['cookie'],
  bridge: ['contract', 'browser/send-message.ts'],
  browser: ['cookie', 'contract'],
  handlers: ['contract', 'browser', 'cookie'],
  background: ['contract', 'bridge/serve.ts', 'handlers', 'browser', 'cookie'],
  model: ['contract', 'cookie', 'decode', 'formats', 'report'],
  view: ['model', 'contract', 'cookie', 'decode', 'formats'],
  surfaces: ['view', 'model', 'formats', 'contract', 'bridge/connect.ts', 'handlers/read', 'browser'],
};
/** Packages that each part may import. */
const PACKAGES: Record<string, string[]> = {
  browser: ['webextension-polyfill'],
  model: ['@preact/signals'],
  view: ['preact', 'preact/hooks', '@preact/signals'],
};

interface SourceFile {
  path: string;
  part: string;
  text: string;
  imports: { target: string; typeOnly: boolean }[];
}

/** Files that export nothing: entries, the worker, and the one file that loads the polyfill. */
const ENTRIES = new Set(['main', 'index', 'formats-worker', 'browser']);

function exportedNames(text: string): string[] {
  const names = text.matchAll(/^export (?:async )?(?:const|let|function|class|interface|type) (\w+)/gm);
  return [...names].map(([, name = '']) => name);
}

/** The words of a name in camelCase, kebab-case or capitals, each without its plural ending. */
function wordsOf(name: string): string[] {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').replace(/([A-Z])([A-Z][a-z])/g, '$1-$2');
  return words
    .toLowerCase()
    .split(/[-_]/)
    .map((word) => word.replace(/(?<=[^s]{3})s$/, ''));
}

/** What a file imports: at once, as types only, or later by `import('...')`. */
const IMPORT = /^(?:import|export)\s+(type\s)?(?:[^;'"]*?\sfrom\s+)?'([^']+)'|\bimport\('([^']+)'\)/gm;

function read(folder: string): SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => {
      const path = join(folder, name).split(sep).join('/');
      const text = readFileSync(join(root, path), 'utf8');
      const imports = [...text.matchAll(IMPORT)].map(([, typeOnly, atOnce, later]) => {
        const target = atOnce ?? later ?? '';
        return {
          target: target.startsWith('.')
            ? relative(root, join(root, dirname(path), target))
                .split(sep)
                .join('/')
            : target,
          typeOnly: typeOnly !== undefined,
        };
      });
      return { path, part: path.split('/')[1] ?? '', text, imports };
    });
}

const source = read('src');
const tests = read('test');

describe('the import rule', () => {
  test.each(source)('$path imports only what its part may', ({ part, imports }) => {
    const allowed = [part, ...(MAY_IMPORT[part] ?? [])].map((name) => `src/${name}`);
    const packages = PACKAGES[part] ?? [];
    const wrong = imports.filter(({ target }) =>
      target.startsWith('src/')
        ? !allowed.some((name) => target === name || target.startsWith(`${name}/`))
        : !packages.includes(target) && !target.startsWith('./'),
    );
    expect(wrong).toEqual([]);
  });

  test('a part imports only what it may, in a dynamic import too', () => {
    const lazyPane = source.find(({ path }) => path === 'src/view/pane/lazy-side-pane.ts');
    expect(lazyPane?.imports).toContainEqual({ target: 'src/view/pane/side-pane.tsx', typeOnly: false });
    // A rule cannot judge an import that the pattern cannot read.
    for (const { text } of source) expect(text).not.toMatch(/\bimport\((?!'[^']+'\))/);
  });

  test('only browser/browser.ts imports the polyfill at run time', () => {
    const importers = source.filter(({ imports }) =>
      imports.some(({ target, typeOnly }) => target === 'webextension-polyfill' && !typeOnly),
    );
    expect(importers.map(({ path }) => path)).toEqual(['src/browser/browser.ts']);
  });

  test.each(source.filter(({ part }) => part === 'contract'))(
    '$path holds types and values and runs nothing',
    ({ imports, text }) => {
      expect(imports.every(({ typeOnly }) => typeOnly)).toBe(true);
      expect(text).not.toMatch(/^(export )?(let|class|(async )?function)\b|^export const .*=>/m);
    },
  );
});

describe('folders', () => {
  const folders = new Map<string, number>();
  for (const top of ['src', 'test'])
    for (const name of readdirSync(join(root, top), { recursive: true, encoding: 'utf8' })) {
      const folder = posix.dirname(join(top, name).split(sep).join('/'));
      if (/\.\w+$/.test(name) && !folder.startsWith('test/out')) folders.set(folder, (folders.get(folder) ?? 0) + 1);
    }
  test.each([...folders])('the folder %s holds at most 20 files', (_, count) => expect(count).toBeLessThanOrEqual(20));

  test('folders of one part import each other one way, without a circle', () => {
    const below = new Map<string, Set<string>>();
    for (const { path, part, imports } of source)
      for (const { target } of imports) {
        const [from, to] = [posix.dirname(path), posix.dirname(target)];
        if (from === to || !target.startsWith(`src/${part}/`)) continue;
        below.set(from, (below.get(from) ?? new Set()).add(to));
      }
    const circles = [...below.keys()].filter((folder) => reached(folder, below).has(folder));
    expect(circles).toEqual([]);
  });
});

/** Every folder that `start` imports, and what those import. */
function reached(start: string, below: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const found = new Set(below.get(start));
  for (const folder of found) for (const next of below.get(folder) ?? []) found.add(next);
  return found;
}

/**
 * What a module would remember by itself: a variable, or a constant of something that changes. It would be shared by all
 * that use the module, also by tests.
 */
const STATE =
  /^(?:export )?(?:(?:let|var)\b|const (?!.*\bReadonly(?:Set|Map)\b)[^=]*=\s*(?:new |create[A-Z]|turns\(|loadedOnce\(|\[\];|\{\};)).*/gm;

describe('state', () => {
  test.each(source.filter(({ part }) => ['handlers', 'background', 'bridge', 'browser'].includes(part)))(
    '$path has no state of its own',
    ({ path, text }) => {
      const state = text.match(STATE) ?? [];
      if (path === 'src/browser/registrable-domain.ts') expect(state).toHaveLength(1);
      // Here the one background is made.
      else if (path === 'src/background/index.ts') expect(state).toEqual(['const background = createBackground();']);
      else expect(state).toEqual([]);
    },
  );

  test.each([
    'let last = 0;',
    'export let last = 0;',
    'const known = new Map<string, string>();',
    'const waiting: Event[] = [];',
    'const storage = createStorage();',
    'const inTurn = turns();',
    'const known: Record<string, string> =\n  {};',
  ])('%j is found as state', (line) => expect(line.match(STATE)).toHaveLength(1));

  test.each([
    'const NAMES: ReadonlySet<string> = new Set();',
    'const isEmpty = (list = []) => list.length === 0;',
    'function f() {\n  let at = 0;\n}',
  ])('%j is not found as state', (line) => expect(line.match(STATE)).toBeNull());

  test.each(tests.filter(({ path }) => /^test\/(?:unit|view|fixtures)\//.test(path)))(
    '$path replaces and loads no module, which other tests would find so',
    ({ text }) => expect(text).not.toMatch(/\bvi\.(?:resetModules|mock|doMock)\(/),
  );
});

describe('size and names of files', () => {
  const typed = [...source, ...tests].filter(({ text }) => !text.startsWith('// Written by `npm run '));
  test.each(typed)('$path has at most 300 lines', ({ text }) => {
    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(300);
  });

  test.each(source.filter(({ path }) => /^src\/surfaces\/[^/]+\/main\.ts$/.test(path)))(
    'the entry $path has at most 30 lines',
    ({ text }) => {
      expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(30);
    },
  );

  test.each(source)('$path is named in kebab-case after what it holds', ({ path, text }) => {
    expect(path).toMatch(/^src(\/[a-z0-9]+(-[a-z0-9]+)*)+(\.d)?\.tsx?$/);
    expect(path).not.toMatch(/util|helper|manager|\/(misc|common|shared)\b/);
    const name = posix.basename(path).replace(/(?:\.d)?\.tsx?$/, '');
    if (ENTRIES.has(name) || path.endsWith('.d.ts')) return;
    const known = [...exportedNames(text), posix.basename(posix.dirname(path))].flatMap(wordsOf);
    if (exportedNames(text).some((exported) => /^on[A-Z]/.test(exported))) known.push('event');
    // Each word of the name occurs in what the file exports, or in the name of its folder.
    expect(wordsOf(name).filter((word) => !known.includes(word))).toEqual([]);
  });

  test.each(source.filter(({ path }) => path.endsWith('/index.ts')))('$path is no barrel file', ({ text }) => {
    expect(text).not.toMatch(/^export .* from /m);
  });
});

describe('the pure core', () => {
  test.each(source.filter(({ part }) => part === 'cookie' || part === 'report'))(
    '$path knows no clock, browser or page',
    ({ text }) => {
      const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*|'(?:[^'\\\n]|\\.)*'/g, '');
      expect(code).not.toMatch(/\b(Date\.now|new Date\(\)|Date\.parse|browser\.|chrome\.|document\.|window\.|fetch\()/);
    },
  );
});

describe('decoding', () => {
  test.each(source.filter(({ part }) => part === 'decode'))(
    '$path knows no browser, page or time of now',
    ({ text }) => {
      const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*|'(?:[^'\\\n]|\\.)*'/g, '');
      expect(code).not.toMatch(
        /\b(Date\.now|new Date\(\)|browser\.|chrome\.|document\.|window\.|fetch\(|localStorage)/,
      );
    },
  );
});

describe('secrets and hostile input', () => {
  test.each(source)('$path never turns text into HTML or code', ({ text }) => {
    expect(text).not.toMatch(
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|(?<!inspectedWindow\.)\beval\(|new Function\(/,
    );
  });

  test.each(source.filter(({ path }) => path.endsWith('.tsx')))('$path shows octets as text', ({ text }) => {
    // <Raw octets> makes them text in which nothing hides.
    expect(text).not.toMatch(/[>\s]\{(?:\w+\.)*(?:cookie|id)\.(?:name|value|path)\}/);
  });

  test.each(source)('$path logs no cookie', ({ text }) => {
    for (const [call] of text.matchAll(/console\.\w+\([^;]*/g))
      expect(call).not.toMatch(/cookie|value|header|argument/i);
  });
});
