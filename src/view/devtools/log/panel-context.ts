import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PanelState } from '../../../model/panel-model.ts';

export const PanelContext = createContext<PanelState | null>(null);

/** What the parts of a DevTools panel have beside the view of cookies. */
export function usePanel(): PanelState {
  const panel = useContext(PanelContext);
  if (!panel) throw new Error('expected to be within mountPanel(), got no panel');
  return panel;
}
