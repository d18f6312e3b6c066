import { connect } from '../../bridge/connect.ts';
import { localHandlers } from '../../handlers/read/local-handlers.ts';
import { mount } from '../../view/mount.tsx';
import { extensionHost } from '../extension-host.ts';

const container = document.getElementById('app');
if (!container) throw new Error('no #app');
const bridge = connect({ surfaceId: crypto.randomUUID(), local: localHandlers });
mount({ bridge, host: extensionHost('popup'), container });
