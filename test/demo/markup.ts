import { toText } from '../../src/cookie/octets.ts';

/** HTML that is safe to put into HTML. */
export class Markup {
  readonly html: string;
  constructor(html: string) {
    this.html = html;
  }
}

type Part = string | number | Markup | null | readonly Part[];

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** The text as HTML, also inside a quoted attribute. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

function partHtml(part: Part): string {
  if (part === null) return '';
  if (part instanceof Markup) return part.html;
  if (typeof part === 'object') return part.map(partHtml).join('');
  return escapeHtml(String(part));
}

/** A template whose texts are escaped; markup and lists of markup go in as they are. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  return new Markup(strings.map((string, i) => string + partHtml(parts[i] ?? null)).join(''));
}

/** Octets as readable text: UTF-8 where they are valid, `\x1f` for control characters. */
export function readable(octets: string): string {
  return toText(octets).replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must be made visible
    /[\x00-\x1f\x7f]/g,
    (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
}

/** A value for an inline script; no text can end the script element. */
export function scriptValue(value: unknown): Markup {
  return new Markup(JSON.stringify(value).replace(/</g, '\\u003c'));
}
