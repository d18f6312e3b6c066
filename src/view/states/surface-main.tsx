import type { ComponentChildren } from 'preact';
import { useView } from '../parts/context.ts';

interface Props {
  class: string;
  'data-open'?: boolean | undefined;
  children: ComponentChildren;
}

/** The main part of a surface; in the DevTools panel, which has one around each of its tabs, a plain element. */
export function SurfaceMain(props: Props) {
  const Tag = useView().host.surface === 'panel' ? 'div' : 'main';
  return <Tag {...props} />;
}
