-- room: directives
-- An act that befell the own terms of a ministry, province or commune because one befell the directive they carry out.
alter table directives.act add column follows_id text collate "C" references directives.act (id);
