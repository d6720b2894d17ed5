-- A search looks through the title of the document too. Documents never change, so its words can stand at each tool,
-- and one text is read instead of two.
UPDATE "Tool" t SET "searchText" = t."searchText" || ' ' || lower(d."title") FROM "ToolDocument" d WHERE d."id" = t."documentId";

-- A key among the arguments of a command is kept sealed, as one in an address is.
ALTER TABLE "ToolSource" ADD COLUMN "sealedArgs" TEXT;
