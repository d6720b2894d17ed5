/**
 * Long work, seen from outside: what it is, how far it has come, what became of its items.
 *
 * - **job**: numbered items 0..total-1, each done exactly once, by any number of workers.
 * - **attempt**: the stretch between two starts of a job; resuming begins the next.
 * - **funnel**: in = kept + dropped by reason + quarantined by reason.
 * - **stage**: a gate at which items end; of a job that has several, each has a funnel of its own.
 * - **reply**: what an item in flight has been answered; kept until the item is recorded, so that none is paid twice.
 * - **spending**: what one part of a job has spent at one model.
 */
export { buildFunnel, droppedIn, type Funnel, quarantinedIn } from './funnel'
export { isMoving, JOB_MOVES, type Job, type JobLogLine, type JobProgress, type JobStatus } from './job'
export { type Spending, spendingSum } from './spending'
export { type OutcomeCount, type StageFunnel, stageFunnels } from './stage-funnel'
