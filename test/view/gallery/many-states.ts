import { labelled } from '../../fixtures/say.ts';

/** Cookies of a file: a new one, one with another value, one that is the same, and one that cannot be stored. */
const IMPORTED = JSON.stringify(
  [
    { name: 'fresh', value: '1' },
    { name: 'font', value: 'Arial', sameSite: 'lax' },
    { name: 'dup', value: 'from-/' },
    { name: 'session', value: 'another' },
  ].map((one) => ({ domain: 'shop.localhost.example', hostOnly: true, path: '/', session: true, ...one })),
);

/** The dialogs that export, import and edit several cookies. */
export const MANY_STATES: Record<string, [query: string, ...steps: string[]]> = {
  export: ['cookies=12', `click ${labelled('copyMenu')}`, 'click .copy-items [aria-haspopup]'],
  'export-lossy': [
    'cookies=12',
    `click ${labelled('copyMenu')}`,
    'click .copy-items [aria-haspopup]',
    'fill [name=format] netscape',
  ],
  'export-narrow': ['cookies=12&width=400', `click ${labelled('copyMenu')}`, 'click .copy-items [aria-haspopup]'],
  import: ['cookies=12', `click ${labelled('copyMenu')}`, 'click .copy-items [data-dialog=import]'],
  'import-read': [
    'cookies=12&stores&fails=font',
    `click ${labelled('copyMenu')}`,
    'click .copy-items [data-dialog=import]',
    `fill [name=import] ${IMPORTED}`,
  ],
  'import-narrow': [
    'cookies=12&width=400',
    `click ${labelled('copyMenu')}`,
    'click .copy-items [data-dialog=import]',
    `fill [name=import] ${IMPORTED}`,
  ],
  'import-wrong': [
    'cookies=12',
    `click ${labelled('copyMenu')}`,
    'click .copy-items [data-dialog=import]',
    'fill [name=import] [{"name": "a", "domain": "shop.example", "value": }]',
  ],
  bulk: [
    'cookies=12&stores',
    'click [data-cookie-name="session"] .mark',
    'click [data-cookie-name="font"] .mark',
    'click [data-cookie-name="foo"] .mark',
    'click .foot [aria-haspopup]',
    'fill [name=secure] true',
    'fill [name=expiry] cap',
    'fill [name=typedExpiry] 30d',
  ],
  parked: ['cookies=12&parked'],
  'parked-narrow': ['cookies=12&parked&width=400'],
  'parked-open': ['cookies=12&parked', 'click [data-parked-name="consent"] .parked-name'],
  'parked-again': ['cookies=12&parked', 'click [data-parked-name="font"] .switch-on'],
  'parked-expired': [
    'cookies=12&parked&width=400',
    'click [data-parked-name="trial"] .switch-on',
    'click dialog .danger',
  ],
  rules: ['cookies=12&rules', `click ${labelled('copyMenu')}`, 'click .copy-items [data-dialog=rules]'],
  'rules-narrow': [
    'cookies=12&rules&width=400',
    'click [data-cookie-name="session"]',
    'click [data-holds] button',
    'fill [name=domain] ',
    'click .rule-form [type=submit]',
  ],
  'rules-details': ['cookies=12&rules', 'click [data-cookie-name="session"]'],
  'rules-editor': ['cookies=12&rules', 'click [data-cookie-name="session"]', 'press e'],
  bisect: ['cookies=12', `click ${labelled('copyMenu')}`, 'click .copy-items [data-dialog=bisect]'],
  'bisect-question': [
    'cookies=12&width=400',
    `click ${labelled('copyMenu')}`,
    'click .copy-items [data-dialog=bisect]',
    'click dialog .primary',
    'click dialog .primary',
  ],
  'bisect-unfinished': [
    'cookies=12',
    `click ${labelled('copyMenu')}`,
    'click .copy-items [data-dialog=bisect]',
    'click dialog .primary',
    'press Escape',
  ],
  'bisect-none': [
    'cookies=12',
    `click ${labelled('copyMenu')}`,
    'click .copy-items [data-dialog=bisect]',
    'click dialog .primary',
    'click dialog .primary:last-child',
  ],
  'keep-one': ['cookies=12', 'click [data-cookie-name="dup"]'],
  'selected-narrow-many': [
    'width=320',
    'click [data-cookie-name="session"] .mark',
    'click [data-cookie-name="font"] .mark',
  ],
  'bulk-narrow': [
    'width=400',
    'click [data-cookie-name="session"] .mark',
    'click [data-cookie-name="font"] .mark',
    'click .foot [aria-haspopup]',
    'fill [name=path] /shop',
  ],
};
