import { describe, expect, test } from 'vitest';
import { readCookies, writeCookies } from '../../../../src/formats/formats.ts';
import { sampleCookie } from '../../cookie/sample-cookie.ts';

const PAGE = { url: 'https://page.example/', now: 1_800_000_000_000 };
const read = (text: string) => {
  const { cookies, problems } = readCookies(text, PAGE);
  return { cookies: cookies.map(({ cookie }) => cookie), problems: problems.map(({ code }) => code) };
};
const warnings = (text: string) =>
  readCookies(text, PAGE).cookies.flatMap(({ warnings: all }) => all.map(({ code }) => code));
/** The cookie that most of the texts set. */
const SID = { name: 'sid', value: 'abc', domain: 'shop.test', hostOnly: true };
/** A domain in a Set-Cookie line, or that a script sets, is one of all its hosts. */
const WIDE = { ...SID, hostOnly: false };
const FULL = { ...SID, hostOnly: false, path: '/x', secure: true, httpOnly: true, sameSite: 'lax', expiryTime: 1.9e12 };

describe('code that sets a cookie', () => {
  test.each<[string, string, object]>([
    [
      'Playwright',
      "await context.addCookies([{ name: 'sid', value: 'abc', domain: '.shop.test', path: '/x', httpOnly: true, secure: true, sameSite: 'Lax', expires: 1900000000 }]);",
      FULL,
    ],
    [
      'Playwright by a URL',
      "await page.context().addCookies([{ name: 'sid', value: 'abc', url: 'https://shop.test/x' }])",
      SID,
    ],
    [
      'Playwright for Python',
      'context.add_cookies([{"name": "sid", "value": "abc", "domain": ".shop.test", "path": "/x", "httpOnly": True, "secure": True, "sameSite": "Lax", "expires": 1900000000}])',
      FULL,
    ],
    ['Puppeteer', "await page.setCookie({ name: 'sid', value: 'abc', domain: 'shop.test' });", SID],
    [
      'Puppeteer with a list in a variable',
      "const cookies = [{ name: 'sid', value: 'abc', domain: 'shop.test' }];\nawait page.setCookie(...cookies);",
      SID,
    ],
    [
      'Selenium',
      'driver.get("https://shop.test/")\ndriver.add_cookie({"name": "sid", "value": "abc", "secure": False})',
      SID,
    ],
    [
      'Selenium with a loop',
      "driver.get('https://shop.test/')\nfor cookie in [{'name': 'sid', 'value': 'abc', 'path': '/'}]:\n    driver.add_cookie(cookie)",
      SID,
    ],
    [
      'Selenium for Java',
      'driver.manage().addCookie(new Cookie("sid", "abc", ".shop.test", "/x", null, true, true));',
      { ...FULL, sameSite: 'unset', expiryTime: null },
    ],
    ['Selenium for Ruby', "driver.manage.add_cookie(name: 'sid', value: 'abc', domain: 'shop.test')", SID],
    ['WebdriverIO', "await browser.setCookies([{ name: 'sid', value: 'abc', domain: 'shop.test' }])", SID],
    [
      'Cypress',
      "cy.setCookie('sid', 'abc', { domain: '.shop.test', path: '/x', secure: true, httpOnly: true, sameSite: 'lax', expiry: 1900000000 })",
      FULL,
    ],
    ['js-cookie', "Cookies.set('sid', 'abc', { domain: 'shop.test' })", WIDE],
    ['Express', "res.cookie('sid', 'abc', { domain: 'shop.test' });", WIDE],
    ['Next.js', "cookies().set('sid', 'abc', { domain: 'shop.test' })", WIDE],
    ['the Cookie Store API', "await cookieStore.set({ name: 'sid', value: 'abc', domain: 'shop.test' })", WIDE],
    ['extensions', "chrome.cookies.set({ url: 'https://shop.test/', name: 'sid', value: 'abc' })", SID],
    ['k6', "http.cookieJar().set('https://shop.test', 'sid', 'abc');", SID],
    ['requests', "session.cookies.set('sid', 'abc', domain='shop.test', path='/')", SID],
    [
      'requests by create_cookie',
      "jar.set_cookie(requests.cookies.create_cookie(domain='shop.test', name='sid', value='abc'))",
      SID,
    ],
    ['FastAPI', 'response.set_cookie(key="sid", value="abc", domain="shop.test")', WIDE],
    ['Flask', "resp.set_cookie('sid', 'abc', domain='shop.test')", WIDE],
    ['PHP', "setcookie('sid', 'abc', 1900000000, '/x', '.shop.test', true, true);", { ...FULL, sameSite: 'unset' }],
    [
      'PHP with an array',
      "setcookie(\"sid\", \"abc\", ['expires' => 1900000000, 'path' => '/x', 'domain' => '.shop.test', 'secure' => true, 'httponly' => true, 'samesite' => 'Lax']);",
      FULL,
    ],
    [
      'Go',
      'http.SetCookie(w, &http.Cookie{\n\tName: "sid", Value: "abc",\n\tDomain: ".shop.test", Path: "/x", Secure: true, HttpOnly: true,\n\tSameSite: http.SameSiteLaxMode,\n})',
      { ...FULL, expiryTime: null },
    ],
    [
      'Go for a request',
      'req, _ := http.NewRequest("GET", "https://shop.test/", nil)\nreq.AddCookie(&http.Cookie{Name: "sid", Value: "abc"})',
      SID,
    ],
    ['.NET', 'jar.Add(new Uri("https://shop.test"), new Cookie("sid", "abc"));', SID],
    [
      '.NET with an initializer',
      'jar.Add(new Cookie("sid", "abc", "/x", ".shop.test") { Secure = true, HttpOnly = true });',
      { ...FULL, sameSite: 'unset', expiryTime: null },
    ],
    [
      'PowerShell',
      '$c = New-Object System.Net.Cookie\n$c.Name = "sid"\n$c.Value = "abc"\n$c.Domain = "shop.test"\n$c.Secure = $true',
      { ...SID, secure: true },
    ],
    ['Jsoup', 'Jsoup.connect("https://shop.test/").cookie("sid", "abc").get()', SID],
    [
      'a Set-Cookie line in .NET',
      'jar.SetCookies(new Uri("https://shop.test/"), "sid=abc; secure");',
      { ...SID, secure: true },
    ],
    [
      'a Set-Cookie line for tough-cookie',
      "await jar.setCookie('sid=abc; Path=/x', 'https://shop.test/');",
      { ...SID, path: '/x' },
    ],
  ])('of %s is read', (_, text, cookie) => {
    const { cookies, problems } = read(text);
    expect(problems).toEqual([]);
    expect(cookies).toHaveLength(1);
    expect(cookies[0]).toMatchObject(cookie);
  });

  test.each<[string, string]>([
    ['a list of header fields', "request(app).get('/x').set('Cookie', ['a=1', 'b=2'])"],
    ['a list of Set-Cookie lines', "res.setHeader('Set-Cookie', ['a=1; Path=/', 'b=2'])"],
    ['the header fields of Node.js', "{\n  'set-cookie': [ 'a=1; Path=/', 'b=2' ],\n  'content-type': 'x'\n}"],
    ['header fields in JSON', '{"headers":{"set-cookie":"a=1; Path=/, b=2; Path=/"}}'],
    ['one header field in JSON', '{"set-cookie":"a=1; Path=/, b=2; Path=/"}'],
    ['k6 with options', "http.get('https://page.example', { cookies: { a: '1', b: { value: '2', replace: true } } })"],
    ['YAML', 'scenarios:\n  - headers:\n      Cookie: a=1; b=2\n      Accept: x\n'],
    ['YAML, with quotes', 'scenarios:\n  - headers:\n      Cookie: "a=1; b=2"\n'],
  ])('with %s is read', (_, text) => {
    const { cookies, problems } = read(text);
    expect(problems).toEqual([]);
    expect(cookies.map(({ name, value, domain }) => [name, value, domain])).toEqual([
      ['a', '1', 'page.example'],
      ['b', '2', 'page.example'],
    ]);
  });

  test.each([
    'config:\n  target: https://shop.test\n  headers:\n    Cookie: a=1\n',
    'config:\n  target: "https://shop.test"\n  headers:\n    Cookie: "a=1"\n',
    'get {\n  url: https://shop.test/x\n}\nheaders {\n  Cookie: a=1\n}\n',
    'Request URL: https://shop.test/x\nCookie: a=1',
  ])('in YAML and the like has the host of the URL there: %j', (text) => {
    expect(read(text).cookies).toMatchObject([{ name: 'a', domain: 'shop.test' }]);
  });

  test.each([
    "await context.addCookies([{ name: 'sid', value: process.env.SID, domain: 'shop.test' }])",
    "await context.addCookies([{ name: NAME, value: 'abc', domain: 'shop.test' }])",
    "await context.addCookies([{ name: 'sid', value: 'abc', domain: HOST }])",
    "await context.addCookies([{ ...base, name: 'sid', value: 'abc' }])",
    "await context.addCookies([{ name: 'sid', value }])",
    "await context.addCookies([{ name: 'sid', value: 'abc', partitionKey: { a: b } }])",
    "cy.setCookie('sid', token)",
    "cy.setCookie(NAME, 'abc')",
    "cy.setCookie('sid', 'abc', options)",
    "cy.setCookie('sid', 'a' + b)",
    "res.cookie('sid', 'abc', { secure: isSecure })",
    "setcookie('sid', base64_encode('abc'));",
    "session.cookies.set('sid', f'{token}', domain='shop.test')",
    "cookies = {'a': 'x;y'}",
    "await context.addCookies([{ name: 'sid', value: 'abc', domain: 'sh",
    "cy.setCookie('sid', 'abc",
  ])('with a field that is not written out has a problem, and no cookie: %j', (text) => {
    expect(read(text)).toEqual({ cookies: [], problems: ['notPlainString'] });
  });

  test('that is cut gives the cookies before', () => {
    const text = "await context.addCookies([{ name: 'a', value: '1', domain: 'shop.test' }, { name: 'b', value: '2',";
    expect(read(text)).toMatchObject({ cookies: [{ name: 'a' }], problems: ['notPlainString'] });
  });

  test.each([
    ["cy.setCookie('sid', 'abc', { expiry: Date.now() / 1000 + 60 })", 60],
    ["cy.setCookie('sid', 'abc', { expiry: Math.floor(Date.now() / 1000) + 60 })", 60],
    ["res.cookie('sid', 'abc', { maxAge: 900000 })", 900],
    ["ctx.cookies.set('sid', 'abc', { maxAge: 1000 * 60 * 60 })", 3600],
    ["cookies.set('sid', 'abc', { maxAge: 3600 })", 3600],
    ["setcookie('sid', 'abc', time() + 60 * 60, '/')", 3600],
    ["Cookies.set('sid', 'abc', { expires: 7 })", 604_800],
    ["Cookies.set('sid', 'abc', { expires: 0.5 })", 43_200],
    ["cookieStore.set({ name: 'sid', value: 'abc', expires: Date.now() + 2000 })", 2],
    ["res.cookie('sid', 'abc', { expires: new Date(Date.now() + 900000) })", 900],
    ["response.set_cookie('sid', 'abc', max_age=3600)", 3600],
    ['http.SetCookie(w, &http.Cookie{Name: "sid", Value: "abc", MaxAge: 60})', 60],
  ])('expires after its lifetime: %j', (text, seconds) => {
    expect(read(text).cookies).toMatchObject([{ name: 'sid', expiryTime: PAGE.now + seconds * 1000 }]);
    expect(warnings(text)).not.toContain('expiryMissing');
    const { cookies } = readCookies(text, { url: PAGE.url });
    expect(cookies).toMatchObject([{ cookie: { expiryTime: null } }]);
    expect(cookies[0]?.warnings).toContainEqual({ code: 'expiryUnclear', data: { seconds } });
  });

  test.each([
    "Cookies.set('sid', 'abc', { expires: new Date(2027, 0, 15) })",
    "Cookies.set('sid', 'abc', { expires: new Date('2027-01-15 10:00') })",
    "res.cookie('sid', 'abc', { maxAge: WEEK })",
    "response.set_cookie('sid', 'abc', expires=datetime.now() + week)",
    'Response.Cookies.Append("sid", "abc", new CookieOptions { MaxAge = TimeSpan.FromHours(1) });',
  ])('and a lifetime that is computed says that the expiry is missing: %j', (text) => {
    expect(warnings(text)).toContain('expiryMissing');
    expect(read(text).cookies).toMatchObject([{ name: 'sid', expiryTime: null }]);
  });

  test.each<[string, string, object]>([
    [
      'a servlet',
      'Cookie c = new Cookie("sid", "abc");\nc.setDomain(".shop.test");\nc.setPath("/x");\nc.setSecure(true);\nc.setHttpOnly(true);\nc.setMaxAge(60);\nresponse.addCookie(c);',
      { ...FULL, sameSite: 'unset', expiryTime: PAGE.now + 60_000 },
    ],
    [
      'Spring',
      'ResponseCookie.from("sid", "abc").domain("shop.test").path("/x").secure(true).httpOnly(true).sameSite("Lax").maxAge(60).build()',
      { ...FULL, expiryTime: PAGE.now + 60_000 },
    ],
    [
      'OkHttp',
      'new Cookie.Builder().name("sid").value("abc").domain("shop.test").path("/x").secure().httpOnly().build()',
      { ...SID, path: '/x', secure: true, httpOnly: true },
    ],
    [
      'Gatling',
      'addCookie(Cookie("sid", "abc").withDomain("shop.test").withPath("/x").withSecure(true).withMaxAge(60))',
      { ...SID, path: '/x', secure: true, expiryTime: PAGE.now + 60_000 },
    ],
  ])('with fields that %s sets later is read', (_, text, cookie) => {
    expect(read(text)).toMatchObject({ cookies: [cookie], problems: [] });
  });

  test('with two variables has the fields of its own', () => {
    const text =
      'Cookie c = new Cookie("a", "1");\nCookie d = new Cookie("b", "2");\nc.setPath("/c");\nd.setPath("/d");\nc = new Cookie("e", "3");\nc.setPath("/e");';
    expect(read(text).cookies.map(({ name, path }) => [name, path])).toEqual([
      ['a', '/c'],
      ['b', '/d'],
      ['e', '/e'],
    ]);
  });

  test.each([
    'Cookie c = new Cookie("sid", "abc");\nc.setValue(token);',
    'ResponseCookie.from("sid", token).path("/").build()',
  ])('whose value is computed later has a problem, and no cookie: %j', (text) => {
    expect(read(text)).toEqual({ cookies: [], problems: ['notPlainString'] });
  });

  test.each(["cy.setCookie('sid', 'abc', { expires: -1 })", "setcookie('sid', 'abc', 0, '/')"])(
    'as a session cookie says nothing of that: %j',
    (text) => {
      expect(read(text).cookies).toMatchObject([{ name: 'sid', expiryTime: null }]);
      expect(warnings(text)).not.toContain('expiryMissing');
    },
  );

  test.each(['playwright-test', 'puppeteer-script'] as const)('of the export %s has no values in it', (format) => {
    const { text } = writeCookies([sampleCookie(), sampleCookie({ name: 'b' })], format, PAGE);
    expect(read(text)).toEqual({ cookies: [], problems: ['notPlainString', 'notPlainString'] });
  });
});

describe('what only looks like it is not taken for it', () => {
  test.each([
    "cy.getCookie('sid').should('have.property', 'value', 'abc')",
    "cy.clearCookie('sid')",
    "Cookies.remove('sid', 'x')",
    "cookies.get('sid', 'none')",
    "map.set('cookie', 'x')",
    "localStorage.setItem('cookie', 'abc')",
    'A cookie ("a", "b") is small',
    'Set the cookie (sid) to abc',
    "expect(page.getByRole('cookie', { name: 'x', value: 'y', path: '/' }))",
    "const row = { name: 'x', value: 'y', path: '/cookie' }; show(row)",
    'set it in the config\n  cookie: sid\n',
    '  cookie: { maxAge: 1000 },',
    'cookies[:sid] = "abc"',
  ])('%j', (text) => {
    expect(read(text)).toMatchObject({ cookies: [] });
    expect(read(text).problems).not.toContain('notPlainString');
  });

  test.each([
    '[{"name":"a","value":"b","domain":"shop.test"},{"name":"c',
    "const cookies = [{ name: 'a', value: 'b', domain: 'shop.test' }, { name: 'c' ",
    '{"cookies":[{"name":"a","value":"b","domain":"shop.test"}],"x":setCookie',
  ])('JSON that is cut or wrong changes nothing: %j', (text) => {
    const { cookies, problems } = read(text);
    expect([cookies, problems.length, problems[0]]).toEqual([[], 1, expect.stringMatching(/^not(Json|Recognised)$/)]);
  });
});
