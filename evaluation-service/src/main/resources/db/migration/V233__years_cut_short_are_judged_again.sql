-- A year that the end of a contract cuts short lacks nothing any more (A-04): what was found missed of it is judged again.
update cadence_law set law_revisions = -1;
