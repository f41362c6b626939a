import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { text } from 'node:stream/consumers';

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const TEXT = 0x81;
const CLOSE = 0x88;
const PONG = 0x8a;

/**
 * Socket Mode before a Slack on this machine: what it would post to the app goes through the socket
 * instead, and the app's answer back. Everything else of the Web API is passed on.
 */
export class SocketBridge {
  readonly #server = createServer((request, response) => void this.#serve(request, response));
  readonly #sockets = new Set<Duplex>();
  readonly #waiting = new Map<string, (payload: unknown) => void>();
  readonly #apiUrl: string;
  opened = 0;
  /** Slack refuses another connection with this word. */
  refusal: string | null = null;
  /** Or takes it, and ends it at once for this reason. */
  ends: string | null = null;

  private constructor(apiUrl: string) {
    this.#apiUrl = apiUrl;
    this.#server.on('upgrade', (request, socket) => this.#open(request, socket));
  }

  static async open(apiUrl: string): Promise<SocketBridge> {
    const bridge = new SocketBridge(apiUrl);
    bridge.#server.listen(0, '127.0.0.1');
    await once(bridge.#server, 'listening');
    return bridge;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get connections(): number {
    return this.#sockets.size;
  }

  /** Slack asks every connection to be opened anew. */
  recycle(reason = 'refresh_requested'): void {
    for (const socket of this.#sockets) send(socket, { type: 'disconnect', reason });
  }

  /** The line breaks. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async close(): Promise<void> {
    this.cut();
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const type = request.headers['content-type'] ?? '';
    if (request.url === '/events') return this.#deliver(body, type, response);
    if (request.url === '/api/apps.connections.open') {
      const ok = { ok: true, url: this.url.replace('http', 'ws') };
      return json(response, this.refusal ? { ok: false, error: this.refusal } : ok);
    }
    const headers = { 'content-type': type, authorization: request.headers.authorization ?? '' };
    const url = new URL(String(request.url).replace('/api/', ''), this.#apiUrl);
    const answer = await fetch(url, { method: 'POST', headers, body });
    json(response, await answer.json());
  }

  async #deliver(body: string, type: string, response: ServerResponse): Promise<void> {
    const [socket] = this.#sockets;
    if (!socket) return void response.writeHead(503).end();
    const id = `envelope-${this.#waiting.size}-${performance.now()}`;
    const answered = new Promise<unknown>((resolve) => this.#waiting.set(id, resolve));
    send(socket, { envelope_id: id, accepts_response_payload: true, ...enveloped(body, type) });
    json(response, await answered);
  }

  #open(request: IncomingMessage, socket: Duplex): void {
    const key = createHash('sha1').update(`${request.headers['sec-websocket-key']}${GUID}`);
    const lines = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade'];
    socket.write([...lines, `Sec-WebSocket-Accept: ${key.digest('base64')}`, '', ''].join('\r\n'));
    this.#sockets.add(socket);
    this.opened += 1;
    socket.on('close', () => this.#sockets.delete(socket));
    socket.on('error', () => this.#sockets.delete(socket));
    let unread: Buffer = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      unread = this.#read(Buffer.concat([unread, chunk]), socket);
    });
    send(socket, { type: 'hello', num_connections: this.#sockets.size });
    if (this.ends) send(socket, { type: 'disconnect', reason: this.ends });
  }

  /** Takes whole frames, which a client always masks, and returns the rest. */
  #read(bytes: Buffer, socket: Duplex): Buffer {
    let rest = bytes;
    for (let frame = frameIn(rest); frame; frame = frameIn(rest)) {
      rest = rest.subarray(frame.size);
      if (frame.opcode === 0x9) socket.write(frameOf(PONG, frame.data));
      if (frame.opcode === 0x8) socket.end(frameOf(CLOSE, frame.data));
      if (frame.opcode !== 0x1) continue;
      const { envelope_id: id, payload } = JSON.parse(frame.data.toString());
      this.#waiting.get(id)?.(payload);
      this.#waiting.delete(id);
    }
    return rest;
  }
}

function enveloped(body: string, type: string): { type: string; payload: unknown } {
  if (type.includes('json')) return { type: 'events_api', payload: JSON.parse(body) };
  const form = Object.fromEntries(new URLSearchParams(body));
  const { payload } = form;
  if (payload === undefined) return { type: 'slash_commands', payload: form };
  return { type: 'interactive', payload: JSON.parse(payload) };
}

function frameIn(bytes: Buffer) {
  if (bytes.length < 2) return null;
  const short = bytes.readUInt8(1) & 0x7f;
  const start = short === 126 ? 4 : 2;
  if (bytes.length < start + 4) return null;
  const length = short === 126 ? bytes.readUInt16BE(2) : short;
  const size = start + 4 + length;
  if (bytes.length < size) return null;
  const mask = bytes.subarray(start, start + 4);
  const masked = bytes.subarray(start + 4, size);
  const data = Buffer.from(masked.map((byte, i) => byte ^ (mask[i % 4] ?? 0)));
  return { opcode: bytes.readUInt8(0) & 0x0f, data, size };
}

function frameOf(first: number, data: Buffer): Buffer {
  const short = data.length < 126;
  const head = Buffer.alloc(short ? 2 : 4);
  head.writeUInt8(first, 0);
  head.writeUInt8(short ? data.length : 126, 1);
  if (!short) head.writeUInt16BE(data.length, 2);
  return Buffer.concat([head, data]);
}

function send(socket: Duplex, message: object): void {
  socket.write(frameOf(TEXT, Buffer.from(JSON.stringify(message))));
}

function json(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body ?? {}));
}
