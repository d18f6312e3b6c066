import { writeFileSync } from 'node:fs';
import messages from '../../public/_locales/en/messages.json' with { type: 'json' };
import { messagePlaces } from './message-places.ts';

writeFileSync(new URL('../../src/model/text/message-places.ts', import.meta.url), messagePlaces(messages));
