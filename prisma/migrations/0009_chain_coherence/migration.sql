-- AlterTable
ALTER TABLE "ChainVerdict" ADD COLUMN     "coherence" JSONB;
