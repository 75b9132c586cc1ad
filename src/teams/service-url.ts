import { isLoopbackHost } from '#src/loopback.ts';

/**
 * Whether the bot may speak to this service URL. Every call there carries the bot's own token, so a
 * stranger's host must never get one (F2, T4).
 *
 * @param hosts exact host names, or `*.suffix` for the hosts below a suffix. Plain http is for
 *   loopback only, and a loopback host too must be on the list.
 */
export function isAllowedServiceUrl(serviceUrl: string, hosts: readonly string[]): boolean {
  if (!URL.canParse(serviceUrl)) return false;
  const { protocol, hostname, username, password } = new URL(serviceUrl);
  if (username !== '' || password !== '') return false;
  if (protocol !== 'https:' && !(protocol === 'http:' && isLoopbackHost(hostname))) return false;
  return hosts.some((raw) => {
    const host = raw.toLowerCase();
    return host.startsWith('*.') ? hostname.endsWith(host.slice(1)) : hostname === host;
  });
}
