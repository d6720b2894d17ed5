-- AlterTable
ALTER TABLE "ModelEndpoint" ADD COLUMN     "embeddingModel" TEXT;

-- AlterTable
ALTER TABLE "Project" ADD COLUMN     "similarityEndpointId" TEXT;

-- AlterTable
ALTER TABLE "ToolServer" ADD COLUMN     "domain" TEXT,
ADD COLUMN     "domainAuthor" TEXT,
ADD COLUMN     "domainEvidence" TEXT;

-- AlterTable
ALTER TABLE "ToolSource" ADD COLUMN     "sealedUrl" TEXT;

-- CreateTable
CREATE TABLE "TrySession" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "serverId" TEXT NOT NULL,
    "documentId" TEXT NOT NULL,
    "backend" TEXT NOT NULL,
    "seed" INTEGER NOT NULL,
    "failureRate" DOUBLE PRECISION NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TrySession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ToolTry" (
    "sessionId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "projectId" TEXT NOT NULL,
    "tool" TEXT NOT NULL,
    "arguments" JSON NOT NULL,
    "content" TEXT NOT NULL,
    "contentLength" INTEGER NOT NULL,
    "failure" JSONB,
    "durationMs" DOUBLE PRECISION,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ToolTry_pkey" PRIMARY KEY ("sessionId","ordinal")
);

-- CreateTable
CREATE TABLE "ToolUse" (
    "trajectoryId" TEXT NOT NULL,
    "tool" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "calls" INTEGER NOT NULL,
    "failures" INTEGER NOT NULL,
    "injected" INTEGER NOT NULL,
    "durations" DOUBLE PRECISION[],

    CONSTRAINT "ToolUse_pkey" PRIMARY KEY ("trajectoryId","tool")
);

-- CreateTable
CREATE TABLE "ToolVector" (
    "projectId" TEXT NOT NULL,
    "endpointId" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "vector" BYTEA NOT NULL,

    CONSTRAINT "ToolVector_pkey" PRIMARY KEY ("endpointId","model","fingerprint")
);

-- CreateIndex
CREATE INDEX "TrySession_documentId_createdAt_idx" ON "TrySession"("documentId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "TrySession_serverId_idx" ON "TrySession"("serverId");

-- CreateIndex
CREATE INDEX "TrySession_projectId_idx" ON "TrySession"("projectId");

-- CreateIndex
CREATE INDEX "ToolTry_projectId_tool_idx" ON "ToolTry"("projectId", "tool");

-- CreateIndex
CREATE INDEX "ToolUse_projectId_tool_idx" ON "ToolUse"("projectId", "tool");

-- CreateIndex
CREATE INDEX "ToolVector_projectId_idx" ON "ToolVector"("projectId");

-- CreateIndex
CREATE INDEX "Chain_tools_idx" ON "Chain" USING GIN ("tools");

-- AddForeignKey
ALTER TABLE "Project" ADD CONSTRAINT "Project_similarityEndpointId_fkey" FOREIGN KEY ("similarityEndpointId") REFERENCES "ModelEndpoint"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TrySession" ADD CONSTRAINT "TrySession_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TrySession" ADD CONSTRAINT "TrySession_serverId_fkey" FOREIGN KEY ("serverId") REFERENCES "ToolServer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TrySession" ADD CONSTRAINT "TrySession_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "ToolDocument"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ToolTry" ADD CONSTRAINT "ToolTry_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ToolTry" ADD CONSTRAINT "ToolTry_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "TrySession"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ToolUse" ADD CONSTRAINT "ToolUse_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ToolUse" ADD CONSTRAINT "ToolUse_trajectoryId_fkey" FOREIGN KEY ("trajectoryId") REFERENCES "Trajectory"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ToolVector" ADD CONSTRAINT "ToolVector_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ToolVector" ADD CONSTRAINT "ToolVector_endpointId_fkey" FOREIGN KEY ("endpointId") REFERENCES "ModelEndpoint"("id") ON DELETE CASCADE ON UPDATE CASCADE;

