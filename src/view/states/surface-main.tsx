import type { ComponentChildren } from 'preact';
import { useView } from '../parts/context.ts';

interface Props {
  class: string;
  'data-open'?: boolean | undefined;
  children: ComponentChildren;
}

/** The main element of a surface. The DevTools panel has its own around each tab, so there this is a plain element. */
export function SurfaceMain(props: Props) {
  const Tag = useView().host.surface === 'panel' ? 'div' : 'main';
  return <Tag {...props} />;
}
