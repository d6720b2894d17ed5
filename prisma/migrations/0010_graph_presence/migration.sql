-- CreateTable
CREATE TABLE "GraphPresence" (
    "graphId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "hue" INTEGER NOT NULL,
    "pointsAt" TEXT[],
    "isEditing" BOOLEAN NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "GraphPresence_pkey" PRIMARY KEY ("graphId","personId")
);

-- CreateIndex
CREATE INDEX "GraphPresence_projectId_idx" ON "GraphPresence"("projectId");

-- AddForeignKey
ALTER TABLE "GraphPresence" ADD CONSTRAINT "GraphPresence_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GraphPresence" ADD CONSTRAINT "GraphPresence_graphId_fkey" FOREIGN KEY ("graphId") REFERENCES "ToolGraph"("id") ON DELETE CASCADE ON UPDATE CASCADE;
