import { type Octets, toText } from '../../cookie/octets.ts';
import { decodedValue } from '../../model/text/decoded-value.ts';
import { useView } from '../parts/context.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { FoundText } from '../search/found-text.tsx';

/** The raw value and, where it has percent escapes, beside it the decoded one. Only the raw value can be copied. */
export function ValuePair({ value }: { value: Octets }) {
  const { text } = useView();
  const decoded = decodedValue(value);
  return (
    <div class="values" data-pair={decoded !== null || undefined}>
      <section aria-label={text('valueRaw')}>
        <h3>
          {text('valueRaw')} <CopyButton content={toText(value)} label={text('copy')} />
        </h3>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys. */}
        <pre class="value-text" tabIndex={0}>
          {value === '' ? <i>{text('emptyValue')}</i> : <FoundText content={toText(value)} />}
        </pre>
      </section>
      {decoded !== null && (
        <section aria-label={text('valueDecoded')}>
          <h3>{text('valueDecoded')}</h3>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys. */}
          <pre class="value-text" tabIndex={0}>
            <FoundText content={decoded} />
          </pre>
        </section>
      )}
    </div>
  );
}
