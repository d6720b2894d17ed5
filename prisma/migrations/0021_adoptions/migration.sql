-- AlterTable
ALTER TABLE "Job" ADD COLUMN     "studioVersion" TEXT;

-- AlterTable
ALTER TABLE "Rejudgement" ADD COLUMN     "detail" TEXT;

-- AlterTable
ALTER TABLE "Trajectory" ADD COLUMN     "judgedIn" TEXT;

-- AlterTable
ALTER TABLE "DatasetRow" ADD COLUMN     "judgedIn" TEXT;

-- CreateTable
CREATE TABLE "Adoption" (
    "id" BIGSERIAL NOT NULL,
    "projectId" TEXT NOT NULL,
    "runId" TEXT NOT NULL,
    "jobId" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "moved" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Adoption_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Adoption_runId_id_idx" ON "Adoption"("runId", "id");

-- CreateIndex
CREATE INDEX "Adoption_projectId_idx" ON "Adoption"("projectId");

-- AddForeignKey
ALTER TABLE "Adoption" ADD CONSTRAINT "Adoption_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Adoption" ADD CONSTRAINT "Adoption_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Job"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Adoption" ADD CONSTRAINT "Adoption_jobId_fkey" FOREIGN KEY ("jobId") REFERENCES "Job"("id") ON DELETE CASCADE ON UPDATE CASCADE;
