import { describe, expect, it, vi } from 'vitest';
import type { WebhookNotice } from '../../../src/datasources/index.js';
import { createIntake } from '../../../src/events/index.js';
import type { NewDelivery } from '../../../src/store/index.js';
import { FakeConnector } from '../../support/fake-connector.js';
import { manualClock } from '../../support/manual-clock.js';
import { idOf } from '../../support/sample-objects.js';

const arrived = { headers: { 'svix-id': 'msg_1' }, body: Buffer.from('{}') };
const notice: WebhookNotice = {
  ...{ deliveryId: 'msg_1', type: 'transfer.updated', change: 'UPDATED' },
  subject: { kind: 'Transfer', id: idOf('Transfer', 't') },
};

function intakeOf(answer: WebhookNotice | null, isConfigured = true) {
  const fake = new FakeConnector('tp-main', []);
  const webhooks = { isConfigured, receive: async () => answer };
  const connector = { ...fake.connector, ports: { ...fake.connector.ports, webhooks } };
  const received: NewDelivery[] = [];
  const ids = new Set<string | null>();
  const deliveries = {
    receive: async (delivery: NewDelivery) => {
      received.push(delivery);
      return ids.size < ids.add(delivery.deliveryId).size;
    },
  };
  const [stored, unknownWord, log] = [vi.fn(), vi.fn(), vi.fn()];
  const telemetry = { log, unknownWord };
  const intake = createIntake({
    connectors: [connector],
    deliveries,
    clock: manualClock(),
    telemetry,
    stored,
  });
  return { intake, received, stored, unknownWord, log };
}

describe('the intake of webhooks', () => {
  it('stores what proves itself, before anyone is told', async () => {
    const { intake, received, stored, unknownWord } = intakeOf(notice);

    expect(await intake('tp-main', arrived)).toBe('STORED');

    expect(received).toEqual([{ ...notice, connector: 'tp-main', body: arrived.body }]);
    expect(stored).toHaveBeenCalledOnce();
    expect(unknownWord).not.toHaveBeenCalled();
  });

  it('acknowledges a repeat without processing it again', async () => {
    const { intake, stored } = intakeOf(notice);
    await intake('tp-main', arrived);

    expect(await intake('tp-main', arrived)).toBe('REPEATED');
    expect(stored).toHaveBeenCalledOnce();
  });

  it('stores nothing of what does not prove itself', async () => {
    const { intake, received, log } = intakeOf(null);

    expect(await intake('tp-main', arrived)).toBe('UNPROVEN');

    expect(received).toEqual([]);
    expect(JSON.stringify(log.mock.calls)).not.toContain('msg_1');
  });

  it('keeps and counts a type that it does not know, once', async () => {
    const { intake, received, unknownWord } = intakeOf({ ...notice, type: 'card.frozen', subject: null });

    expect(await intake('tp-main', arrived)).toBe('STORED');
    await intake('tp-main', arrived);

    expect(received).toHaveLength(2);
    expect(unknownWord.mock.calls.map(([, field, word]) => [field, word])).toEqual([
      ['webhook', 'card.frozen'],
    ]);
  });

  it('knows no webhooks of other connectors, or where none are configured', async () => {
    expect(await intakeOf(notice).intake('elsewhere', arrived)).toBe('NO_WEBHOOKS');
    expect(await intakeOf(notice, false).intake('tp-main', arrived)).toBe('NO_WEBHOOKS');
  });
});
