import type { Cookie } from '../../cookie/cookie.ts';
import { toText } from '../../cookie/octets.ts';
import { useView } from '../parts/context.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { FoundText } from '../search/found-text.tsx';

/** The value as the browser stores and sends it. */
export function RawValue({ cookie: { name, value } }: { cookie: Cookie }) {
  const { text } = useView();
  return (
    <section class="raw-value" aria-label={text('valueRaw')}>
      <h3>
        {text('valueRaw')} <CopyButton content={toText(value)} label={text('copy')} />
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys. */}
      <pre class="value-text" tabIndex={0}>
        {value === '' ? <i>{text('emptyValue')}</i> : <FoundText content={toText(value)} name={toText(name)} />}
      </pre>
    </section>
  );
}
