-- room: documents
-- A leader's opinion that a document conveys is a field of its page: who, and in which office. Pages written before convey it in their words.
update documents.document set content = content || '{"opinion": null}'::jsonb where content is not null and not content ? 'opinion';
