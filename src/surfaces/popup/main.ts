import { connect } from '../../bridge/connect.ts';
import { localHandlers } from '../../handlers/read/local-handlers.ts';
import { mount } from '../../view/mount.tsx';
import { extensionHost } from '../extension-host.ts';

const container = document.getElementById('app');
if (!container) throw new Error('no #app');
const bridge = connect({ surfaceId: crypto.randomUUID(), local: localHandlers });
/** Gives the view the size of the popup as a number of pixels: see app.css. */
const setSize = (): void => {
  container.style.cssText = `--width:${container.clientWidth}px;--height:${container.clientHeight}px`;
};
// The first list then has its size at once, and is laid out once.
setSize();
new ResizeObserver(setSize).observe(container);
mount({ bridge, host: extensionHost('popup'), container });
