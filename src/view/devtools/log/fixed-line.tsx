import type { ComponentChildren } from 'preact';
import { type Octets, toText } from '../../../cookie/octets.ts';
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

/** A Set-Cookie line that a server should send instead, with a button that copies it. */
export function FixedLine({ title, line, children }: Props) {
  const { text } = useView();
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
        <Raw octets={line} />
      </pre>
    </div>
  );
}
