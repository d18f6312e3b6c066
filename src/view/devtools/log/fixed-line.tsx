import type { ComponentChildren } from 'preact';
import { asOctets, type Octets, toText } from '../../../cookie/octets.ts';
import { listOctets } from '../../../model/text/visible-text.ts';
import { useView } from '../../parts/context.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Raw } from '../../parts/raw.tsx';
import './details.css';

interface Props {
  title: string;
  line: Octets;
  /** Further buttons, before the one that copies the line. */
  children?: ComponentChildren;
}

/**
 * A Set-Cookie line that a server should send instead, with a button that copies it. A long value is cut, so that the
 * attributes are in view; the button copies all of it.
 */
export function FixedLine({ title, line, children }: Props) {
  const { text } = useView();
  const end = line.indexOf(';');
  const pair = end < 0 ? line : asOctets(line.slice(0, end));
  const attributes = asOctets(line.slice(pair.length));
  return (
    <div class="fixed">
      <h3>
        {title}
        <span>
          {children}
          <CopyButton content={`Set-Cookie: ${toText(line)}`} label={text('copyFixedLine')} />
        </span>
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys. */}
      <pre class="value-text" tabIndex={0}>
        <Raw octets={pair} short />
        {listOctets(pair) !== pair && '…'}
        <Raw octets={attributes} />
      </pre>
    </div>
  );
}
