-- CreateTable
CREATE TABLE "JobReply" (
    "jobId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "reply" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "player" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "calls" INTEGER NOT NULL,
    "tokensIn" INTEGER NOT NULL,
    "tokensOut" INTEGER NOT NULL,
    "ms" DOUBLE PRECISION NOT NULL,
    "cost" DOUBLE PRECISION,
    "isCounted" BOOLEAN NOT NULL DEFAULT false,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "JobReply_pkey" PRIMARY KEY ("jobId","ordinal","key")
);

-- AddForeignKey
ALTER TABLE "JobReply" ADD CONSTRAINT "JobReply_jobId_fkey" FOREIGN KEY ("jobId") REFERENCES "Job"("id") ON DELETE CASCADE ON UPDATE CASCADE;
