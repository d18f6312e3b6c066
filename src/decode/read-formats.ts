import { readGoogleAnalytics, readGoogleAnalytics4, readGoogleAnalytics4Gs2 } from './analytics/google-analytics.ts';
import { readChunks } from './chunks/read-chunks.ts';
import { readCookiebot } from './consent/cookiebot.ts';
import { readGpp } from './consent/gpp.ts';
import { readOneTrust } from './consent/one-trust.ts';
import { readTcf } from './consent/tcf.ts';
import { readUsPrivacy } from './consent/us-privacy.ts';
import type { ReadFormat } from './format/value.ts';
import { readBigIp } from './infrastructure/big-ip.ts';
import { readCloudFront } from './infrastructure/cloud-front.ts';
import { readNamed } from './infrastructure/named.ts';
import { readNamedFields } from './infrastructure/named-fields.ts';
import { readBase64Layer } from './layers/base64.ts';
import { readBearer } from './layers/bearer.ts';
import { readCompressed } from './layers/compressed.ts';
import { readHex } from './layers/hex.ts';
import { readJsEscape } from './layers/js-escape.ts';
import { readJson } from './layers/json.ts';
import { readMarkedBinary } from './layers/marked-binary.ts';
import { readMessagePack } from './layers/message-pack.ts';
import { readPercentEncoding } from './layers/percent-encoding.ts';
import { readPhpSerialize } from './layers/php-serialize.ts';
import { readPlusEncoding } from './layers/plus-encoding.ts';
import { readOnePair, readQueryString } from './layers/query-string.ts';
import { readQuoted } from './layers/quoted.ts';
import { readSupabaseBase64 } from './layers/supabase-base64.ts';
import { readCookieSession } from './sessions/cookie-session.ts';
import { readDataProtection } from './sessions/data-protection.ts';
import { readDjangoSigned } from './sessions/django.ts';
import { readExpressJson, readExpressSigned } from './sessions/express.ts';
import { readIron } from './sessions/iron.ts';
import { readItsdangerous } from './sessions/itsdangerous.ts';
import { readLaravel } from './sessions/laravel.ts';
import { readPhoenixEncrypted, readPhoenixSigned } from './sessions/phoenix.ts';
import { readPlayLegacy } from './sessions/play.ts';
import { readPyramid } from './sessions/pyramid.ts';
import { readRailsEncrypted, readRailsSigned } from './sessions/rails.ts';
import { readRemix } from './sessions/remix.ts';
import { readSecurecookie } from './sessions/securecookie.ts';
import { readSessionId, readSpringSession } from './sessions/session-id.ts';
import { readSignedForms } from './sessions/signed-forms.ts';
import { readStarlette } from './sessions/starlette.ts';
import { readTornado } from './sessions/tornado.ts';
import { readFernet } from './tokens/fernet.ts';
import { readJwe } from './tokens/jwe.ts';
import { readJwt } from './tokens/jwt.ts';
import { readPaseto } from './tokens/paseto.ts';
import { readDateTime } from './values/date-time.ts';
import { readIpAddress } from './values/ip-address.ts';
import { readList } from './values/list.ts';
import { readNumber, readUnixTime } from './values/number.ts';
import { readUlid } from './values/ulid.ts';
import { readUuid } from './values/uuid.ts';

/** All formats, in the order in which they are tried: what has a form of its own comes before what many things look like. */
export const READ_FORMATS: readonly ReadFormat[] = [
  readChunks,
  // Known by the cookie's name and by a form.
  readCloudFront,
  readBigIp,
  readOneTrust,
  readCookiebot,
  readNamed,
  readSupabaseBase64,
  readBearer,
  // Tokens and sessions. A JWT comes before all others that have three parts.
  readJwt,
  readJwe,
  readPaseto,
  readPhoenixSigned,
  readPhoenixEncrypted,
  readFernet,
  readIron,
  readDataProtection,
  readSecurecookie,
  readPyramid,
  readExpressSigned,
  readExpressJson,
  readCookieSession,
  readLaravel,
  readRailsEncrypted,
  readRailsSigned,
  readPlayLegacy,
  readDjangoSigned,
  readStarlette,
  readTornado,
  // Before itsdangerous, whose base64url has no padding.
  readRemix,
  readSignedForms,
  readItsdangerous,
  readGoogleAnalytics,
  readGoogleAnalytics4,
  readGoogleAnalytics4Gs2,
  readNamedFields,
  readTcf,
  readGpp,
  readUsPrivacy,
  readSpringSession,
  readSessionId,
  // Encodings and texts of many uses.
  readQuoted,
  // Before percent-encoding: a URL within JSON has escapes of its own.
  readJson,
  readQueryString,
  readPlusEncoding,
  readJsEscape,
  readPercentEncoding,
  readPhpSerialize,
  readUuid,
  readDateTime,
  readIpAddress,
  readUnixTime,
  readNumber,
  readUlid,
  readCompressed,
  readMessagePack,
  readMarkedBinary,
  readHex,
  readBase64Layer,
  readList,
  readOnePair,
];
