import { useView } from './context.ts';
import { LateIcon } from './late-icon.tsx';

/** A link to the source of the statement before it. */
export function SourceLink({ href }: { href: string }) {
  const { text } = useView();
  return (
    <a class="source" href={href} target="_blank" rel="noreferrer" title={href}>
      {text('source')}
      <LateIcon name="source" />
    </a>
  );
}

const OTHER_SPECS: Record<string, string> = {
  CHIPS: 'https://github.com/privacycg/CHIPS',
  Fetch: 'https://fetch.spec.whatwg.org/#credentials',
};

/** A link to the section of the specification that a Reason names. */
export function SpecLink({ section }: { section: string }) {
  const spec = 'https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-';
  return <SourceLink href={OTHER_SPECS[section] ?? `${spec}${section}`} />;
}
