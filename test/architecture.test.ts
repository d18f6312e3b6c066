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

/** Checks each of the files; all that fail are named. One test for each file would take longer than all the checks. */
function inEach(files: readonly SourceFile[], check: (file: SourceFile, expectIn: typeof expect.soft) => void): void {
  for (const file of files) check(file, (actual) => expect.soft(actual, file.path));
}
const inParts = (...parts: string[]): SourceFile[] => source.filter(({ part }) => parts.includes(part));

describe('the import rule', () => {
  test('each file imports only what its part may', () =>
    inEach(source, ({ part, imports }, expectIn) => {
      const allowed = [part, ...(MAY_IMPORT[part] ?? [])].map((name) => `src/${name}`);
      const packages = PACKAGES[part] ?? [];
      const wrong = imports.filter(({ target }) =>
        target.startsWith('src/')
          ? !allowed.some((name) => target === name || target.startsWith(`${name}/`))
          : !packages.includes(target) && !target.startsWith('./'),
      );
      expectIn(wrong).toEqual([]);
    }));

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

  test('the contract holds types and values and runs nothing', () =>
    inEach(inParts('contract'), ({ imports, text }, expectIn) => {
      expectIn(imports.every(({ typeOnly }) => typeOnly)).toBe(true);
      expectIn(text).not.toMatch(/^(export )?(let|class|(async )?function)\b|^export const .*=>/m);
    }));
});

describe('folders', () => {
  const folders = new Map<string, number>();
  for (const top of ['src', 'test'])
    for (const name of readdirSync(join(root, top), { recursive: true, encoding: 'utf8' })) {
      const folder = posix.dirname(join(top, name).split(sep).join('/'));
      if (/\.\w+$/.test(name) && !folder.startsWith('test/out')) folders.set(folder, (folders.get(folder) ?? 0) + 1);
    }
  test('each folder holds at most 20 files', () => {
    expect([...folders].filter(([, count]) => count > 20)).toEqual([]);
  });

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
  test('no module of the background has state of its own', () =>
    inEach(inParts('handlers', 'background', 'bridge', 'browser'), ({ path, text }, expectIn) => {
      const state = text.match(STATE) ?? [];
      if (path === 'src/browser/registrable-domain.ts') expectIn(state).toHaveLength(1);
      // Here the one background is made.
      else if (path === 'src/background/index.ts') expectIn(state).toEqual(['const background = createBackground();']);
      else expectIn(state).toEqual([]);
    }));

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

  test('no test replaces or loads a module, which other tests would find so', () =>
    inEach(
      tests.filter(({ path }) => /^test\/(?:unit|view|fixtures)\//.test(path)),
      ({ text }, expectIn) => expectIn(text).not.toMatch(/\bvi\.(?:resetModules|mock|doMock)\(/),
    ));
});

describe('size and names of files', () => {
  const typed = [...source, ...tests].filter(({ text }) => !text.startsWith('// Written by `npm run '));
  const linesOf = (text: string): number => text.trimEnd().split('\n').length;
  test('each file has at most 300 lines', () =>
    inEach(typed, ({ text }, expectIn) => expectIn(linesOf(text)).toBeLessThanOrEqual(300)));

  test('each entry has at most 30 lines', () =>
    inEach(
      source.filter(({ path }) => /^src\/surfaces\/[^/]+\/main\.ts$/.test(path)),
      ({ text }, expectIn) => expectIn(linesOf(text)).toBeLessThanOrEqual(30),
    ));

  test('each file is named in kebab-case after what it holds', () =>
    inEach(source, ({ path, text }, expectIn) => {
      expectIn(path).toMatch(/^src(\/[a-z0-9]+(-[a-z0-9]+)*)+(\.d)?\.tsx?$/);
      expectIn(path).not.toMatch(/util|helper|manager|\/(misc|common|shared)\b/);
      const name = posix.basename(path).replace(/(?:\.d)?\.tsx?$/, '');
      if (ENTRIES.has(name) || path.endsWith('.d.ts')) return;
      const known = [...exportedNames(text), posix.basename(posix.dirname(path))].flatMap(wordsOf);
      if (exportedNames(text).some((exported) => /^on[A-Z]/.test(exported))) known.push('event');
      // Each word of the name occurs in what the file exports, or in the name of its folder.
      expectIn(wordsOf(name).filter((word) => !known.includes(word))).toEqual([]);
    }));

  test('each file that a comment names exists', () => {
    const names = new Set([...source, ...tests].map(({ path }) => posix.basename(path)));
    inEach(typed, ({ text }, expectIn) => {
      const comments = (text.match(/\/\*[\s\S]*?\*\/|^\s*\/\/.*/gm) ?? []).join('\n');
      const named = comments.match(/(?<=^|[\s(`/])[\w.-]+(?<!\.d)\.tsx?\b/gm) ?? [];
      expectIn(named.filter((name) => !names.has(name))).toEqual([]);
    });
  });

  test('there is no barrel file', () =>
    inEach(
      source.filter(({ path }) => path.endsWith('/index.ts')),
      ({ text }, expectIn) => expectIn(text).not.toMatch(/^export .* from /m),
    ));
});

describe('the pure core, and decoding', () => {
  const codeOf = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*|'(?:[^'\\\n]|\\.)*'/g, '');
  const OUTSIDE = /\b(Date\.now|new Date\(\)|browser\.|chrome\.|document\.|window\.|fetch\(|localStorage)/;
  test('it knows no browser, page or time of now', () =>
    inEach(inParts('cookie', 'report', 'decode'), ({ text }, expectIn) => expectIn(codeOf(text)).not.toMatch(OUTSIDE)));

  test('cookies and reports know no dates that depend on the browser', () =>
    inEach(inParts('cookie', 'report'), ({ text }, expectIn) => expectIn(codeOf(text)).not.toMatch(/\bDate\.parse/)));
});

describe('secrets and hostile input', () => {
  const RUNS_TEXT =
    /innerHTML|outerHTML|insertAdjacentHTML|document\.write|(?<!inspectedWindow\.)\beval\(|new Function\(/;
  test('text is never turned into HTML or code', () =>
    inEach(source, ({ text }, expectIn) => expectIn(text).not.toMatch(RUNS_TEXT)));

  test('components show octets as text', () =>
    inEach(
      source.filter(({ path }) => path.endsWith('.tsx')),
      // <Raw octets> makes them text in which nothing hides.
      ({ text }, expectIn) => expectIn(text).not.toMatch(/[>\s]\{(?:\w+\.)*(?:cookie|id)\.(?:name|value|path)\}/),
    ));

  test('nothing logs a cookie', () =>
    inEach(source, ({ text }, expectIn) => {
      for (const [call] of text.matchAll(/console\.\w+\([^;]*/g))
        expectIn(call).not.toMatch(/cookie|value|header|argument/i);
    }));
});
