/**
 * Names of cookies that many sites have, in small letters, without __Host- or __Secure-. Only those that would otherwise be
 * taken for sessions because of the words in them, or that would not be. Sources: the Open Cookie Database of
 * J. Kwakman and others, Apache-2.0, https://github.com/jkwakman/Open-Cookie-Database, and the documents of the makers.
 */
const list = (names: string): readonly string[] => names.trim().split(/\s+/);

/** How names start of what scripts of makers set for statistics, ads, chats, payments and consent; they are never HttpOnly. */
export const MAKER_PREFIXES = list(`
  _hj __hs hubspot intercom sbjs __stripe ai matomo amp amplitude rl optimizely abtasty qsi sisess cpsess __insp ce _ce _dy
  _dyjsession _parsely compass ab.storage _splunk dt liveagent wwwchannelme _zdsession _zdshared zd crisp-client drift tawk
  freshchat tidio userlike gorgias taboola _tb obsessionid dotomi dtm everest mv_tokens am_tokens mnet sqzl viewer bc
  dotmetrics tcsession acalltrackersession swym _twitter _pinterest yabs dg_sid pm_sess aboutads digitrust didomi axeptio
  kndctr apt __ssid cookieyes s_sess fedops _wix sd_identity mstoken elevar __attentive mixpanel ph posthog segment brochure _brochure
`);

/** How names start of what servers set to share load, against bots or for a cache. */
export const SERVER_PREFIXES = list(`
  aws-csds mage-cache client-session-bind server-session-bind f5avraaaaaaaaaaaaaaaa f5avrbbbbbbbbbbbbbbbb
`);

/** Whole names of such cookies that are too short to be starts. */
export const MAKER_NAMES = new Set(list('_sid csssid rsid bsession sfronttoken'));

/** How names start of tokens that a library in the page reads and renews: they cannot be HttpOnly. */
export const SCRIPT_TOKEN_PREFIXES = list(`
  cognitoidentityserviceprovider amplify supabase sb-access sb-refresh okta msal auth0. pb_auth nhost stytch_session
  __clerk keycloak_session auth._ ember_simple_auth meteor_login feathers hanko privy kinde frontegg ds dsr auth_headers
  __dev_firebase
`);

/** Sessions and sign-ins that no word of their names gives away. */
export const SESSION_NAMES =
  /^(?:s?sess[0-9a-f]{32,}|aspsessionid[a-z]{8}|wordpress_(?:sec_)?[0-9a-f]{32}|\.aspxauth|\.aspnet(?:core)?\.(?:cookies|applicationcookie|identity\.application|session)(?:c\d+)?|fedauth\d?|ltpatoken2?|cftoken|xf_user|cf_authorization|_shibsession_\w+|iplanetdirectorypro|smsession|li_at|[0-9a-f]{32}|frontend|adminhtml|msisauth\d?|fe_typo_user|prestashop-[0-9a-f]{32}|phpmyadmin(?:_https)?|username-[\w-]+-\d+|cakephp|oscsid|zenid|mybbuser|smfcookie\d+|umb_ucontext|i_like_git(?:ea|ogs)|sentrysid|mysapsso2|roundcube_sessauth)$/i;
