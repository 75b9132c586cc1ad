import type { RequestHandler } from 'express';
import { isLoopbackHost } from '#src/loopback.ts';

/**
 * Local mode asks for no token, so it answers only what was sent on this machine to this machine: not
 * another machine, not a web page whose name was made to lead here, not what a proxy or tunnel passes on.
 * Everything else gets 403.
 */
export const loopbackGuard: RequestHandler = (request, response, next) => {
  const forwarded = Object.keys(request.headers).some(isForwardingHeader);
  const peer = request.socket.remoteAddress ?? '';
  if (isLoopbackPeer(peer) && isLoopbackHost(hostOf(request.headers.host)) && !forwarded) return next();
  response.status(403).json({
    error: 'not-local',
    message:
      'Steward runs in local mode and answers only this machine, directly and as 127.0.0.1 or localhost.',
  });
};

/** @param name lower case, as Node gives it. */
function isForwardingHeader(name: string): boolean {
  return name === 'forwarded' || name.startsWith('x-forwarded-');
}

function isLoopbackPeer(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(address);
}

function hostOf(header: string | undefined): string {
  return (header ?? '').replace(/:\d{1,5}$/, '');
}
