import type { ComponentChildren } from 'preact';
import { SourceLink } from '../parts/source-link.tsx';

interface BannerProps {
  severity: 'bad' | 'warn' | 'note';
  /** URL of a page that explains it. */
  source?: string;
  children: ComponentChildren;
}

export function Banner({ severity, source, children }: BannerProps) {
  return (
    <div class="banner" data-severity={severity} role="status">
      {children}
      {source && (
        <>
          {' '}
          <SourceLink href={source} />
        </>
      )}
    </div>
  );
}
