import { beforeEach, describe, expect, test, vi } from 'vitest';
import { connect } from '../../../src/bridge/connect.ts';
import { broadcast, serve } from '../../../src/bridge/serve.ts';
import { sendMessage } from '../../../src/browser/send-message.ts';
import type { Handlers } from '../../../src/contract/requests.ts';
import { stage } from '../../stage.ts';

type Listener = (message: unknown, sender: { id: string }) => Promise<unknown> | undefined;

/** A replacement for runtime messaging: every listener gets every message until one replies. */
const wire = { listeners: [] as Listener[], sender: 'crumb' };
const runtime = {
  id: 'crumb',
  getURL: () => 'chrome-extension://crumb/',
  onMessage: { addListener: (listener: Listener) => void wire.listeners.push(listener) },
  sendMessage: async (message: object) => {
    for (const listener of wire.listeners) {
      const reply = listener(structuredClone(message), { id: wire.sender });
      if (reply) return reply;
    }
    return undefined;
  },
};

const HOST = 'www.shop.example';
const handlers = {
  registrableDomains: vi.fn(async () => ({ value: { [HOST]: 'shop.example' } })),
} as unknown as Handlers;

beforeEach(() => {
  wire.listeners = [];
  wire.sender = 'crumb';
  stage.browser = { runtime };
  vi.clearAllMocks();
});

describe('requests', () => {
  test('a request reaches the background and its reply comes back', async () => {
    serve(handlers);
    const { request } = connect({ surfaceId: 'popup', local: {} });
    expect(await request.registrableDomains([HOST])).toEqual({ value: { [HOST]: 'shop.example' } });
  });

  test('a request that a surface can serve itself does not reach the background', async () => {
    serve(handlers);
    const local = { registrableDomains: async () => ({ value: { [HOST]: 'here' } }) };
    const { request } = connect({ surfaceId: 'popup', local });
    expect(await request.registrableDomains([HOST])).toEqual({ value: { [HOST]: 'here' } });
    expect(handlers.registrableDomains).not.toHaveBeenCalled();
  });

  test('a request from anyone but Crumb’s own pages is not read', async () => {
    serve(handlers);
    wire.sender = 'another';
    const { request } = connect({ surfaceId: 'popup', local: {} });
    expect(await request.registrableDomains([HOST])).toEqual({ problem: { code: 'disconnected' } });
    expect(handlers.registrableDomains).not.toHaveBeenCalled();
  });

  test('a request without a reply is the problem "disconnected"', async () => {
    const { request } = connect({ surfaceId: 'popup', local: {} });
    expect(await request.registrableDomains([HOST])).toEqual({ problem: { code: 'disconnected' } });
  });

  test('a request named like a property of every object is rejected', async () => {
    serve(handlers);
    expect(await sendMessage({ request: 'toString', argument: null })).toBeUndefined();
  });

  test.each([
    ['later', () => Promise.reject(new TypeError('expected an id'))],
    [
      'at once',
      () => {
        throw new TypeError('expected an id');
      },
    ],
  ])(
    'a request that hits a bug %s throws in the surface, and the log has only the kind of the error',
    async (_, applyStep) => {
      const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
      serve({ ...handlers, applyStep });
      const { request } = connect({ surfaceId: 'popup', local: {} });
      await expect(request.applyStep({} as never)).rejects.toThrow('expected an id');
      expect(logged).toHaveBeenCalledExactlyOnceWith('Request applyStep failed', 'TypeError');
    },
  );
});

describe('events', () => {
  test('an event for one surface reaches only that surface, which acknowledges it', async () => {
    const heard = { popup: vi.fn(), panel: vi.fn() };
    connect({ surfaceId: 'panel', local: {} }).on('cookiesChanged', heard.panel);
    connect({ surfaceId: 'popup', local: {} }).on('cookiesChanged', heard.popup);
    const event = { surfaceId: 'popup', revision: 1, changes: [] };
    expect(await broadcast('cookiesChanged', event)).toBe(true);
    expect(heard.popup).toHaveBeenCalledWith(event);
    expect(heard.panel).not.toHaveBeenCalled();
  });

  test('an event for a closed surface is not acknowledged', async () => {
    connect({ surfaceId: 'panel', local: {} });
    expect(await broadcast('cookiesChanged', { surfaceId: 'popup', revision: 1, changes: [] })).toBe(false);
  });

  test('an event for all surfaces reaches all', async () => {
    const heard = [vi.fn(), vi.fn()] as const;
    connect({ surfaceId: 'panel', local: {} }).on('accessChanged', heard[0]);
    connect({ surfaceId: 'popup', local: {} }).on('accessChanged', heard[1]);
    await broadcast('accessChanged', null);
    expect(heard.map((listener) => listener.mock.calls.length)).toEqual([1, 1]);
  });

  test('a cancelled subscription gets no more events', async () => {
    const heard = vi.fn();
    connect({ surfaceId: 'popup', local: {} }).on('accessChanged', heard)();
    await broadcast('accessChanged', null);
    expect(heard).not.toHaveBeenCalled();
  });
});
