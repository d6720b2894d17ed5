-- DropForeignKey
ALTER TABLE "Task" DROP CONSTRAINT "Task_graphVersionId_fkey";

-- DropForeignKey
ALTER TABLE "Task" DROP CONSTRAINT "Task_chainId_fkey";

-- DropForeignKey
ALTER TABLE "Trajectory" DROP CONSTRAINT "Trajectory_chainId_fkey";

-- DropForeignKey
ALTER TABLE "Trajectory" DROP CONSTRAINT "Trajectory_graphVersionId_fkey";

-- DropIndex
DROP INDEX "Task_jobId_ordinal_key";

-- AlterTable
ALTER TABLE "DatasetRow" ALTER COLUMN "chainId" DROP NOT NULL,
ALTER COLUMN "graphVersionId" DROP NOT NULL;

-- AlterTable
ALTER TABLE "JobItem" ADD COLUMN     "stage" TEXT;

-- AlterTable
ALTER TABLE "Task" ADD COLUMN     "augmentation" JSONB,
ADD COLUMN     "authorKind" TEXT NOT NULL DEFAULT 'built-in',
ADD COLUMN     "documentIds" TEXT[],
ADD COLUMN     "mode" TEXT NOT NULL DEFAULT 'chain',
ADD COLUMN     "parentId" TEXT,
ADD COLUMN     "part" TEXT NOT NULL DEFAULT 'task',
ADD COLUMN     "review" TEXT NOT NULL DEFAULT 'proposed',
ADD COLUMN     "reviewReason" TEXT,
ADD COLUMN     "reviewedAt" TIMESTAMPTZ(3),
ADD COLUMN     "scores" JSONB,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "withheld" JSONB NOT NULL DEFAULT '{"tools": [], "values": []}',
ALTER COLUMN "graphVersionId" DROP NOT NULL,
ALTER COLUMN "chainId" DROP NOT NULL;

-- AlterTable
ALTER TABLE "Trajectory" ADD COLUMN     "mode" TEXT NOT NULL DEFAULT 'chain',
ALTER COLUMN "chainId" DROP NOT NULL,
ALTER COLUMN "graphVersionId" DROP NOT NULL;

-- CreateIndex
CREATE INDEX "JobItem_jobId_stage_outcome_reason_idx" ON "JobItem"("jobId", "stage", "outcome", "reason");

-- CreateIndex
CREATE INDEX "Task_parentId_idx" ON "Task"("parentId");

-- CreateIndex
CREATE UNIQUE INDEX "Task_jobId_ordinal_part_version_key" ON "Task"("jobId", "ordinal", "part", "version");

-- AddForeignKey
ALTER TABLE "Task" ADD CONSTRAINT "Task_graphVersionId_fkey" FOREIGN KEY ("graphVersionId") REFERENCES "ToolGraphVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Task" ADD CONSTRAINT "Task_chainId_fkey" FOREIGN KEY ("chainId") REFERENCES "Chain"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Task" ADD CONSTRAINT "Task_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Trajectory" ADD CONSTRAINT "Trajectory_chainId_fkey" FOREIGN KEY ("chainId") REFERENCES "Chain"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Trajectory" ADD CONSTRAINT "Trajectory_graphVersionId_fkey" FOREIGN KEY ("graphVersionId") REFERENCES "ToolGraphVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What earlier runs were asked for and how far their items came, in the words of this version.
UPDATE "Job" SET params = (params - 'graphVersionId' - 'model') || jsonb_build_object(
  'source', jsonb_build_object('kind', 'graphs', 'graphVersionIds', jsonb_build_array(params->'graphVersionId')),
  'models', jsonb_build_object('author', params->'model', 'agent', params->'model', 'judges', jsonb_build_array(params->'model')))
WHERE kind = 'synthesis' AND params ? 'graphVersionId';
UPDATE "JobItem" i SET stage = CASE WHEN i."resultId" IS NULL THEN 'write'
  WHEN EXISTS (SELECT 1 FROM "Trajectory" t WHERE t.id = i."resultId" AND t.termination <> 'answered') THEN 'play'
  ELSE 'judge' END
FROM "Job" j WHERE j.id = i."jobId" AND j.kind = 'synthesis';
UPDATE "Task" t SET "authorKind" = 'model' FROM "Job" j
WHERE j.id = t."jobId" AND j.params->'models'->>'author' LIKE 'model\_%';
UPDATE "Task" t SET "documentIds" = (SELECT coalesce(array_agg(d."documentId" ORDER BY d."documentId"), '{}')
  FROM "ToolGraphDocument" d WHERE d."graphVersionId" = t."graphVersionId");
