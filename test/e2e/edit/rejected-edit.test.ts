import { describe, expect, test } from 'vitest';
import { say } from '../../fixtures/say.ts';
import type { JarCookie, JarEntry, View } from '../driver/surface.ts';
import {
  type CheckField,
  faultAt,
  fields,
  fillIn,
  localTime,
  openEditor,
  openWith,
  type TextField,
  tick,
  titled,
  wholeJar,
} from '../pages/editor-page.ts';
import { clickButton, waitForText } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

const HOST = 'www.rejected.localhost';
const SITE = 'rejected.localhost';
const DAY = 24 * 60 * 60 * 1000;

const { crumb, tab } = await stage({ host: HOST });
const later = Math.floor(Date.now() + 30 * DAY);
let popup: View;

/** Opens the editor of the first cookie in a jar of these. Gives the jar. */
async function edit(cookie: JarEntry, ...beside: JarEntry[]): Promise<JarCookie[]> {
  popup = await openWith(crumb, tab, [cookie, ...beside]);
  const before = await wholeJar(crumb);
  await openEditor(popup, { name: cookie.name });
  return before;
}

interface Case {
  title: string;
  from?: Partial<JarEntry>;
  step(popup: View): Promise<void>;
  at: TextField | CheckField;
  says: string;
}

const CASES: Case[] = [
  {
    title: 'a value too long by one octet',
    step: (popup) => fillIn(popup, 'value', 'x'.repeat(4094)),
    at: 'value',
    says: say('reason_NameValuePairExceedsMaxSize', { octets: 4097, limit: 4096 }),
  },
  {
    title: 'a value too long in UTF-8, not in characters',
    step: (popup) => fillIn(popup, 'value', 'é'.repeat(2047)),
    at: 'value',
    says: say('reason_NameValuePairExceedsMaxSize', { octets: 4097, limit: 4096 }),
  },
  {
    title: 'a semicolon',
    step: (popup) => fillIn(popup, 'value', 'a;b'),
    at: 'value',
    says: say('reason_DisallowedCharacter', { attribute: 'value', character: '; (U+003B)' }),
  },
  {
    title: 'a line break',
    step: (popup) => fillIn(popup, 'value', 'a\nb'),
    at: 'value',
    says: say('reason_DisallowedCharacter', { attribute: 'value', character: 'U+000A' }),
  },
  {
    title: 'a space at the end',
    step: (popup) => fillIn(popup, 'value', 'a '),
    at: 'value',
    says: say('reason_DisallowedCharacter', { attribute: 'value', character: 'U+0020' }),
  },
  {
    title: 'SameSite=None without Secure',
    step: (popup) => fillIn(popup, 'sameSite', 'none'),
    at: 'sameSite',
    says: `${say('reason_SameSiteNoneInsecure')} ${say('reason_SameSiteNoneInsecure_do')}`,
  },
  {
    title: 'Secure taken from SameSite=None',
    from: { secure: true, sameSite: 'none' },
    step: (popup) => tick(popup, 'secure', false),
    at: 'sameSite',
    says: say('reason_SameSiteNoneInsecure'),
  },
  {
    title: 'Secure taken from a __Secure- name',
    from: { name: '__Secure-sid', secure: true },
    step: (popup) => tick(popup, 'secure', false),
    at: 'secure',
    says: say('reason_InvalidPrefix', { prefix: '__Secure-', needs: 'Secure' }),
  },
  {
    title: 'a Domain for a __Host- name',
    from: { name: '__Host-sid', secure: true },
    step: (popup) => tick(popup, 'hostOnly', false),
    at: 'domain',
    says: say('reason_InvalidPrefix', { prefix: '__Host-', needs: 'Secure; Path=/' }),
  },
  {
    title: 'a path for a __Host- name',
    from: { name: '__Host-sid', secure: true },
    step: (popup) => fillIn(popup, 'path', '/foo'),
    at: 'path',
    says: say('reason_InvalidPrefix', { prefix: '__Host-', needs: 'Secure; Path=/' }),
  },
  {
    title: 'HttpOnly taken from an __Http- name',
    from: { name: '__Http-sid', secure: true, httpOnly: true },
    step: (popup) => tick(popup, 'httpOnly', false),
    at: 'httpOnly',
    says: say('reason_InvalidPrefix', { prefix: '__Http-', needs: 'Secure; HttpOnly' }),
  },
  {
    title: 'another site’s host',
    step: (popup) => fillIn(popup, 'domain', 'ads.localhost'),
    at: 'domain',
    says: say('reason_InvalidDomain', { domain: 'ads.localhost' }),
  },
  {
    title: 'another site’s domain',
    step: async (popup) => {
      await fillIn(popup, 'domain', 'example.org');
      await tick(popup, 'hostOnly', false);
    },
    at: 'domain',
    says: say('reason_InvalidDomain', { domain: 'example.org' }),
  },
  {
    title: 'a public suffix as the domain',
    step: async (popup) => {
      await fillIn(popup, 'domain', 'co.uk');
      await tick(popup, 'hostOnly', false);
    },
    at: 'domain',
    says: say('reason_InvalidDomain', { domain: 'co.uk' }),
  },
  {
    title: 'an IP address as the domain',
    step: async (popup) => {
      await fillIn(popup, 'domain', '127.0.0.1');
      await tick(popup, 'hostOnly', false);
    },
    at: 'domain',
    says: say('reason_InvalidDomain', { domain: '127.0.0.1' }),
  },
  {
    title: 'no domain',
    step: (popup) => fillIn(popup, 'domain', ''),
    at: 'domain',
    says: say('reason_InvalidDomain', { domain: '' }),
  },
  {
    title: 'a domain with a port',
    step: (popup) => fillIn(popup, 'domain', `${HOST}:80`),
    at: 'domain',
    says: say('reason_InvalidDomain', { domain: `${HOST}:80` }),
  },
  {
    title: 'a path that does not begin with "/"',
    step: (popup) => fillIn(popup, 'path', 'foo'),
    at: 'path',
    says: say('reason_InvalidPath', { limit: 1024, octets: 3 }),
  },
  {
    title: 'no path',
    step: (popup) => fillIn(popup, 'path', ''),
    at: 'path',
    says: say('reason_InvalidPath', { limit: 1024, octets: 0 }),
  },
  {
    title: 'a semicolon in the path',
    step: (popup) => fillIn(popup, 'path', '/a;b'),
    at: 'path',
    says: say('reason_DisallowedCharacter', { attribute: 'path', character: '; (U+003B)' }),
  },
  {
    title: 'a path of 1,025 octets',
    step: (popup) => fillIn(popup, 'path', `/${'p'.repeat(1024)}`),
    at: 'path',
    says: say('reason_InvalidPath', { limit: 1024, octets: 1025 }),
  },
  {
    title: 'an expiry in the past',
    step: (popup) => fillIn(popup, 'expiry', localTime(Date.now() - DAY)),
    at: 'expiry',
    says: say('reason_Expired'),
  },
  ...['in 3 parsecs', '30', '+30', '+30x', '2027-02-31T00:00:00Z', '2027-02-31', 'Sun, 31 Feb 2027 08:00:00 GMT'].map(
    (text): Case => ({
      title: `“${text}” as an expiry`,
      step: (popup) => fillIn(popup, 'typedExpiry', text),
      at: 'typedExpiry',
      // A number is read as seconds since 1970, and the field says so; these have passed.
      says: text === '30' ? say('reason_Expired') : say('expiryTypedWrong'),
    }),
  ),
  {
    title: 'a partition of what is no site',
    from: { secure: true, sameSite: 'none' },
    step: async (popup) => {
      await tick(popup, 'partitioned', true);
      await fillIn(popup, 'topLevelSite', 'shop');
    },
    at: 'topLevelSite',
    says: say('partitionWrong_site'),
  },
];

describe('a rejected edit is explained at its field, and the jar stays as it was:', () => {
  test.each(titled(CASES))(
    'a rejected edit is explained at its field, and the jar stays as it was: %s',
    async (_, { from, step, at, says }) => {
      const given: JarEntry = { name: 'sid', value: 'old', domain: HOST, expires: later, ...from };
      const before = await edit(given, { name: 'beside', value: '1', domain: SITE, hostOnly: false });
      await step(popup);
      expect(await faultAt(popup, at)).toContain(says);
      const typed = await fields(popup);
      await clickButton(popup, say('save'));
      await popup.waitFor(() => document.activeElement?.getAttribute('aria-invalid') === 'true');
      expect(await faultAt(popup, at)).toContain(says);
      expect(await fields(popup)).toEqual(typed);
      expect(await wholeJar(crumb)).toEqual(before);
    },
  );

  test('a partitioned cookie without Secure is rejected', async () => {
    const partitionKey = { topLevelSite: `http://${SITE}`, hasCrossSiteAncestor: false };
    const before = await edit({ name: 'sid', value: 'old', domain: HOST, secure: true, partitionKey });
    await tick(popup, 'secure', false);
    await waitForText(popup, `${say('reason_PartitionedInsecure')} ${say('reason_PartitionedInsecure_do')}`);
    expect(await faultAt(popup, 'partitioned')).toContain(say('reason_PartitionedInsecure'));
    await clickButton(popup, say('save'));
    await waitForText(popup, say('reason_PartitionedInsecure'));
    expect(await wholeJar(crumb)).toEqual(before);
  });

  test('a mistyped expiry is rejected and never makes a session cookie', async () => {
    const before = await edit({ name: 'sid', value: 'old', domain: HOST, expires: later });
    await popup.click('form [name="expiry"]');
    // This removes one part of the date, as when a person begins to type another.
    await popup.press('Backspace');
    expect(await faultAt(popup, 'expiry')).toContain(say('expiryWrong'));
    await clickButton(popup, say('save'));
    expect(await faultAt(popup, 'expiry')).toContain(say('expiryWrong'));
    expect((await fields(popup)).session).toBe(false);
    expect(await wholeJar(crumb)).toEqual(before);
  });
});
