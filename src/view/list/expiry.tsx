import { useView } from '../parts/context.ts';

/** When a cookie ends, told from now; the exact moment shows while its row is pointed at or has the focus. */
export function Expiry({ expiryTime }: { expiryTime: number | null }) {
  const { app, expiry, text } = useView();
  if (expiryTime === null) return <span class="soft">{text('session')}</span>;
  const time = app.clock.time.value;
  return (
    <span class="when" data-soon={expiryTime - time < 60_000 || undefined}>
      {expiry.relative(expiryTime, time)}
      <span class="exact">{expiry.local(expiryTime)}</span>
    </span>
  );
}
