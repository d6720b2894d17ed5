-- A search looks through the title of the document too. Documents never change, so its words can stand at each tool,
-- and one text is read instead of two.
UPDATE "Tool" t SET "searchText" = t."searchText" || ' ' || lower(d."title") FROM "ToolDocument" d WHERE d."id" = t."documentId";
