-- room: check_ins
-- A device's number stands for one visit, whatever time a later copy gives: whether a number was used is asked over all days kept.
create index visit_number on check_ins.visit (id);
