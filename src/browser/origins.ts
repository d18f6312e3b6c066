import type { Manifest } from 'webextension-polyfill';
import type { Capability } from '../contract/access.ts';
import { browser } from './browser.ts';

/** Every site, both schemes. */
export const ALL_ORIGINS = ['*://*/*'];

export function hasOrigins(origins: string[]): Promise<boolean> {
  return browser.permissions.contains({ origins });
}

/** Asks the person; must be called in a click. */
export function requestOrigins(origins: string[]): Promise<boolean> {
  return browser.permissions.request({ origins });
}

/** Asks the person; must be called in a click. */
export function requestCapability(capability: Capability): Promise<boolean> {
  return browser.permissions.request({ permissions: [capability as Manifest.OptionalPermission] });
}
