/** The public exports of this room. Other rooms import only from here. */
export {
  type ApiKeySettings,
  type CallersSettings,
  type Configuration,
  ConfigurationError,
  type ConnectorSettings,
  type JwtIssuerSettings,
  type ProtectionSettings,
  type ServerSettings,
} from './configuration.js';
export { type Knowledge, loadConfiguration, toConfiguration } from './load.js';
