-- CreateTable
CREATE TABLE "GraphProposal" (
    "jobId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "projectId" TEXT NOT NULL,
    "answer" TEXT,
    "chains" JSONB NOT NULL,

    CONSTRAINT "GraphProposal_pkey" PRIMARY KEY ("jobId","ordinal")
);

-- CreateIndex
CREATE INDEX "GraphProposal_projectId_idx" ON "GraphProposal"("projectId");

-- AddForeignKey
ALTER TABLE "GraphProposal" ADD CONSTRAINT "GraphProposal_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GraphProposal" ADD CONSTRAINT "GraphProposal_jobId_fkey" FOREIGN KEY ("jobId") REFERENCES "Job"("id") ON DELETE CASCADE ON UPDATE CASCADE;
