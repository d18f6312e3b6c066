import { headerSizeLevel } from '../../../model/requests/header-size.ts';
import { useView } from '../../parts/context.ts';
import { Icon } from '../../parts/icon.tsx';

/** Warns of a Cookie header whose size is near or over the budget. */
export function HeaderLevel({ octets, budget }: { octets: number; budget: number }) {
  const { text } = useView();
  const level = headerSizeLevel(octets, budget);
  if (!level) return null;
  return (
    <p class="finding" data-severity={level === 'over' ? 'bad' : 'warn'} data-code={level}>
      <Icon name={level === 'over' ? 'bad' : 'warn'} /> {text(`headerLevel_${level}`, { budget })}
    </p>
  );
}
