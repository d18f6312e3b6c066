import type { LayerCode } from '../format/layer-code.ts';
import type { Reading } from '../format/link.ts';
import type { ReadFormat } from '../format/value.ts';

interface SessionId {
  code: LayerCode;
  name: RegExp;
  form: RegExp;
  /** What is known of it, if it is no random id with data on the server. */
  data?: Record<string, unknown>;
}

/** Ids of sessions and other values with no content that can be read. The name of the cookie shows which server made the id, if the form allows it. */
const SESSION_IDS: readonly SessionId[] = [
  // php.net/manual/session.configuration.php, session.sid_length (22 to 256) and session.sid_bits_per_character.
  { code: 'php-session', name: /^PHPSESSID$/i, form: /^[A-Za-z0-9,-]{22,256}$/ },
  // Tomcat: 32 digits of hex; Jetty and Undertow: others; Jenkins has its own hash in the name; each with the route of a load balancer after "." or "!".
  {
    code: 'java-session',
    name: /^JSESSIONID(?:SSO|[._]\w+)?$/i,
    form: /^[\w+-]{16,128}(?:[.!:][\w.:!-]{1,400})?$/,
  },
  // learn.microsoft.com/dotnet/api/system.web.sessionstate.sessionidmanager: 24 of a to z and 0 to 5.
  { code: 'aspnet-session', name: /^ASP\.NET_SessionId$/i, form: /^[a-z0-5]{24}$/ },
  // learn.microsoft.com/dotnet/api/system.web.security.formsauthentication.encrypt: the ticket itself, in hex.
  {
    code: 'aspnet-forms',
    name: /^\.ASPX(?:AUTH|FORMSAUTH|ROLES)$/i,
    form: /^[0-9A-F]{64,}$/,
    data: { encrypted: true },
  },
  // github.com/fastify/fastify-secure-session: what libsodium encrypts, and its nonce.
  {
    code: 'fastify-secure-session',
    name: /sess/i,
    form: /^[A-Za-z0-9+/]{22,}={0,2};[A-Za-z0-9+/]{32}$/,
    data: { encrypted: true },
  },
  // django/contrib/sessions/backends/base.py: VALID_KEY_CHARS, 32 of them.
  { code: 'django-session-id', name: /^sessionid$/, form: /^[a-z0-9]{32}$/ },
  // django/middleware/csrf.py: CSRF_SECRET_LENGTH 32, or 64 with a mask before Django 4.1.
  {
    code: 'django-csrf-token',
    name: /^csrftoken$/,
    form: /^(?:[A-Za-z0-9]{32}|[A-Za-z0-9]{64})$/,
    data: {},
  },
];

/** An id of a session, by the cookie's name and the form of such ids. */
export const readSessionId: ReadFormat = ({ octets, name }) => {
  const found = SESSION_IDS.find((id) => id.name.test(name) && id.form.test(octets));
  return found === undefined ? null : opaque(found, octets);
};

function opaque({ code, data = { opaque: true } }: SessionId, octets: string): Reading {
  return { links: [{ code, certainty: 'likely', octets, data }], payload: octets };
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Spring Session (docs.spring.io/spring-session, DefaultCookieSerializer): the UUID of a session in base64, in `SESSION`. */
export const readSpringSession: ReadFormat = ({ octets, name, outer }) => {
  if (name !== 'SESSION' || octets.length !== 48 || outer.some(({ code }) => code === 'spring-session')) return null;
  if (!/^[A-Za-z0-9+/]+$/.test(octets) || !UUID.test(atob(octets))) return null;
  const data = { opaque: true };
  return { links: [{ code: 'spring-session', certainty: 'likely', octets, data }], inner: octets };
};
