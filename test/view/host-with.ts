import type { Page } from '../../src/contract/page.ts';
import type { Problem } from '../../src/contract/problem.ts';
import { readCookies, writeCookies } from '../../src/formats/formats.ts';
import type { Host } from '../../src/model/host/host.ts';
import type { Text } from '../../src/model/text/message-key.ts';

/** A Host in memory: the calls it got, and a way to fire its events. */
export interface MemoryHost extends Host {
  asked: { origins: string[][]; capabilities: string[]; copied: string[]; saved: string[] };
  show(): void;
  movePage(): void;
}

/**
 * The registrable domain of the invented sites in fixtures: the last two labels; none for a single label or an IP
 * address.
 */
function lastTwoLabels(host: string): string | null {
  const labels = host.split('.');
  return labels.length < 2 || /^[\d.]+$/.test(host) ? null : labels.slice(-2).join('.');
}

export function memoryHostWith(
  text: Text,
  page: { value: Page } | { problem: Problem },
  part: Partial<Host>,
): MemoryHost {
  const shown = new Set<() => void>();
  const moved = new Set<() => void>();
  const asked: MemoryHost['asked'] = { origins: [], capabilities: [], copied: [], saved: [] };
  return {
    surface: 'popup',
    agent: 'chrome',
    language: 'en',
    text,
    asked,
    now: () => Date.now(),
    page: async () => page,
    registrableDomain: lastTwoLabels,
    files: async () => ({
      read: async (...text) => readCookies(...text),
      write: async (...cookies) => writeCookies(...cookies),
      save: (name) => void asked.saved.push(name),
    }),
    async copy(copied) {
      asked.copied.push(copied);
    },
    onPageMoved(listener) {
      moved.add(listener);
      return () => moved.delete(listener);
    },
    onShown(listener) {
      shown.add(listener);
      return () => shown.delete(listener);
    },
    async requestOrigins(origins) {
      asked.origins.push(origins);
      return false;
    },
    async requestCapability(capability) {
      asked.capabilities.push(capability);
      return false;
    },
    show: () => {
      for (const listener of shown) listener();
    },
    movePage: () => {
      for (const listener of moved) listener();
    },
    ...part,
  };
}
