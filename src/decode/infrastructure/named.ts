import type { LayerCode } from '../format/layer-code.ts';
import type { ReadFormat } from '../format/value.ts';
import { isPlausibleTime, timeText } from '../octets/time-text.ts';

interface Named {
  code: LayerCode;
  name: RegExp;
  /** What such values look like; a value that does not makes the label a guess. */
  form: RegExp;
  /** A group of the form that is a Unix time. */
  timeGroup?: number;
  /** The value was made at random or is encrypted: it is not read as anything else. */
  opaque?: true;
}

/** Cookies that are known by their names alone, which anyone can choose: evidence, no proof. */
const NAMED: readonly Named[] = [
  // developers.cloudflare.com/fundamentals/reference/policies-compliances/cloudflare-cookies
  {
    code: 'cloudflare',
    name: /^__cf_bm$|^cf_clearance$/,
    form: /^[\w.-]{20,}-(\d{10})(?:-[\w.=+/-]+)?$/,
    timeGroup: 1,
    opaque: true,
  },
  { code: 'cloudflare', name: /^_cfuvid$/, form: /^[\w.-]{20,}-(\d{13})-[\d.]+-\d+$/, timeGroup: 1, opaque: true },
  { code: 'cloudflare', name: /^__cfruid$/, form: /^[0-9a-f]{40}-(\d{10})$/, timeGroup: 1, opaque: true },
  {
    code: 'cloudflare',
    name: /^__cflb$|^__cfseq|^__cfwaitingroom|^cf_chl_|^cf_ob_info$|^cf_use_ob$|^__cfduid$/,
    form: /^[\w.:=+/-]+$/,
    opaque: true,
  },
  { code: 'cloudflare', name: /^CF_(?:Authorization|AppSession)$/, form: /^\w+\.[\w-]+\.[\w-]+$|^[\w-]+$/ },
  // docs.aws.amazon.com/elasticloadbalancing/latest/application/sticky-sessions.html
  { code: 'aws-elb', name: /^AWSALB(?:CORS|TG|TGCORS|APP-\d+)?$/, form: /^[A-Za-z0-9+/_=-]{20,}$/, opaque: true },
  { code: 'aws-elb', name: /^AWSELB(?:CORS)?$/, form: /^[0-9A-F]{20,}$/, opaque: true },
  { code: 'aws-elb', name: /^AWSELBAuthSessionCookie(?:-\d+)?$/, form: /^[A-Za-z0-9+/_=-]{20,}$/, opaque: true },
  // learn.microsoft.com/azure/app-service/configure-common, "ARR affinity"; learn.microsoft.com/azure/application-gateway, features.
  {
    code: 'azure-affinity',
    name: /^(?:ARRAffinity(?:SameSite)?|ApplicationGatewayAffinity(?:CORS)?)$/,
    form: /^[0-9a-f]{32,64}$/,
    opaque: true,
  },
  // docs.netscaler.com, "HTTP cookie persistence".
  { code: 'netscaler', name: /^NSC_/, form: /^[0-9a-f]{24,}$/, opaque: true },
  // docs.datadoghq.com/real_user_monitoring/browser/data_security
  {
    code: 'datadog',
    name: /^_dd_s(?:_v2)?$|^dd_cookie_test_/,
    form: /^[a-z]{1,20}=[^&]*(?:&[a-z]{1,20}=[^&]*)*$|^test$/,
  },
  // authjs.dev/reference/core, cookies; next-auth.js.org
  {
    code: 'authjs',
    name: /^(?:authjs|next-auth)\.session-token(?![\w-])/,
    form: /^eyJ[\w-]+\.[\w-]*\.[\w-]+\.[\w-]+\.[\w-]+$|^[0-9a-f-]{36}$/,
  },
  { code: 'authjs', name: /^(?:authjs|next-auth)\.csrf-token$/, form: /^[0-9a-f]{64}[|][0-9a-f]{64}$/ },
  {
    code: 'authjs',
    name: /^(?:authjs|next-auth)\.(?:callback-url|pkce\.code_verifier|state|nonce)$/,
    form: /^[\w.:/?&=%+~-]+$/,
  },
  // www.keycloak.org, services/managers/AuthenticationManager.java
  { code: 'keycloak', name: /^KEYCLOAK_IDENTITY(?:_LEGACY)?$|^KC_RESTART$/, form: /^eyJ[\w-]+(?:\.[\w-]*){2,4}$/ },
  {
    code: 'keycloak',
    name: /^KEYCLOAK_SESSION(?:_LEGACY)?$|^AUTH_SESSION_ID(?:_LEGACY)?$|^KC_AUTH_(?:STATE|SESSION_HASH)$|^KEYCLOAK_REMEMBER_ME$/,
    form: /^"?[\w./:@+=-]+"?$/,
  },
  // github.com/supabase/ssr
  { code: 'supabase', name: /^sb-.+-auth-token(?:-code-verifier)?$/, form: /^base64-[\w-]+$|^[[{"]/ },
  { code: 'onetrust', name: /^OptanonAlertBoxClosed$|^OptanonChoice$/, form: /^\d{4}-\d\d-\d\dT/ },
  { code: 'cookiebot', name: /^CookieConsent$/, form: /^-?[01]$/ },
];

/** As long as one cookie can be, and more: forms with a time are not read in linear time. */
const LONGEST_WITH_TIME = 8192;

/** The label of a cookie that is known by its name. Its octets are then read by other formats, unless nothing is in them. */
export const readNamed: ReadFormat = ({ octets, name, outer }) => {
  const bare = name.replace(/(?:\.|__)\d{1,2}$/, '');
  const entry = NAMED.find((named) => named.name.test(bare));
  if (entry === undefined || outer.some(({ code }) => code === entry.code)) return null;
  const isRead = entry.timeGroup === undefined || octets.length <= LONGEST_WITH_TIME;
  const match = isRead ? entry.form.exec(octets) : null;
  // It may be inside an encoding, which is undone first.
  if (match === null && /%[0-9a-f]{2}/i.test(octets)) return null;
  const certainty = match === null ? 'guess' : 'likely';
  const digits = entry.timeGroup === undefined ? undefined : match?.[entry.timeGroup];
  const ms = digits === undefined ? Number.NaN : Number(digits) * (digits.length === 10 ? 1000 : 1);
  const data = isPlausibleTime(ms) ? { time: timeText(ms), knownBy: 'name' } : { knownBy: 'name' };
  const link = { code: entry.code, certainty, octets, data } as const;
  if (entry.opaque) return { links: [link], payload: octets };
  return { links: [{ ...link, write: (changed: string) => ({ octets: changed }) }], inner: octets };
};
