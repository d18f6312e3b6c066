import type { Layer } from '../../decode/decode.ts';

/** What is known of a layer beside its name; text: message `insideFact_<code>`. */
export type LayerFact = { isWarning?: boolean } & (
  | { code: PlainCode }
  | { code: TimeCode; time: number }
  | { code: 'tooLarge'; limit: number }
  | { code: TextCode; text: string }
);

type PlainCode =
  | 'opaque'
  | 'encrypted'
  | 'readable'
  | 'signatureValid'
  | 'signatureInvalid'
  | 'signatureUnchecked'
  | 'saltUnknown'
  | 'algorithmUnknown'
  | 'signatureMissing'
  | 'algNone'
  | 'publicKeyAsSecret'
  | 'keyOfOtherKind'
  | 'keysInHeader'
  | 'binary'
  | 'knownByName'
  | 'notRead';
type TextCode = 'header' | 'keyId' | 'message' | 'partsMissing';
type TimeCode =
  | 'moment'
  | 'time'
  | 'sessionStart'
  | 'lastHit'
  | 'lastUpdated'
  | 'issued'
  | 'notYet'
  | 'expired'
  | 'validUntil';

/** The facts to show about a layer, the most important first. `now` in milliseconds since the epoch. */
export function layerFacts({ code, data }: Layer, now: number): LayerFact[] {
  // A time alone can be any: of the end of something too.
  const { time, ...rest } = data;
  const dated = code === 'unix-time' || code === 'date-time' ? { ...rest, moment: time } : data;
  return [...warnings(data), ...secrecy(data), ...signature(data), ...times(dated, now), ...content(data)];
}

type Data = Layer['data'];

function warnings({ algNone, algConfusion, keysInHeader }: Data): LayerFact[] {
  const facts: LayerFact[] = [];
  if (algNone === true) facts.push({ code: 'algNone', isWarning: true });
  if (algConfusion === 'public-key-as-secret') facts.push({ code: 'publicKeyAsSecret', isWarning: true });
  if (algConfusion === 'key-of-other-kind') facts.push({ code: 'keyOfOtherKind' });
  if (Array.isArray(keysInHeader)) facts.push({ code: 'keysInHeader', isWarning: true });
  return facts;
}

function secrecy({ encrypted, opaque, algNone, algConfusion, signature, signatureIn, unchecked }: Data): LayerFact[] {
  if (opaque === true) return [{ code: 'opaque' }];
  if (encrypted === true) return [{ code: 'encrypted' }];
  // Without a signature, or with one that anyone can make, others than the server can change it.
  const isSigned = (signature ?? signatureIn) !== undefined && unchecked !== 'no-signature';
  const anyoneSigns = algNone === true || algConfusion === 'public-key-as-secret';
  return encrypted === false && isSigned && !anyoneSigns ? [{ code: 'readable' }] : [];
}

function signature({ signature, unchecked, algNone, algConfusion }: Data): LayerFact[] {
  if (algNone === true || algConfusion !== undefined) return [];
  if (signature === 'valid') return [{ code: 'signatureValid' }];
  if (signature === 'invalid') return [{ code: 'signatureInvalid', isWarning: true }];
  if (signature !== 'unchecked') return [];
  if (unchecked === 'no-signature') return [{ code: 'signatureMissing', isWarning: true }];
  if (unchecked === 'no-key-of-algorithm') return [{ code: 'keyOfOtherKind' }];
  if (unchecked === 'unknown-algorithm') return [{ code: 'algorithmUnknown' }];
  return [{ code: unchecked === 'salt-unknown' ? 'saltUnknown' : 'signatureUnchecked' }];
}

/** RFC 7519 section 4.1.4: exp "identifies the expiration time on or after which the JWT MUST NOT be accepted". */
function times({ times, expires, ...data }: Data, now: number): LayerFact[] {
  const claims = Object(times) as Record<string, unknown>;
  const from = momentOf(claims.nbf);
  const until = momentOf(claims.exp) ?? momentOf(expires);
  const past: [TimeCode, unknown][] = [
    ['moment', data.moment],
    ['time', data.time ?? data.firstVisit ?? data.created],
    ['sessionStart', data.sessionStart],
    ['lastHit', data.lastHit],
    ['lastUpdated', data.lastUpdated],
    ['issued', claims.iat],
  ];
  const facts = past.flatMap(([code, text]): LayerFact[] => {
    const time = momentOf(text);
    return time === null ? [] : [{ code, time }];
  });
  if (from !== null && from > now) facts.push({ code: 'notYet', time: from, isWarning: true });
  if (until !== null) {
    const isOver = until <= now;
    facts.push({ code: isOver ? 'expired' : 'validUntil', time: until, isWarning: isOver });
  }
  return facts;
}

function content({ tooLarge, limit, content, readable, serializer, ...data }: Data): LayerFact[] {
  const facts: LayerFact[] = [];
  if (Array.isArray(data.missing)) facts.push({ code: 'partsMissing', text: data.missing.join(', '), isWarning: true });
  const texts = { header: JSON.stringify(data.header), keyId: data.keyId, message: data.messageText };
  for (const [code, text] of Object.entries(texts))
    if (text) facts.push({ code: code as TextCode, text: String(text) });
  if (data.knownBy === 'name') facts.push({ code: 'knownByName' });
  if (tooLarge === true) facts.push({ code: 'tooLarge', limit: Number(limit) });
  if (content === 'binary') facts.push({ code: 'binary' });
  if (readable === false || serializer === 'marshal') facts.push({ code: 'notRead' });
  return facts;
}

/** A time that a layer contains, in milliseconds since the epoch; null: none. */
function momentOf(text: unknown): number | null {
  const time = typeof text === 'string' ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}
