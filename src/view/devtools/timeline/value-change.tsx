import { useMemo } from 'preact/hooks';
import type { KnownValue } from '../../../decode/format/value.ts';
import type { TimelineEntry } from '../../../model/timeline/timeline-entry.ts';
import { WholeDiff } from '../../changes/diff.tsx';
import { LazyDifferenceByKey } from '../../decode/lazy-difference-by-key.ts';
import { useView } from '../../parts/context.ts';
import { Raw } from '../../parts/raw.tsx';
import { DecodedValue } from '../decoded/decoded-value.tsx';
import { usePanel } from '../log/panel-context.ts';

/** The value that a change left, or what differs from the one before: by key where they have keys, and by characters. */
export function ValueChange({ entry }: { entry: TimelineEntry }) {
  const { text } = useView();
  const { beside } = usePanel().timeline;
  const { old, now, fields } = entry;
  if (!now) return null;
  if (old && fields.includes('value'))
    return (
      <>
        <ByKey entry={entry} />
        <WholeDiff before={old.value} now={now.value} />
        <DecodedValue {...old} siblings={() => beside(entry, 'before')} label="insideBefore" />
        <DecodedValue {...now} siblings={() => beside(entry, 'after')} label="insideAfter" />
      </>
    );
  return (
    <>
      <h3>{text('attribute_value')}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys. */}
      <pre class="value-text" tabIndex={0}>
        {now.value === '' ? <i>{text('emptyValue')}</i> : <Raw octets={now.value} />}
      </pre>
      <DecodedValue {...now} siblings={() => beside(entry, 'after')} />
    </>
  );
}

function ByKey({ entry }: { entry: TimelineEntry }) {
  const { beside } = usePanel().timeline;
  const known = useMemo((): Record<'before' | 'now', KnownValue> | null => {
    const { old, now } = entry;
    if (!old || !now) return null;
    return {
      before: { ...old, siblings: beside(entry, 'before') },
      now: { ...now, siblings: beside(entry, 'after') },
    };
  }, [entry]);
  return known && <LazyDifferenceByKey {...known} />;
}
