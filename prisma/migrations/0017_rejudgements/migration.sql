-- CreateTable
CREATE TABLE "Rejudgement" (
    "jobId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "projectId" TEXT NOT NULL,
    "trajectoryId" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "reason" TEXT,
    "score" DOUBLE PRECISION,
    "judgement" JSONB NOT NULL,
    "panel" JSONB,

    CONSTRAINT "Rejudgement_pkey" PRIMARY KEY ("jobId","ordinal")
);

-- CreateIndex
CREATE INDEX "Rejudgement_trajectoryId_idx" ON "Rejudgement"("trajectoryId");

-- CreateIndex
CREATE INDEX "Rejudgement_projectId_idx" ON "Rejudgement"("projectId");

-- AddForeignKey
ALTER TABLE "Rejudgement" ADD CONSTRAINT "Rejudgement_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Rejudgement" ADD CONSTRAINT "Rejudgement_jobId_fkey" FOREIGN KEY ("jobId") REFERENCES "Job"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Rejudgement" ADD CONSTRAINT "Rejudgement_trajectoryId_fkey" FOREIGN KEY ("trajectoryId") REFERENCES "Trajectory"("id") ON DELETE CASCADE ON UPDATE CASCADE;
