import type { KnownCarried } from '../../../model/requests/carried-model.ts';
import { useView } from '../../parts/context.ts';
import { Icon } from '../../parts/icon.tsx';

/** Says where what was sent is not what the rules give: what was seen counts, and nothing else is claimed. */
export function Disagreements({ carried: { disagreements, seen, isLocked } }: { carried: KnownCarried }) {
  const { text } = useView();
  if (disagreements === 0 || seen === 'never' || isLocked) return null;
  return (
    <p class="finding" data-severity="warn" data-code="disagrees">
      <Icon name="warn" /> {text('carriedDisagrees', { count: disagreements })} {text(`carriedDisagrees_${seen}`)}
    </p>
  );
}
