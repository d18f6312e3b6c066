import type { ComponentChildren } from 'preact';

interface BannerProps {
  severity: 'bad' | 'warn' | 'note';
  children: ComponentChildren;
}

export function Banner({ severity, children }: BannerProps) {
  return (
    <div class="banner" data-severity={severity} role="status">
      {children}
    </div>
  );
}
