import type { Reason } from '../../cookie/verdict.ts';
import { shownData } from '../../model/text/shown-data.ts';
import { useView } from './context.ts';
import { Icon } from './icon.tsx';
import { SpecLink } from './source-link.tsx';
import './finding.css';

/** Why the browser rejected a cookie: what happened, what to do, and a link to the rule. */
export function ReasonText({ reason: { code, data, section } }: { reason: Pick<Reason, 'code' | 'data' | 'section'> }) {
  const { text } = useView();
  return (
    <div class="finding" data-severity="bad" data-code={code}>
      <strong>
        <Icon name="bad" /> {text(`reason_${code}`, shownData(data))}
      </strong>
      <p>
        {text(`reason_${code}_do`, shownData(data))} <SpecLink section={section} />
      </p>
    </div>
  );
}
