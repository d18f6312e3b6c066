import { render } from 'preact';
import { expiryText } from '../../model/expiry-text.ts';
import { PanelModel } from '../../model/panel-model.ts';
import { ViewContext } from '../context.ts';
import type { MountOptions } from '../mount.tsx';
import { nextFrame } from '../next-frame.ts';
import { PanelContext } from './panel-context.ts';
import { PanelView } from './panel-view.tsx';
import './devtools.css';
import './log.css';
import '../css/chips.css';
import '../css/finding.css';

/** Shows the DevTools panel in `container`. Returns the function that takes it away and ends all it listens to. */
export function mountPanel({ bridge, host, container }: MountOptions): () => void {
  const panel = new PanelModel({ bridge, host, nextFrame });
  const view = { app: panel.app, bridge, host, text: host.text.bind(host), expiry: expiryText(host) };
  render(
    <ViewContext.Provider value={view}>
      <PanelContext.Provider value={panel}>
        <PanelView />
      </PanelContext.Provider>
    </ViewContext.Provider>,
    container,
  );
  panel.app.start();
  return () => {
    render(null, container);
    panel[Symbol.dispose]();
  };
}
