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

/** Opens the dialog about snapshots. */
const SNAPSHOTS = [`click ${labelled('copyMenu')}`, 'click .copy-items [data-dialog=snapshots]'];

/** The dialogs that export, import, edit and restore several cookies. */
export const MANY_STATES: Record<string, [query: string, ...steps: string[]]> = {
  export: ['cookies=12', `click ${labelled('copyMenu')}`, 'click .copy-items [data-dialog=export]'],
  'export-lossy': [
    'cookies=12',
    `click ${labelled('copyMenu')}`,
    'click .copy-items [data-dialog=export]',
    'fill [name=format] netscape',
  ],
  'export-narrow': ['cookies=12&width=400', `click ${labelled('copyMenu')}`, 'click .copy-items [data-dialog=export]'],
  'export-report': [
    'cookies=12',
    `click ${labelled('copyMenu')}`,
    'click .copy-items [data-dialog=export]',
    'fill [name=format] report-html',
  ],
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
  snapshots: ['cookies=12&snapshots', ...SNAPSHOTS],
  'snapshots-none': ['cookies=12', ...SNAPSHOTS],
  'snapshots-narrow': ['cookies=12&snapshots&width=400', ...SNAPSHOTS],
  'snapshots-private': ['cookies=12&snapshots&incognito', ...SNAPSHOTS],
  'snapshots-full': [
    'cookies=12&snapshots=full',
    ...SNAPSHOTS,
    'click .snapshots summary',
    'fill [name=snapshot-name] one more',
    'click .snapshot-form [type=submit]',
  ],
  'snapshots-passphrase': ['cookies=12&snapshots', ...SNAPSHOTS, 'click .snapshots summary', 'click [name=encrypt]'],
  'snapshots-open': [
    'cookies=12&snapshots',
    ...SNAPSHOTS,
    'click [data-snapshot="admin account"] button',
    'fill [name=passphrase-of] wrong',
    'click [data-snapshot="admin account"] [type=submit]',
  ],
  'snapshots-delete': ['cookies=12&snapshots', ...SNAPSHOTS, 'click [data-snapshot="before the deploy"] .danger'],
  'snapshot-restore': ['cookies=12&snapshots', ...SNAPSHOTS, 'click [data-snapshot="before the deploy"] button'],
  'snapshot-restore-all': [
    'cookies=12&snapshots',
    ...SNAPSHOTS,
    'click [data-snapshot="everything on Friday"] button',
    'fill [name=way] exact',
  ],
  'snapshot-compare': [
    'cookies=12&snapshots',
    ...SNAPSHOTS,
    'click [data-snapshot="before the deploy"] button:nth-child(2)',
  ],
  'snapshot-import': [
    'cookies=12&snapshots',
    ...SNAPSHOTS,
    'click .snapshots + .buttons button',
    `fill [name=import] ${IMPORTED}`,
  ],
  'profile-on': ['cookies=12&snapshots=profiles', ...SNAPSHOTS],
  'profile-header-narrow': ['cookies=12&snapshots=profiles&width=400'],
  'profile-halfway': ['cookies=12&snapshots=profiles&fails=visitor', ...SNAPSHOTS, 'click [data-profile=Bob]'],
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
  'bulk-place': [
    'cookies=12&stores',
    `click ${labelled('copyMenu')}`,
    'click .copy-items [data-dialog=bulk]',
    'fill [name=domain] localhost.example',
    'fill [name=hostOnly] false',
    'fill [name=partition] under',
    'fill [name=topLevelSite] news.example',
  ],
  'bulk-place-narrow': [
    'cookies=12&stores&width=400',
    `click ${labelled('copyMenu')}`,
    'click .copy-items [data-dialog=bulk]',
    'fill [name=partition] under',
    'fill [name=topLevelSite] https://news.example',
  ],
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
