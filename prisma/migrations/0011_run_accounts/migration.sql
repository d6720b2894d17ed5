-- AlterTable
ALTER TABLE "Job" ADD COLUMN     "findings" JSONB,
ALTER COLUMN "tokensIn" SET DATA TYPE BIGINT,
ALTER COLUMN "tokensOut" SET DATA TYPE BIGINT;

-- AlterTable
ALTER TABLE "Trajectory" ADD COLUMN     "assistantMessages" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "callSequence" TEXT,
ADD COLUMN     "systemMessages" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "toolMessages" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "userMessages" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "JobSpend" (
    "jobId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "player" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "calls" INTEGER NOT NULL,
    "tokensIn" BIGINT NOT NULL,
    "tokensOut" BIGINT NOT NULL,
    "ms" DOUBLE PRECISION NOT NULL,
    "cost" DOUBLE PRECISION,

    CONSTRAINT "JobSpend_pkey" PRIMARY KEY ("jobId","role","player")
);

-- CreateTable
CREATE TABLE "SynthesisPreview" (
    "jobId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "content" JSONB NOT NULL,

    CONSTRAINT "SynthesisPreview_pkey" PRIMARY KEY ("jobId","ordinal")
);

-- AddForeignKey
ALTER TABLE "JobSpend" ADD CONSTRAINT "JobSpend_jobId_fkey" FOREIGN KEY ("jobId") REFERENCES "Job"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SynthesisPreview" ADD CONSTRAINT "SynthesisPreview_jobId_fkey" FOREIGN KEY ("jobId") REFERENCES "Job"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Earlier attempts had one system and one user message, a message for every turn and one for every result.
UPDATE "Trajectory" SET "systemMessages" = 1, "userMessages" = 1, "assistantMessages" = "turnCount", "toolMessages" = "callCount";

-- What earlier jobs have spent is not known part by part.
INSERT INTO "JobSpend" ("jobId", role, player, name, calls, "tokensIn", "tokensOut", ms, cost)
SELECT id, 'all parts', 'model', 'model', calls, "tokensIn", "tokensOut", 0, cost FROM "Job" WHERE calls > 0;
