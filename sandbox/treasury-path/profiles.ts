import { accountView } from './bank-account-view.js';
import { fail } from './errors.js';
import { accountOf } from './lookup.js';
import { profileView } from './profile-view.js';
import type { ProfileRecord, ProfileStatus } from './state.js';
import { notify } from './webhooks.js';
import type { World } from './world.js';

/** The allowed status changes. **Source** contract 7. */
const STEPS: Readonly<Record<ProfileStatus, readonly ProfileStatus[]>> = {
  draft: ['active', 'failed'],
  active: ['inactive', 'deleted'],
  inactive: ['active', 'deleted'],
  failed: [],
  deleted: [],
};

/** Changes the status of a profile and sends the webhook. **Throws** `HttpReply` 422 for an invalid change. */
export function moveProfile(world: World, profile: ProfileRecord, status: ProfileStatus): void {
  if (!STEPS[profile.status].includes(status)) {
    throw fail(422, 'status', `A payment profile can't go from ${profile.status} to ${status}`);
  }
  profile.status = status;
  profile.updatedMs = world.nowMs;
  const account = accountOf(world, profile.id);
  account.updatedMs = world.nowMs;
  const { companyId } = profile;
  if (status === 'failed') {
    const data = profileView(world, profile);
    notify(world, { event: 'PaymentProfileEvents::FailedEvent', companyId, data });
  }
  const data = accountView(world, account);
  notify(world, { event: 'BankAccountEvents::UpdatedEvent', companyId, data });
}

/** Ends the verification of a draft after the time in the settings. */
export function scheduleVerification(world: World, profile: ProfileRecord): void {
  world.at(world.nowMs + world.settings.verificationMs, () => {
    const { verificationOutcome } = world.settings;
    if (profile.status !== 'draft' || verificationOutcome === 'draft') return;
    moveProfile(world, profile, verificationOutcome);
  });
}
