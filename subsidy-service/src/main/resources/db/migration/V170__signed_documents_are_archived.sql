-- The archive of signed conventions: the document as it was frozen, then one revision for each signature.
create table convention_signed_document (
    convention_number  varchar(64) not null,
    sequence           integer     not null,
    act                text        not null,
    revision           integer     not null,
    pdf                bytea       not null,
    sha256             text        not null,
    previous_sha256    text,
    signatory          text,
    signatory_name     text,
    function           text,
    seal_subject       text,
    authenticated_at   timestamptz,
    signed_on          date        not null,
    signed_at          timestamptz not null,
    report             text,
    constraint pk_convention_signed_document primary key (convention_number, sequence),
    constraint uq_convention_signed_document_act unique (convention_number, act),
    constraint uq_convention_signed_document_hash unique (convention_number, sha256),
    constraint fk_convention_signed_document_convention
        foreign key (convention_number) references convention (number),
    constraint fk_convention_signed_document_previous
        foreign key (convention_number, previous_sha256)
        references convention_signed_document (convention_number, sha256),
    constraint ck_convention_signed_document_hash check (sha256 = encode(sha256(pdf), 'hex')),
    constraint ck_convention_signed_document_act check (act in
        ('FROZEN', 'PRESIDENT_SIGNATURE', 'SECRETARY_SIGNATURE', 'MINISTER_SIGNATURE')),
    constraint ck_convention_signed_document_sequence check (sequence between 0 and 3
        and (sequence = 0) = (act = 'FROZEN') and (sequence = 0) = (previous_sha256 is null)),
    constraint ck_convention_signed_document_evidence check (act = 'FROZEN' or (
        signatory is not null and signatory_name is not null and function is not null and seal_subject is not null
        and authenticated_at is not null and report is not null))
);

-- President and secretary are two persons here too (SUB-10).
create unique index uq_convention_signed_document_signatory on convention_signed_document (convention_number, signatory)
    where act in ('PRESIDENT_SIGNATURE', 'SECRETARY_SIGNATURE');

create trigger convention_signed_document_only_grows before update or delete on convention_signed_document
    for each row execute function refuse_change();
create trigger convention_signed_document_is_not_emptied before truncate on convention_signed_document
    for each statement execute function refuse_change();
