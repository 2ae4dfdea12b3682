/** The simulated provider that sends its webhooks to one configured address. */
const CONNECTOR = 'treasure-main';

/**
 * Tells the simulated Treasure where the gateway receives its webhooks, as a person does in the dashboard of the provider. **Throws** if the
 * simulator refuses.
 */
export async function sendWebhooksTo(
  gatewayUrl: string,
  simulators: Readonly<Record<string, string>>,
): Promise<void> {
  const simulator = simulators[CONNECTOR];
  if (simulator === undefined) return;
  const answer = await fetch(`${simulator}/__sandbox/settings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ webhookUrl: `${gatewayUrl}/webhooks/${CONNECTOR}` }),
  });
  if (!answer.ok) throw new Error(`the sandbox did not accept the address of webhooks: ${answer.status}`);
}
