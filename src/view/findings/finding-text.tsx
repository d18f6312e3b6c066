import type { Finding } from '../../cookie/findings/finding.ts';
import { LimitsButton } from '../limits/limits-button.tsx';
import { useView } from '../parts/context.ts';
import { Icon } from '../parts/icon.tsx';
import { lazy } from '../parts/lazy.tsx';
import { SourceLink } from '../parts/source-link.tsx';
import '../parts/finding.css';

const LazyFirstToGo = lazy(async () => (await import('./eviction-preview.tsx')).EvictionPreview);

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
