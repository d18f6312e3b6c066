import type { Reason } from '../../cookie/verdict.ts';
import { specLink } from '../../model/text/spec-link.ts';
import { useView } from './context.ts';
import { Icon } from './icon.tsx';
import { SourceLink } from './source-link.tsx';
import '../findings/finding.css';

/** Why a line was refused: what happened, what to do, and the rule. */
export function ReasonText({ reason: { code, data, section } }: { reason: Pick<Reason, 'code' | 'data' | 'section'> }) {
  const { text } = useView();
  return (
    <div class="finding" data-severity="bad" data-code={code}>
      <strong>
        <Icon name="bad" /> {text(`reason_${code}`, data)}
      </strong>
      <p>
        {text(`reason_${code}_do`, data)} <SourceLink href={specLink(section)} />
      </p>
    </div>
  );
}
