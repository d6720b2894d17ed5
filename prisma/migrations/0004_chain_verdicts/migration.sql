-- CreateTable
CREATE TABLE "ChainVerdict" (
    "jobId" TEXT NOT NULL,
    "chainId" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "verdicts" JSONB NOT NULL,
    "votes" JSONB NOT NULL,
    "translations" JSONB NOT NULL,

    CONSTRAINT "ChainVerdict_pkey" PRIMARY KEY ("jobId","chainId")
);

-- CreateIndex
CREATE INDEX "ChainVerdict_chainId_jobId_idx" ON "ChainVerdict"("chainId", "jobId" DESC);

-- CreateIndex
CREATE INDEX "ChainVerdict_projectId_idx" ON "ChainVerdict"("projectId");

-- AddForeignKey
ALTER TABLE "ChainVerdict" ADD CONSTRAINT "ChainVerdict_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ChainVerdict" ADD CONSTRAINT "ChainVerdict_jobId_fkey" FOREIGN KEY ("jobId") REFERENCES "Job"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ChainVerdict" ADD CONSTRAINT "ChainVerdict_chainId_fkey" FOREIGN KEY ("chainId") REFERENCES "Chain"("id") ON DELETE CASCADE ON UPDATE CASCADE;
