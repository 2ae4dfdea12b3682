import type * as domain from '../../domain/document.js';
import { enumType } from '../shared/enum-type.js';

export const DocumentType = enumType<domain.DocumentType>({
  name: 'DocumentType',
  description: "The type of a document. `providerType` has the provider's own value.",
  values: {
    IDENTIFICATION: 'A proof of the identity of a person or a business.',
    BANK_STATEMENT: 'A statement of an account.',
    TAX_FORM: 'A tax form.',
    CONTRACT: 'A contract.',
    LICENSE: 'A license.',
    OTHER: 'Another type that the provider names.',
    UNKNOWN: 'The provider returned no type, or a value that the gateway does not know.',
  },
});

export const DocumentStatus = enumType<domain.DocumentStatus>({
  name: 'DocumentStatus',
  description: "The review status of a document. `providerStatus` has the provider's own value.",
  values: {
    PENDING: 'Not reviewed.',
    VERIFIED: 'Accepted.',
    REJECTED: 'Refused.',
    EXPIRED: 'No longer valid.',
    UNKNOWN: 'The provider returned no status, or a value that the gateway does not know.',
  },
});
