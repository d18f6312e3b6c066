import { describe, expect, test } from 'vitest';
import { toOctets } from '../../../../src/cookie/octets.ts';
import { readCookies } from '../../../../src/formats/formats.ts';

const PAGE = { url: 'https://page.example/' };
const read = (text: string) => {
  const { format, cookies, problems } = readCookies(text, PAGE);
  expect(format).toBe('curl');
  return {
    pairs: cookies.map(({ cookie: { name, value, domain } }) => [name, value, domain]),
    problems: problems.map(({ code, data }) => [code, ...Object.values(data)]),
  };
};
const BOTH = [
  ['a', '1', 'a.example'],
  ['b', '2', 'a.example'],
];

describe('a command', () => {
  test.each([
    ['Wget', "wget --header='Cookie: a=1; b=2' https://a.example/x"],
    ['Wget with two words', 'wget --header "cookie:a=1;b=2" -O out.html --no-check-certificate https://a.example/x'],
    [
      'Wget of Postman',
      "wget --quiet --method GET --timeout=0 \\\n --header 'Cookie: a=1; b=2' \\\n 'https://a.example/'",
    ],
    ['Wget with letters and a prompt', '$ wget -qO- -U "x y" --header="cookie: a=1; b=2" a.example'],
    ['HTTPie', 'http GET https://a.example/x Cookie:a=1\\;b=2'],
    ['HTTPie without a method', "http https://a.example/x 'Cookie: a=1; b=2' Accept:x"],
    ['HTTPie of curlconverter', "http --timeout 3600 POST 'a.example' \\\n c=3 d==4 \\\n Cookie:'a=1; b=2'"],
    ['HTTPie over https, after a pipe', "echo '{}' | https -a u:p a.example cookie:'a=1; b=2'"],
    ['xh', "xh a.example cookie:'a=1; b=2'"],
    ['curl with requests of its own', 'curl -b a=1 https://a.example --next -b b=2 https://a.example'],
    ['curl after sudo', 'sudo curl -b "a=1; b=2" https://a.example'],
    ['curl in PowerShell', "PS C:\\> curl.exe 'https://a.example/' `\n  -H 'cookie: a=1; b=2'"],
    ['curl in cmd.exe after its prompt', 'C:\\>curl ^"https://a.example/^" -b ^"a=1; b=2^"'],
    ['curl in cmd.exe, options first', 'curl -X POST ^"https://a.example/^" -b ^"a=1; b=2^"'],
    ['curl in cmd.exe, with a line end', 'curl ^"https://a.example/^" ^\n --data-raw ^"x^\n\ny^" ^\n -b ^"a=1; b=2^"'],
  ])('of %s gives its cookies and the host of its URL', (_, text) => {
    expect(read(text)).toEqual({ pairs: BOTH, problems: [] });
  });

  test.each([
    ['a caret and an ampersand in quotes', 'curl "https://a.example/?x=1&y=2" ^\n -b "v=1^2&3"', '1^2&3'],
    ['escaped carets', 'curl ^"https://a.example^" -b ^"v=^^^\\^"^%^20^"', '^"%20'],
    ['doubled quotes', 'curl "https://a.example" -H "Cookie: v=""q"""', '"q"'],
  ])('of cmd.exe has %s', (_, text, value) => {
    expect(read(text)).toEqual({ pairs: [['v', value, 'a.example']], problems: [] });
  });

  test.each([
    ['curl -b "$JAR" https://a.example', 'notPlainString'],
    ['curl -b "sid=$SID" https://a.example', 'notPlainString'],
    ['curl -b sid=$(cat x) https://a.example', 'notPlainString'],
    ['wget --header="Cookie: sid=`cat x`" https://a.example', 'notPlainString'],
    ['wget --load-cookies jar.txt https://a.example', 'cookieFile', 'jar.txt'],
    ['wget --load-cookies=jar.txt https://a.example', 'cookieFile', 'jar.txt'],
    ['http --session=me a.example Cookie:', 'cookieFile', 'me'],
    ['http a.example Cookie:@jar.txt', 'cookieFile', 'jar.txt'],
    ['wget https://a.example', 'noCookies'],
  ])('%j has no cookies in it, and a problem says why', (text, ...problem) => {
    expect(read(text)).toEqual({ pairs: [], problems: [problem] });
  });

  test('keeps a dollar and a backtick that the shell does not expand', () => {
    expect(
      read("curl -b 'v=$x`y`' -b \"w=\\$x\" -b 'y=1 $ 2' https://a.example").pairs.map(([, value]) => value),
    ).toEqual(['$x`y`', '$x', '1 $ 2']);
  });

  test('of HTTPie for a port alone goes to localhost', () => {
    expect(read('http :3000/x Cookie:a=1').pairs).toEqual([['a', '1', 'localhost']]);
  });

  test.each(['http is a protocol', 'https and http', 'the curl program', 'wgets'])('is not %j', (text) => {
    expect(readCookies(text).problems.map(({ code }) => code)).toEqual(['notRecognised']);
  });
});

describe('a script of PowerShell', () => {
  const URI = '-Uri "https://a.example/x"';
  test.each([
    ['header fields', `Invoke-WebRequest ${URI} -Headers @{ "Cookie" = "a=1; b=2" }`],
    [
      'header fields on lines, beside other URLs',
      `Invoke-WebRequest ${URI} \`\n-Headers @{\n"referer"="https://b.example/"\n  "cookie"="a=1; b=2"\n  "x"="y"\n}`,
    ],
    ['a name without quotes', "irm https://a.example/x?y=1 -Headers @{Cookie='a=1; b=2';Accept='*/*'}"],
    ['a table in a variable', `$h = @{\n  'Cookie' = 'a=1; b=2'\n  'x' = 'y'\n}\nInvoke-RestMethod ${URI} -Headers $h`],
    ['a dictionary', `$h.Add("Cookie", "a=1; b=2")\nInvoke-RestMethod 'https://a.example/' -Headers $h`],
    ['an index', `$h["Cookie"] = "a=1; b=2"\niwr ${URI} -Headers $h`],
    ['a URL in a variable', `$uri = "https://a.example"\niwr $uri -Headers @{"Cookie"="a=1; b=2"}`],
    ['a comment', `# "Cookie"="c=3" it's\niwr ${URI} -Headers @{"Cookie"="a=1; b=2"} # "`],
    [
      'cookies as DevTools makes them',
      '$session.Cookies.Add((New-Object System.Net.Cookie("a", "1", "/", "a.example")))\n' +
        "$session.Cookies.Add((New-Object System.Net.Cookie('b', '2', '/', 'a.example')))",
    ],
    [
      'cookies without a domain',
      '$s.Cookies.Add("https://a.example/", [Net.Cookie]::new("a","1"))\n"System.Net.Cookie"\n[System.Net.Cookie]::new("b","2")',
    ],
    [
      'cookies by their properties',
      '$c = New-Object System.Net.Cookie\n$c.Name = "a"\n$c.Value = "1"\n$c.Domain = "a.example"\n$c = New-Object System.Net.Cookie\n$c.Name = "b"\n$c.Value = "2"\n$c.Domain = "a.example"',
    ],
  ])('with %s gives them', (_, text) => {
    expect(read(text)).toEqual({ pairs: BOTH, problems: [] });
  });

  test.each([
    ['"`"`$x$([char]233)``"', '"$xé`'],
    ['"a""b"', 'a"b'],
    ["'it''s $x `y \"z\"'", 'it\'s $x `y "z"'],
    ['"$ 5 $;"', '$ 5 $;'],
    ['"$([char]55357)$([char]56832)"', '😀'],
    ['"`u{1F600}"', '😀'],
  ])('has a string %s', (string, value) => {
    const pairs = [['v', toOctets(value), 'a.example']];
    expect(read(`New-Object System.Net.Cookie("v", ${string}, "/", "a.example")`)).toEqual({ pairs, problems: [] });
  });

  test.each([
    `iwr ${URI} -Headers @{ "Cookie" = "a=$token" }`,
    `iwr ${URI} -Headers @{ "Cookie" = $cookie }`,
    `irm ${URI} -Headers @{Cookie=$cookie}`,
    `iwr ${URI} -Headers @{ "Cookie" = "a=" + $token }`,
    `iwr ${URI} -Headers @{ "Cookie" = "a=1`,
    'New-Object System.Net.Cookie("a", "$(Get-Date)", "/", "a.example")',
    '$c = New-Object System.Net.Cookie\n$c.Name = "a"\n$c.Value = $x',
  ])('whose value is not written out has a problem: %j', (text) => {
    expect(read(text)).toEqual({ pairs: [], problems: [['notPlainString']] });
  });
});
