import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PanelState } from '../../../model/panel-model.ts';

export const PanelContext = createContext<PanelState | null>(null);

/** The state that the tabs of a DevTools panel use in addition to the view of cookies. */
export function usePanel(): PanelState {
  const panel = useContext(PanelContext);
  if (!panel) throw new Error('expected to be within mountPanel(), got no panel');
  return panel;
}
