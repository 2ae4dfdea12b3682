import { badInput, entryOf, oneOf, requireString, wholeNumber } from '../kernel/json.js';
import type { SimResponse } from '../kernel/types.js';
import { ERROR_CODES } from './errors.js';
import { MONEY_COMMANDS } from './money-commands.js';
import { STEP_NAMES, takeStep } from './simulate.js';
import type { Json } from './state.js';
import { WEBHOOK_COMMANDS } from './webhook-commands.js';
import type { World } from './world.js';

type Command = (world: World, command: Json) => unknown;

const COMMANDS: Readonly<Record<string, Command>> = {
  ...WEBHOOK_COMMANDS,
  ...MONEY_COMMANDS,
  onboarding: stepOnboarding,
  'expire-tokens': expireTokens,
  'replace-client-secret': (world, command) => {
    world.clientSecret = requireString(command['secret'], 'secret');
    return { replaced: true };
  },
  refuse,
};

/** `POST /__sandbox/webhooks`: one action by name. **Throws** `HttpReply` 400 for an invalid action. */
export function runCommand(world: World, command: Json): SimResponse {
  const action = command['action'];
  const run = entryOf(COMMANDS, action);
  if (!run) throw badInput(`one of ${Object.keys(COMMANDS).join(', ')}`, action, 'action');
  return { status: 200, body: run(world, command) };
}

function stepOnboarding(world: World, command: Json): unknown {
  const business = world.business(requireString(command['business'], 'business'));
  takeStep(world, business, oneOf(command['step'], STEP_NAMES, 'step'));
  return { id: business.id, status: business.status, sub_status: business.subStatus };
}

/** An expired or revoked token is treated as unknown. */
function expireTokens(world: World): unknown {
  const expired = world.state.tokens.size;
  world.state.tokens.clear();
  return { expired };
}

function refuse(world: World, command: Json): unknown {
  const code = oneOf(command['code'], ERROR_CODES, 'code');
  const times = wholeNumber(command['times'], 'times', { min: 1, fallback: 1 });
  world.refusals.push({ code, times, pathPrefix: requireString(command['path'] ?? '/v1/', 'path') });
  return { code, times };
}
