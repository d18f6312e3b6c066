import type { ThirdParty } from '../../src/cookie/verdict.ts';
import { launch } from '../e2e/driver/launch.ts';
import type { LaunchOptions } from '../e2e/driver/surface.ts';
import { Player } from './player.ts';
import type { Setting } from './predict.ts';
import { startOracleSite } from './site.ts';

/** A browser that resolves every site to the oracle's server. */
export interface OracleBrowser {
  readonly name: 'chromium' | 'firefox';
  player: Player;
  /** Its settings for third-party cookies, in an order in which they can be made. */
  policies: readonly ThirdParty[];
  /** Makes one of the settings, and gives the rules of the browser now. */
  set(policy: ThirdParty): Promise<Setting>;
  close(): Promise<void>;
}

/** `short`: Chromium’s switch by which ten seconds count as two minutes; Firefox has no such rule. */
export type TwoMinutes = 'short' | 'real';
const MILLISECONDS: Record<TwoMinutes, number> = { short: 10_000, real: 120_000 };

const POLICIES = { chromium: ['allowed', 'blocked'], firefox: ['partitioned', 'allowed', 'blocked'] } as const;

/** Frames stay in the page's process, so that one session reports them too. */
const SWITCHES = ['--host-resolver-rules=MAP * 127.0.0.1', '--disable-site-isolation-trials'];
const PREFERENCES = { 'network.dns.forceResolve': '127.0.0.1' };

export async function openOracleBrowser(
  name: OracleBrowser['name'],
  { twoMinutes }: { twoMinutes: TwoMinutes },
): Promise<OracleBrowser> {
  const isChromium = name === 'chromium';
  const switches = twoMinutes === 'short' ? [...SWITCHES, '--enable-features=ShortLaxAllowUnsafeThreshold'] : SWITCHES;
  const options: LaunchOptions = { browser: name, build: 'localhost', anyCertificate: true };
  const crumb = await launch({ ...options, ...(isChromium ? { switches } : { prefs: PREFERENCES }) });
  const site = await startOracleSite();
  const player = await Player.in(crumb, site);
  return {
    name,
    player,
    policies: POLICIES[name],
    async set(policy) {
      // The default of Firefox.
      if (policy !== 'partitioned') await crumb.setThirdPartyCookies(policy);
      return {
        agent: isChromium ? 'chrome' : 'firefox',
        thirdParty: policy,
        twoMinutes: isChromium ? MILLISECONDS[twoMinutes] : 0,
      };
    },
    async close() {
      await crumb.close();
      await site.close();
    },
  };
}
