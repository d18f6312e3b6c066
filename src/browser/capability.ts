import type { Manifest } from 'webextension-polyfill';
import type { Capability, SettingsCapability } from '../contract/access.ts';
import { agent } from './agent.ts';
import { browser } from './browser.ts';

/** The optional permission of this browser that shows how cookies are blocked; the other browser throws on its name. */
export const blockingCapability: SettingsCapability = agent === 'firefox' ? 'privacy' : 'contentSettings';

export function hasCapability(capability: Capability): Promise<boolean> {
  return browser.permissions.contains({ permissions: [capability as Manifest.OptionalPermission] });
}

export async function dropCapability(capability: Capability): Promise<void> {
  await browser.permissions.remove({ permissions: [capability as Manifest.OptionalPermission] });
}

/** Must be called while the background starts. */
export function onPermissionsChanged(listener: (change: 'added' | 'removed', names: readonly string[]) => void): void {
  browser.permissions.onAdded.addListener(({ permissions = [] }) => listener('added', permissions));
  browser.permissions.onRemoved.addListener(({ permissions = [] }) => listener('removed', permissions));
}
