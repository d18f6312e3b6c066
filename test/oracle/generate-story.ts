import { generateLine, generatePlainLine } from './generate-line.ts';
import type { Random } from './random.ts';
import { type Hop, isTopLevel, type Step, type Story, type Way } from './story.ts';

/** One less than the redirects that browsers follow. */
const MOST_HOPS = 18;
const PATHS = ['/', '/', '/dir', '/dir/', '/dir/page', '/Dir/x', '/directory'] as const;

/** Many lines at once: one request that is redirected from site to site, each of which sets cookies. */
export function generateLines(random: Random): Story {
  const way = random.weighted<Way>([7, () => 'visit'], [2, () => 'fetch'], [1, () => 'frame']);
  const page = random.pick(['http://www.news.test/', 'https://www.news.test/', 'http://shop1.test/']);
  // A page over https loads nothing over http.
  const secureOnly = way !== 'visit' && page.startsWith('https:');
  const hops: Hop[] = [];
  for (let site = 1; hops.length < MOST_HOPS; site++) {
    const host = hostOf(random, `shop${site}`);
    if (random.chance(0.3)) hops.push(plainHop(random, addressOn(random, host, secureOnly || random.chance(0.8)), 2));
    const url = addressOn(random, host, secureOnly || random.chance(0.6));
    const lines = Array.from({ length: random.pick([1, 1, 1, 1, 2, 3]) }, () => generateLine(random, url));
    // Chromium ignores a response with a NUL completely: it leads nowhere, and a frame may wait for ever.
    const odd = way === 'frame' ? undefined : lines.find((line) => line.includes('\0'));
    hops.push({ url, lines: odd === undefined ? lines.map(withoutNul) : [odd] });
    if (odd !== undefined) break;
  }
  const step: Step = { way, status: 302, hops, rested: false };
  return { steps: way === 'visit' ? [step] : [visit(page), step] };
}

/** Pages of two sites, the resources that they load from each other, their links, and all the cookies set. */
export function generateRequests(random: Random, { rests }: { rests: boolean }): Story {
  const suffix = random.weighted([6, () => 'test'], [1, () => 'localhost'], [1, () => 'co.uk'], [1, () => 'github.io']);
  const hosts = [`shop.${suffix}`, `www.shop.${suffix}`, `a.www.shop.${suffix}`, 'news.test', 'www.news.test'] as const;
  const steps: Step[] = [];
  let [page, frame] = ['', ''];
  const count = random.int(5, 9);
  while (steps.length < count) {
    const left = count - steps.length;
    if (rests && left === 2) {
      // The page is opened again, and its POST meets cookies that have become old.
      page = addressOn(random, random.pick(hosts), random.chance(0.65));
      steps.push({ ...visit(page), rested: true });
      continue;
    }
    const way = rests && left === 1 ? 'post' : page === '' || frame === '' ? beginning(random, page) : anyWay(random);
    // No page over https loads from, or posts to, http.
    const documents = way === 'frame-fetch' ? [page, frame] : way === 'visit' || way === 'link' ? [] : [page];
    const secureOnly = documents.some((url) => url.startsWith('https:'));
    const hops: Hop[] = [];
    do {
      const url = addressOn(random, random.pick(hosts), secureOnly || random.chance(0.65));
      hops.push(random.chance(0.7) ? plainHop(random, url, 4) : { url, lines: [] });
    } while (hops.length < 3 && random.chance(0.2));
    steps.push({ way, status: random.pick([302, 307]), hops, rested: false });
    const last = hops.at(-1)?.url ?? '';
    if (isTopLevel(way)) [page, frame] = [last, ''];
    else if (way === 'frame') frame = last;
  }
  return { steps };
}

function visit(url: string): Step {
  return { way: 'visit', status: 302, hops: [{ url, lines: [] }], rested: false };
}

function beginning(random: Random, page: string): Way {
  return page === '' ? 'visit' : random.pick(['visit', 'link', 'post', 'fetch', 'post-fetch', 'frame', 'frame']);
}

function anyWay(random: Random): Way {
  return random.pick(['visit', 'link', 'post', 'fetch', 'post-fetch', 'frame', 'frame-fetch', 'frame-fetch']);
}

function hostOf(random: Random, label: string): string {
  return random.weighted(
    [8, () => random.pick([`${label}.test`, `www.${label}.test`, `a.b.${label}.test`])],
    [2, () => random.pick([`${label}.localhost`, `www.${label}.localhost`])],
    [2, () => random.pick([`${label}.co.uk`, `www.${label}.co.uk`, `${label}.github.io`, `www.${label}.github.io`])],
    [1, () => random.pick(['localhost', '127.0.0.1'])],
  );
}

/** Browsers have github.io on their list of sites that are never requested over http. */
function addressOn(random: Random, host: string, secure: boolean): string {
  return `${secure || host.endsWith('github.io') ? 'https' : 'http'}://${host}${random.pick(PATHS)}`;
}

function withoutNul(line: string): string {
  return line.replaceAll('\0', '');
}

function plainHop(random: Random, url: string, most: number): Hop {
  const count = random.int(1, most);
  return {
    url,
    lines: Array.from({ length: count }, () =>
      random.chance(0.9) ? generatePlainLine(random, url) : withoutNul(generateLine(random, url)),
    ),
  };
}
