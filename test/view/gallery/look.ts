import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import puppeteer, { type KeyInput, type Page } from 'puppeteer-core';
import { build, preview } from 'vite';
import { findBrowser } from '../../browsers/find-browser.ts';
import { accessibilityFaults } from './axe.ts';

const SAVE = 'click .panel [type=submit]';
const STORY = 'evaluate gallery.story()';
/** From outside: another value and other attributes for `session`; and `flash` is gone. */
const THEIRS = "{ value: 'theirs', expiryTime: Date.now() + 864e5, httpOnly: false, sameSite: 'strict' }";
const one = (name: string) => `gallery.shop().find((one) => one.name === '${name}')`;
const CHANGED = `evaluate gallery.change([{ cookie: { ...${one('session')}, ...${THEIRS} }, removed: false, cause: 'explicit' }])`;
const GONE = `evaluate gallery.change([{ cookie: ${one('flash')}, removed: true, cause: 'explicit' }])`;

/** Every state of the view worth a look: what the gallery is asked for, and what is done there. */
const STATES: Record<string, [query: string, ...steps: string[]]> = {
  list: ['cookies=12'],
  'list-none': ['cookies=0'],
  'list-170': ['cookies=170&budget=apache'],
  'list-3000': ['cookies=3000'],
  'list-site': ['elsewhere'],
  'list-loaded': ['extent=loaded'],
  'list-loaded-full': ['extent=loaded&full&cookies=3'],
  'list-hostile': ['hostile'],
  'list-narrow': ['width=400'],
  'list-wide': ['cookies=170&width=1200', 'click [data-cookie-name="session"]'],
  'list-filtered': ['cookies=12', 'click .chips .chip'],
  limits: ['cookies=12', 'click .budget .limits-button'],
  'limits-first': ['cookies=170&budget=werkzeug', 'click .chips .chip:nth-child(2)'],
  'limits-narrow': ['cookies=170&width=400', 'click .chips .chip', 'click .finding .limits-button'],
  'list-no-match': ['cookies=12', 'click input[type=search]', 'type zzz'],
  details: ['cookies=12', 'click [data-cookie-name="shoppingCart"]'],
  editor: ['cookies=12', 'click [data-cookie-name="font"]', 'press e'],
  'editor-fault': ['cookies=12', 'click [data-cookie-name="__Host-csrf"]', 'press e', 'click [name=secure]'],
  'editor-not-stored': ['save=not-stored', 'click [data-cookie-name="font"]', 'press e', 'type x', SAVE],
  'editor-exists': ['save=exists', 'click [data-cookie-name="font"]', 'press e', 'type x', SAVE],
  'editor-foreseen': [
    'cookies=12',
    'click [data-cookie-name="font"]',
    'press e',
    'fill [name=typedExpiry] +2y',
    'click [name=partitioned]',
    'fill [name=topLevelSite] https://www.news.example:8443/today',
    'click .as-line summary',
  ],
  'editor-wrong-expiry': [
    'cookies=12',
    'click [data-cookie-name="profile"]',
    'press e',
    'fill [name=typedExpiry] in 3 days',
    'click [name=partitioned]',
    'fill [name=topLevelSite] news.example',
  ],
  'editor-conflict': ['cookies=12', 'click [data-cookie-name="session"]', 'press e', 'type mine', CHANGED],
  'editor-conflict-wide': [
    'cookies=12&width=1100',
    'click [data-cookie-name="session"]',
    'press e',
    'type mine',
    CHANGED,
    'click [name=side-sameSite]',
  ],
  'editor-gone': ['cookies=12', 'click [data-cookie-name="flash"]', 'press e', 'type mine', GONE],
  'editor-anyway': [
    'cookies=12&agent=firefox&stores',
    'click [data-cookie-name="__Host-csrf"]',
    'press e',
    'click [name=secure]',
  ],
  'editor-would-evict': ['save=would-evict', 'click [data-cookie-name="font"]', 'press e', 'type x', SAVE],
  'editor-hostile': ['hostile', 'click [data-cookie-name="max"]', 'press e', 'click .as-line summary'],
  'editor-wide': ['cookies=12&width=1100&stores', 'click [data-cookie-name="embed"]', 'press e'],
  'details-altered': ['cookies=12&altered', 'click [data-cookie-name="visitor"]', 'press e', 'type x', SAVE],
  'details-partitioned': ['cookies=12', 'click [data-cookie-name="embed"]'],
  'details-wide': ['cookies=12&width=1100', 'click [data-cookie-name="session"]'],
  add: ['cookies=12', 'press a'],
  'add-pasted': [
    'cookies=12',
    'press a',
    'fill [name=paste] Set-Cookie: theme=dark; Domain=localhost.example; Path=shop; Max-Age=99999999; SameSite=None; Colour=1',
  ],
  'add-pasted-deletion': ['cookies=12', 'press a', 'fill [name=paste] font=; Max-Age=0; Path=/'],
  duplicate: ['cookies=12', 'click [data-cookie-name="profile"]', 'click .panel-head button:nth-of-type(3)'],
  deleted: ['cookies=12', 'click [data-cookie-name="font"]', 'press Delete'],
  'deleted-last': ['cookies=1', 'click [data-cookie-name="dup"]', 'press Delete'],
  'delete-changed': ['cookies=12&fails=changed', 'click [data-cookie-name="font"]', 'press Delete'],
  'delete-shown': ['cookies=12&elsewhere', 'click .foot .delete'],
  'delete-3000': ['cookies=3000', 'click .foot .delete'],
  'delete-running': ['cookies=12&busy', 'click .foot .delete', 'click dialog .primary'],
  'deleted-some': ['cookies=12&fails=font,session,foo', 'click .foot .delete', 'click dialog .primary'],
  selected: [
    'cookies=12',
    'click [data-cookie-name="session"] .mark',
    'click [data-cookie-name="font"] .mark',
    'click [data-cookie-name="foo"] .mark',
  ],
  'selected-hidden': [
    'cookies=12',
    'click [data-cookie-name="session"] .mark',
    'click [data-cookie-name="font"] .mark',
    'click input[type=search]',
    'type fo',
  ],
  'selected-narrow': ['width=400', 'click [data-cookie-name="session"] .mark'],
  history: [
    'cookies=12&past',
    'click [data-cookie-name="font"]',
    'press Delete',
    'click [data-cookie-name="dup"]',
    'press Delete',
    'click [aria-label="Undo the last step"]',
    'click .foot .delete',
    'click dialog .primary',
    'click [aria-label="History"]',
  ],
  'history-some': [
    'cookies=12&fails=font,session,foo&incognito',
    'click .foot .delete',
    'click dialog .primary',
    'click [aria-label="History"]',
  ],
  'history-empty': ['cookies=3', 'click [aria-label="History"]'],
  'history-wide': [
    'cookies=12&width=1200&past',
    'click [data-cookie-name="font"]',
    'press Delete',
    'click [aria-label="History"]',
  ],
  'history-clear': [
    'cookies=12',
    'click [data-cookie-name="font"]',
    'press Delete',
    'click [aria-label="History"]',
    'click .history .danger',
  ],
  unsettled: ['cookies=12&unsettled'],
  overwrite: [
    'cookies=12',
    'click [data-cookie-name="font"]',
    'press Delete',
    'evaluate gallery.setAgain(`font`)',
    'click .done button',
  ],
  'refused-off': ['cookies=12', 'click .chip.refused'],
  'refused-waiting': ['cookies=3&refused=0&waiting', 'click .chip.refused'],
  'refused-none': ['cookies=3&refused=0', 'click .chip.refused'],
  'refused-some': ['cookies=12&refused=3', 'click .chip.refused'],
  'refused-narrow': ['cookies=12&refused=3&width=400'],
  'no-permission': ['access=none'],
  'partial-permission': ['access=hostHttps'],
  blocked: ['blocking=blocked&cookies=3'],
  'blocked-probably': ['blocking=probably&cookies=3'],
  'frame-unseen': ['blocking=unseen&cookies=3'],
  'frame-partitioned': ['blocking=thirdParty&cookies=3'],
  unsupported: ['problem=unsupported-page'],
  isolation: ['problem=first-party-isolation'],
  unreachable: ['problem=disconnected'],
  'panel-cookies': ['panel=cookies&width=1400', 'click [data-cookie-name="session"]'],
  'panel-cookies-medium': ['panel=cookies&width=760&cookies=170'],
  'panel-cookies-narrow': ['panel=cookies&width=300'],
  'panel-cookies-columns': ['panel=cookies&width=1200&cookies=3000', 'click .chooser button'],
  'panel-cookies-frame': ['panel=cookies&width=1000', 'evaluate gallery.choose(".frames select", 1)'],
  'panel-requests': ['panel=requests&width=700&requests=83'],
  'panel-requests-narrow': ['panel=requests&width=300&requests=83', 'click [aria-expanded]'],
  'panel-requests-narrow-details': [
    'panel=requests&width=300&requests=83',
    'click .log-rows [role="row"]:nth-child(3)',
  ],
  'panel-requests-wide': ['panel=requests&width=1400&requests=83', 'click .log-rows [role="row"]:nth-child(2)'],
  'panel-requests-details': [
    'panel=requests&width=1400&requests=83&elsewhere&height=1100',
    'click [aria-expanded]',
    'click [data-too-large]',
  ],
  'panel-requests-older': ['panel=requests&width=1000&requests=83&older'],
  'panel-requests-none': ['panel=requests&width=1000&none'],
  'panel-set-cookie': ['panel=set-cookie&width=1200', 'click .log-rows [role="row"]:nth-child(4)'],
  'panel-set-cookie-narrow': ['panel=set-cookie&width=300'],
  'panel-what-if': ['panel=what-if&width=700&elsewhere'],
  'panel-what-if-narrow': ['panel=what-if&width=300&elsewhere'],
  'panel-what-if-sandbox': [
    'panel=what-if&width=1400&elsewhere',
    'fill [name=way] link',
    'click [data-place=elsewhere]',
    'click .foretold [data-cookie="visitor"] [data-action=drop]',
    'fill [name=line] Set-Cookie: theme=dark; Path=/; SameSite=None; Max-Age=99999999',
  ],
  'panel-what-if-changed': [
    'panel=what-if&width=1400&elsewhere',
    'fill [name=line] Set-Cookie: theme=dark; Path=/shop',
    'click [data-take]',
    'click .foretold [data-cookie="font"] [data-action=drop]',
    'click .foretold [data-cookie="session"] [data-action=edit]',
    'fill [name=value] shorter',
    'click .what-if-editor [type=submit]',
  ],
  'panel-what-if-post': ['panel=what-if&width=700&elsewhere', 'fill [name=way] form', 'click [data-place=elsewhere]'],
  'panel-what-if-editor': [
    'panel=what-if&width=1400&elsewhere',
    'click .foretold [data-cookie="session"] [data-action=edit]',
  ],
  'panel-what-if-editor-narrow': [
    'panel=what-if&width=300',
    'click .foretold [data-cookie="session"] [data-action=edit]',
  ],
  'panel-what-if-fetch': ['panel=what-if&width=700', 'fill [name=way] fetch-default', 'click [data-place=elsewhere]'],
  'panel-what-if-hostile': ['panel=what-if&width=700&hostile'],
  'panel-what-if-locked': ['panel=what-if&width=700&access=none'],
  'panel-timeline': ['panel=timeline&width=1400&recording', STORY, 'click .log-rows [data-kind="changed"]'],
  'panel-timeline-lost': ['panel=timeline&width=1400', STORY, 'click .log-rows [data-kind="evicted"]'],
  'panel-timeline-medium': ['panel=timeline&width=700', STORY, 'click [data-action="pause"]'],
  'panel-timeline-narrow': ['panel=timeline&width=300', STORY],
  'panel-timeline-narrow-details': ['panel=timeline&width=300', STORY, 'click .log-rows [data-kind="refreshed"]'],
  'panel-timeline-restored': [
    'panel=timeline&width=1400',
    STORY,
    'click .log-rows [data-kind="evicted"]',
    'click [data-action="restore"]',
  ],
  'panel-timeline-beside': ['panel=timeline&width=1100', STORY, 'click .log-rows [data-kind="changed"]'],
  'panel-timeline-none': ['panel=timeline&width=700'],
};

const OUT = fileURLToPath(new URL('../../out/look/', import.meta.url));
const CONFIG = fileURLToPath(new URL('./vite.config.ts', import.meta.url));

/** Nothing moves any more: two frames in which the document stayed the same. */
async function settled(page: Page): Promise<void> {
  await page.waitForNetworkIdle({ idleTime: 100 });
  await page.evaluate(async () => {
    let before = '';
    while (
      before !== document.body.innerHTML ||
      document.getAnimations().some(({ playState }) => playState === 'running')
    ) {
      before = document.body.innerHTML;
      for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  });
}

/** Puts a text into a field as if it were typed, whatever the field. */
async function fill(page: Page, selector: string, text: string): Promise<void> {
  await page.$eval(
    selector,
    (field, text) => {
      (field as HTMLInputElement).value = text;
      for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
    },
    text,
  );
}

async function act(page: Page, step: string): Promise<void> {
  const [verb = '', ...rest] = step.split(' ');
  const what = rest.join(' ');
  if (verb === 'click') await page.click(what);
  else if (verb === 'type') await page.keyboard.type(what);
  else if (verb === 'evaluate') await page.evaluate(what);
  else if (verb === 'fill') await fill(page, rest[0] ?? '', rest.slice(1).join(' '));
  else await page.keyboard.press(what as KeyInput);
  await settled(page);
}

/** Takes a picture of every state (or of those whose name begins like the argument) in light and dark and prints what axe-core finds; exit code 1 when it finds anything. */
async function look(): Promise<void> {
  const executablePath = findBrowser('chromium');
  if (!executablePath) throw new Error('expected Chromium or Chrome to be installed');
  mkdirSync(OUT, { recursive: true });
  await build({ configFile: CONFIG, logLevel: 'warn' });
  const server = await preview({ configFile: CONFIG, preview: { port: 0 } });
  const address = server.resolvedUrls?.local[0] ?? '';
  const browser = await puppeteer.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
  try {
    for (const [name, [query, ...steps]] of Object.entries(STATES)) {
      if (!name.startsWith(process.argv[2] ?? '')) continue;
      for (const scheme of ['light', 'dark']) {
        const page = await browser.newPage();
        const asked = new URLSearchParams(query);
        const [width, height] = [Number(asked.get('width') ?? 640), Number(asked.get('height') ?? 560)];
        await page.setViewport({ width, height });
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
        await page.goto(`${address}?${query}`);
        await settled(page);
        for (const step of steps) await act(page, step);
        await page.screenshot({ path: `${OUT}${name}-${scheme}.png` });
        const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
        const faults = await accessibilityFaults(page);
        console.log(`${name} ${scheme}: ${nodes} nodes`, ...faults.map((fault) => `\n  ${fault}`));
        if (faults.length > 0) process.exitCode = 1;
        await page.close();
      }
    }
  } finally {
    await browser.close();
    await server.close();
  }
}

await look();
