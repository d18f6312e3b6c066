import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import { defineConfig, type Plugin } from 'vite';
import manifest from './manifest.json' with { type: 'json' };

type Target = 'chrome' | 'firefox';

/** An optional permission the other browser does not know makes its store and its API complain. */
const FOREIGN: Record<Target, string> = { chrome: 'privacy', firefox: 'contentSettings' };

/** The one manifest.json, less what only the other browser understands. */
function manifestFor(target: Target, dev: boolean): ManifestV3Export {
  const { minimum_chrome_version, browser_specific_settings, content_security_policy, ...rest } =
    structuredClone(manifest);
  const shared = {
    ...rest,
    optional_permissions: rest.optional_permissions.filter((name) => name !== FOREIGN[target]),
    // Hot reload needs a connection to the dev server; the shipped build allows none.
    ...(dev ? {} : { content_security_policy }),
  };
  const own =
    target === 'firefox'
      ? { browser_specific_settings, action: { ...rest.action, default_area: 'navbar' } }
      : { minimum_chrome_version };
  return { ...shared, ...own } as ManifestV3Export;
}

/**
 * At Crumb's floor `browser` is there natively, and all the polyfill does is to pass it on; the wrapper for older Chromes
 * is a tenth of what a popup may weigh. The bundle holds the branch that is taken; the build fails should it change.
 */
const PASSES_ON = /if \(!\(globalThis\.browser &&[\s\S]*\} else \{\s*module\.exports = globalThis\.browser;\s*\}/;
const polyfillPassesOn: Plugin = {
  name: 'polyfill-passes-on',
  apply: 'build',
  transform: {
    filter: { id: /webextension-polyfill/ },
    handler(code) {
      if (!PASSES_ON.test(code)) throw new Error('webextension-polyfill passes `browser` on in another way now');
      return { code: 'export default globalThis.browser;', map: null };
    },
  },
};

/**
 * What a lazy part needs of vite's preload helper: its style sheet once, also where the page links it, and its code at the
 * same time; whoever asks for the part gets it once both are there. The original waits with the code for the style sheet,
 * and also looks after module preloads, nonces and error events, for seven times the octets of the popup's first load.
 */
const loadStyleToo: Plugin = {
  name: 'load-style-too',
  enforce: 'pre',
  apply: 'build',
  load(id) {
    if (id !== '\0vite/preload-helper.js') return null;
    return `const styles = {};
    const style = (file) => styles[file] ??= document.querySelector('[href="/' + file + '"]') ?? new Promise((onload, fail) => {
      const onerror = () => { delete styles[file]; fail(Error(file)); };
      document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '/' + file, onload, onerror }));
    });
    export const __vitePreload = async (load, files = []) => (await Promise.all([load(), ...files.map(style)]))[0];`;
  },
};

/** The folder of the package that a module belongs to, up to the end of the package's name. */
const PACKAGE_FOLDER = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/;

/** Adds Crumb's licence, and in one file the notices of all packages with a module in the build: their licences require both. */
const shipLicences: Plugin = {
  name: 'ship-licences',
  apply: 'build',
  generateBundle() {
    const folders = new Set([...this.getModuleIds()].flatMap((id) => PACKAGE_FOLDER.exec(id) ?? []));
    const notices = [...folders].map(noticeOf).sort();
    this.emitFile({ type: 'asset', fileName: 'LICENSE', source: readFileSync('LICENSE', 'utf8') });
    this.emitFile({ type: 'asset', fileName: 'THIRD-PARTY-LICENSES.txt', source: notices.join('\n\n') });
  },
};

function noticeOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file) throw new Error(`${name} has no licence file to ship`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
}

/** The background is started for every event: the build fails if one of its files, or what that imports, has code of a surface. */
const backgroundAlone: Plugin = {
  name: 'background-alone',
  apply: 'build',
  generateBundle(_, bundle) {
    const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
    const files = new Set(
      chunks.filter((chunk) => chunk.moduleIds.includes(BACKGROUND)).map((chunk) => chunk.fileName),
    );
    for (const file of files) {
      const chunk = chunks.find(({ fileName }) => fileName === file);
      const inView = chunk?.moduleIds.find((id) =>
        /\/src\/(?:view|model|surfaces)\/|\/node_modules\/preact\//.test(id),
      );
      if (inView) throw new Error(`the background loads ${inView}, which is in ${file}`);
      for (const imported of chunk?.imports ?? []) files.add(imported);
    }
    if (files.size === 0) throw new Error('no file has the background');
  },
};

interface Modules {
  getModuleInfo(id: string): { importedIds: readonly string[]; dynamicallyImportedIds: readonly string[] } | null;
}

/** Everything that a module imports, and what that imports, as far as it is not fetched later. */
function importedBy(start: string, modules: Modules): Set<string> {
  const found = new Set([start]);
  for (const id of found) for (const imported of modules.getModuleInfo(id)?.importedIds ?? []) found.add(imported);
  return found;
}

/** What `importedBy` gives, and what may be fetched later. */
function reachedFrom(start: string, modules: Modules): Set<string> {
  const found = new Set([start]);
  for (const id of found) {
    const { importedIds = [], dynamicallyImportedIds = [] } = modules.getModuleInfo(id) ?? {};
    for (const imported of [...importedIds, ...dynamicallyImportedIds]) found.add(imported);
  }
  return found;
}

const POPUP = fileURLToPath(new URL('src/surfaces/popup/main.ts', import.meta.url));
const PANEL = fileURLToPath(new URL('src/surfaces/panel/main.ts', import.meta.url));
const WHAT_IF = fileURLToPath(new URL('src/view/devtools/what-if/what-if-parts.tsx', import.meta.url));
const DEVTOOLS_PAGE = fileURLToPath(new URL('src/surfaces/devtools/main.ts', import.meta.url));
const BACKGROUND = fileURLToPath(new URL('src/background/index.ts', import.meta.url));

/**
 * What a popup needs for its first paint in two files, one of them shared with the background, and what only the DevTools
 * panel needs in two, now and later: left to itself the bundler makes one for every set of later parts that shares a module, and each of
 * them compresses worse.
 */
const CHUNKS = [
  { name: inBoth, priority: 2 },
  { name: inPopup, priority: 1 },
  // The background would load all of a file that it shares a module with, views too.
  { name: inBackground, priority: 1, includeDependenciesRecursively: false },
  // Without what it shares with later parts of the popup, which would have to load all of it for that.
  { name: inPanelAlone, priority: 1, includeDependenciesRecursively: false },
  { name: ofLateParts },
  { name: ofEditors, includeDependenciesRecursively: false },
  { name: inWhatIf, includeDependenciesRecursively: false },
  { name: inDifferences, includeDependenciesRecursively: false },
  { name: inKeys, includeDependenciesRecursively: false },
  { name: inValues, includeDependenciesRecursively: false },
  { name: inTree, includeDependenciesRecursively: false },
];
function inBoth(id: string, modules: Modules): string | null {
  return inPopup(id, modules) && importedBy(BACKGROUND, modules).has(id) ? 'shared' : null;
}
function inPopup(id: string, modules: Modules): string | null {
  return importedBy(POPUP, modules).has(id) && id !== POPUP ? 'popup' : null;
}
/** What the background shares with later parts of the popup, and what it shares with the panel alone. */
function inBackground(id: string, modules: Modules): string | null {
  if (id === BACKGROUND || !importedBy(BACKGROUND, modules).has(id)) return null;
  if (reachedFrom(POPUP, modules).has(id)) return 'core';
  return reachedFrom(PANEL, modules).has(id) ? 'devtools-core' : null;
}
/** What completes the first screen after the list, and small parts that share code with it: one file, which is fetched at once. */
const FIRST_SCREEN = [
  'model/app/late-model.ts',
  'view/findings/chips.tsx',
  'view/headline/bar.tsx',
  'view/headline/budget-select.tsx',
  'view/list/group-row.tsx',
  'view/list/late-cell.tsx',
  'view/steps/steps.tsx',
  'view/late-listeners.ts',
].map((file) => fileURLToPath(new URL(`src/${file}`, import.meta.url)));
/** What several later parts of the view share: these are small files, which compress better as one. */
const IN_LATE_FOLDER =
  /src\/(?:view\/(?:parts|findings|search)|model\/(?:text|steps))\/[^/]+\.(?:tsx?|css)$|\/next-task\.ts$/;
function ofLateParts(id: string, modules: Modules): string | null {
  return IN_LATE_FOLDER.test(id) || FIRST_SCREEN.some((start) => importedBy(start, modules).has(id)) ? 'late' : null;
}
/** What the editor of a cookie shares with that of several cookies and with "What if". */
const IN_EDITORS = /src\/model\/editor\/(?:local-time|new-cookie|partition|typed-\w+)\.ts$/;
function ofEditors(id: string): string | null {
  return IN_EDITORS.test(id) ? 'editors' : null;
}
/** Neither the entry nor what the page behind DevTools imports: that page would start a panel in itself. */
function inPanelAlone(id: string, modules: Modules): string | null {
  const elsewhere = id === PANEL || reachedFrom(POPUP, modules).has(id) || importedBy(DEVTOOLS_PAGE, modules).has(id);
  if (elsewhere) return null;
  if (importedBy(PANEL, modules).has(id)) return 'devtools';
  return reachedFrom(PANEL, modules).has(id) ? 'devtools-later' : null;
}

/** "What if", which a popup loads only when a person asks for it. */
const IN_WHAT_IF =
  /src\/(?:view\/devtools\/(?:what-if|log|requests|decoded)|model\/(?:what-if|requests|network|paste))\/[^/]+\.(?:tsx?|css)$/;
function inWhatIf(id: string, modules: Modules): string | null {
  return IN_WHAT_IF.test(id) && importedBy(WHAT_IF, modules).has(id) ? 'what-if' : null;
}

/** What compares two values by key: the timeline and the comparison of snapshots share it. */
const IN_DIFFERENCES = /src\/(?:decode|(?:model|view)\/decode)\/(?!.*lazy-).*difference/;
function inDifferences(id: string): string | null {
  return IN_DIFFERENCES.test(id) ? 'difference-by-key' : null;
}

/** What reads keys and checks or makes signatures with them, when a person enters the first key. */
const IN_KEYS =
  /src\/decode\/keys\/(?:secrets|parse-key|der|private-key|public-key|import-key|check-jws|sign-jws|open-jwe)\.ts$/;
function inKeys(id: string): string | null {
  return IN_KEYS.test(id) ? 'entered-keys' : null;
}

/** What reads values and writes them back: the details of a cookie and the editor share it. */
const IN_VALUES = /src\/(?:decode|(?:model|view)\/decode)\/(?!.*lazy-(?!content-tree))/;
function inValues(id: string): string | null {
  return IN_VALUES.test(id) && !IN_TREE.test(id) ? 'inside' : null;
}
/** The content of a value as a tree, when a person asks for it; its text needs only the place where it is no JSON. */
const IN_TREE = /src\/(?:(?:model|view)\/content-tree|decode\/json-edit)\/(?!json-node)/;
function inTree(id: string): string | null {
  return IN_TREE.test(id) ? 'content-tree' : null;
}

export default defineConfig(({ mode, command }) => {
  const target: Target = mode === 'firefox' ? 'firefox' : 'chrome';
  const dev = command === 'serve';
  return {
    plugins: [
      polyfillPassesOn,
      loadStyleToo,
      shipLicences,
      backgroundAlone,
      crx({ manifest: manifestFor(target, dev), browser: target }),
    ],
    server: { port: 5199, strictPort: true, hmr: { port: 5199 } },
    build: {
      outDir: dev ? 'dist/dev' : `dist/${target}`,
      emptyOutDir: true,
      target: 'es2023',
      // Both browsers know light-dark() and nesting: rewriting them would only add weight.
      cssTarget: ['chrome153', 'firefox153'],
      // Named by code alone, so that the manifest does not lead to it.
      rolldownOptions: {
        preserveEntrySignatures: false,
        input: { 'devtools-panel': 'src/surfaces/panel/index.html', 'grant-page': 'src/surfaces/grant/index.html' },
        output: { codeSplitting: { groups: CHUNKS } },
      },
      modulePreload: {
        polyfill: false,
        resolveDependencies: (_, files, { hostType }) => (hostType === 'html' ? files : []),
      },
    },
  };
});
