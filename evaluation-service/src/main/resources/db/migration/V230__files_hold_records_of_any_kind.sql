-- A file holds records of any kind; each of its lines says which.
update import_result set kind = 'trajectory' where kind is null;
update import set kind = 'record' where kind = 'trajectory';
