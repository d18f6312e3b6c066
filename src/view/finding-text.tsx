import type { Finding } from '../cookie/finding.ts';
import { useView } from './context.ts';
import { Icon } from './icon.tsx';
import { SourceLink } from './source-link.tsx';
import './css/finding.css';

/** One finding in full: what happens, what to do, and where that is said. */
export function FindingText({ finding, titled = false }: { finding: Finding; titled?: boolean }) {
  const { text } = useView();
  const { code, data, severity, source } = finding;
  return (
    <div class="finding" data-severity={severity}>
      {titled && (
        <strong>
          <Icon name={severity} /> {text(`finding_${code}`, data)}
        </strong>
      )}
      <p>
        {text(`finding_${code}_why`, data)} {text(`finding_${code}_do`, data)} <SourceLink href={source} />
      </p>
    </div>
  );
}
