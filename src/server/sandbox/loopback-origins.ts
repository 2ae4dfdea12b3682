/**
 * The origins of pages on this machine, at any port. Only the gateway over the sandbox accepts them, because a page on the machine of
 * a developer is a frontend under development.
 */
export const LOOPBACK_ORIGINS =
  /^https?:\/\/(?:(?:[a-z0-9-]+\.)*localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/;
