import type { Finding } from '../cookie/finding.ts';
import { useView } from './context.ts';
import { Icon } from './icon.tsx';
import { lazy } from './lazy.tsx';
import { LimitsButton } from './limits-button.tsx';
import { SourceLink } from './source-link.tsx';
import './css/finding.css';

const LazyFirstToGo = lazy(async () => (await import('./first-to-go.tsx')).FirstToGo);

/** Those of which a browser removes cookies. */
const ABOUT_EVICTION = /^(?:Site|Partition)/;
/** Those of a limit that other browsers, servers and tutorials have otherwise. */
const ABOUT_LIMITS = /Full$|Heavy$|Budget$|Large$|MaxSize$|TooLong$|Capped$/;

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
      {ABOUT_EVICTION.test(code) && <LazyFirstToGo finding={finding} />}
      {ABOUT_LIMITS.test(code) && <LimitsButton />}
    </div>
  );
}
