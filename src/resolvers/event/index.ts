import { connectorField } from '../connector/connector-field.js';
import { EventResolver } from './event.resolver.js';
import { Event } from './event.type.js';

export const eventResolvers = [
  EventResolver,
  connectorField(Event, 'The connector that the event comes from.'),
] as const;
