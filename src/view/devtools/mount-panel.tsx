import { render } from 'preact';
import { PanelModel } from '../../model/panel-model.ts';
import { expiryText } from '../../model/text/expiry-text.ts';
import type { MountOptions } from '../mount.tsx';
import { nextFrame } from '../next-frame.ts';
import { ViewContext } from '../parts/context.ts';
import { clockFormat } from './log/clock-format.ts';
import { PanelContext } from './log/panel-context.ts';
import { PanelView } from './panel-view.tsx';
import './devtools.css';
import './log/log.css';
import '../findings/chips.css';
import '../parts/late.css';
import '../parts/finding.css';

/** Shows the DevTools panel in `container`. Returns the function that removes it with all its listeners. */
export function mountPanel({ bridge, host, container }: MountOptions): () => void {
  const panel = new PanelModel({ bridge, host, nextFrame });
  const view = { app: panel.app, bridge, host, nextFrame, text: host.text.bind(host), expiry: expiryText(host) };
  render(
    <ViewContext.Provider value={view}>
      <PanelContext.Provider value={panel}>
        <PanelView />
      </PanelContext.Provider>
    </ViewContext.Provider>,
    container,
  );
  panel.app.start();
  // Made before the first row of a log is drawn, when there may be hundreds to draw.
  setTimeout(() => clockFormat(host.language));
  setTimeout(() => view.expiry.local(host.now()));
  return () => {
    render(null, container);
    panel[Symbol.dispose]();
  };
}
