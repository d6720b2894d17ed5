-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Dataset" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Dataset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DatasetVersion" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "datasetId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "filter" JSONB NOT NULL,
    "manifest" JSONB NOT NULL,
    "rowCount" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DatasetVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DatasetRow" (
    "datasetVersionId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "trajectoryId" TEXT NOT NULL,
    "taskId" TEXT NOT NULL,
    "chainId" TEXT NOT NULL,
    "graphVersionId" TEXT NOT NULL,
    "documentIds" TEXT[],
    "jobId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "seed" INTEGER NOT NULL,
    "model" TEXT NOT NULL,

    CONSTRAINT "DatasetRow_pkey" PRIMARY KEY ("datasetVersionId","position")
);

-- CreateTable
CREATE TABLE "Job" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT,
    "total" INTEGER NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "kept" INTEGER NOT NULL DEFAULT 0,
    "calls" INTEGER NOT NULL DEFAULT 0,
    "tokensIn" INTEGER NOT NULL DEFAULT 0,
    "tokensOut" INTEGER NOT NULL DEFAULT 0,
    "cost" DOUBLE PRECISION,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "JobItem" (
    "jobId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "reason" TEXT,
    "detail" TEXT,
    "resultId" TEXT,

    CONSTRAINT "JobItem_pkey" PRIMARY KEY ("jobId","ordinal")
);

-- CreateTable
CREATE TABLE "JobLog" (
    "id" BIGSERIAL NOT NULL,
    "jobId" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "JobLog_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ModelEndpoint" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "baseUrl" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "sealedKey" TEXT,
    "keyHint" TEXT,
    "concurrency" INTEGER NOT NULL,
    "timeoutMs" INTEGER NOT NULL,
    "retriesMax" INTEGER NOT NULL,
    "callsMax" INTEGER,
    "tokensMax" INTEGER,
    "priceIn" DOUBLE PRECISION,
    "priceOut" DOUBLE PRECISION,
    "callsSpent" INTEGER NOT NULL DEFAULT 0,
    "tokensSpent" BIGINT NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ModelEndpoint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Project" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Project_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Task" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "jobId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "graphVersionId" TEXT NOT NULL,
    "chainId" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "expectedTools" TEXT[],
    "plan" JSONB,
    "author" TEXT NOT NULL,
    "seed" INTEGER NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ToolGraph" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ToolGraph_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ToolGraphVersion" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "graphId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "layout" JSONB NOT NULL,
    "note" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "nodeCount" INTEGER NOT NULL,
    "dependencyCount" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ToolGraphVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ToolGraphDocument" (
    "graphVersionId" TEXT NOT NULL,
    "documentId" TEXT NOT NULL,

    CONSTRAINT "ToolGraphDocument_pkey" PRIMARY KEY ("graphVersionId","documentId")
);

-- CreateTable
CREATE TABLE "Chain" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "graphVersionId" TEXT NOT NULL,
    "tools" TEXT[],
    "length" INTEGER NOT NULL,
    "walks" INTEGER NOT NULL,
    "sampling" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Chain_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ToolImport" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "report" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ToolImport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ToolServer" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "currentDocumentId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ToolServer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ToolDocument" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "serverId" TEXT NOT NULL,
    "importId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "domain" TEXT,
    "toolCount" INTEGER NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ToolDocument_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Tool" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "documentId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "sourceName" TEXT,
    "description" TEXT NOT NULL,
    "parameters" JSON NOT NULL,
    "result" JSON,

    CONSTRAINT "Tool_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Trajectory" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "jobId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "taskId" TEXT NOT NULL,
    "chainId" TEXT NOT NULL,
    "graphVersionId" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "reason" TEXT,
    "termination" TEXT NOT NULL,
    "agent" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "seed" INTEGER NOT NULL,
    "stepCount" INTEGER NOT NULL,
    "turnCount" INTEGER NOT NULL,
    "callCount" INTEGER NOT NULL,
    "failureCount" INTEGER NOT NULL,
    "tools" TEXT[],
    "score" DOUBLE PRECISION,
    "unjudgedCount" INTEGER NOT NULL,
    "tokensIn" INTEGER NOT NULL,
    "tokensOut" INTEGER NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Trajectory_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TrajectorySkeleton" (
    "trajectoryId" TEXT NOT NULL,
    "steps" BYTEA NOT NULL,
    "judgement" JSONB,
    "record" JSONB NOT NULL,

    CONSTRAINT "TrajectorySkeleton_pkey" PRIMARY KEY ("trajectoryId")
);

-- CreateTable
CREATE TABLE "TrajectoryChunk" (
    "trajectoryId" TEXT NOT NULL,
    "firstStep" INTEGER NOT NULL,
    "lastStep" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "TrajectoryChunk_pkey" PRIMARY KEY ("trajectoryId","firstStep")
);

-- CreateIndex
CREATE UNIQUE INDEX "Dataset_projectId_name_key" ON "Dataset"("projectId", "name");

-- CreateIndex
CREATE INDEX "DatasetVersion_projectId_idx" ON "DatasetVersion"("projectId");

-- CreateIndex
CREATE UNIQUE INDEX "DatasetVersion_datasetId_version_key" ON "DatasetVersion"("datasetId", "version");

-- CreateIndex
CREATE INDEX "DatasetRow_trajectoryId_idx" ON "DatasetRow"("trajectoryId");

-- CreateIndex
CREATE INDEX "Job_projectId_createdAt_id_idx" ON "Job"("projectId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "JobItem_jobId_outcome_reason_idx" ON "JobItem"("jobId", "outcome", "reason");

-- CreateIndex
CREATE INDEX "JobLog_jobId_id_idx" ON "JobLog"("jobId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ModelEndpoint_projectId_name_key" ON "ModelEndpoint"("projectId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Project_name_key" ON "Project"("name");

-- CreateIndex
CREATE INDEX "Task_projectId_idx" ON "Task"("projectId");

-- CreateIndex
CREATE INDEX "Task_chainId_idx" ON "Task"("chainId");

-- CreateIndex
CREATE INDEX "Task_graphVersionId_idx" ON "Task"("graphVersionId");

-- CreateIndex
CREATE UNIQUE INDEX "Task_jobId_ordinal_key" ON "Task"("jobId", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "ToolGraph_projectId_name_key" ON "ToolGraph"("projectId", "name");

-- CreateIndex
CREATE INDEX "ToolGraphVersion_projectId_idx" ON "ToolGraphVersion"("projectId");

-- CreateIndex
CREATE UNIQUE INDEX "ToolGraphVersion_graphId_version_key" ON "ToolGraphVersion"("graphId", "version");

-- CreateIndex
CREATE INDEX "ToolGraphDocument_documentId_idx" ON "ToolGraphDocument"("documentId");

-- CreateIndex
CREATE INDEX "Chain_graphVersionId_walks_id_idx" ON "Chain"("graphVersionId", "walks" DESC, "id");

-- CreateIndex
CREATE INDEX "Chain_projectId_idx" ON "Chain"("projectId");

-- CreateIndex
CREATE INDEX "ToolImport_projectId_createdAt_idx" ON "ToolImport"("projectId", "createdAt" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "ToolServer_currentDocumentId_key" ON "ToolServer"("currentDocumentId");

-- CreateIndex
CREATE UNIQUE INDEX "ToolServer_projectId_name_key" ON "ToolServer"("projectId", "name");

-- CreateIndex
CREATE INDEX "ToolDocument_projectId_idx" ON "ToolDocument"("projectId");

-- CreateIndex
CREATE INDEX "ToolDocument_importId_idx" ON "ToolDocument"("importId");

-- CreateIndex
CREATE UNIQUE INDEX "ToolDocument_serverId_version_key" ON "ToolDocument"("serverId", "version");

-- CreateIndex
CREATE INDEX "Tool_projectId_name_idx" ON "Tool"("projectId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Tool_documentId_name_key" ON "Tool"("documentId", "name");

-- CreateIndex
CREATE INDEX "Trajectory_projectId_createdAt_id_idx" ON "Trajectory"("projectId", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Trajectory_projectId_outcome_createdAt_id_idx" ON "Trajectory"("projectId", "outcome", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Trajectory_projectId_score_id_idx" ON "Trajectory"("projectId", "score", "id");

-- CreateIndex
CREATE INDEX "Trajectory_graphVersionId_idx" ON "Trajectory"("graphVersionId");

-- CreateIndex
CREATE INDEX "Trajectory_taskId_idx" ON "Trajectory"("taskId");

-- CreateIndex
CREATE INDEX "Trajectory_chainId_idx" ON "Trajectory"("chainId");

-- CreateIndex
CREATE INDEX "Trajectory_projectId_fingerprint_idx" ON "Trajectory"("projectId", "fingerprint");

-- CreateIndex
CREATE INDEX "Trajectory_tools_idx" ON "Trajectory" USING GIN ("tools");

-- CreateIndex
CREATE UNIQUE INDEX "Trajectory_jobId_ordinal_key" ON "Trajectory"("jobId", "ordinal");

-- AddForeignKey
ALTER TABLE "Dataset" ADD CONSTRAINT "Dataset_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DatasetVersion" ADD CONSTRAINT "DatasetVersion_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DatasetVersion" ADD CONSTRAINT "DatasetVersion_datasetId_fkey" FOREIGN KEY ("datasetId") REFERENCES "Dataset"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DatasetRow" ADD CONSTRAINT "DatasetRow_datasetVersionId_fkey" FOREIGN KEY ("datasetVersionId") REFERENCES "DatasetVersion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DatasetRow" ADD CONSTRAINT "DatasetRow_trajectoryId_fkey" FOREIGN KEY ("trajectoryId") REFERENCES "Trajectory"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Job" ADD CONSTRAINT "Job_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JobItem" ADD CONSTRAINT "JobItem_jobId_fkey" FOREIGN KEY ("jobId") REFERENCES "Job"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JobLog" ADD CONSTRAINT "JobLog_jobId_fkey" FOREIGN KEY ("jobId") REFERENCES "Job"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ModelEndpoint" ADD CONSTRAINT "ModelEndpoint_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Task" ADD CONSTRAINT "Task_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Task" ADD CONSTRAINT "Task_jobId_fkey" FOREIGN KEY ("jobId") REFERENCES "Job"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Task" ADD CONSTRAINT "Task_graphVersionId_fkey" FOREIGN KEY ("graphVersionId") REFERENCES "ToolGraphVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Task" ADD CONSTRAINT "Task_chainId_fkey" FOREIGN KEY ("chainId") REFERENCES "Chain"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ToolGraph" ADD CONSTRAINT "ToolGraph_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ToolGraphVersion" ADD CONSTRAINT "ToolGraphVersion_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ToolGraphVersion" ADD CONSTRAINT "ToolGraphVersion_graphId_fkey" FOREIGN KEY ("graphId") REFERENCES "ToolGraph"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ToolGraphDocument" ADD CONSTRAINT "ToolGraphDocument_graphVersionId_fkey" FOREIGN KEY ("graphVersionId") REFERENCES "ToolGraphVersion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ToolGraphDocument" ADD CONSTRAINT "ToolGraphDocument_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "ToolDocument"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Chain" ADD CONSTRAINT "Chain_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Chain" ADD CONSTRAINT "Chain_graphVersionId_fkey" FOREIGN KEY ("graphVersionId") REFERENCES "ToolGraphVersion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ToolImport" ADD CONSTRAINT "ToolImport_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ToolServer" ADD CONSTRAINT "ToolServer_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ToolServer" ADD CONSTRAINT "ToolServer_currentDocumentId_fkey" FOREIGN KEY ("currentDocumentId") REFERENCES "ToolDocument"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ToolDocument" ADD CONSTRAINT "ToolDocument_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ToolDocument" ADD CONSTRAINT "ToolDocument_serverId_fkey" FOREIGN KEY ("serverId") REFERENCES "ToolServer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ToolDocument" ADD CONSTRAINT "ToolDocument_importId_fkey" FOREIGN KEY ("importId") REFERENCES "ToolImport"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Tool" ADD CONSTRAINT "Tool_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Tool" ADD CONSTRAINT "Tool_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "ToolDocument"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Trajectory" ADD CONSTRAINT "Trajectory_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Trajectory" ADD CONSTRAINT "Trajectory_jobId_fkey" FOREIGN KEY ("jobId") REFERENCES "Job"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Trajectory" ADD CONSTRAINT "Trajectory_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Trajectory" ADD CONSTRAINT "Trajectory_chainId_fkey" FOREIGN KEY ("chainId") REFERENCES "Chain"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Trajectory" ADD CONSTRAINT "Trajectory_graphVersionId_fkey" FOREIGN KEY ("graphVersionId") REFERENCES "ToolGraphVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TrajectorySkeleton" ADD CONSTRAINT "TrajectorySkeleton_trajectoryId_fkey" FOREIGN KEY ("trajectoryId") REFERENCES "Trajectory"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TrajectoryChunk" ADD CONSTRAINT "TrajectoryChunk_trajectoryId_fkey" FOREIGN KEY ("trajectoryId") REFERENCES "Trajectory"("id") ON DELETE CASCADE ON UPDATE CASCADE;

