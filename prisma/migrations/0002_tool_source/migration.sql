-- CreateTable
CREATE TABLE "ToolSource" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "serverId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "program" TEXT,
    "args" TEXT[],
    "url" TEXT,
    "secretNames" TEXT[],
    "sealedSecrets" TEXT,
    "listedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ToolSource_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ToolSource_serverId_key" ON "ToolSource"("serverId");

-- CreateIndex
CREATE INDEX "ToolSource_projectId_idx" ON "ToolSource"("projectId");

-- AddForeignKey
ALTER TABLE "ToolSource" ADD CONSTRAINT "ToolSource_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ToolSource" ADD CONSTRAINT "ToolSource_serverId_fkey" FOREIGN KEY ("serverId") REFERENCES "ToolServer"("id") ON DELETE CASCADE ON UPDATE CASCADE;
