ALTER TABLE "JobItem" ADD COLUMN "tries" JSONB;

-- Runs that were made before wrote each task from one plan.
UPDATE "Job" SET params = params || '{"writeTries": 1}'
WHERE kind IN ('synthesis', 'synthesis-preview') AND NOT params ? 'writeTries';
