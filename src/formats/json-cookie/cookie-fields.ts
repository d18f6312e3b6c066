import { asOctets, type Octets, toOctets } from '../../cookie/octets.ts';
import type { FormatWarning } from '../format/format.ts';
import type { WarningCode } from '../format/warning-code.ts';
import { type JsonObject, member } from './json-object.ts';

/** Fields that tools spell otherwise: rookiepy has `http_only`, HAR of Firefox `samesite`, Java `isSecure`, Firefox's files `host`, .NET `Name`. */
const SPELLINGS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    name: 'name',
    value: 'value',
    domain: 'domain',
    path: 'path',
    expires: 'expires',
    expiry: 'expiry',
    secure: 'secure',
    issecure: 'secure',
    httponly: 'httpOnly',
    partitioned: 'partitioned',
    'goog:partitionkey': 'partitionKey',
    ishttponly: 'httpOnly',
    samesite: 'sameSite',
    hostonly: 'hostOnly',
    ishostonly: 'hostOnly',
    host: 'domain',
    hostkey: 'domain',
  }),
);

/** Half of a pair of UTF-16: no octets mean it. */
const LONE_SURROGATE = /\p{Surrogate}/u;

interface Refusal {
  code: 'missingField' | 'badField' | 'encryptedValue';
  field: string;
}

/**
 * The fields of one object that describes a cookie. What is wrong with them is collected: a cookie with a refusal is not read,
 * and no field is replaced by a default without a warning. null counts as absent: Cookie-Editor 1.13 writes it so.
 */
export class CookieFields {
  readonly warnings: FormatWarning[] = [];
  readonly refusals: Refusal[] = [];
  /** In the format flags are 0 and 1, or words. */
  areFlagsTexts = false;

  readonly #read = new Set<string>();
  /** Under which key the object has a field that is spelt otherwise. */
  readonly #spelt = new Map<string, string>();

  /** `url`: that of the page or of the text, whose host counts where the cookie has no domain. */
  constructor(
    private readonly fields: JsonObject,
    readonly url: string | null = null,
  ) {
    for (const key of Object.keys(fields)) {
      const field = SPELLINGS.get(key.slice(0, 20).toLowerCase().replaceAll('_', ''));
      if (field !== undefined && field !== key && !Object.hasOwn(fields, field)) this.#spelt.set(field, key);
    }
  }

  get(key: string): unknown {
    const own = this.#keyOf(key);
    this.#read.add(own);
    return member(this.fields, own) ?? undefined;
  }

  #keyOf(field: string): string {
    return this.#spelt.get(field) ?? field;
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  /** Whether the text has the field, also with null. */
  isGiven(key: string): boolean {
    return member(this.fields, this.#keyOf(key)) !== undefined;
  }

  warn(code: WarningCode, data: FormatWarning['data'] = {}): void {
    this.warnings.push({ code, data });
  }

  /** Says which fields for when a cookie expires nothing has read: OkHttp has `expiresAt`, Java `maxAge`, Foundation `expiresDate`. */
  warnOfLifetime(): void {
    for (const [field, value] of Object.entries(this.fields))
      if (/expir|max.?age/i.test(field) && value && !(Number(value) < 0) && !this.#read.has(field))
        this.warn('unknownField', { field });
  }

  refuse(field: string, code: Refusal['code'] = 'badField'): void {
    this.refusals.push({ code, field: this.#keyOf(field) });
  }

  /** null: absent, or refused. */
  text(key: string): string | null {
    const value = this.get(key);
    return value === undefined ? null : this.#textIn(key, value);
  }

  #textIn(key: string, value: unknown): string | null {
    if (typeof value === 'string' && !LONE_SURROGATE.test(value)) return value;
    this.refuse(key);
    return null;
  }

  /** A text that must be there. */
  neededText(key: string): string {
    if (!this.has(key)) this.refuse(key, 'missingField');
    return this.text(key) ?? '';
  }

  octets(key: string): Octets {
    const value = this.get(key);
    const type = member(value, 'type');
    if (type !== 'string' && type !== 'base64') return toOctets(this.neededText(key));
    // `network.BytesValue` of WebDriver BiDi
    const text = this.#textIn(key, member(value, 'value')) ?? '';
    return type === 'string' ? toOctets(text) : this.ofBase64(key, text);
  }

  /** The octets that a text of this field means. */
  ofBase64(key: string, text: string): Octets {
    try {
      return asOctets(atob(text));
    } catch {
      this.refuse(key);
      return asOctets('');
    }
  }

  /** null: absent, or refused. */
  flag(key: string): boolean | null {
    const value = this.get(key);
    if (value === undefined || typeof value === 'boolean') return value ?? null;
    if (this.areFlagsTexts && /^(?:true|false|[01])$/.test(String(value))) return /^[t1]/.test(String(value));
    this.refuse(key);
    return null;
  }

  /** A flag. If it is absent it is false, with a warning unless the format defines that. */
  flagOr(key: string, absent: WarningCode | false): boolean {
    if (absent !== false && !this.has(key)) this.warn(absent);
    return this.flag(key) ?? false;
  }

  /** A number with a value: JSON can write 1e999, which is none. */
  number(key: string): number | null {
    const value = this.get(key);
    if (value === undefined) return null;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    this.refuse(key);
    return null;
  }
}
