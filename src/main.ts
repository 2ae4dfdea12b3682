#!/usr/bin/env node
import 'reflect-metadata';
import { run } from './server/commands/run.js';

await run(process.argv.slice(2));
