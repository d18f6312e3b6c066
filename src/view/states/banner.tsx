import type { ComponentChildren } from 'preact';
import { SourceLink } from '../parts/source-link.tsx';

interface BannerProps {
  severity: 'bad' | 'warn' | 'note';
  /** Where it is said why that is so. */
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
