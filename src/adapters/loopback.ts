/** Does an address stay on this machine, so that nothing on the way can read it? */
export function isLoopback({ hostname }: { hostname: string }): boolean {
  return (
    hostname === 'localhost' || /^\[?::1\]?$/.test(hostname) || /^127(\.\d+){3}$/.test(hostname)
  );
}
