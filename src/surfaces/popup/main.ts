import { connect } from '../../bridge/connect.ts';
import { localHandlers } from '../../handlers/read/local-handlers.ts';
import { mount } from '../../view/mount.tsx';
import { extensionHost } from '../extension-host.ts';

const container = document.getElementById('app');
if (!container) throw new Error('no #app');
const bridge = connect({ surfaceId: crypto.randomUUID(), local: localHandlers });
// The view has the size of the popup as a number of pixels: see app.css.
new ResizeObserver(() => {
  container.style.cssText = `--width:${container.clientWidth}px;--height:${container.clientHeight}px`;
}).observe(container);
mount({ bridge, host: extensionHost('popup'), container });
