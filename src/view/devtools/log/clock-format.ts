const formats = new Map<string, Intl.DateTimeFormat>();

/** The format of a time of day to the millisecond. The first one of a process takes some dozens of milliseconds to make. */
export function clockFormat(language: string): Intl.DateTimeFormat {
  const cached = formats.get(language);
  if (cached) return cached;
  const format = new Intl.DateTimeFormat(language, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
    hourCycle: 'h23',
  });
  formats.set(language, format);
  return format;
}
