-- What a search looks through: name and description in lower case, so that no query has to fold 20,000 texts.
ALTER TABLE "Tool" ADD COLUMN "searchText" TEXT NOT NULL DEFAULT '';
UPDATE "Tool" SET "searchText" = lower("name" || ' ' || "description");
