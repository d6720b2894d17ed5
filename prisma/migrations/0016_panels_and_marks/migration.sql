-- AlterTable
ALTER TABLE "TrajectorySkeleton" ADD COLUMN     "panel" JSONB;

-- CreateTable
CREATE TABLE "Mark" (
    "id" BIGSERIAL NOT NULL,
    "projectId" TEXT NOT NULL,
    "trajectoryId" TEXT NOT NULL,
    "dimension" TEXT NOT NULL,
    "score" DOUBLE PRECISION,
    "sentence" TEXT,
    "person" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Mark_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Mark_trajectoryId_id_idx" ON "Mark"("trajectoryId", "id");

-- CreateIndex
CREATE INDEX "Mark_projectId_person_idx" ON "Mark"("projectId", "person");

-- AddForeignKey
ALTER TABLE "Mark" ADD CONSTRAINT "Mark_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mark" ADD CONSTRAINT "Mark_trajectoryId_fkey" FOREIGN KEY ("trajectoryId") REFERENCES "Trajectory"("id") ON DELETE CASCADE ON UPDATE CASCADE;
