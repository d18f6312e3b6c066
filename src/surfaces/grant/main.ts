import { requestCapability, requestOrigins } from '../../browser/origins.ts';
import { closeOwnTab, readGrantRequest } from '../../browser/page/grant-page.ts';
import { mountGrant } from '../../view/grant/grant.tsx';
import { pageHost } from '../page-host.ts';

const container = document.getElementById('app');
if (!container) throw new Error('grant/index.html has no #app');
const { origins, capability } = readGrantRequest(location.search);
const ask = () => (capability === null ? requestOrigins(origins) : requestCapability(capability));
mountGrant({ text: pageHost().text, origins, capability, ask, close: () => void closeOwnTab() }, container);
