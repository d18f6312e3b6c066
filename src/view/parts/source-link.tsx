import { useView } from './context.ts';
import { Shape } from './icon.tsx';

const OUT = 'M6.5 3.5h-3v9h9v-3M9 2.5h4.5V7M13.2 2.8 7.5 8.5';

/** A link to the rule or number behind what is said beside it. */
export function SourceLink({ href }: { href: string }) {
  const { text } = useView();
  return (
    <a class="source" href={href} target="_blank" rel="noreferrer" title={href}>
      {text('source')}
      <Shape name="out" path={OUT} />
    </a>
  );
}
