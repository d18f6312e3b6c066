import type { History } from '../../../src/contract/steps.ts';
import type { Cookie } from '../../../src/cookie/cookie.ts';
import { asOctets } from '../../../src/cookie/octets.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { type MemorySnapshot, memorySnapshots } from '../../fixtures/memory/memory-snapshots.ts';

interface Around {
  query: URLSearchParams;
  jar(): readonly Cookie[];
  history(): History;
}

const SITE = 'localhost.example';
const THEN = Date.UTC(2026, 10, 20, 9, 30);

/**
 * The stored snapshots of the gallery. `?snapshots`: some of this site and of others; `profiles`: two of them are
 * profiles, of which one is on; `full`: there is no room for more.
 */
export function gallerySnapshots({ query, jar, history }: Around): ReturnType<typeof memorySnapshots> {
  const kind = query.get('snapshots');
  if (kind === null) return memorySnapshots({ jar, history });
  const isProfile = kind === 'profiles';
  const stored = snapshotsOf(jar(), isProfile);
  const full = { code: 'snapshots-full', octets: 4_200_000, limit: 4_194_304, most: 50 } as const;
  return memorySnapshots({
    jar,
    history,
    stored,
    unreadable: 1,
    ...(isProfile && { on: 'ann' }),
    ...(kind === 'full' && { full }),
  });
}

function snapshotsOf(jar: readonly Cookie[], isProfile: boolean): MemorySnapshot[] {
  const about = { site: SITE, storeId: '0', passphrase: null, isProfile: false, at: THEN };
  const older = jar
    .filter(({ name }) => name !== 'flash')
    .map((one) => (one.name === 'font' ? { ...one, value: asOctets('Garamond') } : one));
  const gone = cookie('consent', { value: 'all', domain: 'shop.localhost.example' });
  return [
    { ...about, id: 'ann', name: isProfile ? 'Ann' : 'before the deploy', isProfile, cookies: [...older, gone] },
    { ...about, id: 'bob', name: isProfile ? 'Bob' : 'empty cart', isProfile, cookies: older.slice(2, 7) },
    { ...about, id: 'sealed', name: 'admin account', passphrase: 'open', cookies: [...jar] },
    { ...about, id: 'all', name: 'everything on Friday', site: null, cookies: [...older, gone] },
    { ...about, id: 'other', name: 'login', site: 'other.example', cookies: older.slice(0, 1) },
  ];
}
