/** A browser with Crumb and the demo in its active tab. */
export interface OpenedBrowser {
  /** Name and version, as the browser reports them. */
  product: string;
  /** Opens Crumb's popup as a click on its button does. `held`: it stays open when the window has no focus. */
  openPopup(held: boolean): Promise<OpenedPopup>;
  /** Settles when the browser has ended, for any reason. */
  ended: Promise<void>;
  /** Ends it; may be called again after that. */
  close(): Promise<void>;
}

export interface OpenedPopup {
  /** Waits until it shows rows for these cookies; gives their names. */
  rows(names: string[]): Promise<void>;
  /** Whether Crumb's icon is in the toolbar itself, if the browser tells. */
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

/** The longest time that a call to the browser may take, milliseconds. */
export const PATIENCE_MS = 60_000;

/** Runs in the popup. */
export async function iconIsOnToolbar(): Promise<boolean> {
  return (await chrome.action.getUserSettings()).isOnToolbar;
}
declare const chrome: { action: { getUserSettings(): Promise<{ isOnToolbar: boolean }> } };
