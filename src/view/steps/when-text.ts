import type { Host } from '../../model/host/host.ts';

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

const formats = new Map<string, Intl.RelativeTimeFormat>();

/** How long ago something was, such as "2 min. ago"; under a minute "just now". */
export function whenText(at: number, now: number, { language, text }: Pick<Host, 'language' | 'text'>): string {
  const past = Math.max(0, now - at);
  const unit = UNITS.find(([, length]) => past >= length);
  if (!unit) return text('justNow');
  const format = formats.get(language) ?? new Intl.RelativeTimeFormat(language, { style: 'short' });
  formats.set(language, format);
  return format.format(-Math.floor(past / unit[1]), unit[0]);
}
