/**
 * Long work, seen from outside: what it is, how far it has come, what became of its items.
 *
 * - **job**: numbered items 0..total-1, each done exactly once, by any number of workers.
 * - **attempt**: the stretch between two starts of a job; resuming begins the next.
 * - **funnel**: in = kept + dropped by reason + quarantined by reason.
 */
export { buildFunnel, droppedIn, type Funnel, quarantinedIn } from './funnel'
export { isMoving, JOB_MOVES, type Job, type JobLogLine, type JobStatus } from './job'
