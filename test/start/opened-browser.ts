/** A browser that has Crumb in it and the demo in front. */
export interface OpenedBrowser {
  /** Name and version, as the browser says it. */
  product: string;
  /** Opens Crumb's popup as a click on its button does. `held`: it stays open when the window has no focus. */
  openPopup(held: boolean): Promise<OpenedPopup>;
  /** Settles when the browser has ended, by whomever. */
  ended: Promise<void>;
  /** Ends it; may be called when it has ended already. */
  close(): Promise<void>;
}

export interface OpenedPopup {
  /** Waits until it shows rows for these cookies; their names. */
  rows(names: string[]): Promise<void>;
  /** Whether Crumb's icon stands in the toolbar itself, as far as the browser tells. */
  isOnToolbar(): Promise<boolean>;
  /** Writes a PNG. */
  picture(path: string): Promise<void>;
}

export interface Opening {
  executable: string;
  /** An empty folder. */
  profile: string;
  /** The folder of the build. */
  extension: string;
  url: string;
  headless: boolean;
}

/** How long anything the browser is asked for may take, milliseconds. */
export const PATIENCE_MS = 60_000;

/** Runs in the popup. */
export async function iconIsOnToolbar(): Promise<boolean> {
  return (await chrome.action.getUserSettings()).isOnToolbar;
}
declare const chrome: { action: { getUserSettings(): Promise<{ isOnToolbar: boolean }> } };
