/** Background workers: a hidden frame on every page, whose load times Bitrix24 counts. */
import { notify } from './dom.js';
import { mount, widgets } from './widgets.js';
import { phone } from './call-card.js';

/** A worker that takes longer than this, in seconds, more than ten times in a day is removed by Bitrix24. */
export const LIMIT = 5;

/** Binding id -> { handle, seconds, problem }. */
export const workers = new Map();

/** Starts the workers that are new and ends those that are gone. */
export function startWorkers() {
  const now = widgets('PAGE_BACKGROUND_WORKER');
  for (const [id, worker] of workers) {
    if (now.some(binding => binding.id === id)) continue;
    worker.handle.close();
    workers.delete(id);
  }
  for (const binding of now.filter(binding => !workers.has(binding.id))) {
    const worker = { handle: null, seconds: null, problem: null };
    workers.set(binding.id, worker);
    worker.handle = mount(document.getElementById('workers'), {
      binding, subject: {}, hidden: true, host: { callCard: phone },
      onLoad: seconds => {
        worker.seconds = seconds;
        if (seconds > LIMIT) notify(`The background worker took ${seconds.toFixed(1)} s. Bitrix24 removes a worker that takes over ${LIMIT} s more than ten times a day.`);
      },
      onProblem: problem => { worker.problem = problem; },
    });
  }
}
