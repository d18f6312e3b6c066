/** The one door to the browser's extension API: nothing else imports it. */
export { default as browser } from 'webextension-polyfill';
