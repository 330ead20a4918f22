-- The conventions of a year from a file: what was stored of it, row by row, and by whom. A file that was taken whole is
-- taken once: the same bytes again are answered with what they did then.
create table convention_import (
    import_id         uuid        not null,
    sha256            text        not null,
    created           integer     not null,
    changed           integer     not null,
    unchanged         integer     not null,
    refused           integer     not null,
    answer            text        not null,
    imported_by       text        not null,
    imported_by_name  text        not null,
    imported_on       date        not null,
    imported_at       timestamptz not null,
    constraint pk_convention_import primary key (import_id),
    constraint ck_convention_import_sha256 check (sha256 ~ '^[0-9a-f]{64}$'),
    constraint ck_convention_import_rows
        check (created >= 0 and changed >= 0 and unchanged >= 0 and refused >= 0
               and created + changed + unchanged + refused > 0)
);
create unique index uq_convention_import_file on convention_import (sha256) where refused = 0;

create trigger convention_import_only_grows before update or delete on convention_import
    for each row execute function refuse_change();
create trigger convention_import_is_not_emptied before truncate on convention_import
    for each statement execute function refuse_change();
