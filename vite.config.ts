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
 * What a lazy part needs of vite's preload helper: its style sheet first, then its code. The original also looks after
 * module preloads, nonces and error events, for seven times the octets of the popup's first load.
 */
const loadStyleFirst: Plugin = {
  name: 'load-style-first',
  enforce: 'pre',
  apply: 'build',
  load(id) {
    if (id !== '\0vite/preload-helper.js') return null;
    return `const style = (file) => new Promise((onload, onerror) => {
      document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '/' + file, onload, onerror }));
    });
    export const __vitePreload = (load, files = []) => Promise.all(files.map(style)).then(load);`;
  },
};

export default defineConfig(({ mode, command }) => {
  const target: Target = mode === 'firefox' ? 'firefox' : 'chrome';
  const dev = command === 'serve';
  return {
    plugins: [polyfillPassesOn, loadStyleFirst, crx({ manifest: manifestFor(target, dev), browser: target })],
    server: { port: 5199, strictPort: true, hmr: { port: 5199 } },
    build: {
      outDir: dev ? 'dist/dev' : `dist/${target}`,
      emptyOutDir: true,
      target: 'es2023',
      // Both browsers know light-dark() and nesting: rewriting them would only add weight.
      cssTarget: ['chrome153', 'firefox153'],
      modulePreload: {
        polyfill: false,
        resolveDependencies: (_, files, { hostType }) =>
          hostType === 'html' ? files : files.filter((file) => file.endsWith('.css')),
      },
    },
  };
});
