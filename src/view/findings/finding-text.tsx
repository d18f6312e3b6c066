import type { Finding } from '../../cookie/findings/finding.ts';
import { shownData } from '../../model/text/shown-data.ts';
import { LimitsButton } from '../limits/limits-button.tsx';
import { useView } from '../parts/context.ts';
import { Icon } from '../parts/icon.tsx';
import { lazy } from '../parts/lazy.tsx';
import { SourceLink } from '../parts/source-link.tsx';
import '../parts/finding.css';

const LazyEvictionPreview = lazy(async () => (await import('./eviction-preview.tsx')).EvictionPreview);
export const LazyKeepOne = lazy(async () => (await import('./keep-one.tsx')).KeepOne);
const LazyUntilFits = lazy(async () => (await import('./until-fits.tsx')).UntilFits);

/** One finding in full: what happens, what to do, and a link to the source. */
export function FindingText({ finding, titled = false }: { finding: Finding; titled?: boolean }) {
  const { text } = useView();
  const { code, data, severity, about, limit, source, keys } = finding;
  // A browser evicts cookies beyond the limit of a site or a partition.
  const evicts = about === 'site' || about === 'partition';
  return (
    <div class="finding" data-severity={severity}>
      {titled && (
        <strong>
          <Icon name={severity} /> {text(`finding_${code}`, shownData(data))}
        </strong>
      )}
      <p>
        {text(`finding_${code}_why`, shownData(data))} {text(`finding_${code}_do`, shownData(data))}{' '}
        <SourceLink href={source} />
      </p>
      {evicts && <LazyEvictionPreview finding={finding} />}
      {code === 'SameName' && <LazyKeepOne of={keys[0] ?? ''} only={keys} />}
      {code === 'HeaderOverBudget' && <LazyUntilFits />}
      {limit && <LimitsButton />}
    </div>
  );
}
