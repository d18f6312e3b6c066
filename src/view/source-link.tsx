import { useView } from './context.ts';
import { Icon } from './icon.tsx';

/** A link to the rule or number behind what is said beside it. */
export function SourceLink({ href }: { href: string }) {
  const { text } = useView();
  return (
    <a class="source" href={href} target="_blank" rel="noreferrer" title={href}>
      {text('source')}
      <Icon name="out" />
    </a>
  );
}
