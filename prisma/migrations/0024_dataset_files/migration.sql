-- AlterTable
ALTER TABLE "DatasetRow" DROP COLUMN "chainId",
DROP COLUMN "documentIds",
DROP COLUMN "graphVersionId",
DROP COLUMN "jobId",
DROP COLUMN "judgedIn",
DROP COLUMN "model",
DROP COLUMN "ordinal",
DROP COLUMN "seed",
DROP COLUMN "taskId";

-- CreateTable
CREATE TABLE "DatasetFileChunk" (
    "datasetVersionId" TEXT NOT NULL,
    "file" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "DatasetFileChunk_pkey" PRIMARY KEY ("datasetVersionId","file","position")
);

-- AddForeignKey
ALTER TABLE "DatasetFileChunk" ADD CONSTRAINT "DatasetFileChunk_datasetVersionId_fkey" FOREIGN KEY ("datasetVersionId") REFERENCES "DatasetVersion"("id") ON DELETE CASCADE ON UPDATE CASCADE;
