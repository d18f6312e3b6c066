import { describe, expect, test } from 'vitest';
import { codesOf, dataOf, decode } from './decoded.ts';

/** Writes numbers in so many bits each, and all in base64url, a letter for six bits. */
function bits(fields: readonly [value: number, width: number][]): string {
  const text = fields.map(([value, width]) => value.toString(2).padStart(width, '0')).join('');
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return (text.match(/.{1,6}/g) ?? []).map((six) => letters[Number.parseInt(six.padEnd(6, '0'), 2)]).join('');
}

const letter = (text: string): [number, number][] => [...text].map((character) => [character.charCodeAt(0) - 65, 6]);
const CREATED = 1_763_800_000_000;

/** A core string by the tables of the specification: consent for purposes 1 and 3, vendors 2 and 4 by bits. */
function tcfCore(vendors: [number, number][]): string {
  return bits([
    [2, 6],
    [CREATED / 100, 36],
    [CREATED / 100, 36],
    [31, 12],
    [7, 12],
    [1, 6],
    ...letter('EN'),
    [140, 12],
    [4, 6],
    [1, 1],
    [0, 1],
    [0b100000000000, 12],
    [0b101 << 21, 24],
    [0b010 << 21, 24],
    [0, 1],
    ...letter('DE'),
    ...vendors,
    [0, 16],
    [0, 1],
    [1, 12],
    [2, 6],
    [1, 2],
    [1, 12],
    [0, 1],
    [8, 16],
  ]);
}

describe('a TC string', () => {
  const byBits = tcfCore([
    [5, 16],
    [0, 1],
    [0b01010, 5],
  ]);
  const byRanges = tcfCore([
    [900, 16],
    [1, 1],
    [2, 12],
    [0, 1],
    [3, 16],
    [1, 1],
    [10, 16],
    [900, 16],
  ]);

  test('says what was consented to, and counts vendors', async () => {
    const { layers, payload } = await decode(byBits, { name: 'euconsent-v2' });
    expect(layers).toMatchObject([
      { code: 'iab-tcf-v2', certainty: 'certain', data: { created: '2025-11-22T08:26:40.000Z' } },
    ]);
    expect(payload).toEqual({
      version: 2,
      created: CREATED,
      lastUpdated: CREATED,
      cmpId: 31,
      cmpVersion: 7,
      consentScreen: 1,
      consentLanguage: 'EN',
      vendorListVersion: 140,
      tcfPolicyVersion: 4,
      isServiceSpecific: true,
      useNonStandardTexts: false,
      specialFeatureOptIns: [1],
      purposeConsents: [1, 3],
      purposeLegitimateInterests: [2],
      purposeOneTreatment: false,
      publisherCountryCode: 'DE',
      vendorConsents: 2,
      vendorLegitimateInterests: 0,
      publisherRestrictions: 1,
      segments: ['core'],
    });
  });

  test('counts vendors of ranges, and names its other segments', async () => {
    const { payload } = await decode(
      `${byRanges}.${bits([
        [1, 3],
        [9, 16],
      ])}.${bits([
        [3, 3],
        [0, 24],
      ])}`,
    );
    expect(payload).toMatchObject({ vendorConsents: 892, segments: ['core', 'vendorsDisclosed', 'publisherTC'] });
  });

  // The example of the specification, "TC String Format".
  test('reads the example of its specification', async () => {
    const example =
      'COvFyGBOvFyGBAbAAAENAPCAAOAAAAAAAAAAAEEUACCKAAA.IFoEUQQgAIQwgIwQABAEAAAAOIAACAIAAAAQAIAgEAACEAAAAAgAQBAAAAAAAGBAAgAAAAAAAFAAECAAAgAAQARAEQAAAAAJAAIAAgAAAYQEAAAQmAgBC3ZAYzUw';
    expect((await decode(example)).payload).toMatchObject({
      cmpId: 27,
      vendorListVersion: 15,
      purposeConsents: [1, 2, 3],
      vendorConsents: 3,
    });
  });

  test('that ends too early, or whose ranges are wrong, is none', async () => {
    const turned = tcfCore([
      [900, 16],
      [1, 1],
      [1, 12],
      [1, 1],
      [900, 16],
      [10, 16],
    ]);
    for (const value of [byBits.slice(0, 40), turned, `C${'Q4iwKYcqES6kyM0esGU8mAO2guIWao'.repeat(3)}`])
      expect(await codesOf(value, { name: 'euconsent-v2' })).not.toContain('iab-tcf-v2');
  });
});

describe('a GPP string', () => {
  // The examples of the specification, "Examples".
  test('has the sections that its header names', async () => {
    const value = 'DBACNYA~CPXxRfAPXxRfAAfKABENB-CgAAAAAAAAAAYgAAAAAAAA~1YNN';
    const { layers, payload } = await decode(value);
    expect(layers).toMatchObject([{ code: 'iab-gpp', data: { sections: [2, 6] } }]);
    expect(payload).toMatchObject({
      sections: [
        { name: 'tcfeuv2', content: { version: 2 } },
        { name: 'uspv1', content: { noticeGiven: true, optedOutOfSale: false } },
      ],
    });
  });

  test('has sections for states of the USA, each with its name', async () => {
    // Made by @iabgpp/cmpapi 3.2.
    const value = 'DBACL0zA~CAAQAAAAAABA.QA~BQBA.QA~BQBA.AAA~BQBA.AAA~BQBA.AAA';
    const { sections } = (await decode(value)).payload as { sections: { name: string }[] };
    expect(sections.map(({ name }) => name)).toEqual(['usnat', 'usmd', 'usin', 'usky', 'usri']);
  });

  test('with another number of sections than its header says is none', async () => {
    expect(await codesOf('DBACNYA~CPXxRfAPXxRfAAfKABENB-CgAAAAAAAAAAYgAAAAAAAA')).not.toContain('iab-gpp');
    expect(await codesOf('Dark~mode')).not.toContain('iab-gpp');
  });
});

test('a US Privacy string has three answers; without its name it is a guess', async () => {
  const named = await decode('1YN-', { name: 'usprivacy' });
  expect(named.layers).toMatchObject([{ code: 'usprivacy', certainty: 'certain' }]);
  expect(named.payload).toEqual({
    version: 1,
    noticeGiven: true,
    optedOutOfSale: false,
    limitedServiceProviderAgreement: null,
  });
  expect((await decode('1YNN')).layers).toMatchObject([{ certainty: 'guess' }]);
});

test('OneTrust has groups that are on or off', async () => {
  const value = 'isGpcEnabled=0&datestamp=Sat+Nov+28+2026+10%3A00&version=202409.1.0&groups=C0001%3A1%2CC0002%3A0';
  expect(await dataOf('onetrust', value, { name: 'OptanonConsent' })).toEqual({
    groups: { C0001: true, C0002: false },
  });
  expect((await decode(value)).payload).toMatchObject({ datestamp: 'Sat Nov 28 2026 10:00', version: '202409.1.0' });
});

test('Cookiebot writes an object of JavaScript', async () => {
  const value = '{stamp:%27abc==%27%2Cnecessary:true%2Cstatistics:false%2Cver:1%2Cutc:1763800000000%2Cregion:%27de%27}';
  const { layers, payload } = await decode(value, { name: 'CookieConsent' });
  expect(layers.map(({ code }) => code)).toEqual(['percent-encoding', 'cookiebot']);
  expect(payload).toEqual({
    stamp: 'abc==',
    necessary: true,
    statistics: false,
    ver: 1,
    utc: 1_763_800_000_000,
    region: 'de',
  });
});
