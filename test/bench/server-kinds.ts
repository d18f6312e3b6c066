import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BudgetKey } from '../../src/cookie/limits/budgets.ts';

/** Where a server runs: alone, in a folder of its own, in front of a site if it is a proxy. */
export interface Place {
  folder: string;
  port: number;
  /** For HTTP/2 without TLS, where the server needs another port for it. */
  http2Port: number;
  /** The port of a site that accepts any header. */
  behind: number;
}

/** A server as its Debian package configures it, except for the port. */
export interface ServerKind {
  key: BudgetKey;
  /** null: it is part of every machine that runs this. */
  debianPackage: string | null;
  /** It speaks HTTP/2 too, on `http2Port`. */
  speaksHttp2?: true;
  /** The command that runs it in the foreground; its configuration is written before. */
  command(place: Place): [program: string, ...args: string[]];
}

export const SERVER_KINDS: ServerKind[] = [
  {
    key: 'nginx',
    debianPackage: 'nginx-light',
    speaksHttp2: true,
    command: ({ folder, port, http2Port }) => {
      const listen = `listen 127.0.0.1:${port}; listen 127.0.0.1:${http2Port} http2;`;
      const site = `http { access_log off; server { ${listen} location / { return 200 ok; } } }`;
      const conf = write(folder, `daemon off; pid ${folder}/pid; error_log ${folder}/log; events {} ${site}`);
      return ['/usr/sbin/nginx', '-p', folder, '-c', conf];
    },
  },
  {
    key: 'apache',
    debianPackage: 'apache2-bin',
    speaksHttp2: true,
    command: ({ folder, port, http2Port }) => {
      const modules = ['mpm_event', 'authz_core', 'http2'].map(
        (name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`,
      );
      const own = [
        `ServerName localhost`,
        `Listen 127.0.0.1:${port}`,
        `Listen 127.0.0.1:${http2Port}`,
        `Protocols h2c http/1.1`,
        `DocumentRoot ${folder}`,
        `PidFile ${folder}/pid`,
      ];
      const conf = write(
        folder,
        [...modules, ...own, `ErrorLog ${folder}/log`, `DefaultRuntimeDir ${folder}`, ''].join('\n'),
      );
      return ['/usr/sbin/apache2', '-DFOREGROUND', '-d', folder, '-f', conf];
    },
  },
  {
    key: 'lighttpd',
    debianPackage: 'lighttpd',
    speaksHttp2: true,
    command: ({ folder, port, http2Port }) => {
      const bind = `server.bind = "127.0.0.1"\nserver.port = ${port}\n$SERVER["socket"] == "127.0.0.1:${http2Port}" { }\n`;
      const conf = write(folder, `${bind}server.document-root = "${folder}"\nserver.errorlog = "${folder}/log"\n`);
      return ['/usr/sbin/lighttpd', '-D', '-f', conf];
    },
  },
  {
    key: 'haproxy',
    debianPackage: 'haproxy',
    speaksHttp2: true,
    command: ({ folder, port, http2Port, behind }) => {
      const timeouts = ['connect', 'client', 'server'].map((name) => `  timeout ${name} 5s`);
      const ways = [
        `  bind 127.0.0.1:${port}`,
        `  bind 127.0.0.1:${http2Port} proto h2`,
        '  default_backend site',
        'backend site',
        `  server one 127.0.0.1:${behind}`,
      ];
      const conf = write(folder, ['defaults', '  mode http', ...timeouts, 'frontend front', ...ways, ''].join('\n'));
      return ['/usr/sbin/haproxy', '-db', '-f', conf];
    },
  },
  {
    key: 'varnish',
    debianPackage: 'varnish',
    command: ({ folder, port, behind }) => [
      '/usr/sbin/varnishd',
      ...['-F', '-n', folder, '-a', `127.0.0.1:${port}`, '-b', `127.0.0.1:${behind}`, '-s', 'malloc,16m'],
    ],
  },
  {
    key: 'gunicorn',
    debianPackage: 'gunicorn',
    command: ({ folder, port }) => {
      const app = "def app(environ, start):\n    start('200 OK', [])\n    return [b'ok']\n";
      writeFileSync(join(folder, 'measured.py'), app);
      return ['/usr/bin/gunicorn', '--chdir', folder, '-b', `127.0.0.1:${port}`, 'measured:app'];
    },
  },
  {
    key: 'werkzeug',
    debianPackage: 'python3',
    command: ({ folder, port }) => [
      '/usr/bin/python3',
      '-m',
      'http.server',
      '-b',
      '127.0.0.1',
      '-d',
      folder,
      `${port}`,
    ],
  },
  {
    key: 'php',
    debianPackage: 'php-cli',
    command: ({ folder, port }) => ['/usr/bin/php', '-S', `127.0.0.1:${port}`, '-t', folder],
  },
  {
    key: 'caddy',
    debianPackage: 'caddy',
    speaksHttp2: true,
    command: ({ folder, port, http2Port }) => {
      const options = '{\nadmin off\nauto_https off\nservers {\nprotocols h1 h2c\n}\n}\n';
      const conf = write(
        folder,
        `${options}http://localhost:${port}, http://localhost:${http2Port} {\nrespond ok\n}\n`,
      );
      return ['/usr/bin/caddy', 'run', '--adapter', 'caddyfile', '--config', conf];
    },
  },
  {
    key: 'node',
    debianPackage: null,
    command: ({ port }) => {
      const site = `require('http').createServer((_, answer) => answer.end('ok')).listen(${port}, '127.0.0.1')`;
      return [process.execPath, '-e', site];
    },
  },
];

function write(folder: string, text: string): string {
  const path = join(folder, 'conf');
  writeFileSync(path, text);
  return path;
}
