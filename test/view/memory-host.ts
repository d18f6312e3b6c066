import messages from '../../public/_locales/en/messages.json' with { type: 'json' };
import type { Page } from '../../src/contract/page.ts';
import type { Problem } from '../../src/contract/problem.ts';
import type { Host } from '../../src/model/host/host.ts';
import { messageFormatter } from '../../src/model/text/message.ts';
import { type MemoryHost, memoryHostWith } from './host-with.ts';

const MESSAGES = new Map(Object.entries(messages).map(([key, { message }]) => [key, message]));

/** A Host without a browser, with the real texts. */
export function memoryHost(page: { value: Page } | { problem: Problem }, part: Partial<Host> = {}): MemoryHost {
  return memoryHostWith(
    messageFormatter((key) => MESSAGES.get(key) ?? '', 'en'),
    page,
    part,
  );
}
