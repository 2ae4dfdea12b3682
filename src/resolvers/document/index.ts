import { connectorField } from '../connector/connector-field.js';
import { DocumentResolver } from './document.resolver.js';
import { Document } from './document.type.js';

export const documentResolvers = [DocumentResolver, connectorField(Document)] as const;
