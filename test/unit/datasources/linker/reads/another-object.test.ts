import { describe } from 'vitest';
import {
  jobResource,
  lookAt,
  seriesResource,
} from '../../../../../src/datasources/linker/reads/object-reads.js';
import { recurringTransfersPort } from '../../../../../src/datasources/linker/reads/recurring-transfers.js';
import { scheduledTransfersPort } from '../../../../../src/datasources/linker/reads/scheduled-transfers.js';
import { itGivesNoOther } from '../../../../support/another-object.js';
import { newCall } from '../../../../support/attempts.js';
import { data, fakeLinker, JOBS, job, SERIES, series } from '../fake-linker.js';

const at = (title: string, list: string, of: (id: string) => object) => ({
  title,
  path: `${list}/x1`,
  asked: data(of('x1')),
  another: data(of('x2')),
});

describe('Linker', () => {
  itGivesNoOther(fakeLinker, [
    {
      ...at('a recurring transfer', SERIES, series),
      read: ({ api }) => recurringTransfersPort(api).read(newCall(), 'x1'),
    },
    {
      ...at('a scheduled transfer', JOBS, job),
      read: ({ api }) => scheduledTransfersPort(api).read(newCall(), 'x1'),
    },
    {
      ...at('a recurring transfer before a write', SERIES, series),
      read: ({ api }) => lookAt({ api, call: newCall() }, seriesResource(api), 'x1'),
    },
    {
      ...at('a scheduled transfer before a write', JOBS, job),
      read: ({ api }) => lookAt({ api, call: newCall() }, jobResource(api), 'x1'),
    },
  ]);
});
