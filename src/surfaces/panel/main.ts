import { connect } from '../../bridge/connect.ts';
import { mountPanel } from '../../view/devtools/mount-panel.tsx';
import { panelHost } from '../panel-host.ts';

const container = document.getElementById('app');
if (!container) throw new Error('panel/index.html has no #app');
// In Firefox a panel has none of the APIs: it requests everything from the background, in both browsers.
const bridge = connect({ surfaceId: crypto.randomUUID(), local: {} });
mountPanel({ bridge, host: panelHost(bridge), container });
