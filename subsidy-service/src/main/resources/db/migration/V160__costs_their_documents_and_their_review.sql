-- What a CPAS spent on the trajectories of a convention (SUB-13, SUB-20), with the proof of it and how it was judged.
create table cost_document (
    document_id        uuid         not null,
    convention_number  varchar(64)  not null,
    reference          varchar(64)  not null,
    content_hash       varchar(64)  not null,
    media_type         text         not null,
    size_bytes         integer      not null,
    content            bytea        not null,
    scan               text         not null,
    uploaded_by        text         not null,
    uploaded_on        date         not null,
    uploaded_at        timestamptz  not null,
    constraint pk_cost_document primary key (document_id),
    constraint uq_cost_document_reference unique (convention_number, reference),
    constraint fk_cost_document_convention foreign key (convention_number) references convention (number),
    constraint ck_cost_document_hash check (content_hash = encode(sha256(content), 'hex')),
    constraint ck_cost_document_size check (size_bytes = octet_length(content) and size_bytes > 0),
    constraint ck_cost_document_type check (media_type in ('application/pdf', 'image/jpeg', 'image/png', 'image/tiff')),
    constraint ck_cost_document_scan check (scan in ('CLEAN', 'NOT_SCANNED'))
);
comment on column cost_document.content_hash is 'SHA-256 in hexadecimal: the same proof under another reference is known by it.';
create index ix_cost_document_hash on cost_document (content_hash);

create trigger cost_document_only_grows before update or delete on cost_document
    for each row execute function refuse_change();
create trigger cost_document_is_not_emptied before truncate on cost_document
    for each statement execute function refuse_change();

create table cost (
    cost_id            uuid         not null,
    convention_number  varchar(64)  not null,
    reference          varchar(64)  not null,
    revision           integer      not null,
    kind               text         not null,
    amount_cents       bigint       not null,
    incurred_on        date         not null,
    description        text         not null,
    direct_link        text,
    proportionality    text,
    share              numeric(5, 4),
    recorded_on        date         not null,
    constraint pk_cost primary key (cost_id),
    constraint uq_cost_reference unique (convention_number, reference),
    constraint fk_cost_convention foreign key (convention_number) references convention (number),
    constraint ck_cost_kind check (kind in ('STAFF', 'OPERATING')),
    constraint ck_cost_amount check (amount_cents > 0),
    constraint ck_cost_share check (share between 0 and 1),
    constraint ck_cost_revision check (revision >= 1),
    constraint ck_cost_not_in_the_future check (incurred_on <= recorded_on)
);
comment on column cost.cost_id is 'Grows with time: of two costs with the same proof the later one is looked at.';

create table cost_trajectory (
    cost_id    uuid    not null,
    position   integer not null,
    reference  varchar(129) not null,
    constraint pk_cost_trajectory primary key (cost_id, position),
    constraint fk_cost_trajectory_cost foreign key (cost_id) references cost (cost_id)
);

-- A reference without a document is one that the CPAS still has to upload.
create table cost_proof (
    cost_id    uuid        not null,
    position   integer     not null,
    reference  varchar(64) not null,
    constraint pk_cost_proof primary key (cost_id, position),
    constraint uq_cost_proof_reference unique (cost_id, reference) deferrable initially deferred,
    constraint fk_cost_proof_cost foreign key (cost_id) references cost (cost_id)
);
create index ix_cost_proof_reference on cost_proof (reference);

create table cost_revision (
    convention_number  varchar(64) not null,
    reference          varchar(64) not null,
    revision           integer     not null,
    content            jsonb       not null,
    recorded_by        text        not null,
    recorded_on        date        not null,
    recorded_at        timestamptz not null,
    constraint pk_cost_revision primary key (convention_number, reference, revision),
    constraint fk_cost_revision_cost
        foreign key (convention_number, reference) references cost (convention_number, reference)
);

create trigger cost_revision_only_grows before update or delete on cost_revision
    for each row execute function refuse_change();
create trigger cost_revision_is_not_emptied before truncate on cost_revision
    for each statement execute function refuse_change();

-- What the officer decided on a revision of a cost and what the CPAS replied, in their order.
create table cost_remark (
    cost_id          uuid        not null,
    sequence         integer     not null,
    cost_revision    integer     not null,
    kind             text        not null,
    decision         text,
    ground           text,
    text             text,
    proposed         text,
    proposed_ground  text,
    actor            text        not null,
    actor_name       text        not null,
    recorded_on      date        not null,
    recorded_at      timestamptz not null,
    constraint pk_cost_remark primary key (cost_id, sequence),
    constraint fk_cost_remark_cost foreign key (cost_id) references cost (cost_id),
    constraint ck_cost_remark_kind check (kind in ('REVIEW', 'REPLY', 'CONTROL')),
    constraint ck_cost_remark_decision check ((kind = 'REPLY') = (decision is null)),
    constraint ck_cost_remark_ground check (coalesce(decision = 'REJECTED', false) = (ground is not null)),
    constraint ck_cost_remark_codes check (
        (decision is null or decision in ('ACCEPTED', 'REJECTED'))
        and (ground is null or ground in ('OUTSIDE_PERIOD', 'NO_DIRECT_LINK', 'NOT_PROPORTIONATE', 'NOT_ELIGIBLE_KIND',
             'ALREADY_FINANCED', 'MISSING_DOCUMENT', 'OTHER'))),
    constraint ck_cost_remark_text check (text is not null or (kind <> 'REPLY' and ground is distinct from 'OTHER'))
);
comment on column cost_remark.proposed is 'What the rules proposed to the officer on that day; the decision is the officer''s.';

create trigger cost_remark_only_grows before update or delete on cost_remark
    for each row execute function refuse_change();
create trigger cost_remark_is_not_emptied before truncate on cost_remark
    for each statement execute function refuse_change();
