import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './main.css';
import { createRoot } from 'react-dom/client';
import { App, type GraphiqlConfiguration } from './app.js';

const root = document.getElementById('root');
if (!root) throw new Error('the page has no element #root');

const configuration: GraphiqlConfiguration = await (await fetch('./config.json')).json();
createRoot(root).render(<App {...configuration} />);
