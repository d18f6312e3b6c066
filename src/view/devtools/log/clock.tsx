import { useView } from '../../parts/context.ts';
import { clockFormat } from './clock-format.ts';

/** A time of day to the millisecond, with date and time in its tooltip. */
export function Clock({ at }: { at: number }) {
  const { host, expiry } = useView();
  return (
    <time dateTime={new Date(at).toISOString()} title={expiry.local(at)}>
      {clockFormat(host.language).format(at)}
    </time>
  );
}
