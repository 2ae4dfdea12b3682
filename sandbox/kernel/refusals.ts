import { type Handler, HttpReply, type SimProvider, type SimResponse } from './types.js';

/** Changes a refusal before it is sent. */
type Reshape = (refusal: SimResponse) => SimResponse;

/** The provider, with the refusals of its routes, of its authentication and of unknown paths reshaped. */
export function withReshapedRefusals(provider: SimProvider, reshape: Reshape): SimProvider {
  return {
    ...provider,
    routes: provider.routes.map((route) => ({ ...route, handler: reshaping(route.handler, reshape) })),
    authenticate: (request) => {
      try {
        provider.authenticate(request);
      } catch (refusal) {
        throw reshaped(refusal, reshape);
      }
    },
    notFound: (request) => reshape(provider.notFound(request)),
  };
}

function reshaping(handler: Handler, reshape: Reshape): Handler {
  return async (request) => {
    try {
      return await handler(request);
    } catch (refusal) {
      throw reshaped(refusal, reshape);
    }
  };
}

/** Errors that are not refusals are unchanged. */
function reshaped(thrown: unknown, reshape: Reshape): unknown {
  return thrown instanceof HttpReply ? new HttpReply(reshape(thrown.response)) : thrown;
}
