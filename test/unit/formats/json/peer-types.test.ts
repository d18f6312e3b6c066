import { Ajv, type JSONSchemaType } from 'ajv';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCookies, writeCookies } from '../../../../src/formats/formats.ts';
import { sampleCookie } from '../../cookie/sample-cookie.ts';
import { anyJar } from '../random-cookies.ts';

/** An export has the published types of tools that are too large to be tried here; their sources are named. */

/** Cypress 15.3, types/cypress.d.ts: `Cypress.Cookie`. */
interface CypressCookie {
  name: string;
  value: string;
  path: string;
  domain: string;
  hostOnly?: boolean;
  httpOnly: boolean;
  secure: boolean;
  expiry?: number;
  sameSite?: 'no_restriction' | 'strict' | 'lax' | 'unspecified';
}

/**
 * `IWebDriverOptionsCookie` of @types/selenium-webdriver 4.35, as JSON has it: `expiry` is no Date. What it calls a string
 * or a number only is from https://www.w3.org/TR/webdriver2/#dfn-table-for-cookie-conversion.
 */
interface SeleniumCookie {
  name: string;
  value: string;
  path?: string;
  domain?: string;
  secure?: boolean;
  httpOnly?: boolean;
  expiry?: number;
  sameSite?: 'Strict' | 'Lax' | 'None';
}

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const optionalText = { type: 'string', nullable: true } as const;
const optionalFlag = { type: 'boolean', nullable: true } as const;

const CYPRESS: JSONSchemaType<CypressCookie[]> = {
  type: 'array',
  items: {
    type: 'object',
    properties: {
      name: text,
      value: text,
      path: text,
      domain: text,
      hostOnly: optionalFlag,
      httpOnly: flag,
      secure: flag,
      expiry: { type: 'number', nullable: true },
      sameSite: { type: 'string', enum: ['no_restriction', 'strict', 'lax', 'unspecified'], nullable: true },
    },
    required: ['name', 'value', 'path', 'domain', 'httpOnly', 'secure'],
    additionalProperties: false,
  },
};

const SELENIUM: JSONSchemaType<SeleniumCookie[]> = {
  type: 'array',
  items: {
    type: 'object',
    properties: {
      name: text,
      value: text,
      path: optionalText,
      domain: optionalText,
      secure: optionalFlag,
      httpOnly: optionalFlag,
      expiry: { type: 'integer', minimum: 0, maximum: 2 ** 53 - 1, nullable: true },
      sameSite: { type: 'string', enum: ['Strict', 'Lax', 'None'], nullable: true },
    },
    required: ['name', 'value'],
    additionalProperties: false,
  },
};

const ajv = new Ajv();

/** What is wrong with the type of a text; '' for nothing. A null, which a schema with `nullable` admits, is wrong too. */
function wrongType(
  schema: JSONSchemaType<CypressCookie[]> | JSONSchemaType<SeleniumCookie[]>,
  content: string,
): string {
  const list: unknown = JSON.parse(content);
  return ajv.validate<object[]>(schema, list)
    ? list
        .flatMap(Object.entries)
        .flatMap(([key, value]) => (value === null ? key : []))
        .join()
    : ajv.errorsText();
}

test.each([
  ['cypress', CYPRESS],
  ['selenium', SELENIUM],
] as const)('any export for %s has its type', (format, schema) => {
  fc.assert(
    fc.property(anyJar, (jar) => {
      expect(wrongType(schema, writeCookies(jar, format).text)).toBe('');
    }),
    { numRuns: 150 },
  );
});

test('a field of another name or type is noticed', () => {
  const { text: content } = writeCookies([sampleCookie({ sameSite: 'lax' })], 'cypress');
  expect(wrongType(CYPRESS, content)).toBe('');
  expect(wrongType(CYPRESS, content.replace('"lax"', '"Lax"'))).not.toBe('');
  expect(wrongType(CYPRESS, content.replace('"lax"', 'null'))).not.toBe('');
  expect(wrongType(CYPRESS, content.replace('"httpOnly"', '"HttpOnly"'))).not.toBe('');
  expect(wrongType(SELENIUM, content)).not.toBe('');
});

test('a cookie with each field that the types have is read with all of them', () => {
  const common = { name: 'n', value: 'v', path: '/a', domain: 'www.shop.test', httpOnly: true, secure: true };
  const fromCypress: Required<CypressCookie>[] = [
    { ...common, hostOnly: true, expiry: 1_800_000_000.5, sameSite: 'no_restriction' },
  ];
  const fromSelenium: Required<SeleniumCookie>[] = [{ ...common, expiry: 1_800_000_000, sameSite: 'None' }];
  const read = (list: object[]) => readCookies(JSON.stringify(list));
  const cookie = sampleCookie({ path: '/a', httpOnly: true, secure: true, sameSite: 'none' });
  expect(read(fromCypress)).toMatchObject({
    format: 'cypress',
    problems: [],
    cookies: [{ cookie: { ...cookie, expiryTime: 1_800_000_000_500 } }],
  });
  expect(read(fromSelenium)).toMatchObject({
    format: 'selenium',
    problems: [],
    cookies: [{ cookie: { ...cookie, expiryTime: 1_800_000_000_000 } }],
  });
});
