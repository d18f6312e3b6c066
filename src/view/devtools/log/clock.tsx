import { useView } from '../../parts/context.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** A time of day to the millisecond, with date and time in its tooltip. */
export function Clock({ at }: { at: number }) {
  const { host, expiry } = useView();
  let format = formats.get(host.language);
  if (!format) {
    format = new Intl.DateTimeFormat(host.language, {
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      fractionalSecondDigits: 3,
      hourCycle: 'h23',
    });
    formats.set(host.language, format);
  }
  return (
    <time dateTime={new Date(at).toISOString()} title={expiry.local(at)}>
      {format.format(at)}
    </time>
  );
}
