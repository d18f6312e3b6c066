import { toText } from '../../cookie/octets.ts';
import type { LayerCode } from '../format/layer-code.ts';
import type { ReadFormat } from '../format/value.ts';
import { fromBase64 } from '../octets/base64.ts';
import { numberOrText } from '../octets/number-or-text.ts';
import { isPlausibleTime, timeText } from '../octets/time-text.ts';

interface NamedFields {
  code: LayerCode;
  name: RegExp;
  form: RegExp;
  /** What the groups of the form are called, from the first. */
  fields: readonly string[];
  /** The field that is base64 or base64url, with "~" for "=". */
  base64?: string;
  /** Of `time`, or of `expires`. */
  unit: 's' | 'ms' | 'hex';
}

/** Values that are known by name and form together. */
const NAMED_FIELDS: readonly NamedFields[] = [
  // support.google.com/tagmanager/answer/7549390, Conversion Linker.
  {
    code: 'google-ads',
    name: /^_gcl_au$/,
    form: /^(\d{1,2})\.(\d{1,2})\.(\d{1,10})\.(\d{10})(?:\.[\w.$-]*)?$/,
    fields: ['version', 'domainDepth', 'random', 'time'],
    unit: 's',
  },
  {
    code: 'google-ads',
    name: /^_gcl_(?:aw|dc|gb|gf|ha|ag)$/,
    form: /^(GCL|2\.1|1\.1)\.(?:k)?(\d{10})\.([\w-]+)$/,
    fields: ['version', 'time', 'clickId'],
    unit: 's',
  },
  // The same with letters before its fields; _gac_ of Analytics.
  {
    code: 'google-ads',
    name: /^_gcl_[a-z]{2}$/,
    form: /^(2\.1)\.k([\w-]+)\$i(\d{10})(?:\$[\w$.-]*)?$/,
    fields: ['version', 'clickId', 'time'],
    unit: 's',
  },
  {
    code: 'google-ads',
    name: /^_gac_/,
    form: /^(1)\.(\d{10})\.([\w-]+)$/,
    fields: ['version', 'time', 'clickId'],
    unit: 's',
  },
  // developers.facebook.com/docs/marketing-api/conversions-api/parameters/fbp-and-fbc: version.subdomainIndex.creationTime.random
  {
    code: 'facebook-pixel',
    name: /^_fbp$/,
    form: /^(fb)\.(\d)\.(\d{13})\.(\d{1,20})(?:\.\w{1,20})?$/,
    fields: ['version', 'subdomainIndex', 'time', 'random'],
    unit: 'ms',
  },
  {
    code: 'facebook-pixel',
    name: /^_fbc$/,
    form: /^(fb)\.(\d)\.(\d{13})\.([\w-]{1,500})(?:\.\w{1,20})?$/,
    fields: ['version', 'subdomainIndex', 'time', 'clickId'],
    unit: 'ms',
  },
  // knowledge.hubspot.com, "What cookies does HubSpot set in a visitor's browser?"
  {
    code: 'hubspot',
    name: /^__hstc$/,
    form: /^(\d{1,10})\.([0-9a-f]{32})\.(\d{13})\.(\d{13})\.(\d{13})\.(\d{1,9})$/,
    fields: ['domainHash', 'visitorId', 'time', 'previousVisit', 'currentVisit', 'sessionNumber'],
    unit: 'ms',
  },
  {
    code: 'hubspot',
    name: /^__hssc$/,
    form: /^(\d{1,10})\.(\d{1,9})\.(\d{13})$/,
    fields: ['domainHash', 'pageViews', 'time'],
    unit: 'ms',
  },
  // github.com/matomo-org/matomo, js/piwik.js: the id of a visitor and its time; before version 4 numbers of visits follow.
  {
    code: 'matomo',
    name: /^_pk_id(?:\.|$)/,
    form: /^([0-9a-f]{16})\.(\d{10})\.(?:\d{1,9}\.[\d.]*)?$/,
    fields: ['visitorId', 'time'],
    unit: 's',
  },
  // github.com/WordPress/WordPress, wp-includes/pluggable.php: wp_generate_auth_cookie.
  {
    code: 'wordpress',
    name: /^wordpress_(?:logged_in_|sec_)?[0-9a-f]{32}$/,
    form: /^([^|]{1,255})\|(\d{10})\|(\w{43})\|([0-9a-f]{64})$/,
    fields: ['user', 'expires', 'token', 'hmac'],
    unit: 's',
  },
  // github.com/symfony/symfony, SignatureRememberMeHandler: class, user in base64, end, and HMAC or a token.
  {
    code: 'symfony-remember-me',
    name: /^REMEMBERME$/,
    form: /^([\w.\\+/=]{0,400}):([\w~=+/-]{1,400}):(\d{10}):([\w~.=+/:-]{40,200})$/,
    fields: ['class', 'user', 'expires', 'signature'],
    base64: 'user',
    unit: 's',
  },
  // github.com/spring-projects/spring-security, TokenBasedRememberMeServices.
  {
    code: 'spring-remember-me',
    name: /^remember-me$/,
    form: /^([^:%]{1,400}):(\d{13}):(?:(SHA256|MD5):)?((?:[0-9a-f]{32}){1,2})$/,
    fields: ['user', 'expires', 'algorithm', 'signature'],
    unit: 'ms',
  },
  // github.com/gavincarr/mod_auth_tkt and pyramid/authentication.py: MD5, SHA-256 or SHA-512, and the time in hex.
  {
    code: 'auth-tkt',
    name: /auth_tkt/i,
    form: /^((?:[0-9a-f]{32}){1,4})([0-9a-f]{8})([^!]{1,255})!(?:([^!]*)!)?([^!]*)$/,
    fields: ['digest', 'time', 'user', 'tokens', 'data'],
    unit: 'hex',
  },
];

/** Values whose parts are documented: ids of statistics and ads, and sign-ins that a server checks. Anyone can read them. */
export const readNamedFields: ReadFormat = ({ octets, name }) => {
  for (const { code, name: ofName, form, fields, base64, unit } of NAMED_FIELDS) {
    const match = ofName.test(name) ? form.exec(octets) : null;
    if (match === null) continue;
    const payload = Object.fromEntries(
      fields.map((field, index) => {
        const written = match[index + 1] ?? '';
        const plain = field === base64 ? fromBase64(written.replaceAll('~', '=')) : written;
        return [field, numberOrText(toText(plain ?? written))];
      }),
    );
    const key = fields.includes('time') ? 'time' : 'expires';
    const written = match[fields.indexOf(key) + 1] ?? '';
    const ms = unit === 'hex' ? Number.parseInt(written, 16) * 1000 : Number(written) * (unit === 's' ? 1000 : 1);
    if (!isPlausibleTime(ms)) continue;
    return { links: [{ code, certainty: 'certain', octets, data: { [key]: timeText(ms) } }], payload };
  }
  return null;
};
