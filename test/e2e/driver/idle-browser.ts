interface Started {
  end(): Promise<void>;
}

/** Holds a browser that was reset and that nothing uses, until the next test file of this process takes it. */
export class IdleBrowser<Browser extends Started> {
  #idle: Browser | null = null;

  take(): Browser | null {
    const taken = this.#idle;
    this.#idle = null;
    return taken;
  }

  /** Resets a browser for its next use. Ends it instead where one waits already, or where the reset fails. */
  async giveBack(browser: Browser, reset: () => Promise<void>): Promise<void> {
    try {
      await reset();
    } catch (error) {
      console.warn(`A browser could not be reset, and the next file starts another: ${error}`);
      await browser.end();
      return;
    }
    if (this.#idle) await browser.end();
    else this.#idle = browser;
  }
}
